"""Scenario 8: the package moved before the platform heard of it; where it did not, no log can help."""

from __future__ import annotations

from materials import ONE, case, exhibit, order, package, reading, sheet

from appealdesk.core.diagnosis import diagnose
from appealdesk.core.ground import Finding
from appealdesk.core.shipment import Stage
from appealdesk.core.timeline import timeline

DUE = "2026-11-12T23:59:59-08:00"
MOVED = package((Stage.ACCEPTED, "2026-11-12T08:00:00-08:00"), (Stage.DELIVERED, "2026-11-15T11:00:00-08:00"))


def found(held, issue: str = "lsr") -> dict[str, Finding]:
    read = reading(issue, ONE)
    return {f.code: f for f in diagnose(held, read, timeline(held, read)) if f.scenario == "8"}


def test_a_package_scanned_in_time_and_confirmed_late_speaks_for_with_the_length_between() -> None:
    late = order(ship_by=DUE, confirmed_at="2026-11-13T10:00:00-08:00")
    findings = found(case(orders=(late,), shipments=(MOVED,)))
    assert "1 d 2 h after the scan" in findings["moving_unconfirmed"].says.say("en")
    assert "晚于扫描 1 天 2 小时" in findings["moving_unconfirmed"].says.say("zh")
    assert not findings["no_erp_log"].speaks_for


def test_a_package_that_was_itself_late_speaks_against() -> None:
    parcel = package((Stage.ACCEPTED, "2026-11-13T08:00:00-08:00"))
    late = order(ship_by=DUE, confirmed_at="2026-11-13T10:00:00-08:00")
    assert not found(case(orders=(late,), shipments=(parcel,)))["truly_late"].speaks_for


def test_a_number_that_lost_its_head_speaks_for_and_one_with_spaces_is_the_same_number() -> None:
    dhl = package((Stage.ACCEPTED, "2026-11-12T08:00:00-08:00"), tracking="00340434161094042557")
    assert "number_cut" in found(
        case(orders=(order(tracking="340434161094042557"),), shipments=(dhl,)), "vtr"
    )
    assert "number_cut" not in found(
        case(orders=(order(tracking="0034 0434 1610 9404 2557"),), shipments=(dhl,)), "vtr"
    )


def test_a_log_that_names_the_order_is_cited_with_its_line() -> None:
    log = sheet("erp_log", f"09:58 start\n10:02 push {ONE} timeout")
    finding = found(case(exhibit(1, "erp_log"), orders=(order(),), sheets=(log,)))["log_names_order"]
    assert finding.citations[0].place.line == 2


def test_an_order_confirmed_in_time_shows_no_delay_between_systems() -> None:
    in_time = order(ship_by=DUE, confirmed_at="2026-11-12T20:00:00-08:00")
    assert not found(case(orders=(in_time,), shipments=(MOVED,)))["confirmed_in_time"].speaks_for
