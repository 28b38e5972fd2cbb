"""The daily table (每日汇总表): one line a metric, version, marketplace, segment and local day. Windows are differences.

Every trend, window shift and what-if is a difference of two running sums, so orders are never read twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate

from appealdesk.core.metrics.count import NOTHING, Count

ALL = ""


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """One row of the daily table. `segment` is fulfilment or product category; `day` is local to the marketplace."""

    metric: str
    ruleset: str
    marketplace: str
    segment: str
    day: date
    num: int
    den: int


@dataclass(frozen=True, slots=True)
class Daily:
    """The days of one metric at one marketplace, without holes, as running sums. `of` builds it from lines."""

    first: date
    nums: tuple[int, ...]
    dens: tuple[int, ...]

    @classmethod
    def of(cls, lines: Iterable[Line]) -> Daily:
        """Sum lines by day, whatever their segments. No lines make an empty table."""
        days: defaultdict[date, list[int]] = defaultdict(lambda: [0, 0])
        for line in lines:
            days[line.day][0] += line.num
            days[line.day][1] += line.den
        if not days:
            return cls(date(1970, 1, 1), (0,), (0,))
        first, last = min(days), max(days)
        every = [days.get(first + timedelta(days=n), (0, 0)) for n in range((last - first).days + 1)]
        return cls(first, _sums(num for num, _ in every), _sums(den for _, den in every))

    @property
    def last(self) -> date:
        """Return the last day that has a line."""
        return self.first + timedelta(days=len(self.nums) - 2)

    def between(self, first: date, last: date) -> Count:
        """Count from the first to the last day, both included. Days outside the table count nothing."""
        start = min(max((first - self.first).days, 0), len(self.nums) - 1)
        end = min(max((last - self.first).days + 1, start), len(self.nums) - 1)
        return Count(self.nums[end] - self.nums[start], self.dens[end] - self.dens[start])

    def window(self, as_of: date, days: int, lag: int = 0) -> Count:
        """Count the `days` days that end `lag` days before `as_of`."""
        last = as_of - timedelta(days=lag)
        return self.between(last - timedelta(days=days - 1), last)

    def newest(self, first: date, last: date, share: Decimal) -> Count:
        """Count the newest days of a span that hold at least `share` per cent of it. A day is never cut."""
        whole = self.between(first, last).den
        day = last
        while day > first and self.between(day, last).den * 100 < whole * share:
            day -= timedelta(days=1)
        return self.between(day, last)

    def trend(self, as_of: date, days: int, lag: int = 0, points: int = 90) -> tuple[tuple[date, Count], ...]:
        """Return the window's count as it stood on each of the last `points` days, oldest first."""
        ends = (as_of - timedelta(days=back) for back in range(points - 1, -1, -1))
        return tuple((end, self.window(end, days, lag)) for end in ends)


def lines_of(lines: Iterable[Line], metric: str, marketplace: str, segment: str = ALL) -> tuple[Line, ...]:
    """Pick the lines of one metric at one marketplace, of one segment or of all."""
    return tuple(
        line
        for line in lines
        if line.metric == metric and line.marketplace == marketplace and segment in {ALL, line.segment}
    )


def merge(*tables: Sequence[Line]) -> tuple[Line, ...]:
    """Add daily tables of disjoint shards line by line; k shards give the table of one run."""
    sums: defaultdict[tuple[str, str, str, str, date], Count] = defaultdict(lambda: NOTHING)
    for table in tables:
        for line in table:
            key = (line.metric, line.ruleset, line.marketplace, line.segment, line.day)
            sums[key] += Count(line.num, line.den)
    return tuple(sorted(Line(*key, count.num, count.den) for key, count in sums.items()))


def _sums(numbers: Iterable[int]) -> tuple[int, ...]:
    return tuple(accumulate(numbers, initial=0))
