"""Families of wording (措辞族): who is spoken of and what is said of him, in one sentence, in any order and form.

A phrase is found as it is listed; a family finds what nobody listed: `@buyer & lied|lying|invent*|not * truth`. The
sides between `&` must all stand in the sentence, a side behind `!` must not; `|` parts the words of a side, a star
glued to a word takes any ending, a star alone takes up to three words. `@buyer` is a list of its own in the same file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

_UNSPACED = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]")
_CLASS = re.compile(r"@([\w-]+)")


@dataclass(frozen=True, slots=True)
class Side:
    """The words of one side; `anchors` hold the longest part of each, since looking for that is far cheaper than the pattern."""

    pattern: re.Pattern[str]
    anchors: tuple[str, ...]

    def near(self, lowered: str) -> bool:
        """Whether a part of one of its words stands in a text in small letters."""
        return any(anchor in lowered for anchor in self.anchors)

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first word of the side that stands in a text."""
        return self.pattern.search(text) if self.near(text.lower()) else None


@dataclass(frozen=True, slots=True)
class Family:
    """The sides of one entry, compiled: all of `wanted` and none of `barred`."""

    wanted: tuple[Side, ...]
    barred: tuple[Side, ...]

    def hit(self, sentence: str) -> str | None:
        """Return the words that were found, in the order of the sides; None where a side is missing."""
        found = []
        for side in self.wanted:
            match = side.search(sentence)
            if match is None:
                return None
            found.append(match[0])
        return None if any(side.search(sentence) for side in self.barred) else " … ".join(found)

    def possible(self, text: str) -> bool:
        """Whether every side may stand somewhere in a text: where one cannot, no sentence of it can be hit."""
        lowered = text.lower()
        return all(side.near(lowered) for side in self.wanted)


def families_of(topic: str, classes: Mapping[str, tuple[str, ...]]) -> Iterator[Family]:
    """Yield the families of one topic, their classes written out."""
    for entry in classes.get(topic, ()):
        yield family(_CLASS.sub(lambda match: "|".join(classes[match[0]]), entry))


def one_of(name: str, text: str, classes: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a word of a class, `@buyer`, stands in a text."""
    words = classes.get(name, ())
    return bool(words) and family("|".join(words)).hit(text) is not None


@cache
def family(entry: str) -> Family:
    """Compile an entry whose classes have been written out."""
    sides = [side.strip() for side in entry.split(" & ")]
    return Family(
        tuple(_side(side) for side in sides if not side.startswith("!")),
        tuple(_side(side[1:].strip()) for side in sides if side.startswith("!")),
    )


def _side(side: str) -> Side:
    words = [word.strip() for word in side.split("|")]
    anchors = (max(word.lower().replace("*", " ").split(), key=len) for word in words)
    return Side(re.compile("|".join(map(_word, words)), re.IGNORECASE), tuple(dict.fromkeys(anchors)))


def _word(word: str) -> str:
    """Whole words where the language sets spaces; elsewhere the characters as they stand."""
    if _UNSPACED.search(word):
        return r"[^。、，]{0,8}?".join(map(re.escape, word.split("*")))
    parts = [re.escape(part).replace(r"\*", r"[\w'’-]*") for part in word.split()]
    body = r"\s+".join(parts).replace(r"\s+[\w'’-]*\s+", r"\s+(?:\S+\s+){0,3}?")
    return rf"(?<!\w){body}(?!\w)"
