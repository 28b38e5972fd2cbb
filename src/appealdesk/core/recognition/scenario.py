"""The scenario (场景): which of the eight root-cause patterns the texts and files speak for, or none."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from appealdesk.core.recognition.knowledge import Knowledge
from appealdesk.core.recognition.patterns import Hit, hits
from appealdesk.core.recognition.text import Text

# The seller tells the cause; the notice names it seldom and in general words.
_NOTICE = 0.35


@dataclass(frozen=True, slots=True)
class Causes:
    """What leans towards a scenario beside the words: issue type, kinds of files, keys of figures."""

    issue_type: str | None
    platform: str | None
    kinds: Collection[str] = ()
    measured: Collection[str] = ()


def scenario_weights(
    knowledge: Knowledge, notices: tuple[Text, ...], story: Text | None, causes: Causes
) -> tuple[tuple[tuple[str, float], ...], tuple[Hit, ...]]:
    """Return weights by scenario, heaviest first, and the hits behind them."""
    told = hits(knowledge.scenarios, (story,) if story else (), causes.platform)
    read = hits(knowledge.scenarios, notices, causes.platform)
    weights: dict[str, float] = {"other": 1.0}
    instead = knowledge.scenario_instead.get(causes.issue_type or "", {})
    leaning = (
        causes.issue_type or "",
        *(f"file:{kind}" for kind in sorted(causes.kinds)),
        *(f"figure:{key}" for key in sorted(causes.measured)),
    )
    for key in leaning:
        for code, weight in knowledge.scenario_priors.get(key, {}).items():
            weights[code] = weights.get(code, 0.0) + weight
    for found, factor in ((told, 1.0), (read, _NOTICE)):
        for hit in found:
            code = instead.get(hit.code, hit.code)
            if causes.issue_type not in knowledge.scenario_only.get(code, (causes.issue_type,)):
                continue
            weights[code] = weights.get(code, 0.0) + hit.weight * factor
    ranked = tuple(sorted(weights.items(), key=lambda item: (-item[1], item[0])))
    return ranked, (*told, *read)
