"""The issue type (问题类型): every code that the words speak for, weighed, and which of them is the primary one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from appealdesk.core.recognition.knowledge import IssueType, Knowledge
from appealdesk.core.recognition.patterns import Hit, hits
from appealdesk.core.recognition.text import Text
from appealdesk.core.recognition.voice import Marks, marks_in
from appealdesk.core.screening import IN_FORCE

_FIGURE, _FIRST, _STORY = 2.5, 1.5, 0.4
_SECONDARY = 3.5
_NOWHERE = 1 << 30
# How far the voice speaks against a code, and from where on it speaks for one by itself.
# `_SURE`: as good as named.
_LEAST, _CLEAR, _SURE, _FEW = -1.0, 1.2, 2.0, 12
_OWN_MATTERS = frozenset({"any", "platform"})  # roles that are not only said beside others


@dataclass(frozen=True, slots=True)
class IssueFound:
    """Weights by code, heaviest first, the hits, the secondary codes, and the words that the second voice heard."""

    ranked: tuple[tuple[str, float], ...]
    hits: tuple[Hit, ...]
    secondary: tuple[str, ...]
    heard: tuple[Hit, ...] = ()

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
    kept: frozenset[str] = frozenset(),
    broken: frozenset[str] = frozenset(),
    *,
    itemised: bool = False,
) -> IssueFound:
    """Weigh all issue types for a notice, with the story as the weaker voice.

    `figures` are the keys that have a figure; `kept` those whose figures all keep to their thresholds, `broken`
    those of which one does not;
    `itemised` whether the notice names a product by its number.
    """
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
    marks = marks_in(notices, knowledge.mute)
    heard = _heard(knowledge, types, marks, platform)
    spoken = _weigh(types, in_notice, in_story, bonus)
    starts = _starts(in_notice)
    named = set(starts)
    named |= {code for code, leaning in heard.items() if leaning >= _SURE}
    weights = _yield(_with_voice(spoken, heard), types, named, bonus, spoken, starts, itemised=itemised)
    weights = _behind_the_broken(weights, types, kept, broken)
    # Of two that weigh the same the one named first holds.
    ranked = tuple(
        sorted(weights.items(), key=lambda item: (-item[1], starts.get(item[0], _NOWHERE), item[0]))
    )
    found = tuple(hit for code in weights for hit in (*in_notice.get(code, ()), *in_story.get(code, ())))
    certain = _unconditional(knowledge, in_notice)
    if ranked:
        certain[ranked[0][0]] = in_notice.get(ranked[0][0], [])  # the matter itself may be only threatened
    secondary = _secondary(ranked, types, certain, bonus, kept)
    return IssueFound(ranked, found, secondary, _quoted(knowledge, ranked, marks))


def _heard(
    knowledge: Knowledge, types: dict[str, IssueType], marks: Marks, platform: str | None
) -> dict[str, float]:
    """What the second voice hears, under the codes that the platform has for it."""
    heard: dict[str, float] = {}
    known = len(marks.keys() & knowledge.issue_voice.weights.keys())
    for code, leaning in knowledge.issue_voice.leanings(marks).items():
        name = types[code].becomes.get(platform or "", code)
        # A short text says little: half as much at a dozen known words and parts of words.
        damped = leaning * known / (known + _FEW)
        heard[name] = max(damped, heard.get(name, damped), _LEAST)
    return heard


def _with_voice(weights: dict[str, float], heard: dict[str, float]) -> dict[str, float]:
    """Add the voice to the phrases. It brings up a code that no phrase speaks for only if it is clear."""
    clear = {code: leaning for code, leaning in heard.items() if code in weights or leaning >= _CLEAR}
    summed = {code: weights.get(code, 0.0) + clear.get(code, 0.0) for code in {**weights, **clear}}
    return {code: max(weight, 0.1) for code, weight in summed.items()}


def _quoted(knowledge: Knowledge, ranked: tuple[tuple[str, float], ...], marks: Marks) -> tuple[Hit, ...]:
    """The words the voice heard for the primary code; a code of one platform is heard under its family's name."""
    if not ranked:
        return ()
    family = [one.code for one in knowledge.issues if ranked[0][0] in {one.code, *one.becomes.values()}]
    return tuple(
        hit
        for code in family
        if code in knowledge.issue_voice.bias
        for hit in knowledge.issue_voice.words_for(code, marks)
    )


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
    weights: dict[str, float],
    types: dict[str, IssueType],
    named: Collection[str],
    bonus: dict[str, float],
    spoken: Collection[str],
    starts: dict[str, int],
    *,
    itemised: bool,
) -> dict[str, float]:
    """Codes that only accompany others step back: general ones, and parts of a whole that is itself named."""
    others = {code for code in spoken if types[code].role in _OWN_MATTERS}
    lowered = dict(weights)
    for code, weight in weights.items():
        stronger = [
            other
            for other in types[code].yields_to
            if other in named and other in weights and not _in_passing(other, code, types, bonus, starts)
        ]
        if stronger and not (code in bonus and not any(other in bonus for other in stronger)):
            lowered[code] = min(weight * 0.5, max(weights[other] for other in stronger) - 0.5)
        elif types[code].role == "companion" and others:
            lowered[code] = min(weight * 0.3, max(weights[other] for other in others) - 0.5)
        elif _heads_a_list(code, types, bonus, starts, others, itemised=itemised):
            lowered[code] = max(weights.values()) + 0.5
        elif types[code].role == "general" and others & set(weights):
            lowered[code] = weight * 0.3
        for other in types[code].yields_to:
            if other in weights and _in_passing(other, code, types, bonus, starts):
                lowered[other] = min(lowered[other], weight - 0.5)
    return {code: max(weight, 0.1) for code, weight in lowered.items()}


def _behind_the_broken(
    weights: dict[str, float], types: dict[str, IssueType], kept: frozenset[str], broken: frozenset[str]
) -> dict[str, float]:
    """A metric that keeps to its limit is not the matter where another one does not, or where a claim is."""
    at_fault = [
        weight for code, weight in weights.items() if types[code].figures & broken or code in IN_FORCE
    ]
    well = {code for code in weights if types[code].figures & kept and not types[code].figures & broken}
    if not at_fault or not well:
        return weights
    most = max(at_fault)
    return {
        code: min(weight, most - 0.1 - 0.01 * weight) if code in well else weight
        for code, weight in weights.items()
    }


def _in_passing(
    whole: str, part: str, types: dict[str, IssueType], bonus: dict[str, float], starts: dict[str, int]
) -> bool:
    """Whether a metric is only mentioned behind its part: "this claim counts in your defect rate" is about the claim."""
    measurable = bool(types[whole].figures) and whole not in bonus
    return measurable and part in starts and whole in starts and starts[part] < starts[whole]


def _heads_a_list(
    code: str,
    types: dict[str, IssueType],
    bonus: dict[str, float],
    starts: dict[str, int],
    others: set[str],
    *,
    itemised: bool,
) -> bool:
    """Whether a general code with a figure of its own is named first: what follows is its list of violations.

    One violation with the product it befell is no list.

    What only the platform can say, as an infringement, is a matter of its own unless others stand beside it.
    """
    listed = others & set(starts)
    # What steps back before another of the list is no second violation: "Action taken: listing removed".
    listed = {one for one in listed if not listed & set(types[one].yields_to)}
    first = types[code].role == "general" and code in bonus and starts.get(code) == min(starts.values())
    grave = any(types[one].role == "platform" for one in listed)
    return first and not listed & set(bonus) and len(listed) > (2 if grave else int(itemised))


def _unconditional(knowledge: Knowledge, in_notice: dict[str, list[Hit]]) -> dict[str, list[Hit]]:
    """Leave out what is only threatened: "funds may be held" is no funds on hold."""
    cues = [group for group in knowledge.screening if group.code == "sanction"]
    return {
        code: [
            hit
            for hit in found
            # "may", before or within: "Guthaben kann bis zu 90 Tage einbehalten werden".
            if not any(cue.conditional(hit.text.low, at) for cue in cues for at in (hit.start, hit.end))
        ]
        for code, found in in_notice.items()
    }


def _secondary(
    ranked: tuple[tuple[str, float], ...],
    types: dict[str, IssueType],
    in_notice: dict[str, list[Hit]],
    bonus: dict[str, float],
    kept: frozenset[str],
) -> tuple[str, ...]:
    if not ranked:
        return ()
    primary = ranked[0][0]
    found = []
    for code, _ in ranked[1:]:
        own = sum(hit.weight for hit in in_notice.get(code, ()))
        companion = types[code].role == "companion" and (own >= _SECONDARY or code in bonus)
        measured = (
            code in bonus
            and types[code].role != "general"
            and primary not in types[code].yields_to
            and not types[code].figures <= kept
        )
        general = types[code].role == "general" and own >= _SECONDARY and not in_notice.get(primary)
        listed = types[primary].role == "general" and primary in bonus and own >= _SECONDARY
        if companion or measured or general or listed:
            found.append(code)
    return tuple(found)
