"""Other words for the same (改写): whether an edited statement still says what was composed there, and only that."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from appealdesk.core.letter.book import Clauses
from appealdesk.core.letter.letter import Letter, Origin, Row, Statement, said
from appealdesk.core.letter.problems.families import one_of
from appealdesk.core.letter.tokens import sentences, tokens

UNSPACED = frozenset({"ja", "zh", "zh-TW"})
# Share of the words that both have: below, it is another sentence and no rewording.
KEPT_AT_LEAST = 0.35
# Where a day, a time or a number is left out, more of the words have to stay.
KEPT_WITHOUT = 0.6
# How much longer a rewording may be than what it rewords, in words or characters.
MORE_SHARE, MORE_AT_LEAST = 0.4, 3
MORE_SIGNS = 0.34
_WORD = re.compile(r"[^\W\d_]{3,}")
_SIGN = re.compile(r"[\u4e00-\u9fff々ァ-ヴA-Za-z]")
_DATE_SIGNS = re.compile(r"(?<=\d)\s*[年月日時分时个個件]")
_CITES = re.compile(r"\s*[(（]\[[^)）]*[)）]")
_FIGURES = re.compile(r"\d[\d.,:%/-]*")
_STEM = 5
Composed = Mapping[tuple[str, Origin], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Change:
    """What of a statement nobody composed (`fresh`), which composed sentences are gone, and whether the one says the other."""

    fresh: tuple[str, ...]
    gone: tuple[str, ...]
    reworded: bool

    @property
    def added(self) -> tuple[str, ...]:
        """Return the sentences that say something of their own."""
        return () if self.reworded else self.fresh


def changes_of(letter: Letter, composed: Letter, clauses: Clauses) -> Mapping[str, Change]:
    """Return by place what differs from the composed letter; statements that stand as they were composed are left out."""
    known = {_bare(sentence) for _, _, sentence in _said(composed)}
    now = {(_section(place), _bare(sentence)) for place, _, sentence in _said(letter)}
    if {sentence for _, sentence in now} <= known:
        return {}
    held = _by_origin(composed)
    found = {}
    for place, item in letter.statements():
        fresh = tuple(s for s in sentences(said(item, letter.language)) if _bare(s) not in known)
        if fresh and isinstance(item, Statement):
            before = (s for origin in item.origins for s in held.get((_section(place), origin), ()))
            gone = tuple(dict.fromkeys(s for s in before if (_section(place), _bare(s)) not in now))
            found[place] = Change(fresh, gone, _rewords(fresh, gone, clauses))
        elif fresh:
            # A row is held against the files cell by cell.
            found[place] = Change(fresh, (), reworded=True)
    return found


def exchanged(change: Change) -> Iterator[str]:
    """Yield a sentence whose words stayed and whose figures changed places: the count of one thing was given to another."""
    for sentence in change.fresh:
        for before in change.gone:
            ours, theirs = (_FIGURES.findall(_CITES.sub("", text)) for text in (sentence, before))
            if ours != theirs and tokens(sentence) == tokens(before) and _frame(sentence) == _frame(before):
                yield sentence


def _said(letter: Letter) -> Iterator[tuple[str, Statement | Row, str]]:
    for place, item in letter.statements():
        yield from ((place, item, sentence) for sentence in sentences(said(item, letter.language)))


def _by_origin(composed: Letter) -> Composed:
    held: dict[tuple[str, Origin], tuple[str, ...]] = {}
    for place, item, sentence in _said(composed):
        for origin in item.origins:
            key = (_section(place), origin)
            held[key] = (*held.get(key, ()), sentence)
    return held


def _section(place: str) -> str:
    return place.split(" ", maxsplit=1)[0]


def _bare(sentence: str) -> str:
    """Spaces are set by the language when the letter is printed; they are no other words."""
    return "".join(sentence.split())


def _rewords(fresh: tuple[str, ...], gone: tuple[str, ...], clauses: Clauses) -> bool:
    """Whether the new sentences say what the old ones said: most of the words, hardly more of them, no other yes or no."""
    new, old = " ".join(fresh), " ".join(gone)
    ours, theirs = _content(new, clauses), _content(old, clauses)
    kept, size = sum((ours & theirs).values()), sum(theirs.values())
    enough = KEPT_WITHOUT if tokens(old) - tokens(new) else KEPT_AT_LEAST
    if not gone or kept < enough * max(min(sum(ours.values()), size), 1):
        return False
    more = sum(ours.values()) - size
    share = MORE_SIGNS if clauses.language in UNSPACED else MORE_SHARE
    return more <= max(MORE_AT_LEAST, share * size) and _denies(new, clauses) == _denies(old, clauses)


def _content(text: str, clauses: Clauses) -> Counter[str]:
    """Count the words that carry the sense, by how they begin; characters where no space parts the words."""
    bare = _DATE_SIGNS.sub(" ", _CITES.sub("", text))
    if clauses.language in UNSPACED:
        return Counter(_SIGN.findall(bare))
    small = set(clauses.phrases.get("small", ()))
    return Counter(word[:_STEM] for word in _WORD.findall(bare.lower()) if word not in small)


def _denies(text: str, clauses: Clauses) -> bool:
    """Whether a text holds a word of denial in its language."""
    return one_of("@denial", text, clauses.families)


def _frame(text: str) -> str:
    """The sentence with its figures blanked; endings that hang on a figure (one goes, two go) are left out."""
    return " ".join(word[:2] for word in re.findall(r"\w+|#", _FIGURES.sub("#", text).lower()))
