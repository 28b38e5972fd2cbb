"""What the seller's own exports say (复算结果), as values for the report: rates, the orders behind them, what speaks against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from appealdesk.core.metrics.count import Count
from appealdesk.core.wording import Wording


@dataclass(frozen=True, slots=True)
class Culprit:
    """One order behind a rate: the day it counts on, why, and its class (removable, explains_only, to_verify)."""

    order: str
    day: date
    cause: Wording
    contest: str


@dataclass(frozen=True, slots=True)
class Recount:
    """One metric recomputed. `says` holds rate, counts and period in one sentence; `judged` is kept, breached or not_rated.

    `counted` is the count over the days of `span`, `without` the same without what the platform's own rules leave out;
    `defects` weighs what counts against the seller, `removable` what of it those rules leave out. `heals_on` is the day the
    rate keeps its line by itself if nothing new happens; `remarks` say which detail is not published. `files` are the
    exhibits that show it, the table first, where the letter may cite it.
    """

    metric: str
    says: Wording
    judged: str
    defects: int
    removable: int
    causes: tuple[tuple[Wording, str, int], ...]
    culprits: tuple[Culprit, ...]
    heals_on: date | None = None
    remarks: tuple[str, ...] = ()
    counted: Count | None = None
    without: Count | None = None
    span: tuple[date, date] | None = None
    files: tuple[str, ...] = ()

    @property
    def helps(self) -> bool:
        """Whether it says anything for the seller: the line is kept, or the rule leaves some of the defects out."""
        return self.judged == "kept" or self.removable > 0


@dataclass(frozen=True, slots=True)
class Recounts:
    """All metrics of a case's exports, what speaks against the causes, and the account of every file (file, rows, not read)."""

    metrics: tuple[Recount, ...] = ()
    against: tuple[Wording, ...] = ()
    files: tuple[tuple[str, int, int], ...] = ()
    remarks: tuple[str, ...] = ()
