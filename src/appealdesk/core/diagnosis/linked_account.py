"""Scenario 5: spill-over from a linked account (关联账户牵连): what separates the two, and since when."""

from __future__ import annotations

from collections.abc import Iterator

from appealdesk.core.citing import cite
from appealdesk.core.diagnosis.presence import absent, present
from appealdesk.core.ground import Finding
from appealdesk.core.material import Material
from appealdesk.core.phrase import fill
from appealdesk.core.wording import Wording
from appealdesk.core.written_days import written_days

SCENARIO = "5"
ENDINGS = ("staff_exit_record", "equity_change_record", "service_provider_record")
PAPERS = {
    "account_separation_proof": (
        0.4,
        Wording.of(
            en="A proof of separation is present (Exhibit {exhibits}).",
            zh="有账户独立性证明(证据件 {exhibits})。",
        ),
    ),
    "related_account_reinstatement": (
        0.5,
        Wording.of(
            en="The related account's reinstatement or closing in good standing is present (Exhibit {exhibits}).",
            zh="有关联账户已恢复或正常关闭的通知(证据件 {exhibits})。",
        ),
    ),
    "staff_exit_record": (
        0.3,
        Wording.of(
            en="A record of a person's leaving and of removed access is present (Exhibit {exhibits}).",
            zh="有人员离职及权限移除记录(证据件 {exhibits})。",
        ),
    ),
    "equity_change_record": (
        0.3,
        Wording.of(
            en="A record of a change of ownership is present (Exhibit {exhibits}).",
            zh="有股权变更记录(证据件 {exhibits})。",
        ),
    ),
    "service_provider_record": (
        0.3,
        Wording.of(
            en="A contract or its end with a service provider is present (Exhibit {exhibits}).",
            zh="有与服务商的合同或终止文件(证据件 {exhibits})。",
        ),
    ),
    "business_license": (
        0.1,
        Wording.of(
            en="The business licence is present (Exhibit {exhibits}).", zh="有营业执照(证据件 {exhibits})。"
        ),
    ),
    "bank_statement": (
        0.1,
        Wording.of(
            en="A bank statement is present (Exhibit {exhibits}).", zh="有银行对账单(证据件 {exhibits})。"
        ),
    ),
}
WITHOUT = {
    "related_account_reinstatement": (
        0.3,
        Wording.of(
            en="Nothing shows that the related account was reinstated or closed in good standing; "
            "where the seller owns it, that account comes first.",
            zh="没有材料说明关联账户已恢复或正常关闭;如该账户属卖家所有,须先处理该账户。",
        ),
    ),
}
SAYS = {
    "ended_before_notice": Wording.of(
        en="Exhibit {exhibit} dates the end of the link to {day} at the latest day it writes, before the notice of {notice}.",
        zh="证据件 {exhibit} 所载最晚日期为 {day},早于 {notice} 的通知。",
    ),
    "ended_after_notice": Wording.of(
        en="The latest day written in Exhibit {exhibit} is {day}, after the notice of {notice}: "
        "the link still stood on the day of the notice, or the paper was made for the appeal.",
        zh="证据件 {exhibit} 所载最晚日期为 {day},晚于 {notice} 的通知:通知当日关联可能仍在,或该文件是为申诉而作。",
    ),
}


def findings(material: Material) -> tuple[Finding, ...]:
    """Proofs of separation, their days, and what is missing; only where the notice speaks of a linked account."""
    if not material.about("linked_account"):
        return ()
    case = material.case
    names = [c for c in material.timeline.contradictions if c.kind == "company_elsewhere"]
    found = [*present(case, SCENARIO, PAPERS), *absent(case, SCENARIO, WITHOUT), *_ended(material)]
    found += [Finding(SCENARIO, c.kind, False, 0.4, c.says, cite(case, *c.places)) for c in names]
    return tuple(found)


def _ended(material: Material) -> Iterator[Finding]:
    """A link that ended before the notice is a fact; one that ended after it is an action for the plan."""
    case = material.case
    notice = next((e for e in material.timeline.events if e.kind in {"notice_sent", "notice_dated"}), None)
    for exhibit in (e for kind in ENDINGS for e in case.exhibits_of(kind)):
        sheets = [sheet for sheet in case.sheets if sheet.file == exhibit.file]
        days = [
            (w.day, sheet.words(w.start, w.end))
            for sheet in sheets
            for w in written_days(sheet.text, case.as_of.date())
        ]
        if not days or notice is None:
            continue
        day, words = max(days, key=lambda pair: pair[0])
        sent = notice.day or notice.at.astimezone(material.timeline.zone).date()
        code = "ended_before_notice" if day < sent else "ended_after_notice"
        says = fill(SAYS[code], exhibit=exhibit.number, day=day.isoformat(), notice=sent.isoformat())
        yield Finding(SCENARIO, code, day < sent, 0.3, says, cite(case, words.place, notice.place))
