"""A wrong clock loses the case, so its edges are tested to the second."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from appealdesk.core.calendar import WEEKDAYS, WorkingCalendar
from appealdesk.core.clock import THE_NOTICE, Deadline, day_ends, deadline, printed_deadline
from appealdesk.core.errors import NaiveTimeError
from appealdesk.core.pauses import Pause
from appealdesk.core.policy import Alternative, Dated, Source, Standing, Unit, Window
from appealdesk.core.wording import Wording

LOS_ANGELES = ZoneInfo("America/Los_Angeles")
BERLIN = ZoneInfo("Europe/Berlin")
TOKYO = ZoneInfo("Asia/Tokyo")
SHANGHAI = ZoneInfo("Asia/Shanghai")
HERE = (Source("S56", "official help page", "https://example.org/a"),)
THERE = (Source("S58", "official help page", "https://example.org/b"),)

# China's order for the autumn of 2026: the 1st to the 7th of October off, worked for on 20 September and 10 October.
CHINA_2026 = WorkingCalendar(
    "CN",
    Wording.of(en="working days of CN", zh="中国工作日"),
    holidays=frozenset(date(2026, 10, day) for day in range(1, 8)),
    workdays=frozenset({date(2026, 9, 20), date(2026, 10, 10)}),
    known_until=2026,
)


def rule(
    amount: int | None, unit: Unit = Unit.HOUR, *others: int, starts: str = "information_requested"
) -> Dated[Window]:
    alternatives = tuple(Alternative(Window(other, unit, starts), THERE) for other in others)
    standing = Standing.DISPUTED if others else Standing.UNVERIFIED
    return Dated(
        "amazon.a_to_z.response_window", Window(amount, unit, starts), date(2024, 1, 1), HERE, standing,
        alternatives=alternatives,
    )  # fmt: skip


def due(*args: object, **more: object) -> datetime:
    found = deadline(*args, **more).due  # type: ignore[arg-type]
    assert found is not None
    return found


OPENED = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(("hours_gone", "hours_left"), [(0, 72), (71, 1), (72, 0), (99, 0)])
def test_the_window_drains_and_stops_at_nothing(hours_gone: int, hours_left: int) -> None:
    now = OPENED + timedelta(hours=hours_gone)
    assert deadline(OPENED, rule(72), zone=LOS_ANGELES).left(now) == timedelta(hours=hours_left)


# ---- ten traps


def test_trap_1_72_hours_across_the_spring_clock_change_are_72_hours() -> None:
    opened = datetime(2026, 3, 6, 9, 0, tzinfo=LOS_ANGELES)
    assert due(opened, rule(72), zone=LOS_ANGELES).isoformat() == "2026-03-09T10:00:00-07:00"


def test_trap_1_72_hours_across_the_autumn_clock_change_are_72_hours() -> None:
    opened = datetime(2026, 10, 23, 9, 0, tzinfo=BERLIN)
    assert due(opened, rule(72), zone=BERLIN).isoformat() == "2026-10-26T08:00:00+01:00"


def test_trap_2_thirty_days_run_over_the_end_of_the_year() -> None:
    found = due(date(2026, 12, 15), rule(30, Unit.CALENDAR_DAY), zone=LOS_ANGELES)
    assert found.isoformat() == "2027-01-14T23:59:59-08:00"


def test_trap_3_a_make_up_saturday_is_a_working_day() -> None:
    found = due(date(2026, 10, 8), rule(2, Unit.WORKING_DAY), zone=SHANGHAI, calendar=CHINA_2026)
    assert found.date() == date(2026, 10, 10)
    assert found.date().weekday() == 5


def test_trap_4_72_hours_run_through_a_weekend() -> None:
    friday = datetime(2026, 11, 13, 18, 0, tzinfo=LOS_ANGELES)
    assert due(friday, rule(72), zone=LOS_ANGELES).isoformat() == "2026-11-16T18:00:00-08:00"


def test_trap_5_three_working_days_stand_still_over_national_day() -> None:
    found = due(date(2026, 9, 30), rule(3, Unit.WORKING_DAY), zone=SHANGHAI, calendar=CHINA_2026)
    assert found.isoformat() == "2026-10-10T23:59:59+08:00"


def test_trap_5_the_marketplaces_weekdays_know_no_national_day() -> None:
    found = due(date(2026, 9, 30), rule(3, Unit.WORKING_DAY), zone=LOS_ANGELES)
    assert found.date() == date(2026, 10, 5)


@pytest.mark.parametrize(
    ("zone", "in_china"),
    [(TOKYO, "2026-12-13T22:59:59+08:00"), (LOS_ANGELES, "2026-12-14T15:59:59+08:00")],
)
def test_trap_6_a_day_ends_at_the_marketplaces_own_midnight(zone: ZoneInfo, in_china: str) -> None:
    found = due(date(2026, 11, 13), rule(30, Unit.CALENDAR_DAY), zone=zone)
    assert found.time().isoformat() == "23:59:59"
    assert found.astimezone(SHANGHAI).isoformat() == in_china


def test_trap_6_the_day_of_an_event_is_the_marketplaces_day_and_not_chinas() -> None:
    early_in_china = datetime(2026, 11, 14, 8, 0, tzinfo=SHANGHAI)  # still the 13th on the west coast
    found = due(early_in_china, rule(7, Unit.CALENDAR_DAY), zone=LOS_ANGELES)
    assert found.date() == date(2026, 11, 20)


def test_trap_7_a_deadline_printed_in_the_notice_beats_the_rule() -> None:
    printed = datetime(2026, 3, 6, 9, 0, tzinfo=UTC)
    found = deadline(OPENED, rule(72), zone=LOS_ANGELES, printed=printed)
    assert (found.due, found.says) == (printed, THE_NOTICE)


def test_trap_7_a_printed_day_lasts_until_the_marketplaces_midnight() -> None:
    found = deadline(OPENED, rule(72), zone=LOS_ANGELES, printed=date(2026, 3, 9))
    assert found.due is not None
    assert found.due.isoformat() == "2026-03-09T23:59:59-07:00"


def test_trap_8_a_disputed_rule_is_worked_to_the_earliest_and_shows_the_latest_as_doubtful() -> None:
    found = deadline(OPENED, rule(72, Unit.HOUR, 48), zone=LOS_ANGELES)
    assert found.due == found.earliest == OPENED + timedelta(hours=48)
    assert found.latest == OPENED + timedelta(hours=72)
    assert found.doubtful
    assert "doubtful" in found.calculation.say("en")


def test_trap_9_a_lapsed_window_is_passed_and_has_nothing_left() -> None:
    found = deadline(OPENED, rule(72), zone=LOS_ANGELES)
    now = OPENED + timedelta(days=30)
    assert found.passed(now)
    assert found.left(now) == timedelta(0)


def test_trap_9_a_window_due_on_the_very_day_in_china_has_not_lapsed() -> None:
    found = deadline(
        date(2026, 11, 13), rule(7, Unit.CALENDAR_DAY), zone=LOS_ANGELES
    )  # 21st, 15:59:59 in China
    assert not found.lapsed_before(date(2026, 11, 21))
    assert found.lapsed_before(date(2026, 11, 22))
    small_hours = deadline(
        datetime(2026, 11, 20, 18, tzinfo=UTC), rule(0), zone=LOS_ANGELES
    )  # the 21st, 02:00, there
    assert not small_hours.lapsed_before(date(2026, 11, 21))


def test_trap_10_a_count_into_a_year_whose_holidays_are_not_published_is_provisional() -> None:
    found = deadline(date(2026, 12, 30), rule(5, Unit.WORKING_DAY), zone=SHANGHAI, calendar=CHINA_2026)
    assert found.provisional
    assert "2026" in found.calculation.say("zh")
    assert not deadline(
        date(2026, 11, 2), rule(5, Unit.WORKING_DAY), zone=SHANGHAI, calendar=CHINA_2026
    ).provisional


# ---- more edges


def test_two_moments_of_the_repeated_autumn_hour_stay_apart() -> None:
    first = due(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), rule(0), zone=BERLIN)
    second = due(datetime(2026, 10, 25, 1, 30, tzinfo=UTC), rule(0), zone=BERLIN)
    assert second - first == timedelta(hours=1)


def test_a_day_ends_when_the_next_begins_where_clocks_change_at_midnight() -> None:
    assert day_ends(date(2018, 2, 17), ZoneInfo("America/Sao_Paulo")) == datetime(
        2018, 2, 18, 2, 59, 59, tzinfo=UTC
    )


def test_hours_from_an_event_known_by_day_only_are_counted_from_its_first_second() -> None:
    found = deadline(date(2026, 11, 13), rule(72), zone=LOS_ANGELES)
    assert found.due is not None
    assert found.due.isoformat() == "2026-11-16T00:00:00-08:00"
    assert found.latest is not None
    assert found.latest.isoformat() == "2026-11-16T23:59:59-08:00"


def test_a_month_ends_on_the_same_day_or_the_last_one_there_is() -> None:
    assert due(date(2027, 1, 31), rule(1, Unit.MONTH), zone=LOS_ANGELES).date() == date(2027, 2, 28)


def test_a_window_of_unknown_length_has_no_due_moment_and_never_passes() -> None:
    found = deadline(OPENED, rule(None), zone=LOS_ANGELES)
    assert (found.due, found.left(OPENED), found.passed(OPENED)) == (None, None, False)
    assert not found.lapsed_before(date(2030, 1, 1))
    assert "未查到" in found.calculation.say("zh")


def test_a_reading_that_counts_from_another_event_is_not_counted_from_this_one() -> None:
    other = Alternative(Window(1, Unit.HOUR, "claim_filed"), THERE)
    plain = rule(72)
    disputed = Dated(plain.rule, plain.value, plain.since, HERE, Standing.DISPUTED, alternatives=(other,))
    assert deadline(OPENED, disputed, zone=LOS_ANGELES).due == OPENED + timedelta(hours=72)


def test_a_pause_moves_an_hour_clock_by_its_own_length() -> None:
    waited = Pause(OPENED + timedelta(hours=10), OPENED + timedelta(hours=15))
    assert due(OPENED, rule(72), zone=LOS_ANGELES, pauses=[waited]) == OPENED + timedelta(hours=77)


def test_a_pause_takes_out_the_working_days_at_whose_end_the_clock_stood_still() -> None:
    waited = Pause(datetime(2026, 11, 3, 15, tzinfo=SHANGHAI), datetime(2026, 11, 5, 9, tzinfo=SHANGHAI))
    found = due(
        date(2026, 11, 2), rule(3, Unit.WORKING_DAY), zone=SHANGHAI, calendar=CHINA_2026, pauses=[waited]
    )
    assert found.date() == date(2026, 11, 9)  # 5th, 6th, 9th


@pytest.mark.parametrize("unit", list(Unit))
def test_while_the_clock_stands_still_nothing_is_due(unit: Unit) -> None:
    found = deadline(OPENED, rule(3, unit), zone=SHANGHAI, pauses=[Pause(OPENED, None)])
    assert found.due is None


def test_a_start_without_a_zone_is_refused_with_a_remedy() -> None:
    with pytest.raises(NaiveTimeError, match="Give the zone"):
        deadline(OPENED.replace(tzinfo=None), rule(72), zone=LOS_ANGELES)


def test_a_printed_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(NaiveTimeError, match="printed deadline"):
        printed_deadline(datetime(2026, 11, 27, 17, 59), zone=LOS_ANGELES)  # noqa: DTZ001


def test_now_without_a_zone_is_refused() -> None:
    found = deadline(OPENED, rule(72), zone=LOS_ANGELES)
    with pytest.raises(NaiveTimeError, match="now"):
        found.passed(datetime(2026, 3, 5))  # noqa: DTZ001


# ---- properties

zones = st.sampled_from(
    ["America/Los_Angeles", "Europe/Berlin", "Asia/Tokyo", "Australia/Sydney", "Asia/Kolkata"]
)
moments = st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
days = st.dates(date(2000, 1, 1), date(2060, 1, 1))


@given(moments, zones, st.integers(0, 500))
@example(datetime(2026, 3, 6, 9, tzinfo=UTC), "America/Los_Angeles", 72)  # spring forward inside
@example(datetime(2026, 10, 23, 9, tzinfo=UTC), "Europe/Berlin", 72)  # fall back inside
def test_hours_are_elapsed_hours_in_every_zone(started: datetime, zone: str, hours: int) -> None:
    local = started.astimezone(ZoneInfo(zone))
    assert due(local, rule(hours), zone=ZoneInfo(zone)) - started == timedelta(hours=hours)


@given(days, zones, st.integers(0, 400))
@example(date(2026, 3, 7), "America/Los_Angeles", 1)
@example(date(2026, 10, 24), "Europe/Berlin", 1)
def test_a_span_of_days_ends_with_the_last_second_of_the_nth_day(day: date, zone: str, amount: int) -> None:
    found = due(day, rule(amount, Unit.CALENDAR_DAY), zone=ZoneInfo(zone))
    assert found.date() == day + timedelta(days=amount)
    assert (found + timedelta(seconds=1)).astimezone(ZoneInfo(zone)).date() == day + timedelta(
        days=amount + 1
    )


@given(days, st.integers(1, 60))
def test_a_working_day_deadline_is_a_working_day_and_counts_exactly(day: date, amount: int) -> None:
    found = due(day, rule(amount, Unit.WORKING_DAY), zone=SHANGHAI, calendar=WEEKDAYS).date()
    worked = [day + timedelta(days=n) for n in range(1, (found - day).days + 1)]
    assert WEEKDAYS.works_on(found)
    assert sum(WEEKDAYS.works_on(each) for each in worked) == amount


@given(moments, st.integers(1, 100), st.lists(st.integers(1, 100), max_size=3))
def test_the_due_moment_is_never_later_than_any_reading(
    started: datetime, hours: int, others: list[int]
) -> None:
    found = deadline(started, rule(hours, Unit.HOUR, *others), zone=LOS_ANGELES)
    readings = [started + timedelta(hours=each) for each in (hours, *others)]
    assert (found.due, found.latest) == (min(readings), max(readings))


@given(moments, st.integers(0, 200), moments)
def test_a_deadline_is_passed_exactly_when_nothing_is_left(
    started: datetime, hours: int, now: datetime
) -> None:
    found: Deadline = deadline(started, rule(hours), zone=LOS_ANGELES)
    assert found.passed(now) == (found.left(now) == timedelta(0))
