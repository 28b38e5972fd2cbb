"""The issue type (问题类型): every code that the words speak for, weighed, and which of them is the primary one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from appealdesk.core.recognition.knowledge import IssueType, Knowledge
from appealdesk.core.recognition.patterns import Hit, hits
from appealdesk.core.recognition.text import Text

_FIGURE, _FIRST, _STORY = 2.5, 1.5, 0.4
_SECONDARY = 3.5
_NOWHERE = 1 << 30
_OWN_MATTERS = frozenset({"any", "platform"})  # roles that are not only said beside others


@dataclass(frozen=True, slots=True)
class IssueFound:
    """Weights by code, heaviest first, the hits, and the codes with a figure of their own."""

    ranked: tuple[tuple[str, float], ...]
    hits: tuple[Hit, ...]
    secondary: tuple[str, ...]

    @property
    def best(self) -> tuple[str, float] | None:
        """The primary code and its weight."""
        return self.ranked[0] if self.ranked else None


def issue_types(
    knowledge: Knowledge,
    notices: tuple[Text, ...],
    story: Text | None,
    platform: str | None,
    figures: frozenset[str],
) -> IssueFound:
    """Weigh all issue types for a notice, with the story as the weaker voice."""
    in_notice: dict[str, list[Hit]] = {}
    in_story: dict[str, list[Hit]] = {}
    types = {one.code: one for one in knowledge.issues}
    bonus: dict[str, float] = {}
    for one in knowledge.issues:
        code = one.becomes.get(platform or "", one.code)
        in_notice.setdefault(code, []).extend(hits(one.notice, notices, platform))
        if story and one.role != "platform":
            in_story.setdefault(code, []).extend(hits((*one.story, *one.notice), (story,), platform))
        if figures & one.figures:
            bonus[code] = _FIGURE
    weights = _weigh(types, in_notice, in_story, bonus)
    weights = _yield(weights, types, {code for code, found in in_notice.items() if found}, bonus)
    starts = _starts(in_notice)
    # Of two that weigh the same the one named first holds.
    ranked = tuple(
        sorted(weights.items(), key=lambda item: (-item[1], starts.get(item[0], _NOWHERE), item[0]))
    )
    found = tuple(hit for code in weights for hit in (*in_notice.get(code, ()), *in_story.get(code, ())))
    return IssueFound(ranked, found, _secondary(ranked, types, in_notice, bonus))


def _starts(in_notice: dict[str, list[Hit]]) -> dict[str, int]:
    return {code: min(hit.start for hit in found) for code, found in in_notice.items() if found}


def _weigh(
    types: dict[str, IssueType],
    in_notice: dict[str, list[Hit]],
    in_story: dict[str, list[Hit]],
    bonus: dict[str, float],
) -> dict[str, float]:
    starts = _starts(in_notice)
    own_matters = {code: at for code, at in starts.items() if types[code].role in _OWN_MATTERS} or starts
    first = min(own_matters, key=lambda code: own_matters[code]) if own_matters else None
    weights: dict[str, float] = {}
    for code in {**in_notice, **in_story}:
        own = sum(hit.weight for hit in in_notice.get(code, ()))
        told = sum(hit.weight for hit in in_story.get(code, ())) * _STORY
        weight = own + told + bonus.get(code, 0.0) + (_FIRST if code == first else 0.0)
        if own or told or (code in bonus and types[code].role == "companion"):
            weights[code] = weight
    return weights


def _yield(
    weights: dict[str, float], types: dict[str, IssueType], named: Collection[str], bonus: dict[str, float]
) -> dict[str, float]:
    """Codes that only accompany others step back: general ones, and parts of a whole that is itself named."""
    others = {code for code in weights if types[code].role in _OWN_MATTERS}
    lowered = dict(weights)
    for code, weight in weights.items():
        stronger = [other for other in types[code].yields_to if other in named and other in weights]
        if stronger and not (code in bonus and not any(other in bonus for other in stronger)):
            lowered[code] = min(weight * 0.5, max(weights[other] for other in stronger) - 0.5)
        elif types[code].role == "companion" and others:
            lowered[code] = min(weight * 0.3, max(weights[other] for other in others) - 0.5)
        elif types[code].role == "general" and others & set(weights):
            lowered[code] = weight * 0.3
    return {code: max(weight, 0.1) for code, weight in lowered.items()}


def _secondary(
    ranked: tuple[tuple[str, float], ...],
    types: dict[str, IssueType],
    in_notice: dict[str, list[Hit]],
    bonus: dict[str, float],
) -> tuple[str, ...]:
    if not ranked:
        return ()
    primary = ranked[0][0]
    found = []
    for code, _ in ranked[1:]:
        own = sum(hit.weight for hit in in_notice.get(code, ()))
        companion = types[code].role == "companion" and (own >= _SECONDARY or code in bonus)
        measured = code in bonus and code not in types[primary].figures
        general = types[code].role == "general" and own >= _SECONDARY and not in_notice.get(primary)
        if companion or measured or general:
            found.append(code)
    return tuple(found)
