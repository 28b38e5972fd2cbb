"""A numerator over a denominator (分子与分母). Counts are compared, rates only shown: a shown rate is rounded."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Count:
    """So many of so many."""

    num: int
    den: int

    def __add__(self, other: Count) -> Count:
        """Add two counts: shards, segments and days merge by addition."""
        return Count(self.num + other.num, self.den + other.den)

    @property
    def rate(self) -> Decimal | None:
        """Return the rate in per cent, unrounded; None of nothing."""
        return Decimal(self.num) * 100 / Decimal(self.den) if self.den > 0 else None

    def __str__(self) -> str:
        """Read as `27896 / 870669 = 3.20 %`."""
        rate = self.rate
        shown = "not rated" if rate is None else f"{rate:.2f} %"
        return f"{self.num} / {self.den} = {shown}"


NOTHING = Count(0, 0)
