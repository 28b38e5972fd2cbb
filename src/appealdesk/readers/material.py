"""Facts out of the exhibits (材料事实): packages and messages read, orders filled with what a file states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

from appealdesk.core.case import Case, Order
from appealdesk.core.correspondence import Message
from appealdesk.core.errors import AppealDeskError, Fault
from appealdesk.core.evidence import Exhibit
from appealdesk.core.place import Place
from appealdesk.core.record import same_number
from appealdesk.core.sheet import Sheet
from appealdesk.core.shipment import Shipment
from appealdesk.core.wording import Wording
from appealdesk.readers.order_tables import Stated
from appealdesk.readers.sheets import sheets_of
from appealdesk.readers.tables import SUFFIXES

TRACKING_KINDS = frozenset({"carrier_tracking", "delivery_proof"})
FIELDS = ("tracking", "carrier", "ship_by", "confirmed_at", "delivered_at")
ORDER_KINDS = frozenset({"order_detail"})
MESSAGE_KINDS = frozenset({"buyer_messages"})


@dataclass(slots=True)
class Material:
    """What has been read so far. A file that cannot be read becomes a remark: it still is an exhibit."""

    shipments: list[Shipment] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)
    stated: list[Stated] = field(default_factory=list)
    remarks: list[Wording] = field(default_factory=list)

    def add(self, exhibit: Exhibit, path: Path, zone: str | None) -> None:
        """Read what is to be read from one exhibit."""
        try:
            self._facts(exhibit, path, zone)
        except AppealDeskError as error:
            self.remarks.append(_unread(exhibit, error))
        self.sheets += sheets_of(path, exhibit)

    def _facts(self, exhibit: Exhibit, path: Path, zone: str | None) -> None:
        ending = PurePosixPath(exhibit.file).suffix.lower()
        if exhibit.kind in TRACKING_KINDS and (ending == ".json" or ending in SUFFIXES):
            from appealdesk.readers.tracking import read_tracking

            self.shipments += read_tracking(path, file=exhibit.file, zone=zone)
        elif exhibit.kind in ORDER_KINDS and ending in SUFFIXES:
            from appealdesk.readers.order_tables import read_order_table

            self.stated += read_order_table(path, file=exhibit.file, zone=zone)
        elif exhibit.kind in MESSAGE_KINDS and ending in SUFFIXES:
            from appealdesk.readers.messages import read_messages

            messages, faults = read_messages(path, file=exhibit.file, zone=zone)
            self.messages += messages
            self.remarks += [_left_out(fault) for fault in faults]


def with_material(case: Case, paths: Mapping[str, Path], zones: Mapping[str, str | None]) -> Case:
    """Return the case with the packages, messages and words of its exhibits, and its orders filled from them."""
    told = {notice.file for notice in case.notices} | {case.story.file if case.story else ""}
    material = Material()
    for exhibit in case.exhibits:
        if exhibit.opens and exhibit.file not in told:
            material.add(exhibit, paths[exhibit.file], zones.get(exhibit.file))
    # The number an order export gives is what links a carrier's file to the order.
    orders = [exported(order, material.stated, ("tracking",)) for order in _orders(case, material.stated)]
    shipments = tuple(linked(shipment, orders) for shipment in material.shipments)
    return replace(
        case,
        shipments=shipments,
        messages=tuple(material.messages),
        orders=tuple(exported(filled(order, shipments), material.stated) for order in orders),
        sheets=tuple(material.sheets),
        remarks=(*case.remarks, *material.remarks),
    )


def linked(shipment: Shipment, orders: Sequence[Order]) -> Shipment:
    """Return the package under the order that case.yaml gives its number to, else under the one its file names."""
    for order in orders:
        if same_number(order.tracking, shipment.tracking):
            return replace(shipment, order_id=order.id)
    return shipment


def exported(order: Order, stated: Sequence[Stated], fields: tuple[str, ...] = FIELDS) -> Order:
    """Return the order with what an order export states and nobody has said before."""
    for one in stated:
        if one.order == order.id and one.field in fields:
            order = _filled(order, one.field, one.value, one.place)
    return order


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


def _orders(case: Case, stated: Sequence[Stated]) -> tuple[Order, ...]:
    """The orders of case.yaml, then those of an export that notice or story name: an export may list a whole shop."""
    texts = [notice.text for notice in case.notices] + ([case.story.text] if case.story else [])
    known = {order.id for order in case.orders}
    ids = dict.fromkeys(one.order for one in stated if one.order and one.order not in known)
    named = (id_ for id_ in ids if any(Sheet("", text).find(id_) for text in texts))
    return (*case.orders, *(Order(id_) for id_ in named))


def _filled(order: Order, field: str, value: Any, place: Place) -> Order:
    if getattr(order, field) or not value:
        return order
    changes: dict[str, Any] = {field: value, "places": (*order.places, (field, place))}
    return replace(order, **changes)


def _unread(exhibit: Exhibit, error: AppealDeskError) -> Wording:
    return Wording.of(
        en=f"{exhibit.file} counts as {exhibit.kind}, but nothing was read from it: {error}",
        zh=f"{exhibit.file} 已作为证据计入，但未能从中读出内容：格式无法识别，请核对或换用平台导出的文件。",
    )


def _left_out(fault: Fault) -> Wording:
    return Wording.of(en=f"A row was left out. {fault}", zh=f"{fault.place} 该行无法识别，未读入，请核对。")
