"""The arithmetic is told step by step, so that a person with a wall calendar comes to the same moment."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from appealdesk.core.calculation import STANDINGS, UNITS
from appealdesk.core.calendar import WEEKDAYS, WorkingCalendar
from appealdesk.core.clock import deadline, printed_deadline
from appealdesk.core.pauses import Pause
from appealdesk.core.policy import Dated, Source, Standing, Unit, Window
from appealdesk.core.wording import Wording

LOS_ANGELES = ZoneInfo("America/Los_Angeles")
SHANGHAI = ZoneInfo("Asia/Shanghai")
GRANTED = Wording.of(en="the day the claim was granted", zh="索赔被批准日")
NATIONAL_DAY = WorkingCalendar(
    "CN",
    Wording.of(en="working days of CN", zh="中国工作日"),
    holidays=frozenset(date(2026, 10, day) for day in range(1, 8)),
    workdays=frozenset({date(2026, 10, 10)}),
)


def rule(amount: int, unit: Unit) -> Dated[Window]:
    source = Source("S56", "official help page", "https://example.org")
    return Dated(
        "amazon.a_to_z.appeal_window", Window(amount, unit, "claim_granted"), date(2020, 7, 27), (source,)
    )


def test_every_step_is_told_in_chinese_with_china_time_first() -> None:
    told = deadline(date(2026, 11, 13), rule(30, Unit.CALENDAR_DAY), zone=LOS_ANGELES, event=GRANTED)
    assert told.calculation.say("zh").splitlines() == [
        "起算：索赔被批准日，2026-11-13（站点当地日期）。",
        "规则 amazon.a_to_z.appeal_window（来源 S56，未核实）：30 个自然日。",
        "起算当天不计；最后一天是 2026-12-13，到站点当地时间 23:59:59 为止。",
        "最后时刻：北京时间 2026-12-14 15:59:59；站点时间 2026-12-13 23:59:59（America/Los_Angeles，UTC-08:00）。",
    ]


def test_every_step_is_told_in_english_as_well() -> None:
    told = deadline(date(2026, 11, 13), rule(30, Unit.CALENDAR_DAY), zone=LOS_ANGELES, event=GRANTED)
    lines = told.calculation.say("en").splitlines()
    assert len(lines) == len(told.calculation.say("zh").splitlines())
    assert lines[0] == "Counted from the day the claim was granted: 2026-11-13, the marketplace's local day."


def test_holidays_left_out_and_make_up_days_counted_are_named() -> None:
    told = deadline(date(2026, 9, 30), rule(3, Unit.WORKING_DAY), zone=SHANGHAI, calendar=NATIONAL_DAY)
    words = told.calculation.say("zh")
    assert "跳过假日：2026-10-01, 2026-10-02, 2026-10-05, 2026-10-06, 2026-10-07" in words
    assert "调休上班日计入：2026-10-10" in words


def test_a_moment_is_told_in_china_time_and_marketplace_time() -> None:
    started = datetime(2026, 11, 13, 9, 0, tzinfo=LOS_ANGELES)
    words = deadline(started, rule(72, Unit.HOUR), zone=LOS_ANGELES).calculation.say("zh")
    assert "北京时间 2026-11-14 01:00:00，站点时间 2026-11-13 09:00:00" in words


def test_an_hour_count_from_a_bare_day_says_that_it_took_the_earliest() -> None:
    words = deadline(date(2026, 11, 13), rule(72, Unit.HOUR), zone=LOS_ANGELES).calculation
    assert "first second" in words.say("en")
    assert "取最早" in words.say("zh")


def test_a_pause_is_told() -> None:
    waited = Pause(datetime(2026, 11, 16, 9, tzinfo=SHANGHAI), datetime(2026, 11, 16, 18, tzinfo=SHANGHAI))
    started = datetime(2026, 11, 16, 8, tzinfo=SHANGHAI)
    words = deadline(started, rule(72, Unit.HOUR), zone=SHANGHAI, pauses=[waited]).calculation
    assert "stood still from 2026-11-16 09:00:00 until 2026-11-16 18:00:00" in words.say("en")


def test_a_printed_deadline_says_that_the_rule_was_not_counted() -> None:
    told = deadline(
        date(2026, 11, 13),
        rule(30, Unit.CALENDAR_DAY),
        zone=LOS_ANGELES,
        printed=datetime(2026, 11, 27, 17, 59, tzinfo=LOS_ANGELES),
    )
    assert "未采用规则 amazon.a_to_z.appeal_window" in told.calculation.say("zh")
    assert "The notice prints its own last moment: 2026-11-27 17:59:00-08:00." in told.calculation.say("en")


def test_a_printed_deadline_without_any_rule_names_none() -> None:
    assert "规则" not in printed_deadline(date(2026, 11, 27), zone=LOS_ANGELES).calculation.say("zh")


@pytest.mark.parametrize("unit", list(Unit))
def test_both_languages_tell_the_same_number_of_steps(unit: Unit) -> None:
    words = deadline(date(2026, 11, 13), rule(3, unit), zone=LOS_ANGELES, calendar=WEEKDAYS).calculation
    assert len(words.say("en").splitlines()) == len(words.say("zh").splitlines())


def test_every_unit_and_every_standing_has_words_in_both_languages() -> None:
    assert UNITS.keys() == set(Unit)
    assert STANDINGS.keys() == set(Standing)
    assert all(english and chinese for english, chinese in (*UNITS.values(), *STANDINGS.values()))
