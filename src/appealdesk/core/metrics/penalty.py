"""What a breach costs (处罚分级): points by the rate and by how many orders it stands on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from appealdesk.core.metrics.count import Count


@dataclass(frozen=True, slots=True)
class Step:
    """So many `points` from a rate of `at_least` per cent on, with at least so many defects, out of at least so many counted."""

    points: int
    at_least: Decimal
    defects: int = 0
    counted: int = 0

    def reached_by(self, count: Count) -> bool:
        """Whether a count of bad things stands on this step."""
        rate = count.rate
        return (
            rate is not None
            and rate >= self.at_least
            and count.num >= self.defects
            and count.den >= self.counted
        )


def points(count: Count, steps: Iterable[Step]) -> int:
    """Return the points of the highest step that a count reaches; steps do not add up."""
    return max((step.points for step in steps if step.reached_by(count)), default=0)
