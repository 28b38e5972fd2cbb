"""What recognition knows (识别知识): all packs of `packs/recognition` as values, ready to be applied to texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from appealdesk.core.recognition.dates import DateWords
from appealdesk.core.recognition.deadline import DeadlineWords
from appealdesk.core.recognition.figures import FigureWords
from appealdesk.core.recognition.identifiers import IdWords
from appealdesk.core.recognition.patterns import Group, Pattern
from appealdesk.core.recognition.spans import SpanWords
from appealdesk.core.recognition.text import Folding
from appealdesk.core.recognition.voice import Voice

_CHINESE = frozenset({"zh", "zh-TW", "zh-Hans", "zh-Hant"})


@dataclass(frozen=True, slots=True)
class IssueType:
    """One issue type. `becomes` is its code on platforms that call it otherwise; `role`: any, general (yields to narrower ones),
    companion (seldom primary), platform (only the platform can say it, never the seller's story).
    """

    code: str
    notice: tuple[Group, ...]
    story: tuple[Group, ...]
    figures: frozenset[str] = frozenset()
    becomes: Mapping[str, str] = field(default_factory=dict)
    yields_to: frozenset[str] = frozenset()
    role: str = "any"


@dataclass(frozen=True, slots=True)
class Senders:
    """Which domains are the platforms' own, and brand words that imitations carry in theirs."""

    genuine: tuple[str, ...]
    brands: tuple[str, ...]
    free_mail: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """Marketplaces: groups of patterns, id prefixes, the languages a platform's marketplace reads, lone zones."""

    groups: tuple[Group, ...]
    short: Mapping[str, tuple[str, ...]]
    beside: tuple[Pattern, ...]
    prefixes: tuple[tuple[str, str, str], ...]
    language_home: Mapping[str, str]
    reads: Mapping[str, Mapping[str, str]]
    home: Mapping[str, str]
    zones: Mapping[str, str]
    elsewhere: tuple[Pattern, ...]
    told_elsewhere: tuple[Pattern, ...]
    of_others: tuple[Pattern, ...]
    counts_in: Mapping[str, str]
    in_chinese: Mapping[str, str]
    name_weight: float
    currency_weight: float

    def zone_of(self, place: str | None, platform: str | None, language: str | None) -> str | None:
        """Return the zone that a time without one is read in. A Chinese backstage tells its own, wherever the parcels go."""
        told = self.in_chinese.get(platform or "") if language in _CHINESE else None
        return told or self.zones.get(place or "")


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which weight on a field is stated; below, only its candidates are."""

    kind: float
    platform: float
    marketplace: float
    issue_type: float


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything the engine is given beside the case."""

    folding: Folding
    small_words: Mapping[str, frozenset[str]]
    traditional: frozenset[str]
    kinds: tuple[Group, ...]
    personal: tuple[Pattern, ...]
    phishing: tuple[Group, ...]
    senders: Senders
    platforms: tuple[Group, ...]
    others: tuple[Group, ...]
    places: Places
    ids: IdWords
    issues: tuple[IssueType, ...]
    figures: FigureWords
    dates: DateWords
    spans: SpanWords
    deadline: DeadlineWords
    history: tuple[Pattern, ...]
    history_in_story: tuple[Pattern, ...]
    no_history: tuple[Pattern, ...]
    others_history: tuple[Pattern, ...]
    screening: tuple[Group, ...]
    disowned: tuple[Pattern, ...]
    scenarios: tuple[Group, ...]
    scenario_priors: Mapping[str, Mapping[str, float]]
    scenario_instead: Mapping[str, Mapping[str, str]]
    scenario_only: Mapping[str, frozenset[str]]
    kind_voice: Voice
    issue_voice: Voice
    mute: frozenset[str]
    thresholds: Thresholds
