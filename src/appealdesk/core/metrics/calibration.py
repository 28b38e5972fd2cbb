"""Which unpublished detail the platform uses (口径校准): variants tried against the counts that its own page shows.

A variant counts as found only when numerator and denominator both match to the unit; a near miss proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from appealdesk.core.metrics.count import Count
from appealdesk.core.metrics.daily import Daily


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to count: anchor, zone and denominator decide the daily table; window and lag are tried upon it."""

    anchor: str
    zone: str
    denominator: str
    daily: Daily


@dataclass(frozen=True, slots=True)
class Trial:
    """One variant with its window and lag, and what it counts."""

    anchor: str
    zone: str
    denominator: str
    window_days: int
    lag_days: int
    count: Count

    def off_by(self, shown: Count) -> tuple[int, int]:
        """Return how far numerator and denominator are from what is shown."""
        return self.count.num - shown.num, self.count.den - shown.den


@dataclass(frozen=True, slots=True)
class Calibration:
    """All trials that match, in the order they were tried; else the nearest. Two matches leave a detail open."""

    shown: Count
    matches: tuple[Trial, ...]
    nearest: Trial | None
    tried: int

    @property
    def settled(self) -> bool:
        """Whether exactly one way to count gives what is shown."""
        return len(self.matches) == 1


def calibrate(
    variants: Iterable[Variant],
    shown: Count,
    as_of: date,
    *,
    windows: Sequence[int],
    lags: Sequence[int],
) -> Calibration:
    """Try every variant with every window and lag against a shown count."""
    trials = [
        Trial(one.anchor, one.zone, one.denominator, days, lag, one.daily.window(as_of, days, lag))
        for one in variants
        for days in windows
        for lag in lags
    ]
    return _answer(trials, shown)


def calibrate_span(
    variants: Iterable[Variant], shown: Count, first: date, last: date, as_of: date
) -> Calibration:
    """Try every variant on the very days that a report states, so that only anchor, zone and denominator are open."""
    days, lag = (last - first).days + 1, (as_of - last).days
    return calibrate(variants, shown, last + timedelta(days=lag), windows=(days,), lags=(lag,))


def _answer(trials: Sequence[Trial], shown: Count) -> Calibration:
    matches = tuple(one for one in trials if one.count == shown)
    nearest = None
    if not matches and trials:
        nearest = min(trials, key=lambda one: sum(abs(part) for part in one.off_by(shown)))
    return Calibration(shown, matches, nearest, len(trials))
