"""Scenario 3: where the platform's count is right, saying so early saves the case."""

from __future__ import annotations

from decimal import Decimal

import pytest
from materials import ONE, case, exhibit, message, order, package, reading

from appealdesk.core.correspondence import Sender
from appealdesk.core.diagnosis import diagnose
from appealdesk.core.ground import Finding
from appealdesk.core.reading import Figure
from appealdesk.core.shipment import Stage
from appealdesk.core.timeline import timeline

SCANNED = package(
    (Stage.ACCEPTED, "2026-11-12T08:00:00-08:00"), (Stage.DELIVERED, "2026-11-15T11:00:00-08:00")
)


def found(held, issue: str, **more) -> dict[str, Finding]:
    read = reading(issue, ONE, **more)
    return {f.code: f for f in diagnose(held, read, timeline(held, read)) if f.scenario == "3"}


@pytest.mark.parametrize(
    ("confirmed", "code"),
    [("2026-11-12T23:59:59-08:00", "on_time_by_record"), ("2026-11-13T00:00:00-08:00", "confirmed_late")],
)
def test_confirmation_decides_whether_a_late_count_is_right(confirmed: str, code: str) -> None:
    held = case(
        orders=(order(ship_by="2026-11-12T23:59:59-08:00", confirmed_at=confirmed),), shipments=(SCANNED,)
    )
    assert code in found(held, "lsr")


def test_scans_that_the_tracking_count_overlooked_speak_for_and_their_absence_against() -> None:
    assert found(case(shipments=(SCANNED,)), "vtr")["scans_present"].speaks_for
    label = package((Stage.LABEL, "2026-11-12T08:00:00-08:00"))
    assert not found(case(shipments=(label,)), "vtr")["scans_missing"].speaks_for


def test_tracking_entered_after_the_delivery_speaks_against() -> None:
    held = case(orders=(order(confirmed_at="2026-11-16T11:00:00-08:00"),), shipments=(SCANNED,))
    assert "confirmed_after_delivery" in found(held, "vtr")


ASKED = message(Sender.BUYER, "2026-11-12T09:00:00-08:00")


@pytest.mark.parametrize(
    ("replies", "code"),
    [
        ((message(Sender.SELLER, "2026-11-13T09:00:00-08:00"),), "answered_in_time"),
        ((message(Sender.SELLER, "2026-11-13T09:00:01-08:00"),), "answered_late"),
        ((message(Sender.AUTOMATIC, "2026-11-12T09:00:01-08:00"),), "only_a_machine"),
        ((), "answered_late"),
    ],
)
def test_only_a_person_within_24_hours_is_an_answer(replies: tuple, code: str) -> None:
    assert code in found(case(messages=(ASKED, *replies)), "response_time")


def test_thanks_need_no_answer_and_a_question_after_thanks_does() -> None:
    thanks = message(Sender.BUYER, "2026-11-12T09:00:00-08:00", "Thank you!")
    more = message(Sender.BUYER, "2026-11-12T09:00:00-08:00", "Thanks, but where is the lid?")
    assert "needed_no_answer" in found(case(messages=(thanks,)), "response_time")
    assert "answered_late" in found(case(messages=(more,)), "response_time")


def test_a_figure_inside_its_own_threshold_and_an_outage_speak_for() -> None:
    figures = (("lsr", Figure(Decimal("3.1"), Decimal(4), "pct")),)
    findings = found(case(exhibit(1, "platform_announcement")), "lsr", figures=figures)
    assert set(findings) == {"figure_meets_threshold", "has_platform_announcement"}
