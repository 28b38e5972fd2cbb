"""What nobody speaks of is asked for before a reviewer asks."""

from __future__ import annotations

import pytest
from materials import (
    ONE,
    TWO,
    case,
    exhibit,
    message,
    order,
    package,
    reading,
    sheet,
)

from appealdesk.core.case import Cause, Plan
from appealdesk.core.correspondence import Sender
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


def test_a_cancelled_order_has_no_parcel_to_ask_for() -> None:
    due = {"ship_by": "2026-11-12T23:59:59-08:00"}
    assert not timeline(case(orders=(order(tracking=None, **due),)), reading("cr", ONE)).gaps
    sent = timeline(case(orders=(order(tracking=None, **ON_TIME),)), reading("cr", ONE))
    assert kinds(sent.gaps) == ["no_tracking"]


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


def test_a_number_without_a_carriers_record_and_a_label_without_a_scan_are_gaps() -> None:
    assert kinds(timeline(case(orders=(order(**ON_TIME),)), reading()).gaps) == ["no_scans"]
    label = package((Stage.LABEL, "2026-11-11T08:00:00-08:00"))
    assert "never_scanned" in kinds(timeline(case(shipments=(label,)), reading()).gaps)


def test_a_package_of_no_known_order_is_watched_too() -> None:
    stray = package((Stage.ACCEPTED, "2026-11-12T08:00:00-08:00"), order_id=None, tracking="1Z777")
    (gap,) = timeline(case(shipments=(stray,)), reading()).gaps
    assert (gap.kind, gap.orders) == ("no_delivery_scan", ())
    assert gap.says.say("zh").startswith("UPS 1Z777:轨迹止于")
    label = package((Stage.LABEL, "2026-11-12T08:00:00-08:00"), order_id=None, tracking="1Z777")
    assert timeline(case(shipments=(label,)), reading()).gaps == ()
