"""Days and times as pages print them: read in the order that the file makes certain, or not at all."""

from __future__ import annotations

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.core.local_time import is_day, is_local
from appealdesk.core.transcript.clocks import clocks, month_first, time_alone

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("line", "day", "at"),
    [
        ("November 6, 2026, 2:51 pm   Delivered", date(2026, 11, 6), time(14, 51)),
        ("Nov 9, 2026 8:02 AM PST", date(2026, 11, 9), time(8, 2)),
        ("2026-11-05 15:02  Label created", date(2026, 11, 5), time(15, 2)),
        ("6. November 2026, 14:20 Uhr zugestellt", date(2026, 11, 6), time(14, 20)),
        ("le 7 novembre 2026 à 11 h 26", date(2026, 11, 7), time(11, 26)),
        ("2026年11月5日 19:40", date(2026, 11, 5), time(19, 40)),
        ("Delivered at 2:51 pm on November 6, 2026", date(2026, 11, 6), time(14, 51)),
        ("12 de octubre de 2026", date(2026, 10, 12), None),
    ],
)
def test_each_language_writes_a_day_and_its_time(line: str, day: date, at: time | None) -> None:
    [found] = clocks(line, None)
    assert (found.day, found.at) == (day, at)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("10/22/2026 picked up\n11/02/2026 delivered", True),
        ("24/10/2026\n02/11/2026", False),
        ("USPS 11/06/2026 14:51", True),
        ("Suivi Colissimo 07/11/2026 11:26", False),
        ("07/11/2026 11:26", None),
    ],
)
def test_the_file_tells_whether_the_month_stands_first(text: str, first: bool | None) -> None:
    assert month_first(text) is first


def test_a_day_that_could_be_two_days_is_none() -> None:
    assert clocks("07/11/2026 11:26 delivered", None) == ()
    assert clocks("07/07/2026 11:26 delivered", None)[0].day == date(2026, 7, 7)


def test_a_time_without_an_offset_is_the_places_own_and_says_so() -> None:
    [bare] = clocks("2026-11-06 14:51", None)
    [told] = clocks("2026-11-06 14:51 UTC-06:00", None)
    assert is_local(bare.moment(BERLIN))
    assert bare.moment(BERLIN).utcoffset() == timedelta(hours=1)
    assert not is_local(told.moment(BERLIN))
    assert told.moment(BERLIN).utcoffset() == timedelta(hours=-6)


def test_a_bare_day_is_no_moment_of_it() -> None:
    [found] = clocks("Ship by: Nov 3, 2026", None)
    assert is_day(found.moment(BERLIN))


def test_a_line_under_a_day_begins_with_its_time() -> None:
    found = time_alone("2:51 pm  Delivered")
    assert found is not None
    assert found[0] == time(14, 51)
    assert time_alone("Delivered 2:51 pm") is None


@given(st.text(max_size=200))
def test_no_line_of_any_page_stops_the_reading(line: str) -> None:
    for found in clocks(line, american=True):
        found.moment(BERLIN)
    time_alone(line)
