"""A recount among the exhibits (复算证据件): its table and its chart, made here, so that the letter can cite where a figure stands."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from appealdesk.core.case import Case
from appealdesk.core.evidence import Exhibit
from appealdesk.core.metrics.count import Count
from appealdesk.core.recount import Recount

if TYPE_CHECKING:
    from appealdesk.measure.case import CaseMetric

KIND = "own_recount"
FIGURES = ("metric", "first day", "last day", "counted", "of", "rate %", "counted without", "of", "rate %")
ORDERS = ("order", "day", "cause", "left out by the rule")


def enclosed(case: Case, one: Recount, metric: CaseMetric, made: Path) -> tuple[Case, Recount]:
    """Write table and chart below `made`, and return the case with both as its last exhibits."""
    segment = "".join(sign if sign.isalnum() else "-" for sign in metric.summary.segment)
    stem = "-".join(part for part in (one.metric, segment, "recount") if part)
    files = ((f"metrics/{stem}.csv", _table(one)), (f"metrics/{stem}.png", metric.trend_png()))
    return replace(case, exhibits=(*case.exhibits, *_exhibits(case, files, made))), replace(
        one, files=tuple(name for name, _ in files)
    )


def _exhibits(case: Case, files: tuple[tuple[str, bytes], ...], made: Path) -> Iterator[Exhibit]:
    last = max((exhibit.number for exhibit in case.exhibits), default=0)
    for number, (name, data) in enumerate(files, last + 1):
        target = made / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        media = "image/png" if name.endswith(".png") else "text/csv"
        note = "chart of the last 90 days" if name.endswith(".png") else "figures, and each order behind them"
        yield Exhibit(number, name, KIND, hashlib.sha256(data).hexdigest(), len(data), media, note)


def _table(one: Recount) -> bytes:
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    first, last = one.span or ("", "")
    table.writerow(FIGURES)
    table.writerow((one.metric.upper(), first, last, *_counted(one.counted), *_counted(one.without)))
    table.writerow(ORDERS)
    for held in one.culprits:
        left_out = "yes" if held.contest == "removable" else "no"
        table.writerow((held.order, held.day, held.cause.say("en"), left_out))
    return text.getvalue().encode()


def _counted(count: Count | None) -> tuple[object, ...]:
    if count is None or count.rate is None:
        return ("", "", "")
    return count.num, count.den, f"{count.rate:.2f}"
