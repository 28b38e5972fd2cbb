"""The scenario (场景): which of the eight root-cause patterns the texts and files speak for, or none."""

from __future__ import annotations

from collections.abc import Collection

from appealdesk.core.recognition.knowledge import Knowledge
from appealdesk.core.recognition.patterns import Hit, hits
from appealdesk.core.recognition.text import Text

# The seller tells the cause; the notice names it seldom and in general words.
_NOTICE = 0.35
_FILE = 1.0


def scenario_weights(
    knowledge: Knowledge,
    notices: tuple[Text, ...],
    story: Text | None,
    issue_type: str | None,
    platform: str | None,
    kinds: Collection[str],
) -> tuple[tuple[tuple[str, float], ...], tuple[Hit, ...]]:
    """Return weights by scenario, heaviest first, and the hits behind them."""
    told = hits(knowledge.scenarios, (story,) if story else (), platform)
    read = hits(knowledge.scenarios, notices, platform)
    weights: dict[str, float] = {"other": 1.0}
    instead = knowledge.scenario_instead.get(issue_type or "", {})
    for code, prior in knowledge.scenario_priors.get(issue_type or "", {}).items():
        weights[code] = weights.get(code, 0.0) + prior
    for kind in kinds:
        for code, weight in knowledge.scenario_priors.get(f"file:{kind}", {}).items():
            weights[code] = weights.get(code, 0.0) + weight * _FILE
    for found, factor in ((told, 1.0), (read, _NOTICE)):
        for hit in found:
            code = instead.get(hit.code, hit.code)
            weights[code] = weights.get(code, 0.0) + hit.weight * factor
    ranked = tuple(sorted(weights.items(), key=lambda item: (-item[1], item[0])))
    return ranked, (*told, *read)
