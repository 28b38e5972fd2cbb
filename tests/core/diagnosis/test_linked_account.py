"""Scenario 5: a link that ended before the notice is a fact; one that ended after it is an action."""

from __future__ import annotations

from materials import case, day, exhibit, reading, sheet

from appealdesk.core.case import Seller
from appealdesk.core.diagnosis import diagnose
from appealdesk.core.ground import Finding
from appealdesk.core.reading import Anchor, NoticeDeadline
from appealdesk.core.timeline import timeline

LINKED = reading("linked_account", deadline=NoticeDeadline(anchor=Anchor("notice_date", day("2026-11-15"))))


def found(held) -> dict[str, Finding]:
    return {f.code: f for f in diagnose(held, LINKED, timeline(held, LINKED)) if f.scenario == "5"}


def ended(text: str) -> dict[str, Finding]:
    paper = exhibit(1, "service_provider_record")
    return found(case(paper, sheets=(sheet("service_provider_record", text),)))


def test_the_day_on_which_the_link_ended_is_set_against_the_notice() -> None:
    assert ended("Contract of 2024-03-01, ended 2026-08-21")["ended_before_notice"].speaks_for
    assert not ended("Access removed on 2026-11-15")["ended_after_notice"].speaks_for


def test_a_reinstatement_of_the_other_account_outweighs_and_its_absence_is_told() -> None:
    assert "has_related_account_reinstatement" in found(case(exhibit(1, "related_account_reinstatement")))
    assert not found(case(exhibit(1, "account_separation_proof")))[
        "no_related_account_reinstatement"
    ].speaks_for


def test_a_licence_of_another_company_speaks_against() -> None:
    held = case(
        exhibit(1, "business_license"),
        sheets=(sheet("business_license", "Shenzhen Other Ltd"),),
        seller=Seller(company="Ningbo Lamp Co., Ltd."),
    )
    assert not found(held)["company_elsewhere"].speaks_for
