"""Everything concluded from a case (论证): what the composers of letter and report are given, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from appealdesk.core.case import Case
from appealdesk.core.channel import Channel
from appealdesk.core.grounds import Finding, Ground
from appealdesk.core.policy import Dated
from appealdesk.core.reading import Reading
from appealdesk.core.recount import Recounts
from appealdesk.core.timeline import Timeline
from appealdesk.core.vocabulary import Vocabulary
from appealdesk.core.wording import Wording


@dataclass(frozen=True, slots=True)
class Argument:
    """Case, reading and conclusions of one attempt.

    `rules` are the dated rules that letter and report may cite; `questions` are what only the seller can answer;
    `recounts` are what his own exports say.
    """

    case: Case
    reading: Reading
    timeline: Timeline
    findings: tuple[Finding, ...]
    grounds: tuple[Ground, ...]
    vocabulary: Vocabulary
    rules: tuple[Dated[Any], ...] = ()
    channel: Channel | None = None
    questions: tuple[Wording, ...] = ()
    recounts: Recounts = field(default_factory=Recounts)
