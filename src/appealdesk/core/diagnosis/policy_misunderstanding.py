"""Scenario 4: the seller read a rule wrongly (政策误解), which only an honest, finished rectification can answer."""

from __future__ import annotations

from collections.abc import Iterator

from appealdesk.core.case import Corrective
from appealdesk.core.citing import cite
from appealdesk.core.diagnosis.presence import present
from appealdesk.core.ground import Finding
from appealdesk.core.material import Material
from appealdesk.core.phrase import fill, quoted
from appealdesk.core.place import Place
from appealdesk.core.wording import Wording

SCENARIO = "4"
RULE_ISSUES = (
    "restricted_product",
    "prohibited_listing",
    "listing_removed",
    "dropshipping",
    "review_manipulation",
    "used_sold_as_new",
    "inauthentic",
    "account_health",
    "penalty_points",
    "idr",
)
PAPERS = {
    "rectification_statement": (
        0.3,
        Wording.of(
            en="A statement of what was changed is present (Exhibit {exhibits}).",
            zh="有整改说明(证据件 {exhibits})。",
        ),
    ),
    "listing_history": (
        0.15,
        Wording.of(
            en="The listing's history is present (Exhibit {exhibits}).",
            zh="有商品页面修改记录(证据件 {exhibits})。",
        ),
    ),
    "sop": (
        0.1,
        Wording.of(
            en="A written procedure is present (Exhibit {exhibits}).",
            zh="有内部操作规程(证据件 {exhibits})。",
        ),
    ),
    "receipt_retail": (
        0.25,
        Wording.of(
            en="Retail receipts stand where supplier invoices are asked for (Exhibit {exhibits}).",
            zh="在需要供应商发票之处提交的是零售小票(证据件 {exhibits})。",
        ),
    ),
    "store_policy": (
        0.15,
        Wording.of(
            en="The shop's own policy is present (Exhibit {exhibits}).", zh="有店铺政策(证据件 {exhibits})。"
        ),
    ),
}
SAYS = {
    "corrected": Wording.of(
        en="The plan dates “{text}” to {done}, with Exhibit {exhibit}.",
        zh="整改计划写明“{text}”完成于 {done},见证据件 {exhibit}。",
    ),
    "nothing_finished": Wording.of(
        en="The plan names no corrective action that is dated, finished by {today} and shown by an exhibit.",
        zh="整改计划中没有在 {today} 之前完成、写明日期且有证据件的纠正措施。",
    ),
    "warned_before": Wording.of(
        en="An earlier matter of {day} is on file (“{what}”), so the rule was known by then.",
        zh="已有 {day} 的既往事项(“{what}”),说明当时已知悉相关规则。",
    ),
    "papers_of_compliance": Wording.of(
        en="Exhibit {exhibit} is a paper of compliance; if it covers the product, the rule was not broken.",
        zh="证据件 {exhibit} 为合规文件;若其涵盖该商品,则并未违规。",
    ),
}


def findings(material: Material) -> tuple[Finding, ...]:
    """Signs that a rule was misread and corrected, where the notice is about a rule at all."""
    if not material.about(*RULE_ISSUES):
        return ()
    found = list(present(material.case, SCENARIO, PAPERS))
    found += _actions(material)
    found += _warned(material)
    found += _compliant(material)
    return tuple(found)


def _actions(material: Material) -> Iterator[Finding]:
    case = material.case
    done = [action for action in (case.plan.corrective if case.plan else ()) if _finished(material, action)]
    for action in done:
        exhibit = case.exhibit_for(action.exhibit or "")
        if exhibit is not None and action.done_on is not None:
            text = Wording(tuple((code, quoted(said)) for code, said in action.text.texts))
            says = fill(SAYS["corrected"], text=text, done=action.done_on.isoformat(), exhibit=exhibit.number)
            yield Finding(SCENARIO, "corrected", True, 0.3, says, cite(case, Place(exhibit.file)))
    if case.plan is not None and not done:
        says = fill(SAYS["nothing_finished"], today=case.as_of.date().isoformat())
        yield Finding(SCENARIO, "nothing_finished", False, 0.2, says)


def _finished(material: Material, action: Corrective) -> bool:
    case = material.case
    held = case.exhibit_for(action.exhibit) if action.exhibit else None
    return held is not None and action.done_on is not None and action.done_on <= case.as_of.date()


def _warned(material: Material) -> Iterator[Finding]:
    for prior in material.case.prior:
        day = prior.day.isoformat() if prior.day else "—"
        what = Wording(tuple((code, quoted(said)) for code, said in prior.what.texts))
        says = fill(SAYS["warned_before"], day=day, what=what)
        yield Finding(SCENARIO, "warned_before", False, 0.3, says)


def _compliant(material: Material) -> Iterator[Finding]:
    for exhibit in material.case.exhibits_of("compliance_certificate"):
        says = fill(SAYS["papers_of_compliance"], exhibit=exhibit.number)
        cited = cite(material.case, Place(exhibit.file))
        yield Finding(SCENARIO, "papers_of_compliance", False, 0.35, says, cited)
