"""The plan is held against the calendar, its papers and its own counts."""

from __future__ import annotations

import pytest
from materials import (
    LOS_ANGELES,
    NOW,
    ONE,
    THREE,
    TWO,
    case,
    day,
    exhibit,
    order,
    package,
    reading,
    sheet,
)

from appealdesk.core.case import BuyerRemedy, Cause, Corrective, Plan, Preventive, Watch
from appealdesk.core.reading import Anchor, NoticeDeadline
from appealdesk.core.shipment import Stage
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
    assert "causes in the plan: 1" in told(timeline(case(plan=plan), reading()), "action_without_cause")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("6 of 62 packages (90.3%)", []),
        ("61 of 62 (98.39%)", []),
        ("242 of 258 packages, 93.8 %", []),
        ("245 von 258 (95,0 %)", []),
        ("61 of 62 (98.2%)", ["share_differs"]),
        ("70 of 62 (98.2%)", []),
        ("15 of 16 files", []),
    ],
)
def test_a_printed_share_is_recomputed_from_its_counts(text: str, found: list) -> None:
    held = case(exhibit(1, "metric_report"), sheets=(sheet("metric_report", f"Report\n{text}"),))
    line = timeline(held, reading())
    assert kinds(line.contradictions) == found
    assert [place.line for conflict in line.contradictions for place in conflict.places] == [2] * len(found)


def test_a_share_in_the_story_is_recomputed_too() -> None:
    line = timeline(case(story="61 of 62 (98.2%) had a scan."), reading())
    assert kinds(line.contradictions) == ["share_differs"]
    assert line.contradictions[0].places[0].file == "story.md"


def test_a_cause_that_counts_other_orders_than_it_lists_is_shown() -> None:
    def counted(text: str) -> list[str]:
        plan = Plan((Cause(Wording.of(en=text), (ONE, TWO)),))
        return kinds(
            timeline(case(notice=f"{ONE} {TWO}", plan=plan), reading("lsr", ONE, TWO)).contradictions
        )

    assert counted("Three packages missed the pickup.") == ["plan_count_differs"]
    assert counted("Two packages missed the pickup of 5 packages.") == []
    assert counted("Two of the five packages in the notice missed the pickup.") == []
    assert counted("The pickup was missed.") == []


def test_a_finished_action_that_speaks_of_a_day_to_come_is_shown() -> None:
    later = Wording.of(en="SOP version 2 comes into force on 2026-12-01.")
    plan = planned(corrective=(Corrective(later, day("2026-11-12")),))
    assert kinds(timeline(case(plan=plan), reading()).contradictions) == ["action_in_future"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("15 Nov 2026, 11:00 Delivered and signed for", []),
        ("14 Nov 2026, 11:00 Delivered and signed for", ["proof_day_differs"]),
        ("14 Nov 2026 Due to be delivered today", []),
        ("Drawn up 18 November 2026", []),
    ],
)
def test_a_proof_of_another_day_than_the_scan_is_shown(line: str, found: list) -> None:
    paper = sheet("delivery_proof", f"Item 1Z999AA10123456784\n{line}")
    parcel = package(
        (Stage.ACCEPTED, "2026-11-13T08:00:00-08:00"), (Stage.DELIVERED, "2026-11-15T11:00:00-08:00")
    )
    held = case(exhibit(1, "delivery_proof"), orders=(order(),), shipments=(parcel,), sheets=(paper,))
    assert kinds(timeline(held, reading("a_to_z_claim", ONE)).contradictions) == found


@pytest.mark.parametrize(("done", "found"), [("2026-05-17", []), ("2026-05-16", ["action_long_before"])])
def test_an_action_of_half_a_year_ago_cures_nothing_of_this_notice(done: str, found: list) -> None:
    dated = reading(deadline=NoticeDeadline(anchor=Anchor("notice_date", day("2026-11-13"))))
    plan = planned(corrective=(Corrective(DONE, day(done)),))
    assert kinds(timeline(case(plan=plan), dated).contradictions) == found


def test_an_order_that_only_the_report_behind_the_figure_names_needs_a_cause_too() -> None:
    report = sheet("metric_report", f"{ONE}\n{TWO}")
    held = case(
        exhibit(1, "metric_report"),
        notice="no ids",
        plan=planned(),
        sheets=(report,),
        orders=(order(TWO, "1Z2"),),
    )
    assert kinds(timeline(held, reading("lsr", ONE)).contradictions) == ["order_unexplained"]


def test_the_ship_by_day_of_a_cancelled_order_is_not_the_day_it_went_wrong() -> None:
    plan = planned(corrective=(Corrective(DONE, day("2026-11-11"), cause=1),))
    held = (order(tracking=None, ship_by="2026-11-12T23:59:59-08:00"),)
    assert not timeline(case(plan=plan, orders=held), reading("cr", ONE), LOS_ANGELES).contradictions
    late = timeline(case(plan=plan, orders=held), reading("lsr", ONE), LOS_ANGELES)
    assert "cure_before_event" in kinds(late.contradictions)


def test_of_a_share_of_orders_the_part_and_the_whole_are_told_together() -> None:
    plan = Plan((Cause(Wording.of(en="So 7 of 100 orders were late."), (ONE, TWO)),))
    line = timeline(case(notice=f"{ONE} {TWO}", plan=plan), reading("lsr", ONE, TWO))
    assert "“7 of 100 orders”" in told(line, "plan_count_differs")
