"""A reviewer reads the dates first; whatever does not fit must be found here before it is found there."""

from __future__ import annotations

from datetime import UTC
from decimal import Decimal

import pytest
from materials import (
    BERLIN,
    LOS_ANGELES,
    NOW,
    ONE,
    THREE,
    TRACKING,
    TWO,
    at,
    case,
    day,
    exhibit,
    message,
    order,
    package,
    reading,
    sheet,
)

from appealdesk.core.case import BuyerRemedy, Cause, Corrective, Plan, Preventive, Prior, Seller, Watch
from appealdesk.core.correspondence import Sender
from appealdesk.core.place import Place
from appealdesk.core.reading import Anchor, Figure, NoticeDeadline
from appealdesk.core.shipment import Scan, Shipment, Stage
from appealdesk.core.timeline import Timeline, timeline
from appealdesk.core.wording import Wording

DONE = Wording.of(en="moved the collection to 14:00", zh="将揽收提前到 14:00")
ON_TIME = {"ship_by": "2026-11-12T23:59:59-08:00", "confirmed_at": "2026-11-12T17:00:00-08:00"}


def kinds(conflicts: tuple) -> list[str]:
    return [conflict.kind for conflict in conflicts]


def told(line: Timeline, kind: str) -> str:
    found = [c for c in (*line.contradictions, *line.gaps) if c.kind == kind]
    assert found, kinds((*line.contradictions, *line.gaps))
    return found[0].says.say("en")


def test_events_of_three_zones_stand_in_the_order_in_which_they_happened() -> None:
    parcel = package(
        (Stage.ACCEPTED, "2026-11-12T08:00:00+08:00"), (Stage.DELIVERED, "2026-11-15T11:00:00-08:00")
    )
    asked = message(Sender.BUYER, "2026-11-12T01:30:00+01:00")
    line = timeline(
        case(shipments=(parcel,), messages=(asked,), orders=(order(**ON_TIME),)), reading(), LOS_ANGELES
    )
    assert [event.kind for event in line.events] == [
        "first_scan",
        "message_buyer",
        "confirmed",
        "ship_by",
        "delivered",
    ]


def test_a_day_without_an_hour_stands_at_the_beginning_of_that_day_in_the_marketplace() -> None:
    plan = Plan(corrective=(Corrective(DONE, day("2026-11-12"), exhibit="exhibits/sop.pdf"),))
    line = timeline(case(exhibit(1, "sop"), plan=plan, orders=(order(**ON_TIME),)), reading(), LOS_ANGELES)
    first = line.events[0]
    assert (first.kind, first.day) == ("corrective", day("2026-11-12"))
    assert first.at == at("2026-11-12T00:00:00-08:00")
    assert first.place == Place("exhibits/sop.pdf")


def test_a_label_is_called_a_label() -> None:
    parcel = package(
        (Stage.LABEL, "2026-11-10T09:00:00-08:00"), (Stage.ACCEPTED, "2026-11-11T09:00:00-08:00")
    )
    line = timeline(case(shipments=(parcel,)), reading())
    assert "label made (no physical scan)" in line.events[0].what.say("en")
    assert "首次实物扫描" in line.events[1].what.say("zh")


def test_a_scan_without_a_zone_is_kept_by_its_day() -> None:
    scan = Scan(
        Stage.ACCEPTED, "2026-11-12 17:05", None, "Ontario", "pickup", Place(TRACKING, spot="events[0]")
    )
    line = timeline(case(shipments=(Shipment("1Z1", "UPS", (scan,), TRACKING, ONE),)), reading(), LOS_ANGELES)
    assert [event.day for event in line.events] == [day("2026-11-12")]
    assert "without a zone" in told(line, "time_without_zone")


def test_a_delivery_that_a_scan_tells_is_told_once() -> None:
    parcel = package(
        (Stage.ACCEPTED, "2026-11-12T08:00:00-08:00"), (Stage.DELIVERED, "2026-11-15T11:00:00-08:00")
    )
    stated = order(delivered_at="2026-11-15T19:00:00+00:00")
    line = timeline(case(shipments=(parcel,), orders=(stated,)), reading())
    assert [event.kind for event in line.events] == ["first_scan", "delivered"]


def test_the_notice_and_its_deadline_and_earlier_matters_are_events() -> None:
    said = NoticeDeadline("relative", None, Anchor("notice_date", day("2026-11-13")), day("2026-11-16"))
    prior = Prior(day("2026-05-02"), Wording.of(en="late shipment warning"), outcome="refused")
    line = timeline(case(prior=(prior,)), reading(deadline=said), LOS_ANGELES)
    assert [event.kind for event in line.events] == ["prior", "notice_dated", "notice_deadline"]
    assert line.events[0].what.say("en").endswith("Outcome: refused.")


# ------------------------------------------------------------------ gaps


def test_an_order_without_tracking_is_a_gap() -> None:
    line = timeline(case(orders=(order(tracking=None, **ON_TIME),)), reading())
    assert kinds(line.gaps) == ["no_tracking"]


def test_an_order_that_only_the_notice_names_is_a_gap_with_the_line_that_names_it() -> None:
    line = timeline(case(notice=f"Dear seller,\nOrder {TWO} is late."), reading("lsr", TWO))
    assert kinds(line.gaps) == ["order_without_record"]
    assert line.gaps[0].places[0].line == 2


@pytest.mark.parametrize(
    ("scanned", "expected"), [("2026-11-15T17:00:00-08:00", []), ("2026-11-15T17:01:00-08:00", ["unscanned"])]
)
def test_three_days_between_confirmation_and_scan_are_allowed_and_a_minute_more_is_a_gap(
    scanned: str, expected: list
) -> None:
    parcel = package((Stage.ACCEPTED, scanned), (Stage.DELIVERED, "2026-11-17T11:00:00-08:00"))
    line = timeline(case(shipments=(parcel,), orders=(order(**ON_TIME),)), reading())
    assert kinds(line.gaps) == expected


def test_days_between_deadline_and_confirmation_are_a_gap_only_where_nothing_is_told() -> None:
    late = order(ship_by="2026-11-10T23:59:59-08:00", confirmed_at="2026-11-13T09:00:00-08:00")
    parcel = package(
        (Stage.ACCEPTED, "2026-11-12T08:00:00-08:00"), (Stage.DELIVERED, "2026-11-15T11:00:00-08:00")
    )
    assert "unexplained_delay" in kinds(timeline(case(orders=(late,)), reading()).gaps)
    assert timeline(case(orders=(late,), shipments=(parcel,)), reading()).gaps == ()


def test_a_delay_that_a_closure_or_the_plan_explains_is_no_gap() -> None:
    late = order(ship_by="2026-11-10T23:59:59-08:00", confirmed_at="2026-11-13T09:00:00-08:00")
    letter = exhibit(1, "carrier_exception_notice", note="closed 2026-11-10 to 2026-11-12")
    assert "unexplained_delay" not in kinds(timeline(case(letter, orders=(late,)), reading()).gaps)
    assert "unexplained_delay" not in kinds(timeline(case(plan=planned(), orders=(late,)), reading()).gaps)


def test_an_order_that_an_export_names_or_a_notice_about_reviews_is_no_missing_record() -> None:
    export = case(notice=TWO, sheets=(sheet("order_detail", f"id\n{TWO}"),))
    assert timeline(export, reading("lsr", TWO)).gaps == ()
    assert timeline(case(notice=TWO), reading("review_burst", TWO)).gaps == ()


def test_a_silent_carrier_and_a_record_that_ends_on_the_road_are_gaps() -> None:
    parcel = package(
        (Stage.ACCEPTED, "2026-11-01T08:00:00-07:00"), (Stage.IN_TRANSIT, "2026-11-09T11:00:00-08:00")
    )
    assert set(kinds(timeline(case(shipments=(parcel,)), reading()).gaps)) == {
        "silent_carrier",
        "no_delivery_scan",
    }


def test_an_automatic_reply_leaves_the_question_open() -> None:
    asked = message(Sender.BUYER, "2026-11-12T09:00:00-08:00")
    machine = message(Sender.AUTOMATIC, "2026-11-12T09:00:05-08:00")
    person = message(Sender.SELLER, "2026-11-14T08:59:00-08:00")
    assert "unanswered" in kinds(timeline(case(messages=(asked, machine)), reading()).gaps)
    assert "unanswered" not in kinds(timeline(case(messages=(asked, machine, person)), reading()).gaps)


def test_a_day_that_only_the_seller_tells_is_quoted_with_its_line() -> None:
    line = timeline(case(story="我们很着急。\n2026年11月3日仓库停电。"), reading())
    assert told(line, "only_the_seller").startswith("Only the seller vouches for “2026年11月3日仓库停电。”")
    assert next(g for g in line.gaps if g.kind == "only_the_seller").places[0].line == 2


def test_a_day_that_an_exhibit_carries_is_not_the_sellers_alone() -> None:
    paper = sheet("force_majeure_proof", "Power cut on 3 November 2026")
    line = timeline(
        case(exhibit(1, "force_majeure_proof"), story="2026年11月3日仓库停电。", sheets=(paper,)), reading()
    )
    assert "only_the_seller" not in kinds(line.gaps)


# ------------------------------------------------------------------ packages


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


# ------------------------------------------------------------------ clock changes


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


def test_an_offset_of_another_zone_or_utc_is_nobodys_mistake() -> None:
    held = (
        order(ship_by="2026-07-10T23:59:59+08:00"),
        order(TWO, "1Z2", ship_by="2026-07-10T23:59:59+00:00"),
    )
    for zone in (LOS_ANGELES, BERLIN, UTC):
        assert not timeline(case(notice=f"{ONE} {TWO}", orders=held), reading(), zone).contradictions


# ------------------------------------------------------------------ papers


DHL = package(
    (Stage.ACCEPTED, "2026-10-26T17:31:00+01:00"),
    (Stage.DELIVERED, "2026-10-27T11:48:00+01:00"),
    tracking="00340434000081004171",
    carrier="DHL",
)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (f"{ONE},340434000081004171,N,Y", ["tracking_cut"]),
        (f"{ONE},00340434000081004188,N,Y", ["tracking_other"]),
        (f"{ONE},00340434000081004171,N,Y", []),
        (f"{TWO},340434000081004171,N,Y", []),
        (f"{ONE},B0ZQ7TH4W1,20261026123456", []),
    ],
)
def test_another_number_on_the_line_of_the_order_is_shown_with_every_paper_that_gives_it(
    line: str, found: list
) -> None:
    files = ("metric_report", "erp_log")
    papers = tuple(sheet(kind, f"Order ID,Tracking ID\n{line}") for kind in files)
    held = case(
        *(exhibit(n, kind) for n, kind in enumerate(files)),
        orders=(order(tracking=DHL.tracking, carrier="DHL"),),
        shipments=(DHL,),
        sheets=papers,
    )
    line_ = timeline(held, reading("vtr", ONE), BERLIN)
    assert kinds(line_.contradictions) == found
    assert [place.line for conflict in line_.contradictions for place in conflict.places] == [2, 2] * len(
        found
    )


def test_an_order_outside_the_notice_and_one_that_only_an_exhibit_knows_are_shown() -> None:
    papers = (
        sheet("delivery_proof", f"Proof\n{ONE}\n{THREE}"),
        sheet("carrier_handover_proof", f"Manifest\n{THREE}"),
    )
    shown = (exhibit(1, "delivery_proof"), exhibit(2, "carrier_handover_proof"))
    held = case(*shown, orders=(order(), order(TWO, "1Z2")), sheets=papers)
    line = timeline(held, reading())
    assert kinds(line.contradictions) == ["order_not_in_case", "order_not_in_notice"]
    place = line.contradictions[0].places[0]
    assert (place.page, place.line) == (1, 3)


def test_a_count_that_differs_from_the_orders_named_is_shown() -> None:
    figures = (("orders_affected", Figure(Decimal(5), None, "count")),)
    line = timeline(case(notice=f"5 orders: {ONE} {TWO}"), reading("lsr", ONE, TWO, figures=figures))
    assert "counts 5 (orders_affected), but names 2 orders" in told(line, "count_differs")


@pytest.mark.parametrize(
    ("name", "value", "limit", "kept"),
    [
        ("lsr", "3.2", "4", True),
        ("lsr", "4", "4", False),
        ("odr_60d", "0.9", "1", True),
        ("vtr", "96.1", "95", True),
        ("vtr", "90.4", "95", False),
    ],
)
def test_a_figure_that_keeps_its_own_threshold_is_shown(
    name: str, value: str, limit: str, kept: bool
) -> None:
    figures = ((name, Figure(Decimal(value), Decimal(limit), "pct")),)
    line = timeline(case(), reading(figures=figures))
    assert ("figure_meets_threshold" in kinds(line.contradictions)) is kept


def test_a_certificate_for_another_item_and_a_licence_of_another_company_are_shown() -> None:
    papers = (
        sheet("compliance_certificate", "Model X\nASIN B0AAAAAAAA"),
        sheet("business_license", "Shenzhen Other Ltd"),
    )
    held = case(
        exhibit(1, "compliance_certificate"),
        exhibit(2, "business_license"),
        sheets=papers,
        seller=Seller(company="Ningbo Lamp Co., Ltd."),
    )
    line = timeline(held, reading("restricted_product", asins=("B0BBBBBBBB",)))
    assert kinds(line.contradictions) == ["asin_elsewhere", "company_elsewhere"]


def test_a_company_name_set_with_other_dots_is_the_same_company() -> None:
    held = case(
        exhibit(2, "business_license"),
        sheets=(sheet("business_license", "NINGBO LAMP CO.,LTD"),),
        seller=Seller(company="Ningbo Lamp Co., Ltd."),
    )
    assert not timeline(held, reading()).contradictions


# ------------------------------------------------------------------ the plan


def planned(**parts: object) -> Plan:
    return Plan(causes=(Cause(DONE, orders=(ONE,)),), **parts)


def test_an_action_dated_after_the_cases_own_day_is_a_promise() -> None:
    plan = planned(corrective=(Corrective(DONE, day("2026-11-21")),))
    assert "2026-11-21" in told(timeline(case(plan=plan), reading()), "promise_not_action")
    today = planned(corrective=(Corrective(DONE, NOW.date()),))
    assert not timeline(case(plan=today), reading()).contradictions


def test_a_cure_before_the_illness_and_an_illness_after_the_cure_are_shown() -> None:
    before = planned(corrective=(Corrective(DONE, day("2026-11-01"), cause=1),))
    held = (order(**ON_TIME),)
    assert "cure_before_event" in kinds(
        timeline(case(plan=before, orders=held), reading(), LOS_ANGELES).contradictions
    )
    cause = Cause(DONE, orders=(ONE, TWO))
    between = Plan((cause,), (Corrective(DONE, day("2026-11-13"), cause=1),))
    both = (*held, order(TWO, "1Z2", ship_by="2026-11-15T23:59:59-08:00"))
    line = timeline(case(notice=f"{ONE} {TWO}", plan=between, orders=both), reading(), LOS_ANGELES)
    assert kinds(line.contradictions) == ["event_after_cure"]


def test_the_day_of_a_ship_by_moment_is_a_day_in_the_marketplace() -> None:
    """23:59 in Los Angeles is already the next day in Shanghai; the cure of the 12th is not before that order."""
    plan = planned(corrective=(Corrective(DONE, day("2026-11-12"), cause=1),))
    utc = order(ship_by="2026-11-13T07:59:59+00:00")
    assert not timeline(case(plan=plan, orders=(utc,)), reading(), LOS_ANGELES).contradictions


def test_a_plan_that_cites_a_missing_or_a_silent_paper_is_shown() -> None:
    missing = planned(corrective=(Corrective(DONE, day("2026-11-13"), exhibit="exhibits/no.pdf"),))
    assert "plan_exhibit_missing" in kinds(timeline(case(plan=missing), reading()).contradictions)
    silent = Plan((Cause(DONE, orders=(ONE,), exhibit="exhibits/erp_log.pdf"),))
    held = case(exhibit(1, "erp_log"), plan=silent, sheets=(sheet("erp_log", f"{TWO} queued"),))
    assert "plan_exhibit_silent" in kinds(timeline(held, reading()).contradictions)


def test_a_paper_dated_after_the_action_that_it_is_to_prove_is_shown() -> None:
    plan = planned(corrective=(Corrective(DONE, day("2026-11-13"), exhibit="exhibits/sop.pdf"),))
    held = case(exhibit(1, "sop"), plan=plan, sheets=(sheet("sop", "In force from 2026-11-18"),))
    assert "paper_after_action" in kinds(timeline(held, reading()).contradictions)


def test_orders_of_the_notice_are_each_under_one_cause() -> None:
    plan = Plan(
        (Cause(DONE, (ONE,)), Cause(DONE, (ONE, THREE))),
        buyers=(BuyerRemedy((ONE,), DONE, day("2026-11-13")),),
    )
    line = timeline(case(notice=f"{ONE} {TWO}", plan=plan), reading("lsr", ONE, TWO))
    assert kinds(line.contradictions) == ["order_unexplained", "plan_order_unknown", "order_counted_twice"]


def test_a_watch_looser_than_the_platforms_own_limit_is_shown() -> None:
    def watched(threshold: str) -> list[str]:
        plan = planned(preventive=(Preventive(DONE, watch=Watch("late_shipment_rate", threshold, "stop")),))
        return kinds(timeline(case(plan=plan), reading()).contradictions)

    assert watched("5%") == ["watch_too_loose"]
    assert watched("2 %") == []
    assert watched("a lot") == []


def test_an_action_for_a_cause_that_is_not_there_is_shown() -> None:
    plan = planned(preventive=(Preventive(DONE, cause=3),))
    assert "but the plan has 1 causes" in told(timeline(case(plan=plan), reading()), "action_without_cause")


# ------------------------------------------------------------------ the story


PARCEL = package(
    (Stage.ACCEPTED, "2026-11-13T08:00:00-08:00"), (Stage.DELIVERED, "2026-11-15T11:00:00-08:00")
)


@pytest.mark.parametrize(
    ("story", "kind"),
    [
        (f"We shipped {ONE} on November 11, 2026.", "story_ship_day"),
        (f"{ONE} 11月11日已发货。", "story_ship_day"),
        (f"订单{ONE}于2026年11月16日签收。", "story_delivery_day"),
        (f"{ONE} was delivered on 16 November.", "story_delivery_day"),
    ],
)
def test_a_day_of_the_story_that_the_scan_contradicts_is_quoted(story: str, kind: str) -> None:
    line = timeline(case(story=story, shipments=(PARCEL,)), reading(), LOS_ANGELES)
    assert kinds(line.contradictions) == [kind]
    assert [place.file for place in line.contradictions[0].places] == ["story.md", TRACKING]


@pytest.mark.parametrize(
    "story",
    [
        f"We shipped {ONE} on November 13, 2026.",
        f"{ONE} 11月13日已发货。",
        f"{ONE} should have been shipped on November 11, 2026.",
        f"{ONE} 预计11月16日送达。",
        f"We shipped {ONE} and it was delivered on November 16, 2026.",
        "We shipped everything on November 11, 2026.",
        f"{ONE} 没有在11月11日发货。",
    ],
)
def test_a_sentence_that_can_be_read_in_two_ways_is_left_alone(story: str) -> None:
    line = timeline(case(story=story, shipments=(PARCEL,)), reading(), LOS_ANGELES)
    assert not line.contradictions


def test_a_delivery_that_only_the_story_knows_is_shown() -> None:
    parcel = package((Stage.ACCEPTED, "2026-11-13T08:00:00-08:00"))
    line = timeline(case(story=f"订单{ONE}已妥投。", shipments=(parcel,)), reading())
    assert kinds(line.contradictions) == ["story_delivered"]


def test_answers_within_24_hours_that_the_messages_do_not_show_are_quoted() -> None:
    asked = message(Sender.BUYER, "2026-11-12T09:00:00-08:00")
    person = message(Sender.SELLER, "2026-11-13T09:01:00-08:00")
    line = timeline(
        case(story="我们都在24小时内回复了买家。", messages=(asked, person)), reading("response_time")
    )
    assert "no answer by a person within 24 hours" in told(line, "story_answered")


def test_a_mistyped_order_number_and_a_wrong_count_are_shown() -> None:
    typo = ONE[:-1] + "8"
    line = timeline(case(story=f"订单{typo}有问题。一共3单。", orders=(order(),)), reading())
    assert kinds(line.contradictions) == ["story_order_id", "story_count"]


def test_a_count_of_other_things_beside_the_right_one_is_no_contradiction() -> None:
    line = timeline(case(story="30 天一共 118 单,晚的就这 1 单。", orders=(order(),)), reading())
    assert "story_count" not in kinds(line.contradictions)


def test_the_heaviest_contradiction_comes_first() -> None:
    plan = planned(corrective=(Corrective(DONE, day("2026-11-21")),))
    line = timeline(case(plan=plan, orders=(order(), order(TWO, "1Z2"))), reading())
    weights = [conflict.weight for conflict in line.contradictions]
    assert weights == sorted(weights, reverse=True)
    assert line.contradictions[0].kind == "promise_not_action"
