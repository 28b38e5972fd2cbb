"""Scenario 1: a closed depot explains only what it touched, and a carrier's letter meets the carrier's own scans."""

from __future__ import annotations

import pytest
from materials import LOS_ANGELES, ONE, THREE, TWO, case, exhibit, order, package, reading, sheet

from appealdesk.core.diagnosis import diagnose
from appealdesk.core.ground import Finding
from appealdesk.core.shipment import Stage
from appealdesk.core.timeline import timeline

LETTER = exhibit(1, "carrier_exception_notice")
TEXT = sheet("carrier_exception_notice", "18 November 2026\nUPS Ontario closed from 11 to 13 November 2026")
LATE = {"ship_by": "2026-11-12T23:59:59-08:00", "confirmed_at": "2026-11-14T09:00:00-08:00"}


def found(held, *more) -> dict[str, Finding]:
    line = timeline(held, reading("lsr", ONE), LOS_ANGELES)
    return {f.code: f for f in diagnose(held, reading("lsr", ONE), line) if f.scenario == "1"}


def test_a_package_scanned_by_its_ship_by_moment_and_delayed_afterwards_speaks_for_the_carrier() -> None:
    parcel = package(
        (Stage.ACCEPTED, "2026-11-12T23:59:59-08:00"), (Stage.EXCEPTION, "2026-11-14T08:00:00-08:00")
    )
    findings = found(case(orders=(order(**LATE),), shipments=(parcel,)))
    assert findings["handed_over_in_time"].speaks_for
    assert findings["exception_scan"].citations[0].place.spot == "events[1]"
    assert "2026-11-12 23:59 UTC-08:00" in findings["handed_over_in_time"].says.say("zh")


def test_a_first_scan_one_second_late_speaks_against() -> None:
    parcel = package((Stage.ACCEPTED, "2026-11-13T00:00:00-08:00"))
    assert not found(case(orders=(order(**LATE),), shipments=(parcel,)))["first_scan_late"].speaks_for


def test_a_label_alone_is_no_hand_over() -> None:
    parcel = package((Stage.LABEL, "2026-11-12T08:00:00-08:00"))
    assert "handed_over_in_time" not in found(case(orders=(order(**LATE),), shipments=(parcel,)))


def test_the_closure_covers_one_order_and_not_the_other() -> None:
    outside = order(TWO, "1Z2", ship_by="2026-11-09T23:59:59-08:00", confirmed_at="2026-11-14T09:00:00-08:00")
    findings = found(case(LETTER, notice=f"{ONE} {TWO}", sheets=(TEXT,), orders=(order(**LATE), outside)))
    assert findings["due_in_closure"].orders == (ONE,)
    assert findings["due_outside_closure"].orders == (TWO,)
    assert findings["due_in_closure"].citations[0].place.line == 2


def test_the_letters_own_date_is_no_closed_day() -> None:
    late = order(ship_by="2026-11-18T23:59:59-08:00", confirmed_at="2026-11-19T09:00:00-08:00")
    assert "due_in_closure" not in found(case(LETTER, sheets=(TEXT,), orders=(late,)))


def test_a_package_that_the_carrier_took_on_a_closed_day_speaks_against_the_letter() -> None:
    other = package((Stage.ACCEPTED, "2026-11-12T15:00:00-08:00"), order_id=THREE, tracking="1Z3")
    against = found(case(LETTER, sheets=(TEXT,), orders=(order(**LATE),), shipments=(other,)))[
        "others_accepted"
    ]
    assert not against.speaks_for
    assert against.orders == (THREE,)
    assert {citation.exhibit.kind for citation in against.citations} == {
        "carrier_tracking",
        "carrier_exception_notice",
    }


def test_the_closed_days_may_stand_in_the_exhibits_note() -> None:
    noted = exhibit(1, "carrier_exception_notice", note="UPS Ontario 站点 11月11日至13日 停运")
    assert "due_in_closure" in found(case(noted, orders=(order(**LATE),)))


def test_the_letter_of_one_carrier_does_not_speak_of_another() -> None:
    other = package(
        (Stage.ACCEPTED, "2026-11-12T15:00:00-08:00"), order_id=THREE, tracking="9400", carrier="USPS"
    )
    ours = package((Stage.ACCEPTED, "2026-11-14T15:00:00-08:00"))
    findings = found(case(LETTER, sheets=(TEXT,), orders=(order(**LATE),), shipments=(ours, other)))
    assert "others_accepted" not in findings


def test_a_late_confirmation_is_the_sellers_own_step() -> None:
    parcel = package((Stage.ACCEPTED, "2026-11-12T08:00:00-08:00"))
    assert not found(case(orders=(order(**LATE),), shipments=(parcel,)))["confirmed_late"].speaks_for


def test_a_package_handed_over_in_time_and_delivered_is_no_exception_of_a_claim() -> None:
    parcel = package(
        (Stage.ACCEPTED, "2026-11-12T08:00:00-08:00"), (Stage.DELIVERED, "2026-11-15T08:00:00-08:00")
    )
    held = case(orders=(order(ship_by="2026-11-12T23:59:59-08:00"),), shipments=(parcel,))
    read = reading("a_to_z_claim", ONE)
    assert not [f for f in diagnose(held, read, timeline(held, read)) if f.scenario == "1"]


@pytest.mark.parametrize(
    ("scanned", "code"),
    [("2026-11-14T23:59:00-08:00", "scanned_on_reopening"), ("2026-11-15T00:01:00-08:00", "first_scan_late")],
)
def test_a_first_scan_by_the_day_after_the_closure_speaks_for_and_a_later_one_against(
    scanned: str, code: str
) -> None:
    findings = found(
        case(LETTER, sheets=(TEXT,), orders=(order(**LATE),), shipments=(package((Stage.ACCEPTED, scanned)),))
    )
    assert {"scanned_on_reopening", "first_scan_late"} & set(findings) == {code}
    assert findings[code].speaks_for is (code == "scanned_on_reopening")


def test_a_paper_of_a_pickup_company_that_names_no_carrier_leaves_a_link_to_be_shown() -> None:
    other = sheet("carrier_exception_notice", "Dock 7 closed from 11 to 13 November 2026")
    unnamed = found(case(LETTER, sheets=(other,), orders=(order(**LATE),)))["carrier_not_named"]
    assert not unnamed.speaks_for
    assert "does not name UPS" in unnamed.says.say("en")
    assert "carrier_not_named" not in found(case(LETTER, sheets=(TEXT,), orders=(order(**LATE),)))
    assert "carrier_not_named" not in found(case(LETTER, orders=(order(**LATE),)))
