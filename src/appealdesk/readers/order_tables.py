"""Orders out of an order export (订单导出): ship-by, confirmation, number and delivery, as the platform's file states them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from appealdesk.core.place import Place
from appealdesk.readers.moments import moment
from appealdesk.readers.tables import Row, read_rows

COLUMNS = {
    "order": ("amazon order id", "order id", "order number", "order no", "order sn", "订单号", "订单编号"),
    "tracking": ("tracking number", "tracking id", "tracking no", "运单号", "物流单号", "追踪号", "快递单号"),
    "carrier": ("carrier name", "courier", "shipping provider", "承运商", "物流商", "快递公司"),
    "ship_by": (
        "latest ship date",
        "ship by",
        "ship by date",
        "latest shipping time",
        "最晚发货时间",
        "最晚发货日期",
    ),
    "confirmed_at": (
        "ship confirm date",
        "confirmed at",
        "ship confirmed",
        "shipment confirmed",
        "确认发货时间",
        "发货时间",
    ),
    "delivered_at": (
        "delivered date",
        "delivered at",
        "delivered time",
        "delivery date",
        "签收时间",
        "妥投时间",
    ),
    "zone": ("time zone", "timezone", "时区"),
}
MOMENTS = ("ship_by", "confirmed_at", "delivered_at")


@dataclass(frozen=True, slots=True)
class Stated:
    """One field of one order as a file states it."""

    order: str
    field: str
    value: str | datetime
    place: Place


def read_order_table(path: Path, *, file: str | None = None, zone: str | None = None) -> tuple[Stated, ...]:
    """Read an order export. A bare day, or a time without a zone, is no moment and states nothing.

    An order with several lines states a field only where all its lines agree. Raises `TableError` without a
    column for the order.
    """
    name = file or path.name
    stated: dict[tuple[str, str], Stated] = {}
    torn: set[tuple[str, str]] = set()
    for row in read_rows(path, COLUMNS, ("order",)):
        for one in _stated(row, name, zone):
            key = (one.order, one.field)
            if stated.setdefault(key, one).value != one.value:
                torn.add(key)
    return tuple(one for key, one in stated.items() if key not in torn)


def _stated(row: Row, file: str, zone: str | None) -> Iterator[Stated]:
    place = Place(file, line=row.line)
    for field in ("tracking", "carrier"):
        if row[field]:
            yield Stated(row["order"], field, row[field], place)
    for field in MOMENTS:
        at = moment(row[field], row["zone"] or zone)
        if at is not None:
            yield Stated(row["order"], field, at, place)
