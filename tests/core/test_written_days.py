"""A day that can be read in two ways is not read."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.core.written_days import written_days, written_spans

NEAR = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-12", date(2026, 11, 12)),
        ("2026/3/4", date(2026, 3, 4)),
        ("2026年11月12日", date(2026, 11, 12)),
        ("于11月3日发货", date(2026, 11, 3)),
        ("12月3号", date(2025, 12, 3)),
        ("November 12, 2026", date(2026, 11, 12)),
        ("Nov. 12", date(2026, 11, 12)),
        ("the 3rd of March 2026", date(2026, 3, 3)),
        ("12. März 2026", date(2026, 3, 12)),
        ("am 5. Dezember", date(2025, 12, 5)),
    ],
)
def test_a_day_is_read_as_it_is_written(text: str, day: date) -> None:
    assert [written.day for written in written_days(text, NEAR)] == [day]


@pytest.mark.parametrize(
    "text", ["03/04/2026", "2026-13-01", "99月99日", "March 5:30", "112-2026-11-12", "31 November 2026", ""]
)
def test_what_is_no_day_or_two_days_is_left_alone(text: str) -> None:
    assert written_days(text, NEAR) == ()


def test_a_day_knows_where_it_stands_and_whether_its_year_was_told() -> None:
    first, second = written_days("ab 2026-11-12 c Nov 3.", NEAR)
    assert (first.start, first.end, first.year_told) == (3, 13, True)
    assert second.year_told is False


@pytest.mark.parametrize(
    "text",
    [
        "from 2026-11-11 to 2026-11-13",
        "11 to 13 November 2026",
        "November 11-13, 2026",
        "11. bis 13. November 2026",
        "11月11日至13日",
        "11月11-13日",
        "2026年11月11日至2026年11月13日",
        "Nov 11 – Nov 13",
        "Wednesday 11 November 2026, 13:20 EST until Friday 13 November 2026, 05:00 EST",
        "2026-11-11 08:00 to 2026-11-13 17:00",
    ],
)
def test_a_span_is_read_with_both_its_days(text: str) -> None:
    assert written_spans(text, NEAR) == ((date(2026, 11, 11), date(2026, 11, 13)),)


def test_two_days_in_one_sentence_are_no_span() -> None:
    assert written_spans("shipped 2026-11-11, delivered 2026-11-13", NEAR) == ()
    assert written_spans("from 2026-11-13 to 2026-11-11", NEAR) == ()


@given(st.text(alphabet="0123456789-/. 年月日号ovNemberMarch至to", max_size=40))
def test_any_text_is_read_without_a_crash_and_in_order(text: str) -> None:
    days = written_days(text, NEAR)
    assert [day.start for day in days] == sorted(day.start for day in days)
    assert all(first <= last for first, last in written_spans(text, NEAR))
