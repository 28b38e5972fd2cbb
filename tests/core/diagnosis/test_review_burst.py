"""Scenario 6: a burst is many voices in few days; a trickle over months is something else."""

from __future__ import annotations

import pytest
from materials import ONE, case, day, exhibit, message, order, reading

from appealdesk.core.case import Prior
from appealdesk.core.correspondence import Sender
from appealdesk.core.diagnosis import diagnose
from appealdesk.core.ground import Finding
from appealdesk.core.timeline import timeline
from appealdesk.core.wording import Wording

IDS = tuple(f"112-123456{n}-1234567" for n in range(5))


def found(held, issue: str = "review_burst") -> dict[str, Finding]:
    read = reading(issue)
    return {f.code: f for f in diagnose(held, read, timeline(held, read)) if f.scenario == "6"}


def voices(step: int) -> tuple:
    days = [f"2026-10-{1 + n * step:02}T09:00:00-07:00" for n in range(5)]
    return tuple(
        message(Sender.BUYER, at, "The lid is cracked", order_id=id_)
        for at, id_ in zip(days, IDS, strict=True)
    )


@pytest.mark.parametrize(("step", "code"), [(1, "messages_cluster"), (2, "messages_spread")])
def test_five_buyers_in_seven_days_are_a_burst_and_in_nine_are_not(step: int, code: str) -> None:
    finding = found(case(messages=voices(step)))[code]
    assert finding.orders == tuple(sorted(IDS))


def test_one_buyer_who_writes_five_times_is_one_voice() -> None:
    same = tuple(message(Sender.BUYER, f"2026-10-0{n}T09:00:00-07:00", order_id=ONE) for n in range(1, 6))
    assert "messages_cluster" not in found(case(messages=same))


def test_orders_of_one_batch_are_told_with_their_days() -> None:
    due = tuple(order(id_, None, ship_by=f"2026-10-0{n + 1}T23:59:59-07:00") for n, id_ in enumerate(IDS))
    finding = found(case(orders=due))["one_batch"]
    assert "within 5 days (2026-10-02 to 2026-10-06)" in finding.says.say("en")


def test_papers_about_the_batch_speak_for_and_a_missing_list_or_an_earlier_burst_against() -> None:
    prior = (Prior(day("2026-05-02"), Wording.of(en="burst")),)
    findings = found(case(exhibit(1, "inspection_report"), exhibit(2, "refund_record"), prior=prior))
    assert {code for code, f in findings.items() if f.speaks_for} == {
        "has_inspection_report",
        "has_refund_record",
    }
    assert {code for code, f in findings.items() if not f.speaks_for} == {
        "no_reviews_export",
        "warned_before",
    }


def test_a_late_shipment_notice_is_no_burst() -> None:
    assert found(case(exhibit(1, "refund_record")), "lsr") == {}
