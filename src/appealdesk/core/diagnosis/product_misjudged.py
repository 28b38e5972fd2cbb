"""Scenario 7: an allowed product taken for a prohibited one (商品误判违禁): papers that name it, and papers that do not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from appealdesk.core.citing import cite, mentions
from appealdesk.core.diagnosis.presence import absent, present
from appealdesk.core.evidence import Exhibit
from appealdesk.core.ground import Finding
from appealdesk.core.material import Material
from appealdesk.core.phrase import fill, listed, quoted
from appealdesk.core.wording import Wording
from appealdesk.core.written_days import written_days

SCENARIO = "7"
ISSUES = ("restricted_product", "prohibited_listing", "listing_removed")
COMPLIANCE = ("compliance_certificate", "lab_confirmation", "cpnp_or_registration")
PAPERS = {
    "compliance_certificate": (
        0.4,
        Wording.of(
            en="A test report or certificate is present (Exhibit {exhibits}).",
            zh="有检测报告或合规证书(证据件 {exhibits})。",
        ),
    ),
    "lab_confirmation": (
        0.25,
        Wording.of(
            en="A letter of the laboratory is present (Exhibit {exhibits}).",
            zh="有实验室确认函(证据件 {exhibits})。",
        ),
    ),
    "cpnp_or_registration": (
        0.3,
        Wording.of(
            en="A registration of the product is present (Exhibit {exhibits}).",
            zh="有产品备案或注册(证据件 {exhibits})。",
        ),
    ),
    "product_photos": (
        0.15,
        Wording.of(
            en="Photos of product and label are present (Exhibit {exhibits}).",
            zh="有商品与标签照片(证据件 {exhibits})。",
        ),
    ),
    "listing_history": (
        0.15,
        Wording.of(
            en="The listing's history is present (Exhibit {exhibits}).",
            zh="有商品页面修改记录(证据件 {exhibits})。",
        ),
    ),
}
WITHOUT = {
    "compliance_certificate": (
        0.35,
        Wording.of(
            en="No test report or certificate shows what the product is or contains.",
            zh="没有检测报告或合规证书说明商品的属性与成分。",
        ),
    ),
    "product_photos": (
        0.15,
        Wording.of(
            en="No photo shows the label as it is on the product now.", zh="没有照片显示商品现用标签。"
        ),
    ),
}
SAYS = {
    "names_item": Wording.of(en="Exhibit {exhibit} names {item}.", zh="证据件 {exhibit} 载有 {item}。"),
    "names_no_item": Wording.of(
        en="The text of Exhibit {exhibit} names none of the items of the notice ({items}), "
        "so it has to be shown that it is about them.",
        zh="证据件 {exhibit} 的文字未载明通知所涉商品({items}),需说明其与这些商品的对应关系。",
    ),
    "expired": Wording.of(
        en="Exhibit {exhibit} writes “{words}”, which lay in the past on {today}.",
        zh="证据件 {exhibit} 写明“{words}”,在 {today} 已过期。",
    ),
    "high_risk": Wording.of(
        en="The screening sees a category that is refused ({reason}).",
        zh="初筛认为属于不予受理的品类({reason})。",
    ),
}
_UNTIL = re.compile(
    r"(?:valid (?:until|through|thru|to)|expir(?:y|es|ation)(?: date| on)?|gültig bis|有效期[至到]?|截止|有効期限)",
    re.IGNORECASE,
)


def findings(material: Material) -> tuple[Finding, ...]:
    """Whether papers of compliance are there, in force, and about the very item of the notice."""
    if not material.about(*ISSUES):
        return ()
    case, screening = material.case, material.reading.screening
    found = [*present(case, SCENARIO, PAPERS), *absent(case, SCENARIO, WITHOUT)]
    for exhibit in (held for kind in COMPLIANCE for held in case.exhibits_of(kind)):
        found += _about(material, exhibit)
        found += _expired(material, exhibit)
    if screening is not None and screening.code == "high_risk_category":
        says = fill(SAYS["high_risk"], reason=screening.reason)
        found.append(Finding(SCENARIO, "high_risk", False, 0.7, says))
    return tuple(found)


def _about(material: Material, exhibit: Exhibit) -> Iterator[Finding]:
    case, items = material.case, (*material.reading.asins, *material.reading.item_ids)
    words = [held for held in mentions(case, items) if held.place.file == exhibit.file]
    for held in words[:1]:
        says = fill(SAYS["names_item"], exhibit=exhibit.number, item=held.text)
        yield Finding(SCENARIO, "names_item", True, 0.35, says, cite(case, held.place))
    sheets = [sheet for sheet in case.sheets if sheet.file == exhibit.file and sheet.text.strip()]
    if items and sheets and not words and not any(sheet.doubtful for sheet in sheets):
        says = fill(SAYS["names_no_item"], exhibit=exhibit.number, items=listed(items))
        yield Finding(SCENARIO, "names_no_item", False, 0.3, says, cite(case, sheets[0].words(0, 0).place))


def _expired(material: Material, exhibit: Exhibit) -> Iterator[Finding]:
    case = material.case
    today = case.as_of.date()
    for sheet in (held for held in case.sheets if held.file == exhibit.file):
        for match in _UNTIL.finditer(sheet.text):
            line = sheet.text[match.start() : match.end() + 30].split("\n")[0]
            days = [written for written in written_days(line, today) if written.year_told]
            if days and days[0].day < today:
                words = sheet.words(match.start(), match.start() + days[0].end)
                says = fill(
                    SAYS["expired"], exhibit=exhibit.number, words=quoted(words.text), today=today.isoformat()
                )
                yield Finding(SCENARIO, "expired", False, 0.5, says, cite(case, words.place))
