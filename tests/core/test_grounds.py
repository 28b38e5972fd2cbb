"""A ground is carried by an exhibit, weighed by the platform's own rule, and never contradicted by the case's papers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from materials import (
    LOS_ANGELES,
    ONE,
    THREE,
    TRACKING,
    TWO,
    case,
    exhibit,
    message,
    order,
    package,
    reading,
    sheet,
)

from appealdesk.core.case import Case
from appealdesk.core.correspondence import Sender
from appealdesk.core.diagnosis import diagnose
from appealdesk.core.errors import UngroundedError
from appealdesk.core.evidence import Exhibit
from appealdesk.core.ground import Citation, Ground, GroundClass
from appealdesk.core.grounds import grounds, open_questions
from appealdesk.core.place import Place
from appealdesk.core.policy import Dated
from appealdesk.core.reading import Figure, Reading
from appealdesk.core.shipment import Scan, Shipment, Stage
from appealdesk.core.timeline import timeline
from appealdesk.core.wording import Wording

SOME = Wording.of(en="moved the collection to 14:00", zh="将揽收提前到 14:00")
STATEMENT = Exhibit(2, "story.md", "seller_statement", "0" * 64, 9, "text/markdown")
LETTER = exhibit(1, "carrier_exception_notice")
CLOSED = sheet("carrier_exception_notice", "UPS Ontario closed from 11 to 13 November 2026")
DUE = "2026-11-12T23:59:59-08:00"
MOVED = package((Stage.ACCEPTED, "2026-11-12T08:00:00-08:00"), (Stage.DELIVERED, "2026-11-15T11:00:00-08:00"))
LATE = order(ship_by=DUE, confirmed_at="2026-11-13T10:00:00-08:00")
IN_TIME = order(ship_by=DUE, confirmed_at="2026-11-12T20:00:00-08:00")


def built(held: Case, read: Reading, *rules: Dated) -> dict[str, Ground]:
    line = timeline(held, read, LOS_ANGELES)
    return {ground.code: ground for ground in grounds(held, read, line, diagnose(held, read, line), rules)}


def asked(held: Case, read: Reading, language: str = "en") -> list[str]:
    line = timeline(held, read, LOS_ANGELES)
    findings = diagnose(held, read, line)
    found = open_questions(held, read, line, findings, grounds(held, read, line, findings))
    return [question.say(language) for question in found]


def test_a_ground_without_an_exhibit_cannot_be_built() -> None:
    with pytest.raises(UngroundedError, match="names no exhibit"):
        Ground("delivered", SOME, (), GroundClass.REMOVABLE)


def test_the_sellers_statement_alone_carries_a_cause_and_nothing_about_the_world() -> None:
    own = (Citation(STATEMENT, Place("story.md", line=3)),)
    with pytest.raises(UngroundedError, match="rests on the seller's statement alone"):
        Ground("delivered", SOME, own, GroundClass.REMOVABLE)
    assert Ground("cause", SOME, own, GroundClass.EXPLAINS_ONLY, about_the_world=False).citations == own
    with_scan = (*own, Citation(exhibit(1, "carrier_tracking"), Place("exhibits/carrier_tracking.pdf")))
    assert Ground("delivered", SOME, with_scan, GroundClass.REMOVABLE).about_the_world


# ------------------------------------------------------------------ claims


def test_a_delivery_scan_answers_a_claim_with_number_place_and_moment() -> None:
    ground = built(case(orders=(order(),), shipments=(MOVED,)), reading("a_to_z_claim", ONE))["delivered"]
    said = ground.says.say("en")
    assert all(
        part in said for part in (ONE, "1Z999AA10123456784", "2026-11-15 11:00 UTC-08:00", "Ontario, CA, US")
    )
    assert ground.ground_class is GroundClass.REMOVABLE
    assert ground.citations[0].place == Place(TRACKING, spot="events[1]")


def test_in_a_rate_the_same_scan_removes_only_an_order_that_the_label_protects() -> None:
    held = case(orders=(IN_TIME,), shipments=(MOVED,))
    assert built(held, reading("odr", ONE))["delivered"].ground_class is GroundClass.TO_VERIFY
    labelled = case(exhibit(1, "buy_shipping_label"), orders=(IN_TIME,), shipments=(MOVED,))
    assert built(labelled, reading("odr", ONE))["delivered"].ground_class is GroundClass.REMOVABLE
    late_scan = package(
        (Stage.ACCEPTED, "2026-11-13T08:00:00-08:00"), (Stage.DELIVERED, "2026-11-15T11:00:00-08:00")
    )
    late = case(exhibit(1, "buy_shipping_label"), orders=(IN_TIME,), shipments=(late_scan,))
    assert built(late, reading("odr", ONE))["delivered"].ground_class is GroundClass.TO_VERIFY


def test_a_protected_label_is_a_ground_without_any_delivery() -> None:
    parcel = package((Stage.ACCEPTED, "2026-11-12T08:00:00-08:00"))
    held = case(exhibit(1, "buy_shipping_label"), orders=(IN_TIME,), shipments=(parcel,))
    found = built(held, reading("a_to_z_claim", ONE))
    assert "delivered" not in found
    assert found["claims_protected"].ground_class is GroundClass.REMOVABLE
    assert [finding.code for finding in found["claims_protected"].weakened_by] == ["no_delivery_scan"]


def test_a_proof_of_delivery_is_cited_for_the_order_that_it_names_only() -> None:
    paper = sheet("delivery_proof", f"POD\nOrder {ONE}")
    two = package((Stage.DELIVERED, "2026-11-15T11:00:00-08:00"), order_id=TWO, tracking="1Z2")
    held = case(
        exhibit(1, "delivery_proof"),
        orders=(order(), order(TWO, "1Z2")),
        shipments=(MOVED, two),
        sheets=(paper,),
        notice=f"{ONE} {TWO}",
    )
    line = timeline(held, reading("a_to_z_claim", ONE, TWO))
    found = [g for g in grounds(held, reading("a_to_z_claim", ONE, TWO), line, ()) if g.code == "delivered"]
    assert [[c.exhibit.kind for c in ground.citations] for ground in found] == [
        ["carrier_tracking", "delivery_proof"],
        ["carrier_tracking"],
    ]
    assert found[0].citations[1].place.line == 2


def test_a_delivery_that_the_case_file_contradicts_is_asked_about_and_not_asserted() -> None:
    held = case(orders=(order(delivered_at="2026-11-14T11:00:00-08:00"),), shipments=(MOVED,))
    read = reading("a_to_z_claim", ONE)
    assert "delivered" not in built(held, read)
    assert "2026-11-15 11:00 UTC-08:00" in asked(held, read)[0]


def test_a_delivery_in_another_country_is_not_asserted() -> None:
    scan = Scan(Stage.DELIVERED, "", MOVED.scans[1].at, "Toronto, Canada", "left", Place(TRACKING))
    held = case(orders=(order(),), shipments=(Shipment("1Z999AA10123456784", "UPS", (scan,), TRACKING, ONE),))
    assert "delivered" not in built(held, reading("a_to_z_claim", ONE))


def test_the_buyers_denial_stands_beside_the_ground() -> None:
    denied = message(Sender.BUYER, "2026-11-16T20:00:00-08:00", "I have not received it.")
    held = case(orders=(order(),), shipments=(MOVED,), messages=(denied,))
    weak = built(held, reading("a_to_z_claim", ONE))["delivered"].weakened_by
    assert {finding.code for finding in weak} == {"denial_after_delivery", "unanswered"}


# ------------------------------------------------------------------ dispatch


def test_an_order_on_time_by_both_records_does_not_belong_in_the_count() -> None:
    rule = Dated("amazon.late_shipment_rate", 4, date(2020, 1, 1), ())
    ground = built(case(orders=(IN_TIME,), shipments=(MOVED,)), reading("lsr", ONE), rule)[
        "on_time_by_record"
    ]
    assert (ground.ground_class, ground.rule) == (GroundClass.REMOVABLE, "amazon.late_shipment_rate")
    assert {c.place.file for c in ground.citations} == {TRACKING, "exhibits/order_detail.pdf"}


@pytest.mark.parametrize(
    ("platform", "expected"),
    [
        ("amazon", "explains_only"),
        ("ebay", "removable"),
        ("tiktok_shop", "removable"),
        ("shopee", "to_verify"),
    ],
)
def test_an_early_scan_is_worth_what_the_platform_counts(platform: str, expected: str) -> None:
    held = case(orders=(LATE,), shipments=(MOVED,), platform=platform)
    assert built(held, reading("lsr", ONE))["scanned_before_confirmed"].ground_class == expected


def test_a_closed_carrier_explains_and_never_removes() -> None:
    late = order(ship_by=DUE, confirmed_at="2026-11-14T10:00:00-08:00")
    ground = built(case(LETTER, sheets=(CLOSED,), orders=(late,)), reading("lsr", ONE))["carrier_closed"]
    assert ground.ground_class is GroundClass.EXPLAINS_ONLY
    assert "2026-11-11 – 2026-11-13" in ground.says.say("zh")
    assert f"{ONE}(运单号 1Z999AA10123456784),2026-11-12 23:59 UTC-08:00" in ground.says.say("zh")


def test_a_closure_that_the_carriers_own_scan_refutes_becomes_a_question() -> None:
    late = order(ship_by=DUE, confirmed_at="2026-11-14T10:00:00-08:00")
    other = package((Stage.ACCEPTED, "2026-11-12T15:00:00-08:00"), order_id=THREE, tracking="1Z3")
    held = case(LETTER, sheets=(CLOSED,), orders=(late,), shipments=(other,))
    assert "carrier_closed" not in built(held, reading("lsr", ONE))
    assert any("which depots were closed" in question for question in asked(held, reading("lsr", ONE)))


def test_an_order_outside_the_closure_has_no_such_ground() -> None:
    late = order(ship_by="2026-11-09T23:59:59-08:00", confirmed_at="2026-11-14T10:00:00-08:00")
    assert "carrier_closed" not in built(case(LETTER, sheets=(CLOSED,), orders=(late,)), reading("lsr", ONE))


@pytest.mark.parametrize(
    ("shipments", "built_"),
    [((), True), ((package((Stage.ACCEPTED, "2026-11-14T10:00:01-08:00")),), True), ((MOVED,), False)],
)
def test_a_hand_over_paper_speaks_where_the_carriers_scan_is_missing_or_late(
    shipments: tuple, built_: bool
) -> None:
    held = case(
        exhibit(1, "carrier_handover_proof"),
        orders=(LATE,),
        shipments=shipments,
        sheets=(sheet("carrier_handover_proof", "Manifest\n1Z999AA10123456784"),),
    )
    found = built(held, reading("lsr", ONE))
    assert ("handed_over" in found) is built_
    if built_:
        assert found["handed_over"].citations[0].place.line == 2


@pytest.mark.parametrize(
    ("platform", "papers", "expected"),
    [
        ("amazon", (), "explains_only"),
        ("amazon", ("buy_shipping_label",), "explains_only"),
        ("amazon", ("buy_shipping_label", "shipping_settings"), "removable"),
        ("walmart", (), "removable"),
    ],
)
def test_a_late_delivery_is_excused_only_where_the_rule_says_so(
    platform: str, papers: tuple, expected: str
) -> None:
    held = case(
        *(exhibit(n, kind) for n, kind in enumerate(papers)),
        orders=(IN_TIME,),
        shipments=(MOVED,),
        platform=platform,
    )
    assert built(held, reading("otdr", ONE))["left_in_time"].ground_class == expected


# ------------------------------------------------------------------ tracking, answers, cancellations


def test_two_scans_with_a_delivery_remove_and_one_scan_is_to_verify() -> None:
    assert (
        built(case(shipments=(MOVED,)), reading("vtr", ONE))["scans_present"].ground_class
        is GroundClass.REMOVABLE
    )
    one = package((Stage.LABEL, "2026-11-11T08:00:00-08:00"), (Stage.ACCEPTED, "2026-11-12T08:00:00-08:00"))
    assert (
        built(case(shipments=(one,)), reading("vtr", ONE))["one_scan"].ground_class is GroundClass.TO_VERIFY
    )


@pytest.mark.parametrize(
    "wrong",
    [order(confirmed_at="2026-11-16T11:00:00-08:00"), order(carrier="FedEx"), order(tracking="1Z000")],
)
def test_a_package_whose_data_do_not_fit_is_not_argued(wrong) -> None:
    assert built(case(orders=(wrong,), shipments=(MOVED,)), reading("vtr", ONE)) == {}


def test_scans_under_a_number_that_the_platform_was_not_given_explain_only() -> None:
    dhl = package(*((scan.stage, scan.local) for scan in MOVED.scans), tracking="00340434000081004171")
    paper = sheet("metric_report", f"{ONE},340434000081004171,N,Y")
    held = case(
        exhibit(1, "metric_report"), orders=(order(tracking=dhl.tracking),), shipments=(dhl,), sheets=(paper,)
    )
    ground = built(held, reading("vtr", ONE))["scans_present"]
    assert ground.ground_class is GroundClass.EXPLAINS_ONLY
    assert [finding.code for finding in ground.weakened_by] == ["tracking_cut"]


def test_an_order_that_neither_the_notice_nor_its_report_counts_is_not_argued() -> None:
    other = package(*((scan.stage, scan.local) for scan in MOVED.scans), order_id=TWO, tracking="1Z2")
    held = {"orders": (order(), order(TWO, "1Z2")), "shipments": (MOVED, other)}
    line = timeline(case(notice=ONE, **held), reading("vtr"))
    assert [g.orders for g in grounds(case(notice=ONE, **held), reading("vtr"), line, ())] == [(ONE,)]
    assert len(grounds(case(notice="no ids", **held), reading("vtr"), line, ())) == 2


def test_a_label_is_no_ground() -> None:
    label = package((Stage.LABEL, "2026-11-11T08:00:00-08:00"))
    assert built(case(shipments=(label,)), reading("vtr", ONE)) == {}


@pytest.mark.parametrize(
    ("platform", "answered", "code"),
    [
        ("amazon", "2026-11-13T09:00:00-08:00", "answered_in_time"),
        ("amazon", "2026-11-13T09:01:00-08:00", "machine_first"),
        ("shopee", "2026-11-12T21:01:00-08:00", "machine_first"),
        ("walmart", "2026-11-14T09:00:00-08:00", "answered_in_time"),
    ],
)
def test_an_answer_is_in_time_by_the_platforms_own_hours(platform: str, answered: str, code: str) -> None:
    thread = (
        message(Sender.BUYER, "2026-11-12T09:00:00-08:00"),
        message(Sender.AUTOMATIC, "2026-11-12T09:00:02-08:00"),
        message(Sender.SELLER, answered),
    )
    found = built(case(messages=thread, platform=platform), reading("response_time"))
    assert list(found) == [code]
    assert (found[code].ground_class is GroundClass.REMOVABLE) == (code == "answered_in_time")


def test_an_automatic_reply_alone_is_no_ground() -> None:
    thread = (
        message(Sender.BUYER, "2026-11-12T09:00:00-08:00"),
        message(Sender.AUTOMATIC, "2026-11-12T09:00:02-08:00"),
    )
    assert built(case(messages=thread), reading("response_time")) == {}


@pytest.mark.parametrize(
    ("platform", "expected"), [("amazon", "explains_only"), ("tiktok_shop", "to_verify")]
)
def test_a_wish_to_cancel_by_message_still_counts_on_amazon(platform: str, expected: str) -> None:
    wish = message(Sender.BUYER, "2026-11-12T09:00:00-08:00", "Please cancel my order")
    held = case(orders=(order(),), messages=(wish,), platform=platform)
    assert built(held, reading("cr", ONE))["buyer_cancelled"].ground_class == expected


def test_the_strongest_class_comes_first() -> None:
    held = case(orders=(IN_TIME,), shipments=(MOVED,))
    line = timeline(held, reading("odr", ONE))
    classes = [
        g.ground_class for g in grounds(held, reading("odr", ONE, secondary_issue_types=("lsr",)), line, ())
    ]
    assert classes == [GroundClass.REMOVABLE, GroundClass.EXPLAINS_ONLY, GroundClass.TO_VERIFY]


def test_words_of_receipt_are_quoted_after_the_delivery_only() -> None:
    def said(when: str) -> dict[str, Ground]:
        wrote = message(Sender.BUYER, when, "It arrived, thanks.")
        return built(
            case(orders=(order(),), shipments=(MOVED,), messages=(wrote,)), reading("a_to_z_claim", ONE)
        )

    quoted = said("2026-11-15T18:00:00-08:00")["receipt_quoted"]
    assert quoted.ground_class is GroundClass.REMOVABLE
    assert "It arrived, thanks." in quoted.says.say("en")
    assert "receipt_quoted" not in said("2026-11-15T10:59:00-08:00")


def test_pictures_of_goods_speak_where_the_case_has_one_order() -> None:
    papers = (exhibit(1, "warehouse_video"), exhibit(2, "weight_record"))
    read = reading("inad_dispute", ONE)
    ground = built(case(*papers, orders=(order(),)), read)["goods_record"]
    assert ground.says.say("zh") == f"随附订单 {ONE} 的货物记录:打包录像、称重记录。"
    assert "goods_record" not in built(case(*papers, orders=(order(), order(TWO, "1Z2"))), read)
    assert "goods_record" not in built(case(*papers, orders=(order(),)), reading("lsr", ONE))


def test_a_log_that_names_a_cancelled_order_explains() -> None:
    held = case(exhibit(1, "erp_log"), orders=(order(),), sheets=(sheet("erp_log", f"stock 0 {ONE}"),))
    assert built(held, reading("cr", ONE))["logged"].ground_class is GroundClass.EXPLAINS_ONLY


def test_a_figure_inside_its_own_threshold_is_a_ground_on_the_notice_itself() -> None:
    figures = (("lsr", Figure(Decimal("3.1"), Decimal(4), "pct")),)
    ground = built(case(), reading("lsr", figures=figures))["figure_meets_threshold"]
    assert ground.citations[0].exhibit.kind == "notice"


@pytest.mark.parametrize(
    ("row", "said", "weak"),
    [
        (
            "Ontario,2026-11-15T11:00:00-08:00",
            ("The order's address is in Ontario.", "The last promised moment"),
            [],
        ),
        ("Ontario,2026-11-15T10:59:59-08:00", ("The order's address is in Ontario.",), []),
        ("Reno,", (), ["other_town"]),
    ],
)
def test_town_and_promise_of_the_orders_own_row_stand_with_the_delivery(
    row: str, said: tuple, weak: list
) -> None:
    export = sheet("order_detail", f"order-id,ship-city,latest-delivery-date\n{ONE},{row}")
    held = case(orders=(order(),), shipments=(MOVED,), sheets=(export,))
    ground = built(held, reading("a_to_z_claim", ONE))["delivered"]
    words = ground.says.say("en")
    for sentence in ("The order's address is in Ontario.", "The last promised moment"):
        assert (sentence in words) is (sentence in said)
    assert [citation.place.line for citation in ground.citations] == [None, 2][: 1 + bool(said)]
    assert [finding.code for finding in ground.weakened_by] == weak
