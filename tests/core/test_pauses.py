"""While we wait for the seller our clock stands still; the pauses come from events and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.core.errors import NaiveTimeError
from appealdesk.core.pauses import Pause, pauses, run_for, stopped_days

SHANGHAI = ZoneInfo("Asia/Shanghai")
ASKED, ANSWERED = "seller:question:asked", "seller:question:answered"
MONDAY = datetime(2026, 11, 16, 9, tzinfo=SHANGHAI)


def hours(count: int) -> datetime:
    return MONDAY + timedelta(hours=count)


def test_a_question_stops_the_clock_and_its_answer_starts_it() -> None:
    assert pauses([(hours(2), ASKED), (hours(5), ANSWERED)], {ASKED}, {ANSWERED}) == (
        Pause(hours(2), hours(5)),
    )


def test_events_may_come_in_any_order() -> None:
    assert pauses([(hours(5), ANSWERED), (hours(2), ASKED)], {ASKED}, {ANSWERED}) == (
        Pause(hours(2), hours(5)),
    )


def test_a_second_question_inside_a_pause_changes_nothing() -> None:
    events = [(hours(2), ASKED), (hours(3), ASKED), (hours(5), ANSWERED)]
    assert pauses(events, {ASKED}, {ANSWERED}) == (Pause(hours(2), hours(5)),)


def test_an_answer_nobody_asked_for_changes_nothing() -> None:
    assert pauses([(hours(1), ANSWERED)], {ASKED}, {ANSWERED}) == ()


def test_an_open_question_leaves_the_clock_standing() -> None:
    assert pauses([(hours(2), ASKED)], {ASKED}, {ANSWERED}) == (Pause(hours(2), None),)


def test_other_events_do_not_stop_the_clock() -> None:
    assert pauses([(hours(2), "case:stage:draft")], {ASKED}, {ANSWERED}) == ()


def test_an_event_without_a_zone_is_refused() -> None:
    with pytest.raises(NaiveTimeError, match="event"):
        pauses([(datetime(2026, 11, 16, 9), ASKED)], {ASKED}, {ANSWERED})  # noqa: DTZ001


def test_a_pause_before_the_start_costs_nothing() -> None:
    assert run_for(hours(10), timedelta(hours=5), [Pause(hours(2), hours(5))]) == hours(15)


def test_a_pause_across_the_start_counts_from_the_start() -> None:
    assert run_for(hours(3), timedelta(hours=5), [Pause(hours(2), hours(5))]) == hours(10)


def test_a_pause_after_the_end_costs_nothing() -> None:
    assert run_for(MONDAY, timedelta(hours=5), [Pause(hours(6), None)]) == hours(5)


def test_a_stop_that_ends_on_the_same_day_takes_no_day_out() -> None:
    assert stopped_days([Pause(hours(0), hours(5))], SHANGHAI) == frozenset()


def test_every_night_spent_waiting_takes_a_day_out() -> None:
    assert len(stopped_days([Pause(hours(0), hours(48))], SHANGHAI)) == 2


@given(st.lists(st.tuples(st.integers(0, 300), st.sampled_from([ASKED, ANSWERED]))))
def test_pauses_never_overlap_and_stand_in_order(events: list[tuple[int, str]]) -> None:
    found = pauses([(hours(at), kind) for at, kind in events], {ASKED}, {ANSWERED})
    ends = [(pause.since, pause.until or datetime.max.replace(tzinfo=UTC)) for pause in found]
    assert all(until <= following for (_, until), (following, _) in pairwise(ends))


@given(st.integers(0, 100), st.integers(1, 100), st.integers(0, 50), st.integers(1, 50))
def test_a_pause_never_makes_a_deadline_earlier(start: int, span: int, since: int, length: int) -> None:
    found = run_for(hours(start), timedelta(hours=span), [Pause(hours(since), hours(since + length))])
    assert found is not None
    assert timedelta(0) <= found - hours(start + span) <= timedelta(hours=length)
