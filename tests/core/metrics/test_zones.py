"""Local days by a table of changes are those of the zone itself. G9 and G10 stand at the edge of a day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.core.metrics.zones import changes, local_day

ZONES = (
    "America/Los_Angeles", "Europe/Berlin", "Europe/London", "Asia/Tokyo", "Australia/Sydney", "America/Sao_Paulo",
    "Australia/Lord_Howe", "Asia/Kolkata", "Africa/Casablanca", "America/St_Johns",
)  # fmt: skip
FIRST, LAST = date(2017, 1, 1), date(2027, 12, 31)
TABLES = {zone: changes(zone, FIRST, LAST) for zone in ZONES}


@given(st.sampled_from(ZONES), st.integers(1_483_228_800, 1_830_000_000))
def test_the_table_finds_the_day_that_the_zone_finds(zone, second):
    assert local_day(TABLES[zone], second) == datetime.fromtimestamp(second, ZoneInfo(zone)).date()


@pytest.mark.parametrize("zone", ZONES)
def test_the_table_is_right_in_the_seconds_around_each_change(zone):
    for change in TABLES[zone][1:]:
        for second in (change.at - 1, change.at, change.at + 1):
            assert local_day(TABLES[zone], second) == datetime.fromtimestamp(second, ZoneInfo(zone)).date()


@pytest.mark.parametrize(
    ("zone", "moment", "day"),
    [
        ("America/Los_Angeles", "2024-07-19T06:59:59+00:00", date(2024, 7, 18)),  # G9: still on time
        ("America/Los_Angeles", "2024-07-19T07:00:00+00:00", date(2024, 7, 19)),  # G9: late
        ("America/Sao_Paulo", "2025-11-22T02:59:59+00:00", date(2025, 11, 21)),  # G10
        ("Europe/Berlin", "2019-05-08T21:59:59+00:00", date(2019, 5, 8)),  # G10
    ],
)
def test_golden_edges_of_a_day(zone, moment, day):
    at = int(datetime.fromisoformat(moment).astimezone(UTC).timestamp())
    assert local_day(TABLES[zone], at) == day


def test_a_zone_without_changes_has_one_offset():
    assert [change.offset for change in changes("Asia/Tokyo", FIRST, LAST)] == [9 * 3600]
