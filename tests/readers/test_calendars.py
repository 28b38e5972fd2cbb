"""Calendars come from a package that computes what nobody has decreed yet; we say where decree ends."""

from __future__ import annotations

from datetime import date

import pytest

from appealdesk.core.calendar import nth_day
from appealdesk.readers.calendars import UnknownCountryError, working_calendar

CHINA = working_calendar("CN", 2026, 2026)


@pytest.mark.parametrize(
    "day", ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"]
)
def test_china_works_on_its_make_up_days(day: str) -> None:
    assert CHINA.works_on(date.fromisoformat(day))
    assert date.fromisoformat(day).weekday() in CHINA.weekend


@pytest.mark.parametrize("day", ["2026-10-01", "2026-10-07", "2026-02-17"])
def test_china_rests_on_its_holidays(day: str) -> None:
    assert not CHINA.works_on(date.fromisoformat(day))


def test_three_working_days_over_national_day() -> None:
    assert nth_day(date(2026, 9, 30), 3, CHINA) == date(2026, 10, 10)


def test_make_up_days_of_other_years_stay_out() -> None:
    assert {day.year for day in CHINA.workdays} == {2026}


def test_a_chinese_year_without_published_swaps_is_not_known() -> None:
    far = working_calendar("CN", 2026, 2099)
    assert far.known_until is not None
    assert 2026 <= far.known_until < 2099
    assert not far.certain(date(2099, 1, 4))


def test_a_year_of_estimated_feast_days_is_not_known() -> None:
    assert working_calendar("AE", 2030, 2031).known_until == 2029


def test_a_country_without_swaps_is_known_as_far_as_it_was_read() -> None:
    assert working_calendar("DE", 2026, 2028).known_until == 2028


def test_the_united_kingdom_is_found_under_our_own_code() -> None:
    assert not working_calendar("UK", 2026, 2026).works_on(date(2026, 12, 25))


def test_saudi_arabia_rests_on_friday() -> None:
    assert not working_calendar("SA", 2026, 2026).works_on(date(2026, 11, 20))
    assert working_calendar("SA", 2026, 2026).works_on(date(2026, 11, 22))


def test_a_country_nobody_has_a_calendar_for_is_told_so() -> None:
    with pytest.raises(UnknownCountryError, match="weekdays"):
        working_calendar("XX", 2026, 2026)


def test_the_next_year_of_china_is_published_in_december() -> None:
    """Red from December on while the package lacks next year's order: time to update it."""
    today = date.today()  # noqa: DTZ011 - a reminder to people, no rule of the trade
    if today.month == 12:
        known = working_calendar("CN", today.year, today.year + 1).known_until
        assert known == today.year + 1, "update the holidays package"
