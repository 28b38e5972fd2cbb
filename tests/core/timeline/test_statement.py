"""The seller is quoted beside the record, and only where his words can be read in one way."""

from __future__ import annotations

from decimal import Decimal

import pytest
from materials import (
    LOS_ANGELES,
    ONE,
    TRACKING,
    TWO,
    case,
    day,
    exhibit,
    message,
    order,
    package,
    reading,
)

from appealdesk.core.case import Cause, Corrective, Plan, Prior
from appealdesk.core.correspondence import Sender
from appealdesk.core.reading import Figure
from appealdesk.core.sheet import Sheet
from appealdesk.core.shipment import Stage
from appealdesk.core.timeline import Timeline, timeline
from appealdesk.core.wording import Wording

DONE = Wording.of(en="moved the collection to 14:00", zh="将揽收提前到 14:00")


def kinds(conflicts: tuple) -> list[str]:
    return [conflict.kind for conflict in conflicts]


def told(line: Timeline, kind: str) -> str:
    found = [c for c in (*line.contradictions, *line.gaps) if c.kind == kind]
    assert found, kinds((*line.contradictions, *line.gaps))
    return found[0].says.say("en")


def planned(**parts: object) -> Plan:
    return Plan(causes=(Cause(DONE, orders=(ONE,)),), **parts)


PARCEL = package(
    (Stage.ACCEPTED, "2026-11-13T08:00:00-08:00"), (Stage.DELIVERED, "2026-11-15T11:00:00-08:00")
)


@pytest.mark.parametrize(
    ("story", "kind"),
    [
        (f"We shipped {ONE} on November 11, 2026.", "story_ship_day"),
        (f"{ONE} 11月11日已发货。", "story_ship_day"),
        (f"订单{ONE}于2026年11月17日签收。", "story_delivery_day"),
        (f"{ONE} was delivered on 17 November.", "story_delivery_day"),
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


@pytest.mark.parametrize(
    "story",
    [
        "We shipped all 118 orders of that day from one dock.",
        "当天一共118单,都交给了承运商。",
        "开店以来共 500 单。",
    ],
)
def test_a_count_of_the_whole_shops_orders_is_no_contradiction(story: str) -> None:
    line = timeline(case(story=story, orders=(order(),)), reading())
    assert "story_count" not in kinds(line.contradictions)


def test_a_count_that_the_notice_gives_itself_or_leaves_open_is_no_contradiction() -> None:
    figures = (("orders_affected", Figure(Decimal(5), None, "count")),)
    stated = case(story="All 5 orders left late.", notice=f"5 late orders: {ONE}", orders=(order(),))
    assert "story_count" not in kinds(timeline(stated, reading(figures=figures)).contradictions)
    left_open = case(story="All 5 orders left late.", notice=f"Examples: {ONE}", orders=(order(),))
    assert "story_count" not in kinds(timeline(left_open, reading()).contradictions)


def test_the_heaviest_contradiction_comes_first() -> None:
    plan = planned(corrective=(Corrective(DONE, day("2026-11-21")),))
    line = timeline(case(plan=plan, orders=(order(), order(TWO, "1Z2"))), reading())
    weights = [conflict.weight for conflict in line.contradictions]
    assert weights == sorted(weights, reverse=True)
    assert line.contradictions[0].kind == "promise_not_action"


@pytest.mark.parametrize(
    "story", ["All orders were shipped on time.", "我们都是按时发货的。", f"每单都按时发出,包括{ONE}。"]
)
def test_on_time_is_quoted_against_a_first_scan_after_the_ship_by_moment(story: str) -> None:
    def found(due: str) -> list[str]:
        held = case(story=story, shipments=(PARCEL,), orders=(order(ship_by=due),))
        return [
            kind
            for kind in kinds(timeline(held, reading(), LOS_ANGELES).contradictions)
            if kind.startswith("story")
        ]

    assert found("2026-11-12T23:59:59-08:00") == ["story_on_time"]
    assert found("2026-11-13T23:59:59-08:00") == []


@pytest.mark.parametrize(
    "story", ["We never had any warning before.", "这是第一次收到警告。", "以前没有因为迟发被罚过。"]
)
def test_a_first_time_is_quoted_against_an_earlier_matter_on_file(story: str) -> None:
    prior = (Prior(day("2026-05-02"), Wording.of(en="late shipment warning", zh="迟发警告")),)
    line = timeline(case(story=story, prior=prior), reading())
    assert "2026-05-02, 迟发警告" in line.contradictions[0].says.say("zh")
    assert not timeline(case(story=story), reading()).contradictions


def test_never_warned_is_held_against_a_paper_of_an_earlier_appeal_too() -> None:
    paper = exhibit(1, "prior_appeal_history", "exhibits/earlier.txt")
    held = case(
        paper,
        story="我们从来没有被警告过。",
        sheets=(Sheet("exhibits/earlier.txt", "30 October 2026: appeal refused\nmore"),),
    )
    (conflict,) = timeline(held, reading()).contradictions
    assert conflict.kind == "story_first_time"
    assert "“30 October 2026: appeal refused”" in conflict.says.say("zh")
    assert conflict.places[1].file == "exhibits/earlier.txt"


def test_a_carrier_named_with_by_is_no_promise() -> None:
    line = timeline(
        case(story=f"{ONE} was shipped by UPS on November 11, 2026.", shipments=(PARCEL,)), reading()
    )
    assert kinds(line.contradictions) == ["story_ship_day"]
    by = timeline(
        case(story=f"{ONE} was to be shipped by November 11, 2026.", shipments=(PARCEL,)), reading()
    )
    assert not by.contradictions


def test_the_sellers_own_calendar_is_china() -> None:
    """17:00 in Los Angeles is the next morning at home; the seller may write either day."""
    parcel = package(
        (Stage.ACCEPTED, "2026-11-12T17:00:00-08:00"), (Stage.DELIVERED, "2026-11-15T11:00:00-08:00")
    )
    for day_ in (12, 13):
        held = case(story=f"{ONE} 11月{day_}日已发货。", shipments=(parcel,))
        line = timeline(held, reading(), LOS_ANGELES)
        assert not line.contradictions
        assert "only_the_seller" not in kinds(line.gaps)
