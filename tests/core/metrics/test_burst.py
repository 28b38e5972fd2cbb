"""Many bad reviews are a burst only against the product's own usual rate."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from appealdesk.core.metrics.burst import bursts, tail

DAY = date(2026, 2, 18)


def test_five_on_one_day_of_a_quiet_product_are_a_burst():
    assert bursts([("B01", DAY, 5), ("B02", DAY - timedelta(days=60), 1)]) == [("B01", DAY)]


def test_four_are_none():
    assert bursts([("B01", DAY, 4), ("B02", DAY - timedelta(days=60), 1)]) == []


def test_five_are_usual_for_a_product_that_has_four_every_day():
    assert bursts([("B01", DAY - timedelta(days=n), 4) for n in range(1, 60)] + [("B01", DAY, 5)]) == []


def test_nothing_is_no_burst():
    assert bursts([]) == []


@pytest.mark.parametrize(
    ("count", "mean", "chance"), [(0, 1.0, 1.0), (1, 1.0, 0.6321), (5, 1.0, 0.00366), (3, 2.0, 0.3233)]
)
def test_the_tail_of_the_poisson_law(count, mean, chance):
    assert tail(count, mean) == pytest.approx(chance, abs=1e-4)
