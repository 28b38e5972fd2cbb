"""What comes next (走势判断): the day a rate heals by itself, the defects it can bear until then, and a breach foreseen.

All from the daily table, under assumptions that are stated: what is known stays, coming days bring the usual volume.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from appealdesk.core.metrics.count import Count
from appealdesk.core.metrics.daily import Daily
from appealdesk.core.metrics.ruleset import Judgement, Ruleset

VOLUME_DAYS = 28
RECENT_DAYS = 7
HORIZON_DAYS = 30


@dataclass(frozen=True, slots=True)
class Outlook:
    """`heals_on` is the first day of a kept rate that stays kept, if nothing new happens; None if not in sight.

    `budget` is how many more defects the window of that day (today's, where the rate is kept) can bear, None without a
    line. `breaches_on` is the first day of a breach if defects go on as in the last week. `volume` is the usual day.
    """

    heals_on: date | None
    budget: int | None
    breaches_on: date | None
    volume: int


def outlook(daily: Daily, rules: Ruleset, as_of: date, *, counts_good: bool) -> Outlook:
    """Look ahead from `as_of`. Days after it are taken at the mean volume of the last four weeks."""
    volume = _mean(daily, rules, as_of, VOLUME_DAYS)
    path = _Path(daily, rules, as_of, volume.den, counts_good)
    now = rules.judge(path.count(as_of, clean=True))
    if now is Judgement.NOT_RATED:
        return Outlook(None, None, None, volume.den)
    last = as_of + timedelta(days=rules.window_days + rules.lag_days + 1)
    heals = _heals(path, as_of, last) if now is Judgement.BREACHED else None
    breaches = _breaches(path, as_of) if now is Judgement.KEPT else None
    day = heals or as_of
    return Outlook(
        heals, budget(path.count(day, clean=True), rules, counts_good=counts_good), breaches, volume.den
    )


def budget(count: Count, rules: Ruleset, *, counts_good: bool) -> int:
    """Return how many more of the counted things may fail before the line is crossed; 0 where it is already."""
    low, high = 0, max(count.num if counts_good else count.den - count.num, 0)
    if rules.judge(count) is not Judgement.KEPT:
        return 0
    # Each failure moves the rate one way only, so halving finds the last one that the line bears.
    while low < high:
        middle = (low + high + 1) // 2
        worse = Count(count.num - middle if counts_good else count.num + middle, count.den)
        if rules.judge(worse) is Judgement.KEPT:
            low = middle
        else:
            high = middle - 1
    return low


@dataclass(frozen=True, slots=True)
class _Path:
    daily: Daily
    rules: Ruleset
    as_of: date
    volume: int
    counts_good: bool

    def count(self, end: date, *, clean: bool) -> Count:
        """Count the window of a coming day: the days known, and the usual volume for those to come."""
        last = end - timedelta(days=self.rules.lag_days)
        first = last - timedelta(days=self.rules.window_days - 1)
        known = self.daily.between(first, min(last, self.as_of))
        ahead = max((last - max(self.as_of, first - timedelta(days=1))).days, 0)
        if clean:
            return known + Count(self.volume * ahead if self.counts_good else 0, self.volume * ahead)
        recent = _recent(self.daily, self.rules, self.as_of)
        if not recent.den:
            return known
        return known + Count(round(recent.num * self.volume * ahead / recent.den), self.volume * ahead)


def _heals(path: _Path, as_of: date, last: date) -> date | None:
    healed = None
    day = last
    # From the far end back: a rate that dips below the line and rises again is not healed by the dip.
    while day > as_of and path.rules.judge(path.count(day, clean=True)) is not Judgement.BREACHED:
        healed, day = day, day - timedelta(days=1)
    return healed


def _breaches(path: _Path, as_of: date) -> date | None:
    for ahead in range(1, HORIZON_DAYS + 1):
        day = as_of + timedelta(days=ahead)
        if path.rules.judge(path.count(day, clean=False)) is Judgement.BREACHED:
            return day
    return None


def _recent(daily: Daily, rules: Ruleset, as_of: date) -> Count:
    """Count the last week that is ripe; days inside the lag are not yet judged."""
    return daily.window(as_of, RECENT_DAYS, rules.lag_days)


def _mean(daily: Daily, rules: Ruleset, as_of: date, days: int) -> Count:
    """Return the usual day. A table younger than the span is averaged over the days it has."""
    total = daily.window(as_of, days, rules.lag_days)
    known = max(min(days, (as_of - timedelta(days=rules.lag_days) - daily.first).days + 1), 1)
    return Count(round(total.num / known), round(total.den / known))
