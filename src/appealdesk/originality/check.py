"""The check (原创性检查报告): a draft against an index; each repeated passage with its letters and the words that repeat."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

import numpy as np

from appealdesk.originality.index import Index
from appealdesk.originality.names import NOBODY, Names
from appealdesk.originality.passages import Passages
from appealdesk.originality.query import Pairs, whole
from appealdesk.originality.rule import Measure, Rule
from appealdesk.originality.scheme import Level
from appealdesk.originality.spans import Span, in_text, repeated, token_spans
from appealdesk.originality.store import ClassRow, Occurrence

RULES: Final = {
    Level.PARAGRAPH: Rule(Measure.JACCARD, Fraction(1, 2)),
    Level.SENTENCE: Rule(Measure.CONTAINMENT, Fraction(7, 10)),
}


@dataclass(frozen=True, slots=True)
class Repeat:
    """A passage of the draft that an earlier passage repeats.

    `paragraph` and `sentence` count from 1 (sentence 0: the whole paragraph); `span` is where the passage
    stands in the paragraph's text, `words` are the stretches in it that repeat. `share` is `shared` shingles
    of `of`. `verbatim`: word for word, once ids, names, dates and amounts are masked. `times` counts all
    places of the earlier passage; `seen` lists the first of them.
    """

    level: Level
    paragraph: int
    sentence: int
    span: Span
    words: tuple[Span, ...]
    share: Fraction
    shared: int
    of: int
    verbatim: bool
    times: int
    seen: tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """What a check found, in the order of the draft, the best first for each passage.

    `compared` passages were long enough to say anything; `matches` counts all that match, also those beyond
    the ones shown.
    """

    compared: int
    matches: int
    repeats: tuple[Repeat, ...]

    @property
    def original(self) -> bool:
        """Whether nothing repeats."""
        return not self.repeats

    @property
    def brief(self) -> tuple[Repeat, ...]:
        """The repeats without the sentences of a paragraph that repeats as a whole."""
        whole = {repeat.paragraph for repeat in self.repeats if repeat.level is Level.PARAGRAPH}
        return tuple(r for r in self.repeats if r.level is Level.PARAGRAPH or r.paragraph not in whole)


def check(
    index: Index,
    paragraphs: Sequence[str],
    names: Names = NOBODY,
    *,
    rules: dict[Level, Rule] | None = None,
    apart_from: Collection[str] = (),
    top: int = 3,
    places: int = 10,
) -> Check:
    """Compare a draft with all letters of an index, at one moment of it.

    `apart_from` are codes of letters that may be repeated, such as earlier attempts of the same case. For
    each passage the `top` best matches are shown, for each match the first `places` places. Raises
    `SchemeError` where the index was built under another scheme.
    """
    used = RULES if rules is None else rules
    repeats: list[Repeat] = []
    compared = matches = 0
    with index.reading():
        for passages in index.read(paragraphs, names):
            rule = used[passages.level]
            pairs = index.found(passages, rule)
            seen = _places(index, passages.level, pairs, frozenset(apart_from))
            compared, matches = compared + len(passages), matches + sum(int(id_) in seen for id_ in pairs.ids)
            text = _Text(paragraphs, names, passages)
            repeats += _Level(passages, pairs, rule, seen, text).repeats(index, top, places)
    repeats.sort(key=lambda repeat: (repeat.paragraph, repeat.sentence, -repeat.share))
    return Check(compared, matches, tuple(repeats))


def _places(index: Index, level: Level, pairs: Pairs, but: frozenset[str]) -> dict[int, list[Occurrence]]:
    """Return where each class stands, letters that may be repeated left out."""
    found: dict[int, list[Occurrence]] = {}
    ids = sorted({int(id_) for id_ in pairs.ids})
    for class_id, place in index.store.occurrences(level, ids) if ids else ():
        if place.letter not in but:
            found.setdefault(class_id, []).append(place)
    return found


@dataclass(frozen=True, slots=True)
class _Level:
    """The answer of one level, on its way to what a person reads."""

    passages: Passages
    pairs: Pairs
    rule: Rule
    seen: dict[int, list[Occurrence]]
    text: _Text

    def repeats(self, index: Index, top: int, places: int) -> list[Repeat]:
        chosen = _best(self.pairs, self.seen, top)
        ids = sorted({int(self.pairs.ids[at]) for at in chosen})
        rows = {row.id: row for row in (index.store.classes(self.passages.level, ids) if ids else ())}
        wholes = whole(self.pairs, self.rule.measure)
        return [self._repeat(at, int(wholes[at]), rows[int(self.pairs.ids[at])], places) for at in chosen]

    def _repeat(self, at: int, of: int, row: ClassRow, places: int) -> Repeat:
        owner, shared, seen = int(self.pairs.owners[at]), int(self.pairs.shared[at]), self.seen[row.id]
        span, words = self.text.spans(owner, row)
        return Repeat(
            self.passages.level,
            *self.passages.places[owner],
            span,
            words,
            share=Fraction(shared, of),
            shared=shared,
            of=of,
            verbatim=row.digest == self.passages.digests[owner],
            times=len(seen),
            seen=tuple(seen[:places]),
        )


def _best(pairs: Pairs, seen: dict[int, list[Occurrence]], top: int) -> list[int]:
    """Return the positions of the first `top` pairs of each passage that stand in a letter that counts."""
    chosen: list[int] = []
    taken: dict[int, int] = {}
    for at, (owner, id_) in enumerate(zip(pairs.owners.tolist(), pairs.ids.tolist(), strict=True)):
        if id_ in seen and taken.get(owner, 0) < top:
            taken[owner] = taken.get(owner, 0) + 1
            chosen.append(at)
    return chosen


class _Text:
    """The draft's paragraphs with the places of their tokens, found when first asked for."""

    def __init__(self, paragraphs: Sequence[str], names: Names, passages: Passages) -> None:
        self._paragraphs, self._names, self._passages = paragraphs, names, passages
        self._spans: dict[int, list[Span]] = {}

    def spans(self, passage: int, theirs: ClassRow) -> tuple[Span, tuple[Span, ...]]:
        """Return where a passage stands in its paragraph, and which stretches of it the other one has."""
        paragraph = self._passages.places[passage][0]
        if paragraph not in self._spans:
            self._spans[paragraph] = token_spans(self._paragraphs[paragraph - 1], self._names)
        spans, first = self._spans[paragraph], int(self._passages.paragraph_starts[paragraph - 1])
        bounds = [(int(self._passages.token_starts[passage]), int(self._passages.token_ends[passage]))]
        runs = repeated(self._passages, passage, np.frombuffer(theirs.shingles, "<u4"))
        return in_text(bounds, spans, first)[0], in_text(runs, spans, first)
