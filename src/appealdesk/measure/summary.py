"""What a measure says, metric by metric (指标摘要): today's count, the line, the culprits by cause, what-if, outlook, trend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from appealdesk.core.metrics.count import Count
from appealdesk.core.metrics.culprit import Contest, Culprit, Culprits
from appealdesk.core.metrics.daily import Daily, lines_of
from appealdesk.core.metrics.figures import contradictions
from appealdesk.core.metrics.metric import METRICS, Metric
from appealdesk.core.metrics.outlook import Outlook, outlook
from appealdesk.core.metrics.ruleset import Judgement, Ruleset
from appealdesk.core.metrics.what_if import without, without_orders
from appealdesk.measure.calibrating import Calibrated
from appealdesk.measure.counter_evidence import CounterEvidence
from appealdesk.measure.engine import Measured

TREND_DAYS = 90
SCHEMA = "appealdesk.measured/1"


@dataclass(frozen=True, slots=True)
class Summary:
    """One metric at one marketplace, in one segment or all. `span` is the window; `culprits` those inside it.

    `removable` is the rate without what the platform's own rules leave out; `contested` without the orders asked for.
    `weighted` is the rate in which the newest things weigh more, where the rule says so; it is judged then.
    """

    metric: Metric
    ruleset: Ruleset
    segment: str
    span: tuple[date, date]
    count: Count
    judgement: Judgement
    culprits: tuple[Culprit, ...]
    removable: Count
    contested: Count | None
    outlook: Outlook
    trend: tuple[tuple[date, Count], ...]
    windows: tuple[tuple[int, Count], ...]
    weighted: Decimal | None = None

    @property
    def accountable(self) -> Count | None:
        """Return what the seller answers for, where the platform shows that rate as well: Walmart leaves the carrier's part out."""
        shown = self.ruleset.platform == "walmart" and self.metric.needs == ("packages",)
        return self.removable if shown else None

    @property
    def causes(self) -> tuple[tuple[str, Contest, int], ...]:
        """Return (cause, class, weight), the heaviest first."""
        weights = Counter[tuple[str, Contest]]()
        for one in self.culprits:
            weights[one.cause, one.contest] += one.weight
        return tuple((cause, contest, weight) for (cause, contest), weight in weights.most_common())


def summaries(measured: Measured, contested: Collection[str] = ()) -> tuple[Summary, ...]:
    """Summarise every counted metric; where a metric is reported in segments, each segment by itself."""
    return tuple(
        _summary(measured, metric, place, segment, contested)
        for metric, place in measured.counted
        for segment in _segments(measured, metric, place)
    )


def _segments(measured: Measured, metric: str, place: str) -> Iterator[str]:
    found = sorted(
        {line.segment for line in measured.lines if (line.metric, line.marketplace) == (metric, place)}
    )
    # Order defects of seller and platform fulfilment are reported apart; tracking by category.
    yield from found if len(found) > 1 else [""]


def _summary(measured: Measured, code: str, place: str, segment: str, contested: Collection[str]) -> Summary:
    metric, rules = METRICS[code], measured.ruleset(code, place)
    lines = lines_of(measured.lines, code, place, segment)
    daily, as_of, span = Daily.of(lines), measured.as_of, rules.span(measured.as_of)
    count = daily.window(as_of, rules.window_days, rules.lag_days)
    index = Culprits.of((one for one in measured.culprits if segment in {"", one.segment}), code, place)
    inside = index.between(*span)
    good = metric.counts_good
    weighted = rules.weighted(count, daily.newest(*span, rules.recent[0])) if rules.recent else None
    return Summary(
        metric,
        rules,
        segment,
        span,
        count,
        rules.judge(count, weighted),
        inside,
        without(count, inside, counts_good=good),
        without_orders(count, index, contested, span, counts_good=good, classes=tuple(Contest))
        if contested
        else None,
        outlook(daily, rules, as_of, counts_good=good),
        daily.trend(as_of, rules.window_days, rules.lag_days, TREND_DAYS),
        tuple((days, daily.window(as_of, days, rules.lag_days)) for days in rules.windows),
        weighted,
    )


def as_json(
    measured: Measured,
    found: Collection[Summary],
    against: Collection[CounterEvidence] = (),
    calibrated: Collection[Calibrated] = (),
) -> dict[str, Any]:
    """Return the public JSON of a measure, with counter-evidence and calibration where they were asked for."""
    return {
        "schema": SCHEMA,
        "platform": measured.platform,
        "as_of": measured.as_of.isoformat(),
        "metrics": [_json(one) for one in found],
        "figures": [_figure(one) for one in measured.figures],
        "contradictions": [
            {"code": one.code, "metric": one.figure.metric, "segment": one.figure.segment, "says": one.says}
            for one in contradictions(measured.figures)
        ],
        "counter_evidence": [
            {
                "cause": one.cause,
                "marketplace": one.marketplace,
                "says": {"en": one.says.say("en"), "zh": one.says.say("zh")},
                "count": one.count,
                "examples": list(one.examples),
            }
            for one in against
        ],
        "calibration": [_calibration(one) for one in calibrated],
        "files": [
            {
                "file": one.file,
                "format": one.format,
                "verified": one.verified,
                "rows": one.rows,
                "accepted": one.accepted,
                "rejected": one.rejected,
                "blank": one.blank,
                "encoding": one.encoding,
                "faults": [
                    {"place": fault.place, "what": fault.what, "remedy": fault.remedy} for fault in one.faults
                ],
                "remarks": list(one.remarks),
            }
            for one in measured.reads
        ],
        "remarks": list(measured.remarks),
    }


def _json(one: Summary) -> dict[str, Any]:
    rules = one.ruleset
    return {
        "metric": one.metric.code,
        "name": {"en": one.metric.name.say("en"), "zh": one.metric.name.say("zh")},
        "marketplace": rules.marketplace,
        "segment": one.segment,
        "ruleset": rules.id,
        "standing": rules.standing.value,
        "source": rules.source,
        "window": {"first": one.span[0].isoformat(), "last": one.span[1].isoformat(), "lag_days": rules.lag_days},
        **_count(one.count),
        "threshold": {"value": _text(rules.line), "op": rules.threshold.op if rules.threshold else None},
        "judgement": one.judgement.value,
        "weighted_rate": None if one.weighted is None else f"{one.weighted:.4f}",
        "penalty": _penalty(one),
        "windows": [{"days": days, **_count(count)} for days, count in one.windows],
        "causes": [{"cause": cause, "class": contest.value, "weight": weight} for cause, contest, weight in one.causes],
        "culprits": [
            {"order": c.order, "day": c.day.isoformat(), "weight": c.weight, "cause": c.cause, "class": c.contest.value, "evidence": c.evidence.split(",")}
            for c in one.culprits
        ],
        "without_removable": _count(one.removable),
        "seller_accountable": _count(one.accountable) if one.accountable else None,
        "without_contested": _count(one.contested) if one.contested else None,
        "outlook": {
            "heals_on": _text(one.outlook.heals_on),
            "defect_budget": one.outlook.budget,
            "breaches_on": _text(one.outlook.breaches_on),
            "usual_volume": one.outlook.volume,
        },
        "trend": [{"day": day.isoformat(), "num": count.num, "den": count.den} for day, count in one.trend],
        "remarks": list(rules.remarks),
    }  # fmt: skip


def _penalty(one: Summary) -> dict[str, Any] | None:
    points, band = one.ruleset.points(one.count), one.ruleset.band(one.count)
    if points is None and band is None:
        return None
    effect = {language: band.effect.say(language) for language in band.effect.languages} if band else {}
    return {"points": points, "band": band.code if band else None, "effect": effect}


def _calibration(one: Calibrated) -> dict[str, Any]:
    best = one.result.matches[0] if one.result.matches else one.result.nearest
    return {
        "metric": one.figure.metric,
        "marketplace": one.marketplace,
        "shown": {"num": one.result.shown.num, "den": one.result.shown.den},
        "matches": len(one.result.matches),
        "tried": one.result.tried,
        "best": None
        if best is None
        else {
            "anchor": best.anchor,
            "zone": best.zone,
            "denominator": best.denominator,
            "window_days": best.window_days,
            "lag_days": best.lag_days,
            **_count(best.count),
        },
        "differs": list(one.differs),
    }


def _figure(one: Any) -> dict[str, Any]:
    return {
        "metric": one.metric,
        "marketplace": one.marketplace,
        "segment": one.segment,
        "num": one.num,
        "den": one.den,
        "rate": _text(one.rate),
        "target": _text(one.target),
        "op": one.op,
        "met": one.met,
        "status": one.status,
        "first": _text(one.first),
        "last": _text(one.last),
        "place": str(one.place),
    }


def _count(count: Count) -> dict[str, Any]:
    rate = count.rate
    return {"num": count.num, "den": count.den, "rate": None if rate is None else f"{rate:.4f}"}


def _text(value: object) -> str | None:
    return None if value is None else str(value)
