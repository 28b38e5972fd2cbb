"""The exports in a case folder as values for report and letter (案件指标): figures, tables and charts, nothing left to look up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from appealdesk.core.errors import AppealDeskError
from appealdesk.core.metrics.culprit import Contest
from appealdesk.core.wording import Wording
from appealdesk.measure.calibrating import Calibrated, calibrations
from appealdesk.measure.counter_evidence import CounterEvidence, counter_evidence
from appealdesk.measure.engine import Session, session
from appealdesk.measure.judging import causes
from appealdesk.measure.reads import Read
from appealdesk.measure.summary import Summary, summaries


@dataclass(frozen=True, slots=True)
class CaseMetric:
    """One metric as report and letter show it. `orders` are rows of the culprit table: order, day, cause, class, evidence kinds.

    `removable` is the count without what the platform's own rules leave out, `sentence` says the figure in one line.
    """

    summary: Summary
    sentence: Wording
    causes: tuple[tuple[Wording, Contest, int], ...]
    orders: tuple[tuple[str, date, Wording, Contest, tuple[str, ...]], ...]

    def trend_svg(self) -> str:
        """Draw the 90-day trend."""
        from appealdesk.measure import charts

        return charts.svg(charts.trend(self.summary))

    def trend_png(self) -> bytes:
        """Draw the trend for a reader at the platform: in English, as a picture."""
        from appealdesk.measure import charts

        return charts.png(charts.svg(charts.trend(self.summary, english=True)))

    def causes_svg(self) -> str:
        """Draw the culprits by cause."""
        from appealdesk.measure import charts

        return charts.svg(charts.culprits(self.summary))


@dataclass(frozen=True, slots=True)
class CaseMeasure:
    """What the exports of a case say: metrics, counter-evidence, calibration, the account of every file, and remarks."""

    platform: str
    as_of: date
    metrics: tuple[CaseMetric, ...]
    counters: tuple[CounterEvidence, ...]
    calibrated: tuple[Calibrated, ...]
    reads: tuple[Read, ...]
    remarks: tuple[str, ...]


def measure_case_exports(
    paths: Sequence[Path],
    marketplace: str | None = None,
    as_of: date | None = None,
    *,
    platform: str | None = None,
    contest: Sequence[str] = (),
) -> CaseMeasure | None:
    """Measure the exports among some files of a case; None where none of them can be counted.

    Files that are no export are left to others, told in `reads`. Never raises for what a file holds.
    """
    try:
        with session(paths, platform=platform, marketplace=marketplace) as opened:
            return _measured(opened, as_of, contest)
    except AppealDeskError:
        return None


def _measured(opened: Session, as_of: date | None, contest: Sequence[str]) -> CaseMeasure | None:
    measured = opened.measured(as_of)
    found = summaries(measured, contest)
    if not found and not measured.figures:
        return None
    first = min((one.span[0] for one in found), default=measured.as_of)
    return CaseMeasure(
        measured.platform,
        measured.as_of,
        tuple(_metric(one) for one in found),
        counter_evidence(opened, first, measured.as_of),
        calibrations(opened, measured),
        measured.reads,
        measured.remarks,
    )


def _metric(one: Summary) -> CaseMetric:
    known = {cause: Wording.of(entry["name"]) for cause, entry in causes().items()}
    orders = tuple(
        (held.order, held.day, known[held.cause], held.contest, tuple(held.evidence.split(",")))
        for held in one.culprits
    )
    table = tuple((known[cause], contest, weight) for cause, contest, weight in one.causes)
    return CaseMetric(one, _sentence(one), table, orders)


def _sentence(one: Summary) -> Wording:
    name, rate = one.metric.name, one.count.rate
    shown = "–" if rate is None else f"{rate:.2f}%"
    days, (first, last) = one.ruleset.window_days, one.span
    counted = f"{one.count.num} / {one.count.den}"
    return Wording.of(
        en=f"{name.say('en')}: {shown} ({counted}) over the {days} days from {first} to {last}.",
        zh=f"{name.say('zh')}：{shown}（{counted}），统计期 {first} 至 {last} 共 {days} 天。",
    )


def told(measure: CaseMeasure) -> Iterator[str]:
    """Yield what a person must know of the files before he relies on the figures: formats never seen, and what was not counted."""
    for read in measure.reads:
        if not read.verified:
            yield f"{read.file}: unverified format."
    yield from measure.remarks
