"""A burst of bad reviews (差评突增): so many of one product on one day that its usual rate does not explain them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

LEAST = 5
CHANCE = 1e-4


def bursts(negatives: Iterable[tuple[str, date, int]]) -> list[tuple[str, date]]:
    """Find product and day of each burst, from (product, day, bad reviews).

    The base rate is the product's own mean on its other days, and never below one in the span: with a Poisson law a
    day that should come less than once in ten thousand is a burst, from five reviews on.
    """
    by_product: defaultdict[str, dict[date, int]] = defaultdict(dict)
    for product, day, count in negatives:
        by_product[product][day] = by_product[product].get(day, 0) + count
    days = [day for held in by_product.values() for day in held]
    span = (max(days) - min(days)).days + 1 if days else 1
    return sorted(
        (product, day)
        for product, held in by_product.items()
        for day, count in held.items()
        if count >= LEAST and tail(count, max(sum(held.values()) - count, 1) / max(span - 1, 1)) < CHANCE
    )


def tail(count: int, mean: float) -> float:
    """Return the chance of `count` or more where `mean` are usual, by the Poisson law."""
    below = math.fsum(math.exp(n * math.log(mean) - mean - math.lgamma(n + 1)) for n in range(count))
    return max(1.0 - below, 0.0)
