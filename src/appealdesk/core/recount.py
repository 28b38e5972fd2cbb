"""What the seller's own exports say (复算结果), as values for the report: rates, the orders behind them, what speaks against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

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

    `removable` is how many of the defects the platform's own rules leave out; `heals_on` the day the rate keeps its
    line by itself if nothing new happens; `remarks` say which detail is not published.
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


@dataclass(frozen=True, slots=True)
class Recounts:
    """All metrics of a case's exports, what speaks against the causes, and the account of every file (file, rows, not read)."""

    metrics: tuple[Recount, ...] = ()
    against: tuple[Wording, ...] = ()
    files: tuple[tuple[str, int, int], ...] = ()
    remarks: tuple[str, ...] = ()
