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
class Family:
    """The sides of one entry, compiled: all of `wanted` and none of `barred`."""

    wanted: tuple[re.Pattern[str], ...]
    barred: tuple[re.Pattern[str], ...]

    def hit(self, sentence: str) -> str | None:
        """Return the words that were found, in the order of the sides; None where a side is missing."""
        found = [side.search(sentence) for side in self.wanted]
        if not all(found) or any(side.search(sentence) for side in self.barred):
            return None
        return " … ".join(match[0] for match in found if match)


def family_hits(
    entries: tuple[str, ...], classes: Mapping[str, tuple[str, ...]], sentence: str
) -> Iterator[str]:
    """Yield what the entries of one topic find in a sentence."""
    for entry in entries:
        found = family(_CLASS.sub(lambda match: "|".join(classes[match[0]]), entry)).hit(sentence)
        if found is not None:
            yield found


@cache
def family(entry: str) -> Family:
    """Compile an entry whose classes have been written out."""
    sides = [side.strip() for side in entry.split(" & ")]
    return Family(
        tuple(_side(side) for side in sides if not side.startswith("!")),
        tuple(_side(side[1:].strip()) for side in sides if side.startswith("!")),
    )


def _side(side: str) -> re.Pattern[str]:
    return re.compile("|".join(_word(word.strip()) for word in side.split("|")), re.IGNORECASE)


def _word(word: str) -> str:
    """Whole words where the language sets spaces; elsewhere the characters as they stand."""
    if _UNSPACED.search(word):
        return r"[^。、，]{0,8}?".join(map(re.escape, word.split("*")))
    parts = [re.escape(part).replace(r"\*", r"[\w'’-]*") for part in word.split()]
    body = r"\s+".join(parts).replace(r"\s+[\w'’-]*\s+", r"\s+(?:\S+\s+){0,3}?")
    return rf"(?<!\w){body}(?!\w)"
