"""A day too many is a lapsed window, a day too few a night's sleep: calendars are pinned day by day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.core.calendar import (
    EVERY_DAY,
    WEEKDAYS,
    EndlessCalendarError,
    WorkingCalendar,
    months_after,
    nth_day,
)
from appealdesk.core.wording import Wording

NAME = Wording.of(en="a calendar", zh="日历")
days = st.dates(date(1990, 1, 1), date(2100, 1, 1))


def test_a_make_up_day_wins_over_the_weekend() -> None:
    calendar = WorkingCalendar("CN", NAME, workdays=frozenset({date(2026, 10, 10)}))
    assert calendar.works_on(date(2026, 10, 10))
    assert not calendar.works_on(date(2026, 10, 11))


def test_a_make_up_day_wins_over_a_holiday_that_was_only_computed() -> None:
    day = date(2026, 10, 10)
    assert WorkingCalendar("CN", NAME, holidays=frozenset({day}), workdays=frozenset({day})).works_on(day)


def test_a_holiday_in_the_week_is_no_working_day() -> None:
    calendar = WorkingCalendar("CN", NAME, holidays=frozenset({date(2026, 10, 1)}))
    assert not calendar.works_on(date(2026, 10, 1))


def test_a_country_may_rest_on_friday_and_saturday() -> None:
    calendar = WorkingCalendar("SA", NAME, weekend=frozenset({4, 5}))
    assert nth_day(date(2026, 11, 19), 1, calendar) == date(2026, 11, 22)  # Thursday to Sunday


def test_a_calendar_is_certain_through_the_last_published_year() -> None:
    calendar = WorkingCalendar("CN", NAME, known_until=2026)
    assert calendar.certain(date(2026, 12, 31))
    assert not calendar.certain(date(2027, 1, 1))
    assert WEEKDAYS.certain(date(2099, 1, 1))


def test_a_calendar_without_a_working_day_is_refused() -> None:
    with pytest.raises(EndlessCalendarError, match="no working day"):
        WorkingCalendar("never", NAME, weekend=frozenset(range(7)))


def test_the_day_of_the_event_is_not_counted() -> None:
    monday = date(2026, 11, 16)
    assert nth_day(monday, 0, WEEKDAYS) == monday
    assert nth_day(monday, 1, WEEKDAYS) == date(2026, 11, 17)


def test_a_day_on_which_the_clock_stood_still_is_not_counted() -> None:
    assert nth_day(date(2026, 11, 16), 1, EVERY_DAY, {date(2026, 11, 17)}) == date(2026, 11, 18)


@pytest.mark.parametrize(
    ("start", "amount", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 6, 15), 12, date(2027, 6, 15)),
        (date(2026, 6, 15), 6, date(2026, 12, 15)),
    ],
)
def test_months_keep_the_day_or_take_the_last(start: date, amount: int, end: date) -> None:
    assert months_after(start, amount) == end


@given(days, st.integers(0, 120))
def test_counting_every_day_is_adding(day: date, amount: int) -> None:
    assert nth_day(day, amount, EVERY_DAY) == day + timedelta(days=amount)


@given(days, st.integers(0, 40), st.integers(0, 40))
def test_two_counts_of_working_days_add_up(day: date, first: int, second: int) -> None:
    assert nth_day(nth_day(day, first, WEEKDAYS), second, WEEKDAYS) == nth_day(day, first + second, WEEKDAYS)


@given(days, st.integers(1, 48))
def test_months_are_never_shorter_than_28_days_each(day: date, amount: int) -> None:
    assert (months_after(day, amount) - day).days >= 28 * amount
