"""What refusals say (驳回用语): the phrases as data, what each asks for, and the headings by which a sent letter is read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from appealdesk.core.place import Words
from appealdesk.core.wording import Wording

ANY = "any"
_GAP = r".{0,60}?"
_SPACES = re.compile(r"(?:\\?\s)+")
_HAN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing a refusal can ask for. `answered_by` is the part of a letter that answers; `kinds` the evidence that would.

    `unless` are words in lower case that take the demand back in the same sentence.
    """

    code: str
    name: Wording
    means: Wording
    supply: Wording
    answered_by: str
    kinds: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that ask for something; `*` stands for a few words. `basis` is observed or constructed, `source` where it was seen."""

    ask: str
    words: str
    platform: str
    language: str
    basis: str = "constructed"
    source: str = ""

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where the words stand in a text."""
        yield from (match.span() for match in _compiled(self.words).finditer(text))


@dataclass(frozen=True, slots=True)
class RefusalBook:
    """Everything known of refusals: asks by code in order of weight, phrases, headings by part, and words of mere intention."""

    asks: Mapping[str, Ask]
    phrases: tuple[Phrase, ...]
    heads: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    intended: tuple[str, ...] = ()

    def of(self, platform: str | None) -> tuple[Phrase, ...]:
        """Return the phrases of a platform and those of all."""
        return tuple(phrase for phrase in self.phrases if phrase.platform in {ANY, platform})


@dataclass(frozen=True, slots=True)
class Asked:
    """An ask as found: the whole sentence of the refusal, and the phrase that gave it away."""

    ask: Ask
    words: Words
    phrase: Phrase


@lru_cache(maxsize=4096)
def _compiled(words: str) -> re.Pattern[str]:
    parts = [_SPACES.sub(r"\\s+", re.escape(part.strip())) for part in words.split("*")]
    edge = "" if _HAN.search(words) else r"(?<![a-z])"
    return re.compile(edge + _GAP.join(parts), re.IGNORECASE | re.DOTALL)
