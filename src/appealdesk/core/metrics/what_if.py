"""What the rate would be without contested orders (假设分析). By default only removable ones go, from the numerator only.

Platforms take a reversed defect out of the numerator; the order itself stays.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from appealdesk.core.metrics.count import Count
from appealdesk.core.metrics.culprit import Contest, Culprit, Culprits

REMOVABLE = frozenset({Contest.REMOVABLE})


def without(
    count: Count,
    culprits: Iterable[Culprit],
    *,
    counts_good: bool,
    classes: Collection[Contest] = REMOVABLE,
    both: bool = False,
) -> Count:
    """Return the count with these culprits reversed. `both` takes them out of the denominator as well.

    Where the numerator holds good things, a reversed culprit joins it; taken from both, only the denominator shrinks.
    """
    weight = sum(one.weight for one in culprits if one.contest in classes)
    if counts_good:
        return Count(count.num, count.den - weight) if both else Count(count.num + weight, count.den)
    return Count(count.num - weight, count.den - weight if both else count.den)


def without_orders(
    count: Count,
    culprits: Culprits,
    orders: Iterable[str],
    span: tuple[date, date],
    *,
    counts_good: bool,
    classes: Collection[Contest] = REMOVABLE,
    both: bool = False,
) -> Count:
    """Return the count with the culprits of these orders reversed, as far as they lie in the span."""
    first, last = span
    picked = (
        one for order in set(orders) for one in culprits.by_order.get(order, ()) if first <= one.day <= last
    )
    return without(count, picked, counts_good=counts_good, classes=classes, both=both)
