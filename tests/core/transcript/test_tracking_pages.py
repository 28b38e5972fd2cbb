"""Tracking pages copied as text: number, stage, place and time, in the layouts that carriers' pages have."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from appealdesk.core.sheet import Sheet
from appealdesk.core.shipment import Shipment, Stage
from appealdesk.core.transcript.parcels import carrier_in, numbers_in, parcels
from appealdesk.core.transcript.places import apart, zone_at

PACIFIC = ZoneInfo("America/Los_Angeles")
FILE = "exhibits/carrier_tracking.txt"


def read(text: str, *ids: str) -> tuple[Shipment, ...]:
    return parcels([Sheet(FILE, text)], ids, PACIFIC)


def test_columns_apart_by_blanks_give_words_and_place() -> None:
    [parcel] = read(
        "USPS Tracking\nTracking Number: 9400 1118 9956 0341 2277 81\n"
        "November 6, 2026, 2:51 pm   Delivered, Front Door/Porch   TULSA, OK 74105\n"
        "November 3, 2026, 8:15 pm   Accepted at USPS Origin Facility   ONTARIO, CA 91761\n"
    )
    assert (parcel.tracking, parcel.carrier) == ("9400111899560341227781", "USPS")
    first, last = parcel.scans
    assert (first.stage, first.where) == (Stage.ACCEPTED, "ONTARIO, CA 91761")
    assert (last.words, last.where, last.place.line) == (
        "Delivered, Front Door/Porch",
        "TULSA, OK 74105",
        3,
    )


def test_the_head_of_a_page_tells_its_last_event_again_and_it_is_kept_once() -> None:
    [parcel] = read(
        "Tracking Number: 9400111899560341227781\n"
        "Your item was delivered at the front door at 2:51 pm on November 6, 2026 in TULSA, OK 74105.\n"
        "November 6, 2026, 2:51 pm   Delivered, Front Door/Porch   TULSA, OK 74105\n"
    )
    assert [scan.place.line for scan in parcel.scans] == [3]


def test_each_line_may_name_its_own_parcel_and_order() -> None:
    found = read(
        "772901188345 PO 129384756012345  picked up 10/22/2026 Edison NJ, delivered 10/27/2026 16:20 Fresno CA (promised 10/26/2026)\n"
        "772901190022 PO 129384756019981  picked up 10/23/2026 Edison NJ, delivered 10/29/2026 12:05 San Diego CA\n",
        "129384756012345",
        "129384756019981",
    )
    assert [(one.tracking, one.order_id) for one in found] == [
        ("772901188345", "129384756012345"),
        ("772901190022", "129384756019981"),
    ]
    assert [(scan.stage, scan.where) for scan in found[0].scans] == [
        (Stage.ACCEPTED, "Edison NJ"),
        (Stage.DELIVERED, "Fresno CA"),
    ]


def test_status_place_and_day_may_each_have_a_line() -> None:
    [parcel] = read(
        "Tracking number 1Z5W88E40398271164\n\nDelivered\nPORTLAND, ME US\n10/28/2026 1:12 P.M.\n\nOrigin Scan\nNewark, NJ, US\n10/23/2026 7:20 P.M.\n"
    )
    assert [scan.stage for scan in parcel.scans] == [Stage.ACCEPTED, Stage.DELIVERED]


def test_times_may_stand_under_their_day() -> None:
    [parcel] = read(
        "Tracking ID: TBA123456789012\nFriday, November 6, 2026\n2:51 pm  Delivered  Tulsa, OK\n9:10 am  Out for delivery  Tulsa, OK\n"
    )
    assert [scan.local for scan in parcel.scans] == [
        "November 6, 2026, 9:10 am",
        "November 6, 2026, 2:51 pm",
    ]


def test_a_chinese_page_parts_place_and_event_by_a_blank() -> None:
    [parcel] = read(
        "YT2630900417288\n2026-11-05 18:02 电子信息已收到\n2026-11-06 15:11 深圳宝安集货仓 已揽收\n"
    )
    assert [(scan.stage, scan.words, scan.where) for scan in parcel.scans] == [
        (Stage.LABEL, "电子信息已收到", ""),
        (Stage.ACCEPTED, "已揽收", "深圳宝安集货仓"),
    ]


def test_what_a_page_promises_is_no_event() -> None:
    assert read("Tracking number 1Z5W88E40398271164\nEstimated delivery: November 9, 2026\n") == ()


def test_an_orders_number_is_no_tracking_number() -> None:
    assert numbers_in("order 129384756012345, tracking 772901188345", ["129384756012345"]) == (
        "772901188345",
    )


def test_the_town_stands_behind_the_status() -> None:
    assert apart("DELIVERED Portland, ME, US") == ("DELIVERED", "Portland, ME, US")
    assert apart("Origin scan, Ontario CA") == ("Origin scan", "Ontario CA")
    assert apart("Arrived San Diego, CA") == ("Arrived", "San Diego, CA")
    assert apart("Delivered and signed") == ("Delivered and signed", "")


def test_the_clock_is_that_of_the_place_and_else_of_the_marketplace() -> None:
    assert str(zone_at("TULSA, OK 74105", PACIFIC)) == "America/Chicago"
    assert str(zone_at("深圳", PACIFIC)) == "Asia/Shanghai"
    assert zone_at("somewhere", PACIFIC) is PACIFIC


def test_the_carrier_is_the_one_that_is_named_first() -> None:
    assert carrier_in("LP00628841190772 (Cainiao / Correos)") == "Cainiao"
    assert carrier_in("carrier UPS Mail Innovations") == "UPS Mail Innovations"
    assert carrier_in("no carrier here") == ""


@given(st.text(max_size=300))
def test_no_page_stops_the_reading(text: str) -> None:
    read(text, "113-8842071-6650214")


def test_a_weekday_beside_the_day_is_no_event_and_the_words_may_stand_below() -> None:
    [parcel] = read(
        "Sendungsnummer: 00340434890127745519\n\nDo., 05.11.2026, 13:22 Uhr\nDie Sendung wurde zugestellt (Nachbar: Fr. Albers)\nKassel\n\n"
        "Di., 03.11.2026, 19:05 Uhr\nDie Sendung wurde im Start-Paketzentrum bearbeitet\nBremen\n"
    )
    assert [(scan.stage, scan.where) for scan in parcel.scans] == [
        (Stage.IN_TRANSIT, "Bremen"),
        (Stage.DELIVERED, "Kassel"),
    ]


def test_a_dash_between_the_columns_belongs_to_no_words() -> None:
    [parcel] = read(
        "Chronopost - suivi de votre colis XW448120993FR\nlundi 9 novembre 2026 à 12h44 - Livré - Nantes\n"
    )
    assert [(scan.words, scan.where) for scan in parcel.scans] == [("Livré", "Nantes")]
