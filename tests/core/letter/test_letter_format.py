"""A day that two countries read differently costs a case; so no day is ever digits alone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.core.letter.format import Chinese, English, German, Japanese, formatter_for, offset, plain
from appealdesk.core.letter.tokens import tokens

NAIVE = datetime(1990, 1, 1)  # noqa: DTZ001 - hypothesis adds the zone itself
DAY = date(2026, 3, 4)
EVENING = datetime(2026, 11, 13, 17, 5, tzinfo=timezone(timedelta(hours=-8)))


@pytest.mark.parametrize(
    ("language", "marketplace", "written"),
    [
        ("en", "US", "March 4, 2026"),
        ("en", "UK", "4 March 2026"),
        ("en", "JP", "4 March 2026"),
        ("zh", "US", "2026年3月4日"),
        ("de", "DE", "4. März 2026"),
        ("ja", "JP", "2026年3月4日"),
        ("zh-TW", "TW", "2026年3月4日"),
    ],
)
def test_a_day_is_written_as_its_readers_write_it(language: str, marketplace: str, written: str) -> None:
    assert formatter_for(language, marketplace).day(DAY) == written


def test_a_moment_names_its_offset() -> None:
    assert English().moment(EVENING) == "13 November 2026, 17:05 (UTC-08:00)"
    assert Chinese().moment(EVENING) == "2026年11月13日 17:05(UTC-08:00)"
    assert German().moment(EVENING) == "13. November 2026, 17:05 Uhr (UTC-08:00)"
    assert Japanese().moment(EVENING) == "2026年11月13日 17:05（UTC-08:00）"


@pytest.mark.parametrize(
    ("minutes", "written"), [(0, "UTC"), (330, "UTC+05:30"), (-210, "UTC-03:30"), (480, "UTC+08:00")]
)
def test_an_offset_of_half_an_hour_is_kept(minutes: int, written: str) -> None:
    assert offset(datetime(2026, 1, 1, tzinfo=timezone(timedelta(minutes=minutes)))) == written


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        ("8.30", "pct", "8.3%"),
        ("4.0", "pct", "4%"),
        ("1204", "count", "1,204"),
        ("36.90", "GBP", "GBP 36.90"),
    ],
)
def test_a_figure_keeps_its_value_and_loses_idle_zeros(value: str, unit: str, written: str) -> None:
    assert English().amount(Decimal(value), unit) == written


@pytest.mark.parametrize(
    ("language", "value", "unit", "written"),
    [
        ("de", "4.24", "pct", "4,24 %"),
        ("de", "36.90", "EUR", "36,90 EUR"),
        ("de", "1204", "count", "1\u00a0204"),
        ("de", "1204.50", "EUR", "1\u00a0204,50 EUR"),
        ("ja", "4.24", "pct", "4.24%"),
        ("ja", "3480", "JPY", "3,480円"),
        ("ja", "36.90", "USD", "USD 36.90"),
    ],
)
def test_a_figure_is_written_as_its_readers_write_it(
    language: str, value: str, unit: str, written: str
) -> None:
    assert formatter_for(language, None).amount(Decimal(value), unit) == written
    assert set(tokens(written)) == {f"number:{plain(Decimal(value))}"}


def test_things_in_a_row_are_joined_as_their_readers_join_them() -> None:
    assert German().series(["a", "b", "c"]) == "a, b und c"
    assert German().series(["a"]) == "a"
    assert Japanese().series(["a", "b", "c"]) == "a、b、c"


def test_a_month_is_written_where_no_more_is_known() -> None:
    assert German().month(DAY) == "März 2026"
    assert Japanese().month(DAY) == "2026年3月"


def test_a_small_rate_is_not_written_with_an_exponent() -> None:
    assert plain(Decimal("1E-2")) == "0.01"
    assert plain(Decimal(100)) == "100"


@pytest.mark.parametrize(
    ("items", "written"), [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")]
)
def test_items_are_joined_as_in_a_sentence(items: tuple[str, ...], written: str) -> None:
    assert English().series(items) == written


@given(st.datetimes(NAIVE, NAIVE.replace(year=2100)), st.integers(-12 * 60, 14 * 60))
def test_every_language_writes_the_same_moment(at: datetime, minutes: int) -> None:
    moment = at.replace(tzinfo=timezone(timedelta(minutes=minutes)) if minutes else UTC)
    written = {
        frozenset(tokens(f.moment(moment)))
        for f in (English(), English(month_first=True), Chinese(), German(), Japanese())
    }
    assert len(written) == 1
