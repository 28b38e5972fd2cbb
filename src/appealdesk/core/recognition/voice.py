"""The second voice (第二判据): weights of words and parts of words, learned from labelled texts, where phrases say little.

Phrases are exact and brittle; the voice is broad and vague. It is added to their weights, bounded both ways,
and can name the words that it listened to. Same text, same table, same answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import exp, log, sqrt

from appealdesk.core.recognition.patterns import Hit
from appealdesk.core.recognition.text import Text

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
# Scripts that write no spaces: kana, Han, Thai, Hangul.
_RUN = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff\u0e01-\u0e5b\uac00-\ud7a3]+")
_STEM = 7
_PART = 5
_PIECES = (2, 3)
# A notice says what it is about early; what a long thread drags along would drown it.
_SAMPLE = 6_000
_FLOOR, _LEAST = 1e-3, -2.5
_QUOTED = 4

Marks = Mapping[str, Hit]


@dataclass(frozen=True, slots=True)
class Voice:
    """A table: `bias` by code, for every feature its weights by code."""

    bias: Mapping[str, float]
    weights: Mapping[str, Mapping[str, float]]

    def leanings(self, marks: Marks) -> dict[str, float]:
        """Return for each code how much likelier than by chance it is, as a logarithm, from -2.5 up; {} if nothing is heard."""
        known = marks.keys() & self.weights.keys()
        if not known:
            return {}
        share = 1 / sqrt(len(known))
        sums = dict(self.bias)
        # In one order, because sums of floats depend on it.
        for feature in sorted(known):
            for code, weight in self.weights[feature].items():
                sums[code] += weight * share
        most = max(sums.values())
        parts = {code: exp(one - most) for code, one in sums.items()}
        total, chance = sum(parts.values()), 1 / len(parts)
        return {code: max(log((part / total + _FLOOR) / chance), _LEAST) for code, part in parts.items()}

    def words_for(self, code: str, marks: Marks) -> tuple[Hit, ...]:
        """Return the words that weighed most for a code, heaviest first."""
        heard = (
            Hit(code, weight, mark.text, mark.start, mark.end)
            for feature in marks.keys() & self.weights.keys()
            if (weight := self.weights[feature].get(code, 0.0)) > 0
            for mark in (marks[feature],)
        )
        return tuple(sorted(heard, key=lambda hit: (-hit.weight, hit.start, hit.end))[:_QUOTED])


def marks_in(texts: tuple[Text, ...], mute: frozenset[str]) -> Marks:
    """Return every feature of the texts with the place where it first stands."""
    marks: dict[str, Hit] = {}
    for text in texts:
        for feature, start, end in features(text.low, mute):
            if feature not in marks:
                marks[feature] = Hit(feature, 0.0, text, start, end)
    return marks


def features(low: str, mute: frozenset[str]) -> Iterator[tuple[str, int, int]]:
    """Yield what the voice may listen to, with its place: stems, pairs of stems, parts of words, pieces of runs.

    `mute` are words that say nothing here, as the names of the platforms.
    """
    low = low[:_SAMPLE]
    before: tuple[str, int] | None = None
    for match in _WORD.finditer(low):
        word, start, end = match.group(), match.start(), match.end()
        if word in mute:
            continue
        stem = word[:_STEM]
        if len(stem) > 1:
            yield stem, start, end
        if before is not None:
            yield f"{before[0]} {stem}", before[1], end
        before = (stem, start)
        framed = f"<{word}>"
        for at in range(len(framed) - _PART + 1):
            yield "#" + framed[at : at + _PART], start, end
    for match in _RUN.finditer(low):
        run, start = match.group(), match.start()
        for size in _PIECES:
            for at in range(len(run) - size + 1):
                yield run[at : at + size], start + at, start + at + size
