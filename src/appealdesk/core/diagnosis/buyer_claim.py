"""Scenario 2: a buyer's claim that the records do not bear out (买家索赔与记录不符). The buyer is not judged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from appealdesk.core.answers import answers
from appealdesk.core.case import Case
from appealdesk.core.citing import cite
from appealdesk.core.correspondence import Message
from appealdesk.core.diagnosis.presence import present
from appealdesk.core.ground import Finding
from appealdesk.core.material import Material
from appealdesk.core.phrase import fill, listed, moment, quoted, utc
from appealdesk.core.place import Place
from appealdesk.core.record import Record
from appealdesk.core.speech import tells_no_receipt, tells_receipt
from appealdesk.core.timeline.event import Timeline
from appealdesk.core.wording import Wording

SCENARIO = "2"
RECEIPT_ISSUES = frozenset(
    {"a_to_z_claim", "inr_dispute", "chargeback", "odr", "negative_feedback", "seller_standards"}
)
GOODS_ISSUES = frozenset({"inad_dispute", "used_sold_as_new", "a_to_z_claim", "chargeback", "odr"})
ANSWERED = timedelta(hours=48)
PAPERS = {
    "delivery_proof": (
        0.4,
        Wording.of(
            en="A proof of delivery is present (Exhibit {exhibits}).", zh="有妥投证明(证据件 {exhibits})。"
        ),
    ),
    "return_tracking": (
        0.2,
        Wording.of(
            en="Tracking of the return is present (Exhibit {exhibits}).",
            zh="有退货包裹的轨迹(证据件 {exhibits})。",
        ),
    ),
    "return_photos": (
        0.3,
        Wording.of(
            en="Pictures of the returned goods are present (Exhibit {exhibits}).",
            zh="有退回商品的照片或开箱视频(证据件 {exhibits})。",
        ),
    ),
    "weight_record": (
        0.25,
        Wording.of(
            en="A weight record is present (Exhibit {exhibits}).", zh="有称重记录(证据件 {exhibits})。"
        ),
    ),
    "warehouse_video": (
        0.2,
        Wording.of(
            en="A recording of packing is present (Exhibit {exhibits}).",
            zh="有打包出库录像(证据件 {exhibits})。",
        ),
    ),
    "payment_auth_record": (
        0.25,
        Wording.of(
            en="A record of the payment's authorisation is present (Exhibit {exhibits}).",
            zh="有付款验证记录(证据件 {exhibits})。",
        ),
    ),
}
SAYS = {
    "delivered": Wording.of(
        en="Order {order}: {carrier} recorded {tracking} as delivered on {at}{where} (“{words}”).",
        zh="订单 {order}:{carrier} 记录 {tracking} 于 {at} 妥投{where}(“{words}”)。",
    ),
    "receipt_quoted": Wording.of(
        en="Order {order}: the buyer wrote on {at}: “{words}”", zh="订单 {order}:买家于 {at} 写道:“{words}”"
    ),
    "refund_before_notice": Wording.of(
        en="The plan states that the buyers of {orders} were refunded or served on {day}, before the notice of {notice}.",
        zh="整改计划写明订单 {orders} 的买家已于 {day} 获得退款或处理,早于 {notice} 的通知。",
    ),
    "no_delivery_scan": Wording.of(
        en="Order {order}: the record of {tracking} holds no delivery scan.",
        zh="订单 {order}:{tracking} 的轨迹没有妥投扫描。",
    ),
    "no_tracking": Wording.of(
        en="Order {order} has no tracking record, so nothing of the carrier's shows a delivery.",
        zh="订单 {order} 没有物流轨迹,没有承运商记录可以显示妥投。",
    ),
    "denial_after_delivery": Wording.of(
        en="Order {order}: after the delivery scan of {delivered} the buyer wrote on {at}: “{words}”",
        zh="订单 {order}:在 {delivered} 的妥投扫描之后,买家于 {at} 写道:“{words}”",
    ),
    "unanswered": Wording.of(
        en="Order {order}: the buyer's message of {at} has no answer by a person within 48 hours.",
        zh="订单 {order}:买家 {at} 的消息在 48 小时内没有人工回复。",
    ),
    "refund_after_notice": Wording.of(
        en="The plan dates the refund of {orders} to {day}, after the notice of {notice}; a refund after a claim still counts.",
        zh="整改计划写明订单 {orders} 的退款日为 {day},晚于 {notice} 的通知;索赔之后的退款仍会计入指标。",
    ),
}
NEAR = Wording.of(en=" in {where}", zh=",地点 {where}")


def findings(material: Material) -> tuple[Finding, ...]:
    """Delivery scans, quoted messages and refunds for and against a claim."""
    case = material.case
    found = list(present(case, SCENARIO, PAPERS))
    if material.about(*RECEIPT_ISSUES) or material.reading.issue_type is None:
        for record in material.records:
            found += _delivery(case, record)
            found += _messages(case, record)
    if material.about(*RECEIPT_ISSUES, *GOODS_ISSUES):
        found += _unanswered(case)
        found += _other_towns(material)
        found += _refunds(case, material.timeline)
    return tuple(found)


def _delivery(case: Case, record: Record) -> Iterator[Finding]:
    scan = record.delivered
    ids = {"order": record.id, "carrier": record.carrier, "tracking": record.tracking}
    if scan is not None and scan.at is not None:
        where = fill(NEAR, where=scan.where) if scan.where else ""
        told = {"at": moment(scan.at), "where": where, "words": quoted(scan.words)}
        yield _finding(case, "delivered", True, 0.5, record, (scan.place,), **ids, **told)
    elif record.shipments:
        lasts = tuple(package.scans[-1].place for package in record.shipments if package.scans)
        yield _finding(case, "no_delivery_scan", False, 0.5, record, lasts, **ids)
    else:
        yield _finding(case, "no_tracking", False, 0.4, record, (), **ids)


def _messages(case: Case, record: Record) -> Iterator[Finding]:
    delivered = record.delivered.at if record.delivered else None
    for message in record.messages:
        if message.at is None:
            continue
        told = {"order": record.id, "at": moment(message.at), "words": quoted(message.text)}
        if tells_receipt(message) and not _before(message, delivered):
            yield _finding(case, "receipt_quoted", True, 0.5, record, (message.place,), **told)
        elif tells_no_receipt(message) and delivered is not None and not _before(message, delivered):
            places = (message.place, record.delivered.place) if record.delivered else (message.place,)
            told["delivered"] = moment(delivered)
            yield _finding(case, "denial_after_delivery", False, 0.25, record, places, **told)


def _before(message: Message, delivered: datetime | None) -> bool:
    """Words written before the delivery cannot acknowledge it."""
    return delivered is not None and message.at is not None and utc(message.at) < utc(delivered)


def _unanswered(case: Case) -> Iterator[Finding]:
    for answer in answers(case.messages):
        if answer.asked.at is not None and answer.open_at(case.as_of, ANSWERED):
            order = answer.asked.order_id or "?"
            says = fill(SAYS["unanswered"], order=order, at=moment(answer.asked.at))
            orders = (answer.asked.order_id,) if answer.asked.order_id else ()
            yield Finding(SCENARIO, "unanswered", False, 0.35, says, cite(case, answer.asked.place), orders)


def _other_towns(material: Material) -> Iterator[Finding]:
    for conflict in material.timeline.contradictions:
        if conflict.kind == "other_town":
            cited = cite(material.case, *conflict.places)
            yield Finding(SCENARIO, conflict.kind, False, 0.3, conflict.says, cited, conflict.orders)


def _refunds(case: Case, timeline: Timeline) -> Iterator[Finding]:
    notice = next((event for event in timeline.events if event.kind in {"notice_sent", "notice_dated"}), None)
    for remedy in case.plan.buyers if case.plan and notice else ():
        if remedy.done_on is None or notice is None or not remedy.exhibit:
            continue
        before = remedy.done_on < (notice.day or notice.at.date())
        code = "refund_before_notice" if before else "refund_after_notice"
        day = notice.day or notice.at.date()
        held = {"orders": listed(remedy.orders), "day": remedy.done_on.isoformat(), "notice": day.isoformat()}
        cited = cite(case, Place(remedy.exhibit), notice.place)
        yield Finding(
            SCENARIO, code, before, 0.35 if before else 0.2, fill(SAYS[code], **held), cited, remedy.orders
        )


def _finding(
    case: Case,
    code: str,
    speaks_for: bool,
    weight: float,
    record: Record,
    places: tuple[Place, ...],
    **values: object,
) -> Finding:
    return Finding(
        SCENARIO, code, speaks_for, weight, fill(SAYS[code], **values), cite(case, *places), (record.id,)
    )
