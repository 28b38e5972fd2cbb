"""One dated version of one metric at one marketplace (指标规则版本): window, lag, zone, line, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from appealdesk.core.metrics.count import Count
from appealdesk.core.metrics.metric import METRICS, Anchor
from appealdesk.core.metrics.penalty import Step, points
from appealdesk.core.policy import Band, Dated, Measure, Scale, Standing, Threshold

USUAL_DAYS = 30


class Judgement(StrEnum):
    """How a count stands against its line: kept 达标, breached 未达标, not rated 不评级."""

    KEPT = "kept"
    BREACHED = "breached"
    NOT_RATED = "not_rated"


@dataclass(frozen=True, slots=True)
class Ruleset:
    """The numbers one count rests on. `windows` in days, the first is the main one; `lag_days` ends it before today.

    `clock` says which moment is held against a deadline (confirmed, first_scan, delivered), `hours` the time to answer.
    `per` replaces the metric's own unit, `automatic` counts the platform's own cancellations as the seller's.
    `minimum` is the count below which nothing is rated. `steps` are the points of a breach, `scale` its further effects.
    `recent` is the share of the newest things, and the weight in per cent that this part has in the rate.
    `remarks` say what is not published.
    """

    id: str
    platform: str
    marketplace: str
    metric: str
    windows: tuple[int, ...]
    lag_days: int
    zone: str
    anchor: str
    threshold: Threshold | None = None
    minimum: int | None = None
    clock: str = "confirmed"
    hours: int = 24
    denominator: str = "all"
    per: str = ""
    automatic: bool = True
    standing: Standing = Standing.UNVERIFIED
    source: str = ""
    remarks: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    scale: Scale | None = None
    recent: tuple[Decimal, Decimal] | None = None

    @property
    def window_days(self) -> int:
        """Return the length of the main window."""
        return self.windows[0]

    def span(self, as_of: date) -> tuple[date, date]:
        """Return the first and last day of the window that ends `lag_days` before `as_of`."""
        last = as_of - timedelta(days=self.lag_days)
        return last - timedelta(days=self.window_days - 1), last

    def judge(self, count: Count, rate: Decimal | None = None) -> Judgement:
        """Compare a count, or the weighted rate made of it, with the line. Too few, nothing counted or no line: not rated."""
        rate = count.rate if rate is None else rate
        if rate is None or self.threshold is None or count.den < (self.minimum or 0):
            return Judgement.NOT_RATED
        kept = self.threshold.kept_by(rate)
        if kept is None:
            return Judgement.NOT_RATED
        return Judgement.KEPT if kept else Judgement.BREACHED

    def weighted(self, whole: Count, newest: Count) -> Decimal | None:
        """Return the rate in which the newest things weigh more; None where the rule weighs all alike."""
        if self.recent is None or whole.rate is None or newest.rate is None:
            return None
        weight = self.recent[1]
        return (whole.rate * (100 - weight) + newest.rate * weight) / 100

    def points(self, count: Count) -> int | None:
        """Return the penalty points of a count; None where no rule gives any."""
        return points(count, self.steps) if self.steps else None

    def band(self, count: Count) -> Band | None:
        """Return the step of the scale that a rate stands on, such as a cap on orders."""
        return self.scale.band(count.rate) if self.scale and count.rate is not None else None

    @property
    def line(self) -> Decimal | None:
        """Return the rate that the line stands at, in per cent; None without one."""
        return self.threshold.value if self.threshold else None


def ruleset_of(
    measure: Dated[Measure],
    threshold: Dated[Threshold] | None,
    *,
    platform: str,
    marketplace: str,
    metric: str,
    zone: str,
) -> Ruleset:
    """Build from a platform's dated measure and line. What no page publishes is taken as 0 and said in `remarks`."""
    value = measure.value
    remarks = []
    if value.lag_days is None:
        remarks.append("The lag is not published; 0 days are taken. Calibrate on the downloaded report.")
    if not value.window_days:
        remarks.append(f"The window is not published; {USUAL_DAYS} days are taken.")
    if measure.standing is Standing.DISPUTED:
        remarks.append("Sources disagree on how this is counted. Calibrate on the downloaded report.")
    return Ruleset(
        f"{measure.rule}@{measure.since.isoformat()}",
        platform,
        marketplace,
        metric,
        # The longest window is the main one: it is the one that the performance report carries.
        tuple(sorted(value.window_days, reverse=True)) or (USUAL_DAYS,),
        value.lag_days or 0,
        value.zone or zone,
        value.dated_by if value.dated_by in set(Anchor) else METRICS[metric].anchor.value,
        threshold.value if threshold else None,
        value.minimum,
        standing=measure.standing,
        source=measure.source,
        remarks=tuple(remarks),
    )
