"""The desk's promise: working days in China, nothing while others act, and a new one with each new piece of work."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.core.calculation import CHINA
from appealdesk.core.calendar import WorkingCalendar
from appealdesk.core.errors import NaiveTimeError
from appealdesk.core.service_level import Moved, State, service_level
from appealdesk.core.stage import MOVES, Move, Stage
from appealdesk.core.wording import Wording

# The first days of October 2026 off, the Saturday after worked in exchange.
CALENDAR = WorkingCalendar(
    "CN",
    Wording.of(en="as China works", zh="中国法定工作日"),
    holidays=frozenset(date(2026, 10, day) for day in range(1, 8)),
    workdays=frozenset({date(2026, 10, 10)}),
    known_until=2026,
)


def at(month: int, day: int, hour: int = 11) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=CHINA)


def accepted(when: datetime) -> Moved:
    return Moved(when, Stage.SCREENING, Move.ACCEPT)


def asked(when: datetime) -> Moved:
    return Moved(when, Stage.WORK, Move.ASK_SELLER)


def answered(when: datetime) -> Moved:
    return Moved(when, Stage.WAITING, Move.SELLER_ANSWERED)


def due(*moves: Moved) -> datetime | None:
    found = service_level(moves, calendar=CALENDAR).due
    return found.astimezone(CHINA) if found else None


def test_before_acceptance_nothing_is_promised():
    assert service_level([]).state is State.NOT_YET
    assert service_level([]).due is None


def test_the_day_of_acceptance_is_not_counted():
    assert due(accepted(at(11, 23))) == at(11, 26, 18)  # Monday, so Thursday at closing time


def test_a_weekend_is_not_counted():
    assert due(accepted(at(11, 26))) == at(12, 1, 18)


def test_holidays_are_left_out_and_the_saturday_worked_in_exchange_counts():
    assert due(accepted(at(9, 30))) == at(10, 10, 18)  # 8, 9, and Saturday the 10th


def test_acceptance_late_in_the_chinese_evening_is_of_that_day_though_utc_says_another():
    evening = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)  # 23:30 in China
    morning = datetime(2026, 11, 23, 16, 30, tzinfo=UTC)  # half past midnight of the 24th
    assert due(accepted(evening)) == at(11, 26, 18)
    assert due(accepted(morning)) == at(11, 27, 18)


def test_while_the_seller_is_asked_the_clock_stands_still():
    level = service_level([accepted(at(11, 23)), asked(at(11, 24))], calendar=CALENDAR)
    assert (level.state, level.due) == (State.PAUSED, None)
    assert level.pauses[0].until is None


def test_nights_spent_waiting_are_given_back():
    assert due(accepted(at(11, 23)), asked(at(11, 24)), answered(at(11, 26))) == at(11, 30, 18)


def test_an_answer_on_the_same_day_costs_nothing():
    assert due(accepted(at(11, 23)), asked(at(11, 24, 9)), answered(at(11, 24, 17))) == at(11, 26, 18)


def test_a_review_is_the_desks_own_time():
    reviewed = Moved(at(11, 24), Stage.WORK, Move.SEND_TO_REVIEW)
    assert due(accepted(at(11, 23)), reviewed) == at(11, 26, 18)


def test_once_submitted_the_promise_is_kept_and_over():
    walk = [
        accepted(at(11, 23)),
        Moved(at(11, 24), Stage.WORK, Move.SEND_TO_REVIEW),
        Moved(at(11, 24, 12), Stage.REVIEW, Move.APPROVE),
        Moved(at(11, 24, 13), Stage.CONFIRMATION, Move.CONFIRM),
        Moved(at(11, 24, 14), Stage.READY, Move.SUBMIT),
    ]
    assert service_level(walk).state is State.OVER
    again = Moved(at(12, 7), Stage.SUBMITTED, Move.MORE_ASKED)
    assert due(*walk, again) == at(12, 10, 18)  # a promise of its own, whatever was paused before
    assert service_level([*walk, again], calendar=CALENDAR).pauses == ()


def test_a_day_whose_holidays_nobody_has_published_is_provisional():
    level = service_level([accepted(at(12, 30))], calendar=CALENDAR)
    assert level.provisional
    assert not service_level([accepted(at(11, 23))], calendar=CALENDAR).provisional


def test_the_count_explains_itself_in_both_languages():
    level = service_level([accepted(at(11, 23)), asked(at(11, 24)), answered(at(11, 26))], calendar=CALENDAR)
    assert "停表 2 天" in level.says.say("zh")
    assert "2 paused days" in level.says.say("en")
    assert "2026-11-30 18:00" in level.says.say("zh")


def test_a_move_without_a_zone_is_refused():
    with pytest.raises(NaiveTimeError):
        service_level([accepted(datetime(2026, 11, 23, 11))])  # noqa: DTZ001 - the point of the test


WALKS = st.lists(st.tuples(st.integers(0, 23), st.sampled_from(Move)), max_size=25)


@given(WALKS)
def test_a_running_promise_always_has_an_end_that_opens_the_board(walk):
    stage, moves, now = Stage.SCREENING, [], at(11, 2)
    for hours, move in walk:
        if (stage, move) in MOVES:
            now += timedelta(hours=hours)
            moves.append(Moved(now, stage, move))
            stage = MOVES[stage, move]
    level = service_level(moves, calendar=CALENDAR)
    assert (level.due is not None) == (level.state is State.RUNNING)
    if level.due is not None:
        assert level.started is not None
        assert level.due > level.started
        assert stage in {Stage.WORK, Stage.REVIEW}


@given(st.permutations([accepted(at(11, 23)), asked(at(11, 24)), answered(at(11, 26))]))
def test_the_order_in_which_lines_are_read_changes_nothing(moves):
    assert due(*moves) == at(11, 30, 18)
