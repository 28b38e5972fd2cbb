"""Two nights a year make a time impossible or double."""

from __future__ import annotations

from datetime import UTC

from materials import (
    BERLIN,
    LOS_ANGELES,
    ONE,
    TRACKING,
    TWO,
    case,
    order,
    package,
    reading,
)

from appealdesk.core.correspondence import Message, Sender
from appealdesk.core.place import Place
from appealdesk.core.shipment import Scan, Shipment, Stage
from appealdesk.core.timeline import Timeline, timeline


def kinds(conflicts: tuple) -> list[str]:
    return [conflict.kind for conflict in conflicts]


def told(line: Timeline, kind: str) -> str:
    found = [c for c in (*line.contradictions, *line.gaps) if c.kind == kind]
    assert found, kinds((*line.contradictions, *line.gaps))
    return found[0].says.say("en")


def test_an_hour_that_the_spring_change_skipped_never_was() -> None:
    scan = Scan(Stage.ACCEPTED, "2026-03-08 02:30", None, "Ontario", "pickup", Place(TRACKING))
    line = timeline(case(shipments=(Shipment("1Z1", "UPS", (scan,), TRACKING, ONE),)), reading(), LOS_ANGELES)
    assert "2026-03-08 02:30 never was on a clock in America/Los_Angeles" in told(line, "time_never_was")


def test_an_hour_that_the_autumn_change_repeats_was_twice() -> None:
    scan = Scan(Stage.ACCEPTED, "2026-10-25 02:30", None, "Köln", "Abholung", Place(TRACKING))
    line = timeline(case(shipments=(Shipment("0034", "DHL", (scan,), TRACKING, ONE),)), reading(), BERLIN)
    assert kinds(line.contradictions) == ["time_was_twice"]


def test_a_winter_offset_in_summer_is_shown_with_the_hour_that_it_means() -> None:
    stated = order(ship_by="2026-07-10T23:59:59-08:00")
    line = timeline(case(orders=(stated,)), reading(), LOS_ANGELES)
    assert "2026-07-11 00:59 UTC-07:00" in told(line, "offset_not_in_force")


def test_a_scan_in_denver_carries_denvers_offset() -> None:
    parcel = package(
        (Stage.ACCEPTED, "2026-11-12T08:00:00-08:00"), (Stage.DELIVERED, "2026-11-14T11:00:00-07:00")
    )
    assert not timeline(case(shipments=(parcel,)), reading(), LOS_ANGELES).contradictions


def test_a_ship_by_moment_on_the_clock_next_door_is_nobodys_mistake() -> None:
    stated = order(ship_by="2026-11-12T23:59:59-07:00")
    assert not timeline(case(orders=(stated,)), reading(), LOS_ANGELES).contradictions


def test_an_offset_of_another_zone_or_utc_is_nobodys_mistake() -> None:
    held = (
        order(ship_by="2026-07-10T23:59:59+08:00"),
        order(TWO, "1Z2", ship_by="2026-07-10T23:59:59+00:00"),
    )
    for zone in (LOS_ANGELES, BERLIN, UTC):
        assert not timeline(case(notice=f"{ONE} {TWO}", orders=held), reading(), zone).contradictions


def test_a_message_at_an_hour_that_never_was_is_shown_too() -> None:
    asked = Message(
        Sender.BUYER, "2026-03-08 02:30", None, "Hello?", Place("exhibits/buyer_messages.csv", line=2), ONE
    )
    assert kinds(timeline(case(messages=(asked,)), reading(), LOS_ANGELES).contradictions) == [
        "time_never_was"
    ]
