"""The seller is quoted beside the record, and only where his words can be read in one way."""

from __future__ import annotations

import pytest
from materials import (
    LOS_ANGELES,
    ONE,
    TRACKING,
    TWO,
    case,
    day,
    message,
    order,
    package,
    reading,
)

from appealdesk.core.case import Cause, Corrective, Plan
from appealdesk.core.correspondence import Sender
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
