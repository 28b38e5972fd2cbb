"""Stretches that nobody speaks of (时间线空白): no tracking, no scan, silence, a question without an answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise

from appealdesk.core.answers import answers
from appealdesk.core.case import Case
from appealdesk.core.citing import mentions
from appealdesk.core.closures import Closure, closures
from appealdesk.core.notice import Notice, Story
from appealdesk.core.phrase import fill, moment, quoted, span, utc
from appealdesk.core.place import Place
from appealdesk.core.reading import Reading
from appealdesk.core.record import Record, records
from appealdesk.core.shipment import Scan, Shipment, Stage
from appealdesk.core.timeline.event import Conflict, Event
from appealdesk.core.wording import Wording

UNSCANNED = timedelta(days=3)
SILENT = timedelta(days=7)
UNEXPLAINED = timedelta(days=1)
ANSWERED = timedelta(hours=48)
# Only a notice about sending and receiving makes a missing parcel record a gap.
SENT = frozenset(
    {
        "lsr",
        "ldr",
        "otdr",
        "sfp",
        "vtr",
        "odr",
        "a_to_z_claim",
        "inr_dispute",
        "chargeback",
        "inad_dispute",
        "fake_shipping",
    }
    | {"fulfilment_review", "seller_standards", "dropshipping", "cr", "sfcr", "nfr", "negative_feedback"}
)
# An order that was cancelled before it left has no parcel to ask for.
NOT_SENT = frozenset({"cr", "sfcr", "nfr"})
ENDED = {Stage.DELIVERED, Stage.RETURNED, Stage.PICKUP_READY}

SAYS = {
    "order_without_record": Wording.of(
        en="Order {order} is named, but nothing in the material says when it was shipped or how.",
        zh="资料点名了订单 {order},但没有任何材料说明其发货时间与方式。",
    ),
    "no_tracking": Wording.of(en="Order {order} has no tracking number.", zh="订单 {order} 没有运单号。"),
    "no_scans": Wording.of(
        en="Order {order}: no carrier record of {tracking} is in the material.",
        zh="订单 {order}:资料中没有运单 {tracking} 的承运商轨迹。",
    ),
    "never_scanned": Wording.of(
        en="{carrier} {tracking}{about}: a label, but no physical scan.",
        zh="{carrier} {tracking}{about}:只有面单,没有任何实物扫描。",
    ),
    "unscanned": Wording.of(
        en="Order {order}: {start} on {from_}, first physical scan of {tracking} on {to}; "
        "{length} in between without a record.",
        zh="订单 {order}:{from_} {start},运单 {tracking} 的首次实物扫描为 {to},其间 {length} 没有记录。",
    ),
    "silent_carrier": Wording.of(
        en="{carrier} {tracking}{about}: no scan between {from_} and {to} ({length}).",
        zh="{carrier} {tracking}{about}:{from_} 至 {to} 之间 {length} 没有扫描。",
    ),
    "no_delivery_scan": Wording.of(
        en="{carrier} {tracking}{about}: the record ends on {from_} with “{words}”; no delivery scan.",
        zh="{carrier} {tracking}{about}:轨迹止于 {from_} 的“{words}”,没有妥投扫描。",
    ),
    "unexplained_delay": Wording.of(
        en="Order {order}: due to ship by {from_}, confirmed on {to}; nothing tells what happened in these {length}.",
        zh="订单 {order}:最晚发货时间 {from_},确认发货 {to},其间 {length} 没有材料说明发生了什么。",
    ),
    "unanswered": Wording.of(
        en="The buyer wrote on {from_}{about}; no answer by a person within 48 hours is in the material.",
        zh="买家于 {from_} 留言{about},资料中没有 48 小时内的人工回复。",
    ),
    "time_without_zone": Wording.of(
        en="{carrier} {tracking}: {count} scans give a local time without a zone (the first: “{local}”), "
        "so they cannot be set against a deadline to the hour.",
        zh="{carrier} {tracking}:有 {count} 条扫描只写当地时间、未写时区(首条为“{local}”),无法精确到小时与时限比较。",
    ),
}
LABELLED = Wording.of(en="label made", zh="生成面单")
CONFIRMED = Wording.of(en="confirmed as shipped", zh="确认发货")
OF_ORDER = Wording.of(en=" (order {order})", zh="(订单 {order})")
ABOUT = Wording.of(en=" about order {order}", zh="(订单 {order})")


def gaps(case: Case, reading: Reading, events: tuple[Event, ...]) -> tuple[Conflict, ...]:
    """Find what is missing, order by order, then message by message; the heaviest first."""
    found: list[Conflict] = []
    shut = closures(case)
    sent = reading.issue_type is None or bool(SENT & {reading.issue_type, *reading.secondary_issue_types})
    for record in records(case, reading.order_ids):
        cancelled = reading.issue_type in NOT_SENT and record.order.confirmed_at is None
        found += _of_order(record, case, events, shut) if sent and not cancelled else ()
        for package in record.shipments:
            found += _of_package(package, record.id)
    joined = {id(package) for record in records(case, reading.order_ids) for package in record.shipments}
    for package in case.shipments:
        found += _of_package(package, "") if id(package) not in joined else ()
    found += _of_messages(case)
    return tuple(sorted(dict.fromkeys(found), key=lambda gap: -gap.weight))


def _of_order(
    record: Record, case: Case, events: tuple[Event, ...], shut: tuple[Closure, ...]
) -> Iterator[Conflict]:
    order = record.order
    stated = any((order.tracking, order.ship_by, order.confirmed_at, order.delivered_at, record.shipments))
    if not stated:
        # An export that names the order tells it, even where nobody copied its row into the case file.
        if not mentions(case, (order.id,), ("order_detail",)):
            yield _gap("order_without_record", (_named_at(case, order.id),), 0.6, order=order.id)
    elif not order.tracking and not record.shipments:
        yield _gap("no_tracking", (record.said_at("ship_by"),), 0.7, order=order.id)
    elif not record.shipments:
        place = record.said_at("tracking")
        yield _gap("no_scans", (place,), 0.5, order=order.id, tracking=order.tracking)
    yield from _before_the_scan(record)
    yield from _between_deadline_and_confirmation(record, case, events, shut)


def _before_the_scan(record: Record) -> Iterator[Conflict]:
    first = record.accepted
    if first is None or first.at is None:
        return
    label = next((s for p in record.shipments for s in p.scans if s.stage is Stage.LABEL and s.at), None)
    starts: list[tuple[Wording, datetime, Place]] = []
    if record.order.confirmed_at is not None:
        starts.append((CONFIRMED, record.order.confirmed_at, record.said_at("confirmed_at")))
    elif label is not None and label.at is not None:
        starts.append((LABELLED, label.at, label.place))
    for start, since, place in starts:
        length = utc(first.at) - utc(since)
        if length > UNSCANNED:
            held: dict[str, object] = {"start": start, "tracking": record.tracking}
            held |= {"from_": moment(since), "to": moment(first.at), "length": span(length)}
            places = (place, first.place)
            yield _gap("unscanned", places, 0.6, order=record.id, **held)


def _between_deadline_and_confirmation(
    record: Record, case: Case, events: tuple[Event, ...], shut: tuple[Closure, ...]
) -> Iterator[Conflict]:
    due, done = record.order.ship_by, record.order.confirmed_at
    if due is None or done is None or utc(done) - utc(due) <= UNEXPLAINED:
        return
    told = any(e.order_id == record.id and utc(due) < utc(e.at) < utc(done) for e in events)
    closed = any(closure.first <= done.date() and due.date() <= closure.last for closure in shut)
    caused = any(record.id in cause.orders for cause in (case.plan.causes if case.plan else ()))
    if not (told or closed or caused):
        held = {"from_": moment(due), "to": moment(done), "length": span(utc(done) - utc(due))}
        places = (record.said_at("ship_by"), record.said_at("confirmed_at"))
        yield _gap("unexplained_delay", places, 0.5, order=record.id, **held)


def _of_package(package: Shipment, order_id: str) -> Iterator[Conflict]:
    about: Wording | str = fill(OF_ORDER, order=order_id) if order_id else ""
    held: dict[str, object] = {"carrier": package.carrier, "tracking": package.tracking, "about": about}
    touched = [scan for scan in package.scans if scan.physical]
    # A label that belongs to no order and was never used leaves nothing open.
    if package.scans and not touched and order_id:
        yield _gap("never_scanned", (package.scans[0].place,), 0.7, order=order_id, **held)
    for before, after in pairwise(_timed(touched)):
        length = utc(after[0]) - utc(before[0])
        if length > SILENT:
            ends = {"from_": moment(before[0]), "to": moment(after[0]), "length": span(length)}
            yield _gap(
                "silent_carrier", (before[1].place, after[1].place), 0.4, order=order_id, **held, **ends
            )
    if touched and not any(scan.stage in ENDED for scan in touched):
        last = touched[-1]
        said = {"from_": moment(last.at) if last.at else last.local, "words": quoted(last.words)}
        yield _gap("no_delivery_scan", (last.place,), 0.5, order=order_id, **held, **said)
    naive = [scan for scan in package.scans if scan.at is None]
    if naive:
        places = tuple(scan.place for scan in naive)
        yield _gap(
            "time_without_zone", places, 0.3, order=order_id, **held, count=len(naive), local=naive[0].local
        )


def _of_messages(case: Case) -> Iterator[Conflict]:
    for answer in answers(case.messages):
        if answer.open_at(case.as_of, ANSWERED) and answer.asked.at is not None:
            order = answer.asked.order_id
            about: Wording | str = fill(ABOUT, order=order) if order else ""
            places = (answer.asked.place, *((answer.by_person.place,) if answer.by_person else ()))
            yield _gap(
                "unanswered", places, 0.5, order=order or "", from_=moment(answer.asked.at), about=about
            )


def _timed(scans: list[Scan]) -> list[tuple[datetime, Scan]]:
    return sorted(((scan.at, scan) for scan in scans if scan.at is not None), key=lambda pair: utc(pair[0]))


def _named_at(case: Case, order_id: str) -> Place:
    """Where the notice or the story names an order that nothing else speaks of."""
    papers: tuple[Notice | Story, ...] = (*case.notices, *((case.story,) if case.story else ()))
    for paper in papers:
        start = paper.text.find(order_id)
        if start >= 0:
            return paper.words(start, start + len(order_id)).place
    return Place("case.yaml")


def _gap(kind: str, places: tuple[Place, ...], weight: float, *, order: str, **values: object) -> Conflict:
    says = fill(SAYS[kind], order=order, **values)
    return Conflict(kind, says, tuple(dict.fromkeys(places)), (order,) if order else (), weight)
