"""The seller's exports recomputed (导出文件复算): rates, causes and orders, and what speaks against them."""

from __future__ import annotations

from collections.abc import Iterator

from appealdesk.core.paper import Block, Bullets, Heading, Paragraph
from appealdesk.core.recount import Recount
from appealdesk.core.report.pen import Pen

SHOWN = 20


def recount_blocks(pen: Pen) -> Iterator[Block]:
    """Show what the exports say; nothing at all where the case holds none."""
    held = pen.argument.recounts
    if not held.metrics:
        return
    yield Heading(pen.say("recount.head"), 3)
    yield Paragraph(pen.say("recount.own"))
    for metric in held.metrics:
        yield from _metric(pen, metric)
    if held.against:
        yield Paragraph(pen.say("recount.against"))
        yield Bullets(tuple(pen.words(one) for one in held.against))
    yield Bullets(
        tuple(pen.say("recount.file", file=file, rows=rows, bad=bad) for file, rows, bad in held.files)
    )
    if held.remarks:
        yield Bullets(held.remarks)


def _metric(pen: Pen, metric: Recount) -> Iterator[Block]:
    judged = pen.say(f"recount.judged.{metric.judged}")
    healing = pen.say("recount.heals", day=metric.heals_on) if metric.heals_on else ""
    yield Paragraph(pen.words(metric.says) + judged + healing)
    if not metric.culprits:
        return
    yield pen.table(
        pen.column("recount.cause", "recount.class", "recount.count"),
        [
            (pen.words(cause), pen.say(f"class.{contest}"), str(count))
            for cause, contest, count in metric.causes
        ],
        "report.none",
    )
    yield pen.table(
        pen.column("recount.order", "recount.day", "recount.cause", "recount.class"),
        [
            (one.order, one.day.isoformat(), pen.words(one.cause), pen.say(f"class.{one.contest}"))
            for one in metric.culprits[:SHOWN]
        ],
        "report.none",
    )
    if len(metric.culprits) > SHOWN:
        yield Paragraph(pen.say("recount.more", n=len(metric.culprits) - SHOWN))
    if metric.remarks:
        yield Bullets(metric.remarks)
