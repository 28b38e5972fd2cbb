"""What counts as repeated (判定规则): a measure and a share, in whole numbers, so that no rounding ever decides."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from appealdesk.originality.passages import Ints


class Measure(StrEnum):
    """Jaccard: shared of all. Containment: shared of the draft's passage, so that old text inside a longer one shows too."""

    JACCARD = "jaccard"
    CONTAINMENT = "containment"


@dataclass(frozen=True, slots=True)
class Rule:
    """What counts as repeated: a measure and the share it must reach, above 0 and at most 1."""

    measure: Measure
    share: Fraction

    def __post_init__(self) -> None:
        """Refuse a share that would call everything, or nothing, repeated."""
        if not 0 < self.share <= 1:
            raise ValueError(f"A share is above 0 and at most 1, not {self.share}.")

    def least(self, sizes: Ints) -> Ints:
        """Return the fewest shingles a passage of each size must share with anything."""
        return -(-self.share.numerator * sizes // self.share.denominator)

    def need(self, sizes: Ints, others: NDArray[Any]) -> Ints:
        """Return how many shingles passages of these sizes must share with others of those sizes."""
        if self.measure is Measure.CONTAINMENT:
            return self.least(sizes)
        top, bottom = self.share.numerator, self.share.denominator
        need: Ints = -(-top * (sizes + others) // (top + bottom))
        return need

    def largest(self, sizes: Ints, position: Ints) -> Ints:
        """Return the largest size another passage may have when it is first met after `position` shingles without it."""
        if self.measure is Measure.CONTAINMENT:
            return np.full(len(sizes), np.iinfo(np.int64).max)
        top, bottom = self.share.numerator, self.share.denominator
        return (top + bottom) * (sizes - position) // top - sizes
