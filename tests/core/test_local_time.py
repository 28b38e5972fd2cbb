"""Times without an offset: compared only as far as what is written allows, and said as local time."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from appealdesk.core.local_time import is_day, is_local, local, not_after, whole_day
from appealdesk.core.phrase import moment

CHICAGO = ZoneInfo("America/Chicago")
WALL = datetime(2026, 11, 6, 14, 51)  # noqa: DTZ001 - as the page prints it


def test_a_local_time_is_written_without_an_offset() -> None:
    assert moment(local(WALL, CHICAGO)) == "2026-11-06 14:51 local"
    assert moment(whole_day(date(2026, 11, 6), CHICAGO)) == "2026-11-06"


def test_a_time_of_nowhere_is_not_compared_where_half_a_day_decides() -> None:
    floating = local(WALL, None)
    assert is_local(floating)
    assert not_after(floating, datetime(2026, 11, 6, 20, 0, tzinfo=UTC)) is None
    assert not_after(floating, datetime(2026, 11, 9, tzinfo=UTC)) is True


def test_a_bare_day_is_by_its_own_end_and_not_surely_after_an_hour_of_it() -> None:
    day = whole_day(date(2026, 11, 6), CHICAGO)
    assert is_day(day)
    assert not_after(local(WALL, CHICAGO), day) is True
    assert not_after(day, local(WALL, CHICAGO)) is None
    assert not_after(whole_day(date(2026, 11, 7), CHICAGO), local(WALL, CHICAGO)) is False
