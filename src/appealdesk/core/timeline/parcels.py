"""Contradictions about packages (包裹记录矛盾): order data against scans, one carrier's record against another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from appealdesk.core.carriers import same_carrier
from appealdesk.core.case import Case
from appealdesk.core.phrase import fill, listed, moment, span, utc
from appealdesk.core.place import Place
from appealdesk.core.reading import Reading
from appealdesk.core.record import Record, records, same_number
from appealdesk.core.shipment import Scan, Shipment, Stage
from appealdesk.core.timeline.countries import country_in, home_of
from appealdesk.core.timeline.event import Conflict
from appealdesk.core.wording import Wording

CONFIRMED_EARLY = timedelta(hours=24)
SAME_MOMENT = timedelta(minutes=1)

SAYS = {
    "delivered_before_shipped": Wording.of(
        en="Order {order}: {tracking} is recorded as delivered on {delivered}, before its first physical scan on {first}.",
        zh="订单 {order}:运单 {tracking} 记录的妥投时间 {delivered} 早于首次实物扫描 {first}。",
    ),
    "delivered_before_confirmed": Wording.of(
        en="Order {order}: {tracking} was delivered on {delivered}, yet shipment was confirmed only on {confirmed}.",
        zh="订单 {order}:运单 {tracking} 于 {delivered} 妥投,而确认发货的时间是 {confirmed},晚于妥投。",
    ),
    "delivery_differs": Wording.of(
        en="Order {order}: the order data give delivery on {stated}, the carrier's scan of {tracking} says {delivered}.",
        zh="订单 {order}:订单资料的妥投时间为 {stated},而运单 {tracking} 的妥投扫描为 {delivered}。",
    ),
    "delivery_without_scan": Wording.of(
        en="Order {order}: the order data give delivery on {stated}, but the carrier's record of {tracking} "
        "has no delivery scan.",
        zh="订单 {order}:订单资料写明 {stated} 妥投,而运单 {tracking} 的承运商轨迹没有妥投扫描。",
    ),
    "confirmed_before_scan": Wording.of(
        en="Order {order}: confirmed as shipped on {confirmed}, first physical scan of {tracking} on {first}, "
        "{length} later.",
        zh="订单 {order}:{confirmed} 确认发货,运单 {tracking} 的首次实物扫描为 {first},晚 {length}。",
    ),
    "carrier_differs": Wording.of(
        en="Tracking number {tracking} is given to two carriers: {one} and {other}.",
        zh="同一运单号 {tracking} 对应两家承运商:{one} 与 {other}。",
    ),
    "tracking_differs": Wording.of(
        en="Order {order}: the order data gives tracking number {stated}, the carrier's record {tracking}.",
        zh="订单 {order}:订单资料的运单号为 {stated},承运商轨迹的运单号为 {tracking}。",
    ),
    "tracking_shared": Wording.of(
        en="Orders {orders} carry the same tracking number {tracking}.",
        zh="订单 {orders} 使用同一运单号 {tracking}。",
    ),
    "order_twice": Wording.of(
        en="Order {order} is listed twice in the case file.", zh="案件资料中订单 {order} 列了两次。"
    ),
    "record_differs": Wording.of(
        en="Two records of {tracking} tell different deliveries: {one} and {other}.",
        zh="运单 {tracking} 的两份轨迹所载妥投时间不同:{one} 与 {other}。",
    ),
    "other_country": Wording.of(
        en="Order {order}: the delivery scan of {tracking} on {delivered} names “{where}”, which lies outside the "
        "marketplace's country ({home}). The delivery address of the order has to be compared.",
        zh="订单 {order}:运单 {tracking} 于 {delivered} 的妥投扫描地点为“{where}”,不在站点所在国({home}),须与订单收货地址核对。",
    ),
}


def contradictions(case: Case, reading: Reading) -> Iterator[Conflict]:
    """Find what order data and carriers' records cannot both mean."""
    joined = records(case, reading.order_ids)
    for record in joined:
        yield from _delivery(record)
        yield from _confirmation(record)
        yield from _number_and_carrier(record)
        yield from _country(record, case.marketplace or reading.marketplace)
    yield from _one_number(case)
    yield from _listed_twice(case)


def _delivery(record: Record) -> Iterator[Conflict]:
    order, scan, first = record.order, record.delivered, _acceptance(record)
    held = {"order": record.id, "tracking": record.tracking}
    stated_at = record.said_at("delivered_at")
    if scan is not None and scan.at is not None:
        held["delivered"] = moment(scan.at)
        if first is not None and first.at is not None and utc(scan.at) < utc(first.at):
            yield _found(
                "delivered_before_shipped", (scan.place, first.place), 0.9, **held, first=moment(first.at)
            )
        if order.delivered_at is not None and abs(utc(order.delivered_at) - utc(scan.at)) > SAME_MOMENT:
            stated = moment(order.delivered_at)
            yield _found("delivery_differs", (stated_at, scan.place), 0.8, **held, stated=stated)
        if order.confirmed_at is not None and utc(scan.at) < utc(order.confirmed_at):
            both = (scan.place, record.said_at("confirmed_at"))
            confirmed = moment(order.confirmed_at)
            yield _found("delivered_before_confirmed", both, 0.7, **held, confirmed=confirmed)
    elif order.delivered_at is not None and any(package.scans for package in record.shipments):
        places = (stated_at, *(package.scans[-1].place for package in record.shipments if package.scans))
        if not any(package.delivered for package in record.shipments):
            yield _found("delivery_without_scan", places, 0.9, **held, stated=moment(order.delivered_at))


def _acceptance(record: Record) -> Scan | None:
    """The scan that calls itself an acceptance. A delivery scan is a touch too, so the first touch cannot be later."""
    scans = [scan for package in record.shipments for scan in package.scans]
    return next((scan for scan in scans if scan.stage is Stage.ACCEPTED and scan.at is not None), None)


def _confirmation(record: Record) -> Iterator[Conflict]:
    lead, first, confirmed = record.scan_before_confirmation, record.accepted, record.order.confirmed_at
    if lead is None or first is None or first.at is None or confirmed is None:
        return
    if lead < -CONFIRMED_EARLY:
        yield _found(
            "confirmed_before_scan",
            (record.said_at("confirmed_at"), first.place),
            0.6,
            order=record.id,
            tracking=record.tracking,
            confirmed=moment(confirmed),
            first=moment(first.at),
            length=span(lead),
        )


def _number_and_carrier(record: Record) -> Iterator[Conflict]:
    order = record.order
    if not order.tracking or not record.shipments:
        return
    place = record.said_at("tracking")
    numbers = [package for package in record.shipments if same_number(package.tracking, order.tracking)]
    if not numbers:
        other = record.shipments[0]
        held = {"order": order.id, "stated": order.tracking, "tracking": other.tracking}
        yield _found("tracking_differs", (place, Place(other.file)), 0.8, **held)
    for package in numbers:
        if order.carrier and package.carrier and not same_carrier(order.carrier, package.carrier):
            held = {"tracking": package.tracking, "one": order.carrier, "other": package.carrier}
            places = (record.said_at("carrier"), Place(package.file))
            yield _found("carrier_differs", places, 0.8, order=order.id, **held)


def _country(record: Record, marketplace: str | None) -> Iterator[Conflict]:
    scan = record.delivered
    home = home_of(marketplace)
    there = country_in(scan.where, marketplace) if scan else None
    if scan is None or scan.at is None or not home or not there or there in home:
        return
    held = {"delivered": moment(scan.at), "where": scan.where, "home": ", ".join(sorted(home))}
    yield _found("other_country", (scan.place,), 0.6, order=record.id, tracking=record.tracking, **held)


def _one_number(case: Case) -> Iterator[Conflict]:
    by_number: dict[str, list[Shipment]] = {}
    for package in case.shipments:
        by_number.setdefault(package.tracking.replace(" ", "").casefold(), []).append(package)
    for first, *others in by_number.values():
        for other in others:
            yield from _two_records(first, other)
    orders: dict[str, list[str]] = {}
    for order in case.orders:
        if order.tracking:
            orders.setdefault(order.tracking.replace(" ", "").casefold(), []).append(order.id)
    for number, ids in orders.items():
        shared = tuple(dict.fromkeys(ids))
        if len(shared) > 1:
            places = tuple(_said(case, id_) for id_ in shared)
            says = fill(SAYS["tracking_shared"], orders=listed(shared), tracking=number.upper())
            yield Conflict("tracking_shared", says, tuple(dict.fromkeys(places)), shared, 0.4)


def _two_records(first: Shipment, other: Shipment) -> Iterator[Conflict]:
    order = first.order_id or other.order_id or ""
    places = (Place(first.file), Place(other.file))
    if not same_carrier(first.carrier, other.carrier):
        held = {"tracking": first.tracking, "one": first.carrier, "other": other.carrier}
        yield _found("carrier_differs", places, 0.8, order=order, **held)
    one, two = first.delivered, other.delivered
    if one and two and one.at and two.at and abs(utc(one.at) - utc(two.at)) > SAME_MOMENT:
        held = {"tracking": first.tracking, "one": moment(one.at), "other": moment(two.at)}
        yield _found("record_differs", (one.place, two.place), 0.8, order=order, **held)


def _listed_twice(case: Case) -> Iterator[Conflict]:
    ids = [order.id for order in case.orders]
    for id_ in dict.fromkeys(id_ for id_ in ids if ids.count(id_) > 1):
        yield _found("order_twice", (_said(case, id_),), 0.4, order=id_)


def _said(case: Case, order_id: str) -> Place:
    order = next(order for order in case.orders if order.id == order_id)
    return Record(order).said_at("tracking")


def _found(kind: str, places: tuple[Place, ...], weight: float, *, order: str, **values: object) -> Conflict:
    says = fill(SAYS[kind], order=order, **values)
    return Conflict(kind, says, tuple(dict.fromkeys(places)), (order,) if order else (), weight)
