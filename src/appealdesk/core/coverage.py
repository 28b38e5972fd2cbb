"""What the rules cover (规则覆盖): platform × marketplace × metric, how far each may be trusted, and why one is missing.

A missing rule is said to be missing, with the reason: an empty cell could mean that nobody looked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from appealdesk.core.policy import COMPARISONS, History, Standing
from appealdesk.core.rules import Rules
from appealdesk.core.wording import Wording

ABSENT = "absent"
NO_PAGE, RETIRED = "no_page", "retired"
REASONS = (
    (
        NO_PAGE,
        Wording.of(
            en="No page on this metric was seen for this marketplace.", zh="未见到该站点关于此指标的页面。"
        ),
    ),
    (
        RETIRED,
        Wording.of(
            en="The platform has retired the metric: never appeal on it.",
            zh="平台已取消该指标，不得据此申诉。",
        ),
    ),
)
WORST_FIRST = (Standing.DISPUTED, Standing.UNVERIFIED, Standing.VERIFIED)


@dataclass(frozen=True, slots=True)
class Absence:
    """What a source names and nobody confirmed (不用于判断): metrics and marketplaces, and the reason in words."""

    code: str
    metrics: tuple[str, ...]
    marketplaces: tuple[str, ...]
    reason: Wording


@dataclass(frozen=True, slots=True)
class Cell:
    """One metric at one marketplace. `standing` is that of the newest version, the worst where rules differ by seller.

    `judges`: a number is documented, so a rate can be held against it. `reason` is a code, for absent cells only.
    """

    platform: str
    marketplace: str
    metric: str
    standing: str
    judges: bool = False
    sellers: tuple[str, ...] = ()
    reason: str = ""


def coverage(rules: Rules, absences: Iterable[Absence] = ()) -> tuple[Cell, ...]:
    """Return a cell for each marketplace of a platform and each metric that any of its rules or absences names."""
    named = tuple(absences)
    speaking = tuple(history for history in rules.histories if history.metric)
    metrics = {history.metric for history in speaking} | {code for one in named for code in one.metrics}
    return tuple(
        _cell(rules.platform, place.code, metric, speaking, named)
        for place in rules.marketplaces
        for metric in sorted(metrics)
    )


def _cell(
    platform: str,
    marketplace: str,
    metric: str,
    histories: Iterable[History[Any]],
    absences: Iterable[Absence],
) -> Cell:
    here = [one for one in histories if one.metric == metric and marketplace in one.marketplaces]
    alive = [one for one in here if one.retired_on is None]
    if not alive:
        reason = RETIRED if here else _reason(marketplace, metric, absences)
        return Cell(platform, marketplace, metric, ABSENT, reason=reason)
    # What complies is what a case turns on; how it is counted speaks only where nothing else does.
    telling = [one for one in alive if one.kind == "threshold"] or alive
    standings = {one.values[-1].standing for one in telling}
    return Cell(
        platform,
        marketplace,
        metric,
        next(standing.value for standing in WORST_FIRST if standing in standings),
        judges=any(_has_number(one) for one in telling),
        sellers=tuple(sorted({kind for one in telling for kind in one.sellers})),
    )


def _reason(marketplace: str, metric: str, absences: Iterable[Absence]) -> str:
    fitting = (one.code for one in absences if metric in one.metrics and marketplace in one.marketplaces)
    return next(fitting, NO_PAGE)


def _has_number(history: History[Any]) -> bool:
    newest = history.values[-1].value
    return history.kind == "threshold" and newest.value is not None and newest.op in COMPARISONS


def counted(cells: Iterable[Cell]) -> Iterator[tuple[str, int]]:
    """Count cells by standing, the best first, and absent ones last."""
    held = tuple(cells)
    for standing in (*(one.value for one in reversed(WORST_FIRST)), ABSENT):
        yield standing, sum(cell.standing == standing for cell in held)
