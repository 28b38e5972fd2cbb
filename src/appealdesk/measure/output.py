"""What a measure leaves on disk (输出文件): daily table and culprits as Parquet, charts as SVG and PNG, the summary as JSON."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

from appealdesk.core.metrics.ruleset import Judgement
from appealdesk.measure.engine import Measured, Session
from appealdesk.measure.summary import Summary, as_json

# A chart takes a third of a second; nobody looks at forty.
CHARTS = 8


def write(session: Session, measured: Measured, found: Collection[Summary], out: Path) -> tuple[str, ...]:
    """Write everything below a folder, which is made. Returns the names written, in order."""
    from appealdesk.measure import charts

    out.mkdir(parents=True, exist_ok=True)
    for table in ("daily", "culprit"):
        target = str(out / f"{table}.parquet").replace("'", "''")
        session.store.con.execute(
            f"COPY (FROM {table} ORDER BY ALL) TO '{target}' (FORMAT parquet, COMPRESSION zstd)"
        )
    text = json.dumps(as_json(measured, found), ensure_ascii=False, indent=1)
    (out / "measured.json").write_text(text + "\n", "utf-8")
    names = ["daily.parquet", "culprit.parquet", "measured.json"]
    for one in drawn(found):
        for kind, spec in (("trend", charts.trend(one)), ("causes", charts.culprits(one))):
            if kind == "causes" and not one.causes:
                continue
            name = "-".join(
                part for part in (one.metric.code, one.ruleset.marketplace, _plain(one.segment), kind) if part
            )
            drawing = charts.svg(spec)
            (out / f"{name}.svg").write_text(drawing, "utf-8")
            (out / f"{name}.png").write_bytes(charts.png(drawing))
            names += [f"{name}.svg", f"{name}.png"]
    return tuple(names)


def drawn(found: Collection[Summary]) -> tuple[Summary, ...]:
    """Return the metrics that get charts: all of a few, of many those that are breached or contested."""
    if len(found) <= CHARTS:
        return tuple(found)
    return tuple(
        one for one in found if one.judgement is Judgement.BREACHED or one.contested not in {None, one.count}
    )[:CHARTS]


def _plain(segment: str) -> str:
    return "".join(sign if sign.isalnum() or sign in "_-" else "_" for sign in segment)
