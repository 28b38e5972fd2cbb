"""Texts made comparable (文本归一): width, case, accents and Chinese variants folded, offsets kept to cite the original.

Each character becomes exactly one character, so that an offset in a folded text is an offset in the
original; only invisible characters are dropped, and their places are remembered.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from appealdesk.core.notice import words_in
from appealdesk.core.place import Words

# A notice is a page; what lies beyond is a log or an attack, and is not read.
LONGEST = 40_000
# Soft hyphens, zero-width marks, and accents written apart from their letter.
_INVISIBLE = re.compile("[\u00ad\u0300-\u036f\u200b-\u200f\u2060\ufe0f\ufeff]")
# A picture read badly: a nought or a one inside a word is a letter.
_NOUGHT = re.compile(r"(?<![a-z0-9.,#-])0(?=[a-z]{3})|(?<=[a-z]{2})0(?=[a-z]{2})")
_ONE = re.compile(r"(?<=[a-z]{2})1(?=[a-z]{2})")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−﹣－"), "-")
_QUOTES = dict.fromkeys(map(ord, "’‘ʼ´`＇"), "'")
_LATIN_ENDS = 0x250
_VIETNAMESE = range(0x1E00, 0x1F00)


class _Plain(dict[int, str]):
    """Width and dashes folded; case kept, because identifiers are written in capitals."""

    def __init__(self) -> None:
        super().__init__(_DASHES | _QUOTES | {0xA0: " ", 0x3000: " "})

    def __missing__(self, code: int) -> str:
        char = unicodedata.normalize("NFKC", chr(code))
        self[code] = char if len(char) == 1 else chr(code)
        return self[code]


class _Low(dict[int, str]):
    """Lower case, Latin letters without accents, traditional characters as simplified ones."""

    def __init__(self, simplified: Mapping[str, str]) -> None:
        super().__init__({ord(char): simple for char, simple in simplified.items()})

    def __missing__(self, code: int) -> str:
        char = chr(code).lower()
        if 0x7F < code < _LATIN_ENDS or code in _VIETNAMESE:
            char = unicodedata.normalize("NFD", char)[:1]
        self[code] = char if len(char) == 1 else chr(code)
        return self[code]


@dataclass(frozen=True, slots=True)
class Text:
    """One text in three views: `original` as pasted, `plain` for numbers and ids, `low` for words."""

    file: str
    original: str
    plain: str
    low: str
    dropped: tuple[int, ...] = ()

    def words(self, start: int, end: int) -> Words:
        """Cite the original words between two offsets of a folded view."""
        return words_in(self.file, self.original, self._source(start), self._source(max(start, end - 1)) + 1)

    def _source(self, offset: int) -> int:
        return offset + bisect_right(self.dropped, offset)

    def __bool__(self) -> bool:
        return bool(self.plain.strip())


@dataclass(frozen=True, slots=True)
class Folding:
    """How texts and patterns are folded; both go through the same table, so data is written as people write."""

    simplified: Mapping[str, str]
    _plain: _Plain = field(default_factory=_Plain, repr=False)
    _low: list[_Low] = field(default_factory=list, repr=False)

    def low(self, plain: str) -> str:
        """Fold words for comparison; the length stays."""
        if not self._low:
            self._low.append(_Low(self.simplified))
        return plain.translate(self._low[0])

    def text(self, file: str, original: str) -> Text:
        """Fold one text."""
        original = original[:LONGEST]
        kept, dropped = _without_invisible(original)
        plain = kept.translate(self._plain)
        low = _ONE.sub("l", _NOUGHT.sub("o", self.low(plain)))
        return Text(file, original, plain, low, dropped)


def _without_invisible(original: str) -> tuple[str, tuple[int, ...]]:
    """Drop what no reader sees; each entry is the folded offset at which one more character was dropped."""
    if _INVISIBLE.search(original) is None:
        return original, ()
    dropped = tuple(match.start() - count for count, match in enumerate(_INVISIBLE.finditer(original)))
    return _INVISIBLE.sub("", original), dropped
