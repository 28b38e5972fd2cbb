"""A day that two countries read differently costs a case; so no day is ever digits alone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.core.letter.format import Chinese, English, German, Japanese, Taiwanese, offset, plain
from appealdesk.core.letter.formatters import formatter_for
from appealdesk.core.letter.romance import French, Italian, Spanish
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
        ("fr", "FR", "4 mars 2026"),
        ("es", "ES", "4 de marzo de 2026"),
        ("it", "IT", "4 marzo 2026"),
    ],
)
def test_a_day_is_written_as_its_readers_write_it(language: str, marketplace: str, written: str) -> None:
    assert formatter_for(language, marketplace).day(DAY) == written


def test_a_moment_names_its_offset() -> None:
    assert English().moment(EVENING) == "13 November 2026, 17:05 (UTC-08:00)"
    assert Chinese().moment(EVENING) == "2026年11月13日 17:05(UTC-08:00)"
    assert German().moment(EVENING) == "13. November 2026, 17:05 Uhr (UTC-08:00)"
    assert Japanese().moment(EVENING) == "2026年11月13日 17:05（UTC-08:00）"
    assert Taiwanese().moment(EVENING) == "2026年11月13日 17:05（UTC-08:00）"
    assert French().moment(EVENING) == "13 novembre 2026 à 17\u00a0h\u00a005 (UTC-08:00)"
    assert Spanish().moment(EVENING) == "13 de noviembre de 2026 a las 17:05\u00a0h (UTC-08:00)"
    assert Italian().moment(EVENING) == "13 novembre 2026, ore 17:05 (UTC-08:00)"


def test_the_first_of_a_month_is_an_ordinal_in_french() -> None:
    assert French().day(date(2026, 10, 1)) == "1er octobre 2026"
    assert set(tokens("1er octobre 2026")) == {"day:2026-10-01"}


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
        ("zh-TW", "1280", "TWD", "NT$1,280"),
        ("zh-TW", "97.2", "pct", "97.2%"),
        ("fr", "97.2", "pct", "97,2\u202f%"),
        ("fr", "1204", "count", "1\u202f204"),
        ("fr", "1204.50", "EUR", "1\u202f204,50\u00a0EUR"),
        ("es", "97.2", "pct", "97,2\u00a0%"),
        ("es", "1204", "count", "1204"),
        ("es", "12040", "count", "12\u00a0040"),
        ("es", "36.90", "EUR", "36,90\u00a0EUR"),
        ("it", "97.2", "pct", "97,2%"),
        ("it", "1204", "count", "1\u00a0204"),
        ("it", "36.90", "EUR", "36,90\u00a0EUR"),
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
    assert French().series(["a", "b", "c"]) == "a, b et c"
    assert Italian().series(["a", "b"]) == "a e b"
    assert Spanish().series([]) == ""


@pytest.mark.parametrize(
    ("last", "said"),
    [
        ("pedidos", "a y pedidos"),
        ("índices", "a e índices"),
        ("hierro", "a y hierro"),
        ("hijos", "a e hijos"),
    ],
)
def test_the_spanish_and_gives_way_before_its_own_sound(last: str, said: str) -> None:
    assert Spanish().series(["a", last]) == said


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
        for f in (
            English(),
            English(month_first=True),
            Chinese(),
            German(),
            Japanese(),
            Taiwanese(),
            French(),
            Spanish(),
            Italian(),
        )
    }
    assert len(written) == 1
