"""Contested orders leave the numerator only, and only those that the platform's rule leaves out."""

from __future__ import annotations

from datetime import date

from appealdesk.core.metrics.count import Count
from appealdesk.core.metrics.culprit import Contest, Culprit, Culprits
from appealdesk.core.metrics.what_if import without, without_orders

DAY = date(2026, 2, 1)
SPAN = (DAY, date(2026, 2, 28))


def culprit(
    order: str, contest: Contest = Contest.REMOVABLE, day: date = DAY, weight: int = 1, metric: str = "odr"
) -> Culprit:
    return Culprit(metric, "r", "US", "", day, order, weight, "claim_withdrawn", contest, "order_detail")


HELD = (culprit("1"), culprit("2", Contest.EXPLAINS_ONLY), culprit("3", Contest.TO_VERIFY))


def test_only_removable_ones_go_and_the_orders_stay():
    assert without(Count(10, 100), HELD, counts_good=False) == Count(9, 100)


def test_the_rest_goes_on_request():
    assert without(Count(10, 100), HELD, counts_good=False, classes=tuple(Contest)) == Count(7, 100)


def test_both_takes_the_order_out_of_the_denominator_too():
    assert without(Count(10, 100), HELD, counts_good=False, both=True) == Count(9, 99)


def test_in_a_rate_of_good_things_a_reversed_culprit_joins_the_numerator():
    assert without(Count(90, 100), [culprit("1", weight=2)], counts_good=True) == Count(92, 100)
    assert without(Count(90, 100), [culprit("1", weight=2)], counts_good=True, both=True) == Count(90, 98)


def test_an_order_named_twice_is_taken_once_and_one_outside_the_window_not_at_all():
    held = Culprits.of([culprit("1"), culprit("9", day=date(2026, 1, 1))], "odr", "US")
    assert without_orders(Count(10, 100), held, ["1", "1", "9", "unknown"], SPAN, counts_good=False) == Count(
        9, 100
    )


def test_culprits_of_another_metric_or_place_are_not_mixed_in():
    assert Culprits.of([culprit("1"), culprit("2", metric="lsr")], "lsr", "US").held == (
        culprit("2", metric="lsr"),
    )
    assert Culprits.of(HELD, "odr", "DE").between(*SPAN) == ()
