"""A time without a zone names no moment, and a zone that means two offsets names none either."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.readers.moments import TimeWordsError, day_or_moment, moment, start_of, zone_of


@pytest.mark.parametrize(
    ("words", "utc"),
    [
        ("2026-11-13T17:00:00-08:00", "2026-11-14T01:00:00"),
        ("2026-11-13 17:00 -0800", "2026-11-14T01:00:00"),
        ("2026-11-13 17:00 UTC-8", "2026-11-14T01:00:00"),
        ("2026-11-13 17:00 PST", "2026-11-14T01:00:00"),
        ("2026-11-13 17:00 America/Los_Angeles", "2026-11-14T01:00:00"),
        ("2026/11/3 9:05 GMT+8", "2026-11-03T01:05:00"),
        ("2026年11月3日 09:05 +08:00", "2026-11-03T01:05:00"),
        ("2024-04-04T14:03:12.041Z", "2024-04-04T14:03:12.041000"),
        ("2019-08-24T14:15:22 -7:00", "2019-08-24T21:15:22"),
    ],
)
def test_moments_are_read_as_people_and_carriers_write_them(words: str, utc: str) -> None:
    assert day_or_moment(words).astimezone(UTC) == datetime.fromisoformat(utc).replace(tzinfo=UTC)


def test_a_day_stays_a_day() -> None:
    assert day_or_moment("2026-11-13") == date(2026, 11, 13)
    assert moment("2026-11-13", "Asia/Tokyo") is None


@pytest.mark.parametrize("words", ["2026-02-30", "2026-13-01", "2026-11-13 25:00 Z", "0000-01-01"])
def test_a_date_that_no_calendar_has_is_said_to_be_none(words: str) -> None:
    with pytest.raises(TimeWordsError, match="does not exist"):
        day_or_moment(words)


@pytest.mark.parametrize(
    "words", ["CST", "IST", "Mars/Olympus", "../../etc/passwd", "+99:00", "UTC+25", "Beijing"]
)
def test_a_zone_that_names_no_single_offset_is_none(words: str) -> None:
    assert zone_of(words) is None


def test_a_local_time_takes_the_zone_it_is_given_and_keeps_its_own() -> None:
    assert moment("2026-11-06 11:00", "America/New_York") == datetime(2026, 11, 6, 16, tzinfo=UTC)
    assert moment("2026-11-06 11:00Z", "America/New_York") == datetime(2026, 11, 6, 11, tzinfo=UTC)
    assert moment("2026-11-06 11:00") is None


def test_a_day_begins_in_china() -> None:
    assert start_of(date(2026, 11, 20)) == datetime(2026, 11, 19, 16, tzinfo=UTC)


@given(st.text(max_size=60))
def test_any_text_is_a_moment_or_none(words: str) -> None:
    read = moment(words, "UTC")
    assert read is None or read.tzinfo is not None


@given(st.datetimes(timezones=st.timezones()))
def test_iso_comes_back_as_it_went(when: datetime) -> None:
    offset = when.utcoffset()
    if offset is not None and offset.seconds % 60 == 0:
        assert moment(when.isoformat()).timestamp() == when.timestamp()
