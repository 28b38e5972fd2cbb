"""A small daily table to ask questions of."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from appealdesk.core.metrics.daily import Daily, Line
from appealdesk.core.metrics.ruleset import Ruleset
from appealdesk.core.policy import Threshold

FIRST = date(2026, 1, 1)


def daily(counts: list[tuple[int, int]], first: date = FIRST, metric: str = "lsr") -> Daily:
    return Daily.of(lines(counts, first, metric))


def lines(
    counts: list[tuple[int, int]], first: date = FIRST, metric: str = "lsr", segment: str = ""
) -> list[Line]:
    return [
        Line(metric, "r", "US", segment, first + timedelta(days=number), num, den)
        for number, (num, den) in enumerate(counts)
    ]


def rules(window: int = 10, lag: int = 0, value: str = "4", op: str = "lt", **more: object) -> Ruleset:
    threshold = Threshold(Decimal(value), op, "pct")
    return Ruleset(
        "r",
        "amazon",
        "US",
        "lsr",
        (window,),
        lag,
        "America/Los_Angeles",
        "expected_ship_date",
        threshold,
        **more,
    )
