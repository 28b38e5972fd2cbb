"""Transcript (誊录): what pages written for people say of parcels, orders and messages, read line by line.

Where a file is a carrier's answer or a table, the readers have read it; here the others are read: a tracking page, an order
page and a chat, copied as text or printed as PDF. Nothing that is already known is overwritten.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import Any

from appealdesk.core.case import Case, Order
from appealdesk.core.place import Place
from appealdesk.core.record import same_number
from appealdesk.core.sheet import Sheet
from appealdesk.core.shipment import Shipment
from appealdesk.core.telling import ASIAN
from appealdesk.core.transcript.conversation import conversation
from appealdesk.core.transcript.order_pages import Written, order_pages
from appealdesk.core.transcript.parcels import parcels
from appealdesk.core.transcript.places import zone_at

TRACKING, PROOF, ORDERS, MESSAGES = "carrier_tracking", "delivery_proof", "order_detail", "buyer_messages"
FIELDS = ("tracking", "carrier", "ship_by", "confirmed_at", "deliver_by", "town")


def transcribed(case: Case, ids: Sequence[str], zone: tzinfo | None) -> Case:
    """Return the case with what its pages say; `ids` are the orders of the notice, `zone` is the marketplace's.

    Doing it twice changes nothing more.
    """
    known = tuple(dict.fromkeys((*(order.id for order in case.orders), *ids)))
    if not known:
        return case
    pages = tuple(written_orders(case, known, zone))
    orders = [_stated(order, pages) for order in _orders(case, known, pages)]
    held = {shipment.file for shipment in case.shipments}
    found = [
        _linked(one, orders)
        for sheets in _unread(case, TRACKING, held)
        for one in parcels(sheets, known, zone)
    ]
    shipments = (*case.shipments, *_alone(found, orders))
    said = {message.place.file for message in case.messages}
    alone = known[0] if len(known) == 1 else None
    messages = [
        one
        for sheets in _unread(case, MESSAGES, said)
        for one in conversation(sheets, known, _clock_of(sheets, zone), alone)
    ]
    return replace(
        case,
        shipments=shipments,
        orders=tuple(_followed(order, shipments) for order in orders),
        messages=(*case.messages, *messages),
    )


def written_orders(case: Case, ids: Sequence[str], zone: tzinfo | None) -> Iterator[Written]:
    """Yield what the order pages of a case write of these orders."""
    for sheets in _unread(case, ORDERS, set()):
        yield from order_pages(sheets, ids, _clock_of(sheets, zone))


def _unread(case: Case, kind: str, read: set[str]) -> Iterator[tuple[Sheet, ...]]:
    """Yield the sheets of each file of a kind that nothing has been read from."""
    for exhibit in case.exhibits_of(kind):
        sheets = tuple(sheet for sheet in case.sheets if sheet.file == exhibit.file)
        if sheets and exhibit.file not in read and not sheets[0].text.lstrip().startswith(("{", "[{")):
            yield sheets


def _clock_of(sheets: Sequence[Sheet], zone: tzinfo | None) -> tzinfo | None:
    """Return the zone whose clock a page goes by: a page in Chinese is the seller's own, except in Taiwan."""
    text = "".join(sheet.text for sheet in sheets)
    return zone_at(text, zone) if ASIAN.search(text) and str(zone) != "Asia/Taipei" else zone


def _orders(case: Case, ids: Sequence[str], pages: Sequence[Written]) -> tuple[Order, ...]:
    """Take up the orders of which a page says something."""
    held = {order.id for order in case.orders}
    said = {one.order for one in pages}
    return (*case.orders, *(Order(id_) for id_ in ids if id_ not in held and id_ in said))


def _stated(order: Order, pages: Sequence[Written]) -> Order:
    for one in pages:
        if one.order == order.id and one.field in FIELDS:
            order = _filled(order, one.field, one.value, one.place)
    return order


def _filled(order: Order, field: str, value: str | datetime, place: Place) -> Order:
    if getattr(order, field) or not value:
        return order
    changes: dict[str, Any] = {field: value, "places": (*order.places, (field, place))}
    return replace(order, **changes)


def _linked(shipment: Shipment, orders: Sequence[Order]) -> Shipment:
    named = next((order.id for order in orders if same_number(order.tracking, shipment.tracking)), None)
    return replace(shipment, order_id=named) if named else shipment


def _alone(found: Sequence[Shipment], orders: Sequence[Order]) -> tuple[Shipment, ...]:
    """Give the only parcel to the only order, unless that one has another number."""
    if len(found) == len(orders) == 1 and found[0].order_id is None and not orders[0].tracking:
        return (replace(found[0], order_id=orders[0].id),)
    return tuple(found)


def _followed(order: Order, shipments: Sequence[Shipment]) -> Order:
    """Fill what the carrier's page says of an order's parcels: number, carrier, and delivery once all are delivered."""
    mine = [shipment for shipment in shipments if shipment.order_id == order.id]
    if not mine:
        return order
    order = _filled(order, "tracking", mine[0].tracking, Place(mine[0].file))
    order = _filled(order, "carrier", mine[0].carrier, Place(mine[0].file))
    arrivals = [scan for one in mine if (scan := one.delivered) is not None and scan.at is not None]
    if len(arrivals) != len(mine):
        return order
    last = max(arrivals, key=lambda scan: scan.at.timestamp() if scan.at else 0.0)
    return _filled(order, "delivered_at", last.at or "", last.place)
