"""A rate heals when its bad days leave the window, not when it dips; the budget is the last defect it bears."""

from __future__ import annotations

from datetime import timedelta

from cast import FIRST, daily, rules
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.core.metrics.count import Count
from appealdesk.core.metrics.outlook import budget, outlook
from appealdesk.core.metrics.ruleset import Judgement


def test_it_heals_on_the_day_the_bad_day_leaves_the_window():
    table = daily([(0, 10)] * 20 + [(5, 10)] + [(0, 10)] * 4)
    as_of = FIRST + timedelta(days=24)
    found = outlook(table, rules(10), as_of, counts_good=False)
    assert found.heals_on == FIRST + timedelta(days=30)
    assert found.budget == 3  # 3 of 100 is below 4 %, 4 of 100 is not


def test_a_lag_moves_the_healing_by_its_length():
    table = daily([(0, 10)] * 20 + [(5, 10)] + [(0, 10)] * 4)
    found = outlook(table, rules(10, lag=3), FIRST + timedelta(days=24), counts_good=False)
    assert found.heals_on == FIRST + timedelta(days=33)


def test_a_dip_below_the_line_is_not_healing():
    # The second bad day is inside the lag: the rate dips when the first leaves and rises when the second comes in.
    table = daily([(0, 100)] * 5 + [(40, 100)] + [(0, 100)] * 9 + [(60, 100)])
    found = outlook(table, rules(5, lag=6), FIRST + timedelta(days=15), counts_good=False)
    assert found.heals_on == FIRST + timedelta(days=26)


def test_a_breach_is_foreseen_if_the_last_week_goes_on():
    table = daily([(0, 100)] * 30 + [(6, 100)] * 7)
    found = outlook(table, rules(30), FIRST + timedelta(days=36), counts_good=False)
    assert found.breaches_on is not None
    assert FIRST + timedelta(days=36) < found.breaches_on <= FIRST + timedelta(days=66)
    assert found.heals_on is None


def test_a_quiet_rate_foresees_nothing():
    found = outlook(daily([(1, 100)] * 40), rules(30), FIRST + timedelta(days=39), counts_good=False)
    assert (found.heals_on, found.breaches_on, found.volume) == (None, None, 100)


def test_a_rate_of_good_things_heals_and_has_a_budget_too():
    table = daily([(10, 10)] * 20 + [(0, 10)] + [(10, 10)] * 4)
    found = outlook(table, rules(10, value="95", op="gte"), FIRST + timedelta(days=24), counts_good=True)
    assert found.heals_on == FIRST + timedelta(days=30)
    assert found.budget == 5


def test_nothing_counted_promises_nothing():
    assert outlook(daily([(0, 0)]), rules(), FIRST, counts_good=False).budget is None


@given(st.integers(0, 200), st.integers(1, 200), st.sampled_from(["lt", "lte"]))
def test_the_budget_is_the_last_defect_that_the_line_bears(num, den, op):
    held = rules(op=op)
    count = Count(min(num, den), den)
    left = budget(count, held, counts_good=False)
    if held.judge(count) is Judgement.KEPT:
        assert held.judge(Count(count.num + left, den)) is Judgement.KEPT
        assert count.num + left == den or held.judge(Count(count.num + left + 1, den)) is not Judgement.KEPT
    else:
        assert left == 0
