"""The complete exports of a case (完整导出文件): files in `exports/` are recomputed, and only those.

A metric counted from an excerpt would be wrong without looking wrong, so an order table among the exhibits is
never measured: what lies in `exports/` is said to be complete by whoever put it there.
"""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from appealdesk.core.case import Case
from appealdesk.core.reading import Reading
from appealdesk.core.recount import Culprit, Recount, Recounts
from appealdesk.press.bag import Original, safe_name

if TYPE_CHECKING:
    from appealdesk.measure.case import CaseMeasure, CaseMetric

EXPORTS = "exports"
Files = dict[str, bytes | Original]


def recount(folder: Path, case: Case, reading: Reading, made: Path) -> tuple[Case, Recounts, Files]:
    """Measure the case's exports; return the figures for the report and files for the bundle (`metrics/...`).

    What speaks for the seller in the matter of the case is written below `made` and joins the exhibits of the returned case.
    """
    place = folder / EXPORTS
    paths = sorted(path for path in place.iterdir() if path.is_file()) if place.is_dir() else []
    if not paths:
        return case, Recounts(), {}
    from appealdesk.measure.case import measure_case_exports

    marketplace = case.marketplace or reading.marketplace
    platform = case.platform or reading.platform
    measured = measure_case_exports(
        paths, marketplace, case.as_of.date(), platform=platform, contest=reading.order_ids
    )
    if measured is None:
        return case, Recounts(), {}
    held = {f"exports/{safe_name(path.name)}": original(path) for path in paths}
    enclosed, counted = _enclosed(case, reading, measured, made)
    return enclosed, counted, _files(measured) | held


def original(path: Path) -> Original:
    """Return a file to be copied byte for byte, with its digest."""
    with path.open("rb") as stream:
        return Original(path, hashlib.file_digest(stream, "sha256").hexdigest())


def _enclosed(case: Case, reading: Reading, measured: CaseMeasure, made: Path) -> tuple[Case, Recounts]:
    """Take what helps into the exhibits. Of the other metrics nothing is sent, since nobody asked for them."""
    from appealdesk.road.enclosing import enclosed

    about = {reading.issue_type, *reading.secondary_issue_types}
    told: list[Recount] = []
    for metric in measured.metrics:
        one = _recount(metric)
        if one.metric in about and one.helps:
            case, one = enclosed(case, one, metric, made)
        told.append(one)
    return case, replace(_recounts(measured), metrics=tuple(told))


def _recounts(measured: CaseMeasure) -> Recounts:
    from appealdesk.measure.case import told

    return Recounts(
        against=tuple(one.says for one in measured.counters if one.count),
        files=tuple((read.file, read.rows, read.rejected) for read in measured.reads),
        remarks=tuple(told(measured)),
    )


def _recount(metric: CaseMetric) -> Recount:
    summary = metric.summary
    culprits = tuple(
        Culprit(order, day, cause, contest.value) for order, day, cause, contest, _ in metric.orders
    )
    return Recount(
        summary.metric.code,
        metric.sentence,
        summary.judgement.value,
        sum(one.weight for one in summary.culprits),
        abs(summary.count.num - summary.removable.num),
        tuple((cause, contest.value, weight) for cause, contest, weight in metric.causes),
        culprits,
        summary.outlook.heals_on,
        tuple(summary.ruleset.remarks),
        summary.count,
        summary.removable,
        summary.span,
    )


def _files(measured: CaseMeasure) -> Files:
    files: Files = {"metrics/culprits.csv": _culprits(measured)}
    for metric in measured.metrics:
        if metric.orders:
            name = f"metrics/{metric.summary.metric.code}"
            files[f"{name}-trend.svg"] = metric.trend_svg().encode()
            files[f"{name}-causes.svg"] = metric.causes_svg().encode()
    return files


def _culprits(measured: CaseMeasure) -> bytes:
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(("metric", "order", "day", "cause", "class", "evidence"))
    for metric in measured.metrics:
        for order, day, cause, contest, evidence in metric.orders:
            row = (metric.summary.metric.code, order, day, cause.say("en"), contest.value, " ".join(evidence))
            table.writerow(row)
    return ("\ufeff" + text.getvalue()).encode()
