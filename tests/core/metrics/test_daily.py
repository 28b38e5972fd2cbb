"""Every window is a difference of two running sums, and shards add up."""

from __future__ import annotations

from datetime import date, timedelta

from cast import FIRST, daily, lines
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.core.metrics.count import Count
from appealdesk.core.metrics.daily import Daily, merge

COUNTS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 99)), min_size=1, max_size=60)


@given(COUNTS, st.integers(-5, 70), st.integers(1, 40), st.integers(0, 20))
def test_a_window_counts_what_a_loop_over_its_days_counts(counts, end, length, lag):
    as_of = FIRST + timedelta(days=end)
    last = end - lag
    inside = [counts[n] for n in range(max(last - length + 1, 0), min(last + 1, len(counts))) if n >= 0]
    assert daily(counts).window(as_of, length, lag) == Count(
        sum(a for a, _ in inside), sum(b for _, b in inside)
    )


def test_days_without_a_line_count_nothing():
    table = Daily.of([*lines([(1, 2)]), *lines([(3, 4)], FIRST + timedelta(days=5))])
    assert table.between(FIRST, FIRST + timedelta(days=4)) == Count(1, 2)
    assert table.last == FIRST + timedelta(days=5)


def test_an_empty_table_counts_nothing_anywhere():
    assert Daily.of([]).window(date(2026, 3, 1), 30) == Count(0, 0)
    assert Daily.of([]).window(date(2026, 3, 1), 30).rate is None


def test_segments_of_one_day_add_up():
    both = Daily.of(
        [*lines([(1, 10)], segment="seller_fulfilled"), *lines([(2, 20)], segment="platform_fulfilled")]
    )
    assert both.between(FIRST, FIRST) == Count(3, 30)


@given(COUNTS, st.integers(1, 4))
def test_shards_merge_by_addition_whatever_their_number(counts, shards):
    whole = lines(counts)
    parts = [whole[number::shards] for number in range(shards)]
    assert merge(*parts) == merge(whole)


def test_the_trend_ends_on_the_day_asked_for_and_has_ninety_points():
    trend = daily([(1, 10)] * 40).trend(FIRST + timedelta(days=39), 10)
    assert len(trend) == 90
    assert trend[-1] == (FIRST + timedelta(days=39), Count(10, 100))
