"""Windows, lines, and when nothing is rated. G6: the spans of the performance report's own example."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from cast import rules

from appealdesk.core.metrics.count import Count
from appealdesk.core.metrics.ruleset import Judgement, ruleset_of
from appealdesk.core.policy import Dated, Measure, Source, Standing, Threshold
from appealdesk.core.wording import Wording

REPORTED = date(2020, 11, 19)


@pytest.mark.parametrize(
    ("days", "lag", "first", "last"),
    [
        (7, 1, date(2020, 11, 12), date(2020, 11, 18)),  # cancellation
        (7, 23, date(2020, 10, 21), date(2020, 10, 27)),  # invoices
        (30, 0, date(2020, 10, 21), date(2020, 11, 19)),  # late shipment
        (30, 10, date(2020, 10, 11), date(2020, 11, 9)),  # tracking, on time
        (60, 15, date(2020, 9, 6), date(2020, 11, 4)),  # order defects
    ],
)
def test_g6_the_spans_of_the_report_are_window_and_lag(days, lag, first, last):
    assert rules(days, lag).span(REPORTED) == (first, last)


@pytest.mark.parametrize(
    ("count", "op", "value", "expected"),
    [
        (Count(27896, 870669), "lt", "4", Judgement.KEPT),  # G1
        (Count(146, 165), "gt", "90", Judgement.BREACHED),  # G3
        (Count(190, 200), "gte", "95", Judgement.KEPT),  # G7
        (Count(4, 100), "lt", "4", Judgement.BREACHED),
        (Count(4, 100), "lte", "4", Judgement.KEPT),
        (Count(0, 0), "lt", "4", Judgement.NOT_RATED),
    ],
)
def test_a_count_is_judged_by_its_unrounded_rate(count, op, value, expected):
    assert rules(value=value, op=op).judge(count) is expected


def test_too_few_are_not_rated_however_bad():
    assert rules(minimum=20).judge(Count(19, 19)) is Judgement.NOT_RATED
    assert rules(minimum=20).judge(Count(20, 20)) is Judgement.BREACHED


def test_without_a_line_nothing_is_rated():
    assert replace(rules(), threshold=None).judge(Count(9, 9)) is Judgement.NOT_RATED
    assert (
        replace(rules(), threshold=Threshold(None, "none", "pct")).judge(Count(9, 9)) is Judgement.NOT_RATED
    )


@pytest.mark.parametrize(
    ("num", "den", "shown"),
    [
        (27896, 870669, "3.203973"),  # G1
        (315, 9001, "3.499611"),  # G2, of 214 missing and 101 late
        (190, 200, "95.000000"),  # G7
        (25, 200, "12.500000"),  # G11
        (25, 100, "25.000000"),  # G12: 20 of the seller and 5 automatic
        (5, 20, "25.000000"),  # G14
        (1, 500, "0.200000"),  # G17
    ],
)
def test_golden_rates(num, den, shown):
    assert f"{Count(num, den).rate:.6f}" == shown


def test_a_pack_that_tells_no_lag_says_so():
    measure = Measure((60,), Wording.of(en="a"), Wording.of(en="b"), "order", "order_date")
    dated = Dated(
        "amazon.order_defect_rate.measure",
        measure,
        date(2018, 1, 1),
        (Source("S01", "official", ""),),
        Standing.UNVERIFIED,
    )
    built = ruleset_of(
        dated, None, platform="amazon", marketplace="US", metric="odr", zone="America/Los_Angeles"
    )
    assert (built.windows, built.lag_days, built.id) == (
        (60,),
        0,
        "amazon.order_defect_rate.measure@2018-01-01",
    )
    assert "lag is not published" in built.remarks[0]
    assert built.span(REPORTED)[0] == REPORTED - timedelta(days=59)


def test_of_several_windows_the_longest_is_the_main_one():
    measure = Measure((10, 30), Wording.of(en="a"), Wording.of(en="b"), "order", "expected_ship_date", 0)
    dated = Dated("x", measure, date(2022, 1, 1), (), Standing.DISPUTED)
    built = ruleset_of(dated, None, platform="amazon", marketplace="US", metric="lsr", zone="UTC")
    assert built.windows == (30, 10)
    assert "disagree" in built.remarks[0]
    assert Decimal(built.window_days) == 30
