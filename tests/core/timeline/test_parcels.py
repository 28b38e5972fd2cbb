"""Order data against scans: what they cannot both mean is shown with both moments."""

from __future__ import annotations

import pytest
from materials import (
    ONE,
    TRACKING,
    TWO,
    at,
    case,
    order,
    package,
    reading,
    sheet,
)

from appealdesk.core.place import Place
from appealdesk.core.shipment import Scan, Shipment, Stage
from appealdesk.core.timeline import Timeline, timeline

ON_TIME = {"ship_by": "2026-11-12T23:59:59-08:00", "confirmed_at": "2026-11-12T17:00:00-08:00"}


def kinds(conflicts: tuple) -> list[str]:
    return [conflict.kind for conflict in conflicts]


def told(line: Timeline, kind: str) -> str:
    found = [c for c in (*line.contradictions, *line.gaps) if c.kind == kind]
    assert found, kinds((*line.contradictions, *line.gaps))
    return found[0].says.say("en")


def test_a_delivery_before_the_acceptance_is_a_contradiction() -> None:
    parcel = package(
        (Stage.DELIVERED, "2026-11-11T08:00:00-08:00"), (Stage.ACCEPTED, "2026-11-12T08:00:00-08:00")
    )
    line = timeline(case(shipments=(parcel,)), reading())
    assert kinds(line.contradictions) == ["delivered_before_shipped"]


def test_a_delivery_stated_otherwise_than_scanned_is_told_with_both_moments() -> None:
    parcel = package(
        (Stage.ACCEPTED, "2026-11-12T08:00:00-08:00"), (Stage.DELIVERED, "2026-11-15T11:00:00-08:00")
    )
    line = timeline(
        case(shipments=(parcel,), orders=(order(delivered_at="2026-11-14T11:00:00-08:00"),)), reading()
    )
    said = told(line, "delivery_differs")
    assert "2026-11-14 11:00 UTC-08:00" in said
    assert "2026-11-15 11:00 UTC-08:00" in said
    assert {place.file for place in line.contradictions[0].places} == {"exhibits/order_detail.pdf", TRACKING}


def test_a_delivery_stated_without_a_scan_is_a_contradiction() -> None:
    parcel = package((Stage.ACCEPTED, "2026-11-12T08:00:00-08:00"))
    line = timeline(
        case(shipments=(parcel,), orders=(order(delivered_at="2026-11-14T11:00:00-08:00"),)), reading()
    )
    assert "delivery_without_scan" in kinds(line.contradictions)


def test_a_confirmation_a_day_before_the_scan_or_after_the_delivery_is_a_contradiction() -> None:
    parcel = package(
        (Stage.ACCEPTED, "2026-11-13T17:01:00-08:00"), (Stage.DELIVERED, "2026-11-15T11:00:00-08:00")
    )
    early = timeline(case(shipments=(parcel,), orders=(order(**ON_TIME),)), reading())
    assert kinds(early.contradictions) == ["confirmed_before_scan"]
    after = order(ship_by="2026-11-14T23:59:59-08:00", confirmed_at="2026-11-16T11:00:00-08:00")
    late = timeline(case(shipments=(parcel,), orders=(after,)), reading())
    assert kinds(late.contradictions) == ["delivered_before_confirmed"]


def test_one_number_under_two_carriers_is_a_contradiction_and_a_service_name_is_not() -> None:
    ours, theirs = package(carrier="UPS Ground"), package(carrier="FedEx")
    assert "carrier_differs" in kinds(timeline(case(shipments=(ours, theirs)), reading()).contradictions)
    assert timeline(case(shipments=(ours,), orders=(order(**ON_TIME),)), reading()).contradictions == ()


def test_a_number_on_two_orders_and_an_order_listed_twice_are_shown() -> None:
    line = timeline(case(notice=f"{ONE} {TWO}", orders=(order(), order(TWO), order())), reading())
    assert kinds(line.contradictions) == ["tracking_shared", "order_twice"]


def test_a_delivery_in_another_country_is_shown_and_a_state_is_no_country() -> None:
    def delivered(where: str) -> list[str]:
        scan = Scan(
            Stage.DELIVERED, "", at("2026-11-15T11:00:00-08:00"), where, "left at door", Place(TRACKING)
        )
        parcel = Shipment("1Z1", "UPS", (scan,), TRACKING, ONE)
        return kinds(timeline(case(shipments=(parcel,)), reading()).contradictions)

    assert delivered("Toronto, Canada") == ["other_country"]
    assert delivered("Ontario, CA") == []
    assert delivered("Dover, DE") == []
    assert delivered("San Jose, CA, US") == []


def test_two_records_of_one_number_with_different_deliveries_are_a_contradiction() -> None:
    one = package((Stage.DELIVERED, "2026-11-15T11:00:00-08:00"))
    other = package((Stage.DELIVERED, "2026-11-16T11:00:00-08:00"))
    assert kinds(timeline(case(shipments=(one, other)), reading()).contradictions) == ["record_differs"]
    assert not timeline(case(shipments=(one, one)), reading()).contradictions


@pytest.mark.parametrize(
    ("town", "found"), [("Ontario", []), ("ontario heights", []), ("", []), ("Reno", ["other_town"])]
)
def test_a_delivery_in_another_town_than_the_export_names_is_to_be_compared(town: str, found: list) -> None:
    export = sheet("order_detail", f"order-id,ship-city\n{ONE},{town}")
    parcel = package(
        (Stage.ACCEPTED, "2026-11-12T08:00:00-08:00"), (Stage.DELIVERED, "2026-11-15T11:00:00-08:00")
    )
    held = case(orders=(order(),), shipments=(parcel,), sheets=(export,))
    assert kinds(timeline(held, reading("a_to_z_claim", ONE)).contradictions) == found
