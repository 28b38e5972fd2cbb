"""The complete exports of a case (完整导出文件): files in `exports/` are recomputed, and only those.

A metric counted from an excerpt would be wrong without looking wrong, so an order table among the exhibits is
never measured: what lies in `exports/` is said to be complete by whoever put it there.
"""

from __future__ import annotations

import csv
import hashlib
import io
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


def recount(folder: Path, case: Case, reading: Reading) -> tuple[Recounts, Files]:
    """Measure the case's exports; return the figures for the report and files for the bundle (`metrics/...`)."""
    place = folder / EXPORTS
    paths = sorted(path for path in place.iterdir() if path.is_file()) if place.is_dir() else []
    if not paths:
        return Recounts(), {}
    from appealdesk.measure.case import measure_case_exports

    marketplace = case.marketplace or reading.marketplace
    platform = case.platform or reading.platform
    measured = measure_case_exports(
        paths, marketplace, case.as_of.date(), platform=platform, contest=reading.order_ids
    )
    if measured is None:
        return Recounts(), {}
    return _recounts(measured), _files(measured) | {
        f"exports/{safe_name(path.name)}": original(path) for path in paths
    }


def original(path: Path) -> Original:
    """Return a file to be copied byte for byte, with its digest."""
    with path.open("rb") as stream:
        return Original(path, hashlib.file_digest(stream, "sha256").hexdigest())


def _recounts(measured: CaseMeasure) -> Recounts:
    return Recounts(
        tuple(_recount(metric) for metric in measured.metrics),
        tuple(one.says for one in measured.counters if one.count),
        tuple((read.file, read.rows, read.rejected) for read in measured.reads),
        measured.remarks,
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
        summary.count.num,
        summary.removable.num,
        tuple((cause, contest.value, weight) for cause, contest, weight in metric.causes),
        culprits,
        summary.outlook.heals_on,
        tuple(summary.ruleset.remarks),
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
