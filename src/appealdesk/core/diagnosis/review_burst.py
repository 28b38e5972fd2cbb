"""Scenario 6: a sudden burst of bad reviews (差评集中爆发), usually one batch, often the seller's own fault and then told so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from appealdesk.core.citing import cite, cite_kinds
from appealdesk.core.correspondence import Sender
from appealdesk.core.diagnosis.presence import absent, present
from appealdesk.core.ground import Finding
from appealdesk.core.material import Material
from appealdesk.core.phrase import fill, listed
from appealdesk.core.wording import Wording

SCENARIO = "6"
ISSUES = ("review_burst", "negative_feedback", "product_quality", "odr", "account_health", "listing_removed")
BURST_DAYS = 7
BURST = 5
PAPERS = {
    "reviews_export": (
        0.35,
        Wording.of(
            en="The list of the reviews concerned is present (Exhibit {exhibits}).",
            zh="有相关评价的导出清单(证据件 {exhibits})。",
        ),
    ),
    "inspection_report": (
        0.35,
        Wording.of(
            en="An inspection or defect report is present (Exhibit {exhibits}).",
            zh="有质检或缺陷分析报告(证据件 {exhibits})。",
        ),
    ),
    "rectification_statement": (
        0.2,
        Wording.of(
            en="A statement of what was changed is present (Exhibit {exhibits}).",
            zh="有整改说明(证据件 {exhibits})。",
        ),
    ),
    "refund_record": (
        0.15,
        Wording.of(
            en="Records of refunds or replacements are present (Exhibit {exhibits}).",
            zh="有退款或补发记录(证据件 {exhibits})。",
        ),
    ),
}
WITHOUT = {
    "reviews_export": (
        0.35,
        Wording.of(
            en="Without the list of the reviews their days, words and orders cannot be compared.",
            zh="没有评价清单,无法比较评价的日期、内容与订单。",
        ),
    ),
}
SAYS = {
    "messages_cluster": Wording.of(
        en="{count} buyers wrote between {first} and {last} (orders {orders}).",
        zh="{first} 至 {last} 之间有 {count} 位买家留言(订单 {orders})。",
    ),
    "messages_spread": Wording.of(
        en="The buyers' messages spread over {days} days ({first} to {last}); that is no sudden burst.",
        zh="买家留言分布在 {days} 天内({first} 至 {last}),不属于突然集中。",
    ),
    "one_batch": Wording.of(
        en="The ship-by days of the {count} orders lie within {days} days ({first} to {last}), as one batch would.",
        zh="{count} 个订单的最晚发货日集中在 {days} 天内({first} 至 {last}),与同一批次相符。",
    ),
    "warned_before": Wording.of(
        en="An earlier matter of {day} is on file, so the burst may not be the first.",
        zh="已有 {day} 的既往事项,此次集中差评可能并非首次。",
    ),
}


def findings(material: Material) -> tuple[Finding, ...]:
    """Papers about a batch, and whether messages and orders crowd together."""
    if not material.about(*ISSUES):
        return ()
    case = material.case
    found = list(present(case, SCENARIO, PAPERS))
    if material.about("review_burst"):
        found += absent(case, SCENARIO, WITHOUT)
    found += _messages(material)
    found += _batch(material)
    for prior in case.prior:
        if prior.day is not None:
            says = fill(SAYS["warned_before"], day=prior.day.isoformat())
            found.append(Finding(SCENARIO, "warned_before", False, 0.2, says))
    return tuple(found)


def _messages(material: Material) -> Iterator[Finding]:
    case = material.case
    first_words = {
        m.order_id: m for m in reversed(case.messages) if m.sender is Sender.BUYER and m.at and m.order_id
    }
    days = sorted(m.at.date() for m in first_words.values() if m.at)
    if len(days) < BURST:
        return
    length = (days[-1] - days[0]).days + 1
    told = {"first": days[0].isoformat(), "last": days[-1].isoformat(), "count": len(days), "days": length}
    orders = tuple(sorted(id_ for id_ in first_words if id_))
    cited = cite(case, *(message.place for message in first_words.values()))
    crowded = length <= BURST_DAYS
    code, weight = ("messages_cluster", 0.4) if crowded else ("messages_spread", 0.3)
    says = fill(SAYS[code], **told, orders=listed(orders))
    yield Finding(SCENARIO, code, crowded, weight, says, cited, orders)


def _batch(material: Material) -> Iterator[Finding]:
    case, zone = material.case, material.timeline.zone
    due: list[tuple[date, str]] = sorted(
        (record.order.ship_by.astimezone(zone).date(), record.id)
        for record in material.records
        if record.order.ship_by
    )
    if len(due) < BURST or due[-1][0] - due[0][0] >= timedelta(days=BURST_DAYS):
        return
    told = {"first": due[0][0].isoformat(), "last": due[-1][0].isoformat(), "count": len(due)}
    stated = cite(case, *(record.said_at("ship_by") for record in material.records))
    cited = stated or cite_kinds(case, "order_detail")
    says = fill(SAYS["one_batch"], **told, days=(due[-1][0] - due[0][0]).days + 1)
    yield Finding(SCENARIO, "one_batch", True, 0.25, says, cited, tuple(id_ for _, id_ in due))
