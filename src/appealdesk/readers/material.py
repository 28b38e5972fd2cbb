"""Facts out of the exhibits (材料事实): packages and messages read, orders filled with what a file states."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from appealdesk.core.case import Case, Order
from appealdesk.core.correspondence import Message
from appealdesk.core.errors import AppealDeskError
from appealdesk.core.evidence import Exhibit
from appealdesk.core.place import Place
from appealdesk.core.shipment import Shipment
from appealdesk.core.wording import Wording
from appealdesk.readers.sheets import sheets_of

T = TypeVar("T")
TRACKING_KINDS = frozenset({"carrier_tracking", "delivery_proof"})
MESSAGE_KINDS = frozenset({"buyer_messages"})
TRACKING_SUFFIXES = frozenset({".json", ".csv", ".tsv"})
TABLE_SUFFIXES = frozenset({".csv", ".tsv"})


def with_material(case: Case, paths: Mapping[str, Path], zones: Mapping[str, str | None]) -> Case:
    """Return the case with packages, messages and filled orders. What cannot be read becomes a remark."""
    case_texts = {notice.file for notice in case.notices} | {case.story.file if case.story else ""}
    remarks: list[Wording] = []
    shipments: list[Shipment] = []
    messages: list[Message] = []
    for exhibit in case.exhibits:
        suffix = PurePosixPath(exhibit.file).suffix.lower()
        path, zone = paths[exhibit.file], zones.get(exhibit.file)
        if not exhibit.opens:
            continue
        if exhibit.kind in TRACKING_KINDS and suffix in TRACKING_SUFFIXES:
            shipments += _read(_tracking, path, exhibit, zone, remarks)
        elif exhibit.kind in MESSAGE_KINDS and suffix in TABLE_SUFFIXES:
            messages += _read(_messages, path, exhibit, zone, remarks)
    sheets = (
        sheet
        for exhibit in case.exhibits
        if exhibit.file not in case_texts
        for sheet in sheets_of(paths[exhibit.file], exhibit)
    )
    linked = tuple(_linked(shipment, case.orders) for shipment in shipments)
    orders = tuple(filled(order, linked) for order in case.orders)
    return replace(
        case,
        shipments=linked,
        messages=tuple(messages),
        orders=orders,
        sheets=tuple(sheets),
        remarks=(*case.remarks, *remarks),
    )


def filled(order: Order, shipments: tuple[Shipment, ...]) -> Order:
    """Return the order with what the carrier's files state and case.yaml leaves open, each with its place."""
    mine = [shipment for shipment in shipments if shipment.order_id == order.id]
    if not mine:
        return order
    first = mine[0]
    order = _filled(order, "tracking", first.tracking, Place(first.file))
    order = _filled(order, "carrier", first.carrier, Place(first.file))
    delivered = [scan for shipment in mine if (scan := shipment.delivered) and scan.at]
    # An order in two packages is delivered when the last one is.
    if len(delivered) == len(mine):
        last = max(delivered, key=lambda scan: scan.at.timestamp() if scan.at else 0.0)
        order = _filled(order, "delivered_at", last.at, last.place)
    return order


def plain(tracking: str) -> str:
    """Return a tracking number as it compares: no spaces or hyphens, capitals."""
    return "".join(character for character in tracking if character.isalnum()).upper()


def _filled(order: Order, field: str, value: Any, place: Place) -> Order:
    if getattr(order, field) or not value:
        return order
    changes: dict[str, Any] = {field: value, "places": (*order.places, (field, place))}
    return replace(order, **changes)


def _linked(shipment: Shipment, orders: tuple[Order, ...]) -> Shipment:
    number = plain(shipment.tracking)
    for order in orders:
        if order.tracking and plain(order.tracking) == number:
            return replace(shipment, order_id=order.id)
    return shipment


def _tracking(path: Path, file: str, zone: str | None) -> tuple[Shipment, ...]:
    from appealdesk.readers.tracking import read_tracking

    return read_tracking(path, file=file, zone=zone)


def _messages(path: Path, file: str, zone: str | None) -> tuple[Message, ...]:
    from appealdesk.readers.messages import read_messages

    return read_messages(path, file=file, zone=zone)


def _read(
    reader: Callable[[Path, str, str | None], tuple[T, ...]],
    path: Path,
    exhibit: Exhibit,
    zone: str | None,
    remarks: list[Wording],
) -> tuple[T, ...]:
    try:
        return reader(path, exhibit.file, zone)
    except AppealDeskError as error:
        remarks.append(
            Wording.of(
                en=f"{exhibit.file} counts as {exhibit.kind}, but nothing was read from it: {error}",
                zh=f"{exhibit.file} 已作为证据计入，但未能从中读出内容：格式无法识别，请核对或换用平台导出的文件。",
            )
        )
        return ()
