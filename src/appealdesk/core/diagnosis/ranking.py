"""Which scenario fits best (场景排序): the words of notice and seller, weighed with what the exhibits show."""

from __future__ import annotations

from collections.abc import Iterable
from math import prod

from appealdesk.core.ground import Finding
from appealdesk.core.reading import Reading

WORDS = 0.5
OTHER = "other"
DOUBT = 0.7


def rank(findings: tuple[Finding, ...], reading: Reading) -> tuple[tuple[str, float], ...]:
    """Order the scenarios, best first, with scores from 0 to 1.

    Half of a score are the words (the reading's own ranking), half the exhibits. Exhibits count by
    kinds of finding, not by their number: twelve late orders are one reason, told twelve times.
    What speaks against takes up to 70 % of what speaks for, so a doubt lowers a scenario and does not erase it.
    No exhibit can show `other`, so its words count in full: what a seller only says of his carrier does not
    outweigh a fault of his own.
    """
    words = dict(reading.scenarios)
    codes = dict.fromkeys((*words, *(finding.scenario for finding in findings)))
    scores = {
        code: round(_score(_clamped(words.get(code, 0.0)), shown(findings, code), code), 4) for code in codes
    }
    return tuple(sorted(scores.items(), key=lambda pair: (-pair[1], pair[0])))


def _score(words: float, exhibits: float, code: str) -> float:
    return words if code == OTHER else WORDS * words + (1 - WORDS) * exhibits


def shown(findings: Iterable[Finding], scenario: str) -> float:
    """What the exhibits alone say of one scenario, from 0 to 1."""
    own = [finding for finding in findings if finding.scenario == scenario]
    speaking_for = _joined(finding for finding in own if finding.speaks_for)
    against = _joined(finding for finding in own if not finding.speaks_for)
    return speaking_for * (1 - DOUBT * against)


def _joined(findings: Iterable[Finding]) -> float:
    """Independent reasons joined: each takes its share of the doubt that the others left."""
    heaviest: dict[str, float] = {}
    for finding in findings:
        heaviest[finding.code] = max(heaviest.get(finding.code, 0.0), _clamped(finding.weight))
    return 1 - prod(1 - weight for weight in heaviest.values())


def _clamped(weight: float) -> float:
    return min(max(weight, 0.0), 1.0)
