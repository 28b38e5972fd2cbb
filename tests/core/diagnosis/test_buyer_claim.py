"""Scenario 2: the records speak; the buyer is quoted and not judged."""

from __future__ import annotations

from materials import ONE, case, day, exhibit, message, order, package, reading

from appealdesk.core.case import BuyerRemedy, Plan
from appealdesk.core.correspondence import Sender
from appealdesk.core.diagnosis import diagnose
from appealdesk.core.ground import Finding
from appealdesk.core.reading import Anchor, NoticeDeadline
from appealdesk.core.shipment import Stage
from appealdesk.core.timeline import timeline
from appealdesk.core.wording import Wording

DELIVERED = package(
    (Stage.ACCEPTED, "2026-11-10T08:00:00-08:00"), (Stage.DELIVERED, "2026-11-13T12:41:00-08:00")
)
CLAIM = reading("a_to_z_claim", ONE, deadline=NoticeDeadline(anchor=Anchor("notice_date", day("2026-11-15"))))


def found(held) -> dict[str, Finding]:
    return {f.code: f for f in diagnose(held, CLAIM, timeline(held, CLAIM)) if f.scenario == "2"}


def test_a_delivery_scan_speaks_for_with_city_and_words() -> None:
    finding = found(case(orders=(order(),), shipments=(DELIVERED,)))["delivered"]
    assert finding.says.say("en").endswith(
        "2026-11-13 12:41 UTC-08:00 in Ontario, CA, US (“delivered scan”)."
    )
    assert finding.citations[0].place.spot == "events[1]"


def test_a_package_without_a_delivery_scan_and_an_order_without_tracking_speak_against() -> None:
    parcel = package((Stage.ACCEPTED, "2026-11-10T08:00:00-08:00"))
    assert not found(case(orders=(order(),), shipments=(parcel,)))["no_delivery_scan"].speaks_for
    assert found(case(orders=(order(tracking=None),)))["no_tracking"].citations == ()


def test_words_of_receipt_are_quoted_only_when_they_follow_the_delivery_and_deny_nothing() -> None:
    after = message(Sender.BUYER, "2026-11-13T20:00:00-08:00", "It arrived today, but the box is dented.")
    before = message(Sender.BUYER, "2026-11-12T20:00:00-08:00", "The tracking says it arrived?")
    denied = message(Sender.BUYER, "2026-11-14T20:00:00-08:00", "I have not received it.")
    findings = found(case(shipments=(DELIVERED,), messages=(before, after, denied)))
    assert "It arrived today" in findings["receipt_quoted"].says.say("zh")
    assert not findings["denial_after_delivery"].speaks_for
    assert found(case(shipments=(DELIVERED,), messages=(before,))).keys() == {"delivered", "unanswered"}


def test_a_sellers_own_words_are_no_acknowledgement() -> None:
    ours = message(Sender.SELLER, "2026-11-14T20:00:00-08:00", "You received it yesterday.")
    assert "receipt_quoted" not in found(case(shipments=(DELIVERED,), messages=(ours,)))


def test_a_refund_before_the_notice_speaks_for_and_one_after_it_against() -> None:
    def refunded(on: str) -> Plan:
        return Plan(
            buyers=(BuyerRemedy((ONE,), Wording.of(en="refunded"), day(on), "exhibits/refund_record.pdf"),)
        )

    early = found(case(exhibit(1, "refund_record"), plan=refunded("2026-11-14")))
    late = found(case(exhibit(1, "refund_record"), plan=refunded("2026-11-15")))
    assert early["refund_before_notice"].speaks_for
    assert not late["refund_after_notice"].speaks_for
