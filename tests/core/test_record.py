"""An order is more than its row: packages and messages are joined to it, and unknown stays unknown."""

from __future__ import annotations

from datetime import timedelta

import pytest
from materials import ONE, THREE, TWO, at, case, exhibit, message, order, package, sheet

from appealdesk.core.case import Order
from appealdesk.core.correspondence import Sender
from appealdesk.core.place import Place
from appealdesk.core.record import Record, records, same_number
from appealdesk.core.shipment import Stage
from appealdesk.core.support import support

DUE = "2026-11-12T23:59:59-08:00"


def test_a_package_is_joined_by_order_number_or_by_its_tracking_number() -> None:
    by_id = package(tracking="OTHER1")
    by_number = package(order_id=None, tracking="1z 999 aa1 01 2345 6784")
    joined = records(case(orders=(order(),), shipments=(by_id, by_number)))
    assert joined[0].shipments == (by_id, by_number)


def test_orders_that_only_the_notice_or_a_carrier_names_have_a_record_too() -> None:
    held = case(orders=(order(),), shipments=(package(order_id=THREE, tracking="1Z3"),))
    assert [record.id for record in records(held, (TWO, ONE))] == [ONE, TWO, THREE]


def test_messages_stand_with_their_order() -> None:
    asked = message(Sender.BUYER, "2026-11-12T09:00:00-08:00", order_id=TWO)
    assert [r.messages for r in records(case(orders=(order(), order(TWO)), messages=(asked,)))] == [
        (),
        (asked,),
    ]


def test_what_is_not_known_is_neither_late_nor_in_time() -> None:
    bare = Record(order())
    assert (bare.handed_over_in_time, bare.confirmed_in_time, bare.scan_before_confirmation) == (
        None,
        None,
        None,
    )
    assert (bare.accepted, bare.delivered) == (None, None)


@pytest.mark.parametrize(
    ("scan", "in_time"), [("2026-11-13T07:59:59+00:00", True), ("2026-11-13T08:00:00+00:00", False)]
)
def test_a_hand_over_is_compared_across_zones_to_the_second(scan: str, in_time: bool) -> None:
    record = Record(order(ship_by=DUE), (package((Stage.ACCEPTED, scan)),))
    assert record.handed_over_in_time is in_time


def test_an_hour_is_an_hour_across_the_autumn_change() -> None:
    parcel = package((Stage.ACCEPTED, "2026-11-01T01:30:00-07:00"))
    record = Record(order(confirmed_at="2026-11-01T01:30:00-08:00"), (parcel,))
    assert record.scan_before_confirmation == timedelta(hours=1)


def test_an_order_of_two_packages_is_delivered_with_the_second() -> None:
    first = package((Stage.DELIVERED, "2026-11-13T08:00:00-08:00"))
    second = package((Stage.DELIVERED, "2026-11-14T08:00:00-08:00"), tracking="1Z2")
    on_the_road = package((Stage.ACCEPTED, "2026-11-12T08:00:00-08:00"), tracking="1Z3")
    assert Record(order(), (first, second)).delivered is second.scans[0]
    assert Record(order(), (first, on_the_road)).delivered is None


def test_a_field_is_said_where_a_file_says_it_and_else_in_the_case_file() -> None:
    record = Record(order(ship_by=DUE))
    assert record.said_at("ship_by") == Place("exhibits/order_detail.pdf", page=1)
    assert record.said_at("delivered_at") == Place("case.yaml")


def test_a_moment_of_the_case_file_is_found_again_in_the_export_that_shows_it() -> None:
    export = sheet(
        "order_detail",
        f"id,ship-by,confirmed\n{ONE},2026-11-13T07:59:59+00:00,x",
        "exhibits/order_detail.csv",
    )
    page = sheet("erp_log", f"{ONE} confirmed 12 November 2026, 20:00", "exhibits/erp_log.pdf")
    held = case(
        exhibit(1, "order_detail", "exhibits/order_detail.csv"),
        exhibit(2, "erp_log"),
        sheets=(export, page),
        orders=(
            Order(ONE, ship_by=at(DUE), confirmed_at=at("2026-11-12T20:00:00-08:00"), delivered_at=at(DUE)),
        ),
    )
    (record,) = records(held)
    assert (record.said_at("ship_by").file, record.said_at("ship_by").line) == (
        "exhibits/order_detail.csv",
        2,
    )
    assert record.said_at("confirmed_at").file == "exhibits/erp_log.pdf"
    assert support(held, Order(TWO, ship_by=at(DUE))) == ()


def test_spellings_of_numbers() -> None:
    assert same_number("0034 0434-1610", "003404341610")
    assert not same_number("", "")


def test_a_trackers_own_key_gives_way_to_the_name_that_the_orders_paper_writes() -> None:
    named = Record(order(carrier="Team Global Express"), (package(carrier="team-global"),))
    assert named.carrier == "Team Global Express"
    assert Record(order(carrier="Post"), (package(carrier="Royal Mail"),)).carrier == "Royal Mail"
    assert Record(Order(ONE), (package(carrier="team-global"),)).carrier == "team-global"


def test_a_delivery_is_no_first_scan_where_something_unread_came_before_it() -> None:
    unread = (Stage.UNKNOWN, "2026-11-12T08:00:00-08:00")
    arrived = (Stage.DELIVERED, "2026-11-15T11:00:00-08:00")
    assert package(unread, arrived).accepted is None
    alone = package(arrived).accepted
    assert alone is not None
    assert alone.stage is Stage.DELIVERED
    moved = package(unread, (Stage.IN_TRANSIT, "2026-11-13T08:00:00-08:00"), arrived).accepted
    assert moved is not None
    assert moved.stage is Stage.IN_TRANSIT
