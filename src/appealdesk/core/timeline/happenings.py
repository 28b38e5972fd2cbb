"""Events of one case (事件): every paper says its own, and each event keeps the place that says it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

from appealdesk.core.case import Case
from appealdesk.core.correspondence import Message, Sender
from appealdesk.core.phrase import fill, listed, quoted, utc
from appealdesk.core.place import Place
from appealdesk.core.reading import Reading
from appealdesk.core.record import Record, records
from appealdesk.core.shipment import Scan, Shipment, Stage
from appealdesk.core.timeline.event import Event
from appealdesk.core.wording import Wording
from appealdesk.core.written_days import written_days

# How an earlier matter ended, as case.yaml codes it; any other word stands as it was written.
OUTCOMES: Mapping[str, Wording] = {
    "refused": Wording.of(en="refused", zh="被拒绝"),
    "granted": Wording.of(en="granted", zh="获批准"),
    "partly_granted": Wording.of(en="granted in part", zh="部分获批准"),
    "warning": Wording.of(en="a warning", zh="警告"),
    "no_answer": Wording.of(en="no answer", zh="未获答复"),
}
SAYS = {
    "notice_sent": Wording.of(en="The platform sent the notice.", zh="平台发出通知。"),
    "notice_dated": Wording.of(en="Date of the notice.", zh="通知所载日期。"),
    "notice_received": Wording.of(en="The seller received the notice.", zh="卖家收到通知。"),
    "notice_deadline": Wording.of(
        en="Last moment that the notice gives for an answer.", zh="通知给出的最后答复时间。"
    ),
    "ship_by": Wording.of(en="Order {order}: ship-by moment.", zh="订单 {order}:最晚发货时间。"),
    "confirmed": Wording.of(
        en="Order {order}: shipment confirmed to the platform.", zh="订单 {order}:向平台确认发货。"
    ),
    "delivered_as_stated": Wording.of(
        en="Order {order}: delivery, as stated in the case file.", zh="订单 {order}:案件资料所述的妥投。"
    ),
    "scan": Wording.of(
        en="{carrier} {tracking}: {stage}, “{words}”{where}.",
        zh="{carrier} {tracking}:{stage},“{words}”{where}。",
    ),
    "message": Wording.of(
        en="{sender} wrote about order {order}: “{words}”", zh="{sender}就订单 {order} 留言:“{words}”"
    ),
    "message_alone": Wording.of(en="{sender} wrote: “{words}”", zh="{sender}留言:“{words}”"),
    "corrective": Wording.of(en="Corrective action: {text}", zh="纠正措施:{text}"),
    "buyers": Wording.of(
        en="Buyers made good (orders {orders}): {text}", zh="对买家的补救(订单 {orders}):{text}"
    ),
    "buyers_alone": Wording.of(en="Buyers made good: {text}", zh="对买家的补救:{text}"),
    "prior": Wording.of(en="Earlier matter: {text}", zh="既往事项:{text}"),
    "prior_outcome": Wording.of(
        en="Earlier matter: {text} Outcome: {outcome}.", zh="既往事项:{text} 结果:{outcome}。"
    ),
}
STAGES = {
    Stage.LABEL: Wording.of(en="label made (no physical scan)", zh="生成面单(非实物扫描)"),
    Stage.EXCEPTION: Wording.of(en="exception", zh="运输异常"),
    Stage.ATTEMPTED: Wording.of(en="delivery attempt", zh="尝试派送"),
    Stage.DELIVERED: Wording.of(en="delivered", zh="妥投"),
    Stage.PICKUP_READY: Wording.of(en="ready for collection", zh="待自提"),
    Stage.RETURNING: Wording.of(en="on its way back", zh="退回途中"),
    Stage.RETURNED: Wording.of(en="returned to the sender", zh="已退回发件人"),
}
FIRST = Wording.of(en="first physical scan", zh="首次实物扫描")
LAST = Wording.of(en="last scan so far", zh="目前最后一次扫描")
SENDERS = {
    Sender.BUYER: Wording.of(en="The buyer", zh="买家"),
    Sender.SELLER: Wording.of(en="The seller", zh="卖家"),
    Sender.AUTOMATIC: Wording.of(en="An automatic reply", zh="自动回复"),
    Sender.PLATFORM: Wording.of(en="The platform", zh="平台"),
}


@dataclass(frozen=True, slots=True)
class Days:
    """Turns a day into an event's moment: the day's first instant in the marketplace's zone."""

    zone: tzinfo

    def event(self, day: date, kind: str, what: Wording, place: Place, order_id: str | None = None) -> Event:
        """An event known by its day only."""
        return Event(datetime.combine(day, time(), self.zone), what, place, order_id, kind, day)


def happenings(case: Case, reading: Reading, zone: tzinfo) -> tuple[Event, ...]:
    """Collect all events and put them in order; at the same moment a day stands before an hour."""
    days = Days(zone)
    found = [*_of_notices(case, reading, days)]
    for record in records(case, reading.order_ids):
        found += _of_order(record)
        for package in record.shipments:
            found += _of_shipment(package, record.id, days, case.as_of.date())
    joined = {id(p) for record in records(case, reading.order_ids) for p in record.shipments}
    for package in case.shipments:
        if id(package) not in joined:
            found += _of_shipment(package, package.order_id, days, case.as_of.date())
    found += _of_messages(case.messages)
    found += _of_plan(case, days)
    return tuple(sorted(dict.fromkeys(found), key=lambda e: (utc(e.at), e.day is None)))


def _of_notices(case: Case, reading: Reading, days: Days) -> Iterator[Event]:
    for notice in case.notices:
        if notice.sent_at is not None:
            yield Event(notice.sent_at, SAYS["notice_sent"], Place(notice.file), kind="notice_sent")
    if case.received_at is not None:
        yield Event(case.received_at, SAYS["notice_received"], Place("case.yaml"), kind="notice_received")
    said = reading.deadline
    place = said.words.place if said.words else Place(case.notices[0].file if case.notices else "case.yaml")
    if said.anchor is not None and said.anchor.event.startswith("notice"):
        yield _dated(said.anchor.at, "notice_dated", place, days)
    if said.due is not None:
        yield _dated(said.due, "notice_deadline", place, days)


def _dated(at: date | datetime, kind: str, place: Place, days: Days) -> Event:
    if isinstance(at, datetime):
        return Event(at, SAYS[kind], place, kind=kind)
    return days.event(at, kind, SAYS[kind], place)


def _of_order(record: Record) -> Iterator[Event]:
    order = record.order
    stated = (
        ("ship_by", "ship_by", order.ship_by),
        ("confirmed", "confirmed_at", order.confirmed_at),
        ("delivered_as_stated", "delivered_at", order.delivered_at),
    )
    scanned = {utc(scan.at) for package in record.shipments for scan in package.scans if scan.at is not None}
    for kind, name, at in stated:
        # A delivery that a scan tells to the same moment is told once, by the carrier.
        if at is not None and not (kind == "delivered_as_stated" and utc(at) in scanned):
            yield Event(at, fill(SAYS[kind], order=order.id), record.said_at(name), order.id, kind)


def _of_shipment(package: Shipment, order_id: str | None, days: Days, near: date) -> Iterator[Event]:
    last = package.scans[-1] if package.scans else None
    for scan in package.scans:
        stage = _stage(scan, package.accepted, last)
        if stage is None:
            continue
        what = fill(
            SAYS["scan"],
            carrier=package.carrier,
            tracking=package.tracking,
            stage=stage,
            words=quoted(scan.words).rstrip(".。"),
            where=f", {scan.where}" if scan.where else "",
        )
        kind = "first_scan" if scan is package.accepted else scan.stage.value
        if scan.at is not None:
            yield Event(scan.at, what, scan.place, order_id, kind)
        # A local time without a zone names no moment, yet its day is known.
        for written in written_days(scan.local, near)[:1] if scan.at is None else ():
            yield days.event(written.day, kind, what, scan.place, order_id)


def _stage(scan: Scan, first: Scan | None, last: Scan | None) -> Wording | None:
    """What to call a scan; None for one that adds nothing to the story."""
    if scan is first and scan.stage not in STAGES:
        return FIRST
    if scan.stage in STAGES:
        return STAGES[scan.stage]
    return LAST if scan is last and scan.physical else None


def _of_messages(messages: tuple[Message, ...]) -> Iterator[Event]:
    for message in messages:
        if message.at is not None:
            template = SAYS["message" if message.order_id else "message_alone"]
            what = fill(
                template,
                sender=SENDERS[message.sender],
                order=message.order_id or "",
                words=quoted(message.text),
            )
            yield Event(message.at, what, message.place, message.order_id, f"message_{message.sender.value}")


def _of_plan(case: Case, days: Days) -> Iterator[Event]:
    plan = case.plan
    for action in plan.corrective if plan else ():
        if action.done_on is not None:
            yield days.event(
                action.done_on,
                "corrective",
                fill(SAYS["corrective"], text=action.text),
                _paper(action.exhibit),
            )
    for remedy in plan.buyers if plan else ():
        if remedy.done_on is not None:
            template = SAYS["buyers" if remedy.orders else "buyers_alone"]
            what = fill(template, orders=listed(remedy.orders), text=remedy.text)
            yield days.event(remedy.done_on, "buyers", what, _paper(remedy.exhibit))
    for prior in case.prior:
        if prior.day is not None:
            kind = "prior_outcome" if prior.outcome else "prior"
            what = fill(SAYS[kind], text=prior.what, outcome=OUTCOMES.get(prior.outcome, prior.outcome))
            yield days.event(prior.day, "prior", what, Place("case.yaml"))


def _paper(exhibit: str | None) -> Place:
    return Place(exhibit or "case.yaml")
