"""What a dashboard or performance report says (平台报表数字), and where it contradicts itself.

A report that does not add up must not be calibrated against, so it is checked before it is believed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from appealdesk.core.metrics.count import Count
from appealdesk.core.place import Place
from appealdesk.core.policy import COMPARISONS

# A rate is shown rounded; this much of a per cent may be lost in the rounding.
ROUNDING = Decimal("0.01")
GOOD = frozenset({"GOOD", "NORMAL", "PASSED", "MET"})
BAD = frozenset({"BAD", "FAILED", "MISSED"})


@dataclass(frozen=True, slots=True)
class Figure:
    """One metric as the platform shows it. `rate` and `target` in per cent; None: not shown, or not rated.

    `parts` are the defects by kind, `label` the segment that the block calls itself where it names one.
    """

    metric: str
    marketplace: str
    place: Place
    segment: str = ""
    num: int | None = None
    den: int | None = None
    rate: Decimal | None = None
    target: Decimal | None = None
    op: str = ""
    status: str = ""
    first: date | None = None
    last: date | None = None
    parts: tuple[tuple[str, int], ...] = ()
    label: str = ""
    overall: bool = True

    @property
    def count(self) -> Count | None:
        """Return the counts, where both are shown."""
        return Count(self.num, self.den) if self.num is not None and self.den is not None else None

    @property
    def met(self) -> bool | None:
        """Whether the shown rate, or else the counted one, meets the target; None where it is not rated."""
        rate = self.rate if self.rate is not None else (self.count.rate if self.count else None)
        if rate is None or self.target is None or self.op not in COMPARISONS:
            return None
        return COMPARISONS[self.op](rate, self.target)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One place where a report cannot be right. `code` for machines, `says` for people."""

    code: str
    figure: Figure
    says: str


def contradictions(figures: Iterable[Figure]) -> tuple[Contradiction, ...]:
    """Find where figures contradict themselves."""
    return tuple(found for figure in figures for found in _of(figure))


def _of(figure: Figure) -> Iterator[Contradiction]:
    count = figure.count
    if count and count.num > count.den:
        yield Contradiction("more_than_all", figure, f"{count.num} of only {count.den}")
    elif (
        count
        and figure.rate is not None
        and count.rate is not None
        and abs(count.rate - figure.rate) > ROUNDING
    ):
        yield Contradiction("rate_of_counts", figure, f"{count} but {figure.rate} % is shown")
    if figure.first and figure.last and figure.first > figure.last:
        yield Contradiction("span_backwards", figure, f"from {figure.first} to {figure.last}")
    if figure.label and figure.segment and figure.label != figure.segment:
        yield Contradiction("wrong_label", figure, f"the block {figure.segment} calls itself {figure.label}")
    yield from _status(figure)
    yield from _parts(figure)


def _status(figure: Figure) -> Iterator[Contradiction]:
    met, status = figure.met, figure.status.upper()
    if (met is False and status in GOOD) or (met is True and status in BAD):
        sign = {"lt": "<", "lte": "≤", "gt": ">", "gte": "≥"}[figure.op]
        shown = figure.rate if figure.rate is not None else str(figure.count)
        yield Contradiction(
            "wrong_status",
            figure,
            f"{shown} % with target {sign} {figure.target} % is called {figure.status}",
        )


def _parts(figure: Figure) -> Iterator[Contradiction]:
    """The defective orders are at least the largest kind of defect, and at most all kinds together."""
    if not figure.parts or figure.num is None:
        return
    counts = [count for _, count in figure.parts]
    if not max(counts) <= figure.num <= sum(counts):
        yield Contradiction(
            "parts", figure, f"{figure.num} orders from defects {' + '.join(map(str, counts))}"
        )
