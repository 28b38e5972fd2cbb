"""`rule coverage` (规则覆盖): which metric the rules know at which marketplace, how far to trust it, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from appealdesk.cli.output import MADE, say, show_json
from appealdesk.core.coverage import ABSENT, NO_PAGE, Cell, counted
from appealdesk.readers.coverage import cells, reasons

MARKS = {"verified": "✓", "unverified": "○", "disputed": "?", ABSENT: "·"}
LEGEND = (
    "✓ 已核实 verified · ○ 未核实 unverified · ? 有争议 disputed · · 缺失 absent",
    "- 无公开数值，不用于判断 no number documented, judges nothing",
)
# A terminal of eighty columns holds the metric's name and this many marketplaces.
WIDE = 12


def run(*, as_json: bool) -> int:
    """Print the table of platforms, marketplaces and metrics."""
    held = cells()
    if as_json:
        show_json(
            {
                "schema": "appealdesk.rule_coverage/1",
                "reasons": {code: dict(reason.texts) for code, reason in reasons().items()},
                "cells": [_plain(cell) for cell in held],
            }
        )
        return MADE
    for line in (*LEGEND, "", *_tables(held), *_missing(held)):
        say(line)
    say(" · ".join(f"{standing} {count}" for standing, count in counted(held)))
    return MADE


def _tables(held: Sequence[Cell]) -> Iterator[str]:
    for platform, group in groupby(held, key=lambda cell: cell.platform):
        found = {(cell.metric, cell.marketplace): cell for cell in group}
        places = list(dict.fromkeys(place for _, place in found))
        metrics = sorted({metric for metric, _ in found})
        for start in range(0, len(places), WIDE):
            shown = places[start : start + WIDE]
            yield f"{platform:<32}{''.join(f'{place:<4}' for place in shown)}".rstrip()
            for metric in metrics:
                marks = "".join(f"{_mark(found[metric, place]):<4}" for place in shown)
                yield f"  {metric:<30}{marks}".rstrip()
            yield ""


def _mark(cell: Cell) -> str:
    mark = MARKS[cell.standing]
    return mark if cell.judges or cell.standing == ABSENT else f"{mark}-"


def _missing(held: Sequence[Cell]) -> Iterator[str]:
    """Say why a metric that a source names is missing; that no page was seen needs no line of its own."""
    told = reasons()
    for code in dict.fromkeys(cell.reason for cell in held if cell.reason and cell.reason != NO_PAGE):
        of = dict.fromkeys(f"{cell.platform} {cell.metric}" for cell in held if cell.reason == code)
        yield f"· {', '.join(of)}: {told[code].say('zh')} {told[code].say('en')}"
    yield ""


def _plain(cell: Cell) -> dict[str, object]:
    return {
        "platform": cell.platform,
        "marketplace": cell.marketplace,
        "metric": cell.metric,
        "standing": cell.standing,
        "judges": cell.judges,
        "sellers": list(cell.sellers),
        "reason": cell.reason or None,
    }
