"""Scenario 4: a misread rule is answered by what was finished, and an earlier warning takes the excuse away."""

from __future__ import annotations

from materials import case, day, exhibit, reading

from appealdesk.core.case import Corrective, Plan, Prior
from appealdesk.core.diagnosis import diagnose
from appealdesk.core.timeline import timeline
from appealdesk.core.wording import Wording

DONE = Wording.of(en="removed the claim from 12 listings", zh="已从 12 个商品页删除该宣称")


def found(held, issue: str = "restricted_product") -> set[str]:
    read = reading(issue)
    return {f.code for f in diagnose(held, read, timeline(held, read)) if f.scenario == "4"}


def corrected(on: str, file: str = "exhibits/rectification_statement.pdf") -> Plan:
    return Plan(corrective=(Corrective(DONE, day(on), exhibit=file),))


def test_a_finished_and_shown_action_speaks_for() -> None:
    held = case(exhibit(1, "rectification_statement"), plan=corrected("2026-11-18"))
    assert found(held) == {"has_rectification_statement", "corrected"}


def test_an_action_in_the_future_or_without_its_paper_is_not_finished() -> None:
    assert "nothing_finished" in found(
        case(exhibit(1, "rectification_statement"), plan=corrected("2026-11-21"))
    )
    assert "nothing_finished" in found(case(plan=corrected("2026-11-18", "exhibits/none.pdf")))


def test_an_earlier_matter_and_a_certificate_speak_against() -> None:
    prior = (Prior(day("2026-05-02"), Wording.of(en="same listing warned")),)
    held = case(exhibit(1, "compliance_certificate"), prior=prior)
    assert found(held) == {"warned_before", "papers_of_compliance"}


def test_a_notice_about_figures_is_not_asked_about_rules() -> None:
    assert found(case(exhibit(1, "sop")), "lsr") == set()
