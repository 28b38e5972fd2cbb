"""What changed between two versions (版本差异): paragraph by paragraph, and inside a paragraph word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from appealdesk.originality.texts import paragraphs_of

_WORDS = re.compile(r"\s+|[A-Za-z0-9À-ɏ'’-]+|[^\sA-Za-z0-9]")
ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: kept, added or removed."""

    text: str
    state: str = "kept"


def differences(before: str, after: str) -> list[list[Piece]]:
    """Return the paragraphs of both texts in order, each as pieces; a paragraph that only moved in is all added."""
    old, new = paragraphs_of(before), paragraphs_of(after)
    return [pieces for pieces in _paragraphs(old, new) if pieces]


def _paragraphs(old: list[str], new: list[str]) -> Iterator[list[Piece]]:
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from ([Piece(text)] for text in new[c:d])
            continue
        # Changed paragraphs are compared one to one; what is left over came or went whole.
        for index in range(max(b - a, d - c)):
            was = old[a + index] if a + index < b else ""
            now = new[c + index] if c + index < d else ""
            yield _words(was, now)


def _words(was: str, now: str) -> list[Piece]:
    one, two = _WORDS.findall(was), _WORDS.findall(now)
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    if not was or not now or matcher.ratio() < ALIKE:
        return [Piece(text, state) for text, state in ((was, "removed"), (now, "added")) if text]
    pieces = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece("".join(two[c:d])))
            continue
        pieces += [Piece("".join(one[a:b]), "removed")] if b > a else []
        pieces += [Piece("".join(two[c:d]), "added")] if d > c else []
    return pieces
