"""Scenario 3: the platform read a fact wrongly (系统误判): on-time orders counted late, scanned packages counted untracked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from appealdesk.core.answers import Answer, answers
from appealdesk.core.case import Case
from appealdesk.core.citing import cite
from appealdesk.core.diagnosis.presence import present
from appealdesk.core.ground import Finding
from appealdesk.core.material import Material
from appealdesk.core.phrase import fill, moment, span
from appealdesk.core.place import Place
from appealdesk.core.record import Record
from appealdesk.core.shipment import Scan, Stage
from appealdesk.core.speech import needs_no_answer
from appealdesk.core.timeline.event import Timeline
from appealdesk.core.wording import Wording

SCENARIO = "3"
ANSWER_WITHIN = timedelta(hours=24)
DISPATCH_ISSUES = frozenset(
    {"lsr", "ldr", "otdr", "sfp", "seller_standards", "fake_shipping", "fulfilment_review"}
)
TRACKING_ISSUES = frozenset({"vtr", "fake_shipping", "fulfilment_review"})
PAPERS = {
    "platform_announcement": (
        0.5,
        Wording.of(
            en="An announcement of the platform about its own fault is present (Exhibit {exhibits}).",
            zh="有平台就自身故障发布的公告(证据件 {exhibits})。",
        ),
    ),
    "platform_outage_screenshot": (
        0.35,
        Wording.of(
            en="A screenshot of the platform's outage is present (Exhibit {exhibits}).",
            zh="有平台故障截图(证据件 {exhibits})。",
        ),
    ),
    "platform_chat": (
        0.2,
        Wording.of(
            en="A conversation with the platform's support is present (Exhibit {exhibits}).",
            zh="有与平台客服的沟通记录(证据件 {exhibits})。",
        ),
    ),
}
SAYS = {
    "on_time_by_record": Wording.of(
        en="Order {order}: confirmed on {confirmed} and scanned on {first}, both by the ship-by moment {due}.",
        zh="订单 {order}:确认发货 {confirmed},首次扫描 {first},均未晚于最晚发货时间 {due}。",
    ),
    "scans_present": Wording.of(
        en="Order {order}: {carrier} {tracking} has {count} physical scans, the first on {first}, and {end} on {last}.",
        zh="订单 {order}:{carrier} {tracking} 有 {count} 次实物扫描,首次为 {first},{end}为 {last}。",
    ),
    "answered_in_time": Wording.of(
        en="The buyer's message of {asked}{about} was answered by a person on {answered}, after {length}.",
        zh="买家 {asked} 的消息{about}已于 {answered} 由人工回复,用时 {length}。",
    ),
    "needed_no_answer": Wording.of(
        en="The buyer's message of {asked}{about} only thanks and asks nothing.",
        zh="买家 {asked} 的消息{about}仅表示感谢,没有提出问题。",
    ),
    "confirmed_late": Wording.of(
        en="Order {order}: confirmed on {confirmed}, after {due}. The count follows the confirmation, so it is right here.",
        zh="订单 {order}:确认发货时间 {confirmed},晚于 {due}。指标以确认时间为准,此单计入无误。",
    ),
    "scans_missing": Wording.of(
        en="Order {order}: {tracking} has no physical scan, so counting it as untracked is right.",
        zh="订单 {order}:{tracking} 没有实物扫描,按无有效追踪计入无误。",
    ),
    "confirmed_after_delivery": Wording.of(
        en="Order {order}: the shipment was confirmed on {confirmed}, after {tracking} had been delivered on {last}.",
        zh="订单 {order}:确认发货时间 {confirmed},晚于 {tracking} 的妥投时间 {last}。",
    ),
    "only_a_machine": Wording.of(
        en="The buyer's message of {asked}{about} had only an automatic reply within 24 hours; "
        "published rules do not count one as an answer.",
        zh="买家 {asked} 的消息{about}在 24 小时内只有自动回复;按已公布的规则,自动回复不算回复。",
    ),
    "answered_late": Wording.of(
        en="The buyer's message of {asked}{about} had no answer by a person within 24 hours.",
        zh="买家 {asked} 的消息{about}在 24 小时内没有人工回复。",
    ),
}
ABOUT = Wording.of(en=" about order {order}", zh="(订单 {order})")
DELIVERED = Wording.of(en="delivery", zh="妥投")
ATTEMPTED = Wording.of(en="a delivery attempt", zh="尝试派送")


def findings(material: Material) -> tuple[Finding, ...]:
    """Hold the platform's count against confirmations, scans and answers."""
    case = material.case
    found = list(present(case, SCENARIO, PAPERS))
    for record in material.records:
        if material.about(*DISPATCH_ISSUES):
            found += _dispatch(case, record)
        if material.about(*TRACKING_ISSUES):
            found += _tracking(case, record)
    if material.about("response_time"):
        found += [_reply(case, answer) for answer in answers(case.messages) if answer.asked.at is not None]
    return (*found, *_own_figures(case, material.timeline))


def _dispatch(case: Case, record: Record) -> Iterator[Finding]:
    order, first = record.order, record.accepted
    places = (record.said_at("confirmed_at"), record.said_at("ship_by"), *((first.place,) if first else ()))
    if order.confirmed_at is None or order.ship_by is None:
        return
    when = {"order": record.id, "confirmed": moment(order.confirmed_at), "due": moment(order.ship_by)}
    if record.confirmed_in_time and record.handed_over_in_time and first and first.at:
        yield _finding(case, "on_time_by_record", 0.6, record.id, places, **when, first=moment(first.at))
    elif record.confirmed_in_time is False:
        yield _finding(case, "confirmed_late", -0.5, record.id, places, **when)


def _tracking(case: Case, record: Record) -> Iterator[Finding]:
    order = record.order
    for package in record.shipments:
        scans = [scan for scan in package.scans if scan.physical]
        ids = {"order": record.id, "tracking": package.tracking, "carrier": package.carrier}
        end = last_mile(package.scans)
        if not scans:
            places = tuple(scan.place for scan in package.scans[:1]) or (Place(package.file),)
            yield _finding(case, "scans_missing", -0.6, record.id, places, **ids)
        elif end is not None and end.at and scans[0].at:
            ends = {"end": DELIVERED if end.stage is Stage.DELIVERED else ATTEMPTED, "last": moment(end.at)}
            told = {"count": len(scans), "first": moment(scans[0].at), **ends}
            yield _finding(case, "scans_present", 0.55, record.id, (scans[0].place, end.place), **ids, **told)
            if order.confirmed_at is not None and order.confirmed_at > end.at:
                places = (record.said_at("confirmed_at"), end.place)
                late = {"confirmed": moment(order.confirmed_at), "last": moment(end.at)}
                yield _finding(case, "confirmed_after_delivery", -0.6, record.id, places, **ids, **late)


def last_mile(scans: tuple[Scan, ...]) -> Scan | None:
    """The delivery scan, else the last attempt: the second of the two scans that some rules ask for."""
    for stage in (Stage.DELIVERED, Stage.ATTEMPTED):
        found = [scan for scan in scans if scan.stage is stage and scan.at is not None]
        if found:
            return found[-1]
    return None


def _reply(case: Case, answer: Answer) -> Finding:
    asked, person = answer.asked, answer.by_person
    assert asked.at is not None
    told: dict[str, object] = {"asked": moment(asked.at)}
    told["about"] = fill(ABOUT, order=asked.order_id) if asked.order_id else ""
    order = asked.order_id or ""
    if person is not None and person.at and answer.after is not None and answer.within(ANSWER_WITHIN):
        told |= {"answered": moment(person.at), "length": span(answer.after)}
        return _finding(case, "answered_in_time", 0.5, order, (asked.place, person.place), **told)
    if needs_no_answer(asked):
        return _finding(case, "needed_no_answer", 0.3, order, (asked.place,), **told)
    if answer.by_machine is not None:
        return _finding(case, "only_a_machine", -0.45, order, (asked.place, answer.by_machine.place), **told)
    places = (asked.place, person.place) if person else (asked.place,)
    return _finding(case, "answered_late", -0.5, order, places, **told)


def _own_figures(case: Case, timeline: Timeline) -> Iterator[Finding]:
    """A notice whose own figure keeps its own threshold is the plainest misreading of all."""
    for conflict in timeline.contradictions:
        if conflict.kind == "figure_meets_threshold":
            yield Finding(SCENARIO, conflict.kind, True, 0.5, conflict.says, cite(case, *conflict.places))


def _finding(
    case: Case, code: str, weight: float, order: str, places: tuple[Place, ...], /, **values: object
) -> Finding:
    """A negative weight speaks against."""
    says, orders = fill(SAYS[code], **values), (order,) if order else ()
    return Finding(SCENARIO, code, weight > 0, abs(weight), says, cite(case, *places), orders)
