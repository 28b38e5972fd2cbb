"""Points depend on the rate and on how many orders it stands on, and steps do not add up."""

from __future__ import annotations

from decimal import Decimal

import pytest

from appealdesk.core.metrics.count import Count
from appealdesk.core.metrics.penalty import Step, points

STEPS = (Step(2, Decimal(10)), Step(4, Decimal(10), defects=30))


@pytest.mark.parametrize(
    ("num", "den", "due"), [(25, 100, 2), (30, 100, 4), (30, 301, 0), (10, 100, 2), (9, 100, 0), (0, 0, 0)]
)
def test_the_highest_step_that_is_reached_counts_alone(num: int, den: int, due: int) -> None:
    assert points(Count(num, den), STEPS) == due


def test_a_step_may_ask_for_a_number_of_orders() -> None:
    step = Step(2, Decimal(50), counted=100)
    assert (step.reached_by(Count(50, 100)), step.reached_by(Count(49, 98))) == (True, False)
