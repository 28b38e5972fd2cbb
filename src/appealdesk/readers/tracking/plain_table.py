"""Carrier events as a plain table (轨迹表格): one event a row, for carriers whose own shape is not known."""

from __future__ import annotations

from pathlib import Path

from appealdesk.core.place import Place
from appealdesk.core.scan_words import stage_by_words
from appealdesk.core.shipment import Scan, Shipment, Stage
from appealdesk.readers.moments import moment
from appealdesk.readers.tables import Row, TableError, read_rows
from appealdesk.readers.tracking.scans import Source, TrackingError, clean, in_order

COLUMNS = {
    "tracking": (
        "tracking number",
        "tracking id",
        "tracking no",
        "waybill",
        "运单号",
        "追踪号",
        "物流单号",
        "快递单号",
        "跟踪号",
    ),
    "time": (
        "event time",
        "date time",
        "timestamp",
        "scan time",
        "date",
        "时间",
        "轨迹时间",
        "扫描时间",
        "事件时间",
    ),
    "zone": ("time zone", "timezone", "offset", "utc offset", "时区"),
    "stage": ("status", "event type", "状态", "节点", "轨迹状态"),
    "words": ("event", "description", "details", "message", "描述", "轨迹描述", "事件", "内容"),
    "place": ("location", "city", "where", "地点", "位置", "城市"),
    "carrier": ("carrier name", "courier", "承运商", "物流商", "快递公司"),
    "order": ("order id", "order number", "订单号", "订单编号"),
}
CODES = {stage.value: stage for stage in Stage}


def shipments(path: Path, source: Source) -> tuple[Shipment, ...]:
    """Read a table of events. Raises `TrackingError` without columns for tracking number and time."""
    grouped: dict[str, list[Row]] = {}
    try:
        for row in read_rows(path, COLUMNS, ("tracking", "time")):
            grouped.setdefault(row["tracking"], []).append(row)
    except TableError as error:
        raise TrackingError(error.what, error.remedy) from error
    return tuple(_shipment(number, mine, source) for number, mine in grouped.items())


def _shipment(number: str, mine: list[Row], source: Source) -> Shipment:
    scans = in_order(_scan(row, source) for row in mine)
    carrier = next((row["carrier"] for row in mine if row["carrier"]), "")
    order = next((row["order"] for row in mine if row["order"]), None)
    return Shipment(number, carrier, scans, source.file, order)


def _scan(row: Row, source: Source) -> Scan:
    stage = CODES.get(row["stage"].lower().replace(" ", "_"))
    if stage is None:
        stage = stage_by_words(row["stage"])
    if stage is Stage.UNKNOWN:
        stage = stage_by_words(row["words"])
    at = moment(row["time"], row["zone"] or source.zone)
    words = clean(row["words"] or row["stage"])
    return Scan(stage, row["time"], at, row["place"], words, Place(source.file, line=row.line))
