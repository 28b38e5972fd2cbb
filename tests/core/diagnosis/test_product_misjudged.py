"""Scenario 7: a certificate helps only for the item that it names, and only while it is in force."""

from __future__ import annotations

import pytest
from materials import case, exhibit, reading, sheet

from appealdesk.core.diagnosis import diagnose
from appealdesk.core.ground import Finding
from appealdesk.core.reading import Screening
from appealdesk.core.timeline import timeline
from appealdesk.core.wording import Wording

ASIN = "B0BBBBBBBB"
PAPER = exhibit(1, "compliance_certificate")


def found(held, **more) -> dict[str, Finding]:
    read = reading("restricted_product", asins=(ASIN,), **more)
    return {f.code: f for f in diagnose(held, read, timeline(held, read)) if f.scenario == "7"}


def certificate(text: str) -> dict[str, Finding]:
    return found(case(PAPER, sheets=(sheet("compliance_certificate", text),)))


def test_a_certificate_that_names_the_item_is_cited_with_its_line() -> None:
    place = certificate(f"Test report\nModel T1, ASIN {ASIN}")["names_item"].citations[0].place
    assert (place.page, place.line) == (1, 2)


def test_a_certificate_whose_text_names_no_item_speaks_against_and_an_unread_one_does_not() -> None:
    assert not certificate("Test report, model T1")["names_no_item"].speaks_for
    assert "names_no_item" not in found(case(PAPER))


@pytest.mark.parametrize(
    ("until", "expired"), [("2026-11-19", True), ("2026-11-20", False), ("2027-01-01", False)]
)
def test_a_certificate_is_in_force_to_the_end_of_its_last_day(until: str, expired: bool) -> None:
    assert ("expired" in certificate(f"{ASIN}\nValid until {until}")) is expired


def test_without_papers_the_scenario_has_little_to_stand_on() -> None:
    assert {code for code, f in found(case()).items() if not f.speaks_for} == {
        "no_compliance_certificate",
        "no_product_photos",
    }


def test_a_refused_category_weighs_most() -> None:
    refused = Screening("no", "high_risk_category", Wording.of(en="adult product"), Wording.of(en="-"))
    finding = found(case(), screening=refused)["high_risk"]
    assert finding.weight > 0.5
    assert "adult product" in finding.says.say("zh")
