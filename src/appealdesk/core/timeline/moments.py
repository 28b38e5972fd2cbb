"""Moments that lie where they cannot (时点矛盾): after the case's own day, or due after the notice that counts them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from appealdesk.core.case import Case
from appealdesk.core.phrase import fill, moment, utc
from appealdesk.core.place import Place
from appealdesk.core.reading import Reading
from appealdesk.core.record import Record, records
from appealdesk.core.timeline.event import Conflict, Event
from appealdesk.core.wording import Wording

# The case's moment is often a bare day, and the world is up to a day ahead or behind.
LEEWAY = timedelta(days=1)
LATE = frozenset({"lsr", "ldr", "sfp"})

SAYS = {
    "moment_in_future": Wording.of(
        en="{what} is dated {at}, after the case's own moment {now}.",
        zh="{what} 的时间为 {at},晚于本案时点 {now}。",
    ),
    "due_after_notice": Wording.of(
        en="Order {order} was due to ship by {due}, after the notice of {notice}, so the notice cannot have counted it as late.",
        zh="订单 {order} 的最晚发货时间为 {due},晚于 {notice} 的通知,该通知不可能已将其计为迟发。",
    ),
}
CONFIRMATION = Wording.of(en="The confirmation of order {order}", zh="订单 {order} 的确认发货")
DELIVERY = Wording.of(en="The delivery of order {order}", zh="订单 {order} 的妥投")
SCAN = Wording.of(en="A scan of {carrier} {tracking}", zh="{carrier} {tracking} 的一次扫描")
MESSAGE = Wording.of(en="A message", zh="一条消息")


def contradictions(case: Case, reading: Reading, events: tuple[Event, ...]) -> Iterator[Conflict]:
    """Hold every recorded moment against the case's own, and ship-by moments against the notice."""
    for what, at, place, order in _recorded(case, reading):
        if utc(at) - utc(case.as_of) > LEEWAY:
            says = fill(SAYS["moment_in_future"], what=what, at=moment(at), now=moment(case.as_of))
            yield Conflict("moment_in_future", says, (place,), (order,) if order else (), 0.7)
    if LATE & {reading.issue_type, *reading.secondary_issue_types}:
        yield from _due_after_notice(case, reading, events)


def _recorded(case: Case, reading: Reading) -> Iterator[tuple[Wording, datetime, Place, str | None]]:
    for record in records(case, reading.order_ids):
        yield from _of_order(record)
    for package in case.shipments:
        what = fill(SCAN, carrier=package.carrier, tracking=package.tracking)
        yield from ((what, scan.at, scan.place, package.order_id) for scan in package.scans if scan.at)
    yield from ((MESSAGE, m.at, m.place, m.order_id) for m in case.messages if m.at)


def _of_order(record: Record) -> Iterator[tuple[Wording, datetime, Place, str | None]]:
    order = record.order
    if order.confirmed_at:
        what = fill(CONFIRMATION, order=order.id)
        yield what, order.confirmed_at, record.said_at("confirmed_at"), order.id
    if order.delivered_at:
        yield fill(DELIVERY, order=order.id), order.delivered_at, record.said_at("delivered_at"), order.id


def _due_after_notice(case: Case, reading: Reading, events: tuple[Event, ...]) -> Iterator[Conflict]:
    notice = next((event for event in events if event.kind in {"notice_sent", "notice_dated"}), None)
    for record in records(case, reading.order_ids) if notice else ():
        due = record.order.ship_by
        named = any(record.id in paper.text for paper in case.notices)
        if notice is not None and due is not None and named and utc(due) - utc(notice.at) > LEEWAY:
            day = (notice.day or notice.at.date()).isoformat()
            says = fill(SAYS["due_after_notice"], order=record.id, due=moment(due), notice=day)
            yield Conflict(
                "due_after_notice", says, (record.said_at("ship_by"), notice.place), (record.id,), 0.7
            )
