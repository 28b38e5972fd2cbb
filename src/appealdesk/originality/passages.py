"""Passages (段落与句子): the paragraphs and sentences of a letter as sorted sets of shingles.

A shingle is a run of 3 words, or of 5 characters where at least half of the tokens are characters of
a CJK or Thai text. Its 64-bit number comes from BLAKE2b and multiplication alone, so it is the same on
every machine; the index keeps the upper 32 bits. Two unlike shingles of two passages of 60 meet there
about once in a million pairs of passages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from itertools import chain, pairwise
from typing import Any, Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from appealdesk.originality.names import NOBODY, Names
from appealdesk.originality.scheme import (
    CHARACTERS_EACH,
    LEAST_CHARACTERS,
    LEAST_WORDS,
    THAI_CLAUSE,
    WORDS_EACH,
    Level,
)
from appealdesk.originality.tokens import CLAUSE_END, SENTENCE_END, TokenNumbers, normal, split

U32 = NDArray[np.uint32]
U64 = NDArray[np.uint64]
Ints = NDArray[np.int64]

_STEP: Final = np.uint64(0x9E3779B97F4A7C15)
_MIX_1: Final = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2: Final = np.uint64(0x94D049BB133111EB)
_ONE: Final = np.uint64(1)
_HALF: Final = np.uint64(32)
LOW: Final = np.uint64(0xFFFFFFFF)
Number = TypeVar("Number", bound=np.generic)


@dataclass(frozen=True)
class Passages:
    """All passages of one level. Passage i owns `shingles[starts[i]:starts[i + 1]]`, sorted and distinct.

    `tokens` are masked token numbers; `token_starts` and `token_ends` bound each passage in them.
    `paragraph_starts` says where each paragraph of the draft begins in them.
    `places` holds (paragraph, sentence), both counted from 1; sentence 0 is the whole paragraph.
    """

    level: Level
    places: Sequence[tuple[int, int]]
    shingles: U32
    starts: Ints
    tokens: U64
    token_starts: Ints
    token_ends: Ints
    paragraph_starts: Ints

    def __len__(self) -> int:
        return len(self.places)

    @cached_property
    def sizes(self) -> Ints:
        """How many distinct shingles each passage has."""
        return np.diff(self.starts)

    @cached_property
    def digests(self) -> list[int]:
        """48 signed bits for each passage over its masked tokens, in order: equal means repeated word for word."""
        data, bounds = (
            self.tokens.astype("<u8").tobytes(),
            zip(self.token_starts.tolist(), self.token_ends.tolist(), strict=True),
        )
        return [
            int.from_bytes(blake2b(data[8 * start : 8 * end], digest_size=6).digest(), "little", signed=True)
            for start, end in bounds
        ]

    def positions(self, passage: int) -> tuple[U32, int]:
        """Return the shingle at each position of a passage's tokens, in order, and how many tokens a shingle has."""
        tokens = self.tokens[self.token_starts[passage] : self.token_ends[passage]]
        each = CHARACTERS_EACH if 2 * int((tokens & _ONE).sum()) >= len(tokens) else WORDS_EACH
        return (_mixed(tokens, each) >> _HALF).astype(np.uint32), each

    def sets(self) -> list[bytes]:
        """Return the shingles of each passage as little-endian uint32."""
        data, bounds = self.shingles.astype("<u4").tobytes(), (4 * self.starts).tolist()
        return [data[start:end] for start, end in pairwise(bounds)]

    def own(self, passage: int) -> U32:
        """Return the shingles of one passage."""
        return self.shingles[self.starts[passage] : self.starts[passage + 1]]


class Reader:
    """Turns paragraphs into passages. It remembers words between calls, never texts; one for each thread."""

    def __init__(self) -> None:
        self._number = TokenNumbers().__getitem__

    def numbers(self, paragraph: str, names: Names = NOBODY) -> list[int]:
        """Return the masked tokens of one paragraph, sentence ends among them."""
        tokens = list(map(self._number, split(normal(paragraph))))
        return names.masked(tokens)[0] if names.root and names.touches(tokens) else tokens

    def read(
        self, paragraphs: Iterable[str], levels: Sequence[Level] = tuple(Level), names: Names = NOBODY
    ) -> list[Passages]:
        """Return the passages of each level asked for. Short ones (under 6 words, 12 characters) are left out."""
        rows = [self.numbers(paragraph, names) for paragraph in paragraphs]
        stream = np.array(list(chain.from_iterable(rows)), dtype=np.uint64)
        ends = np.cumsum([len(row) for row in rows], dtype=np.int64)
        words = stream > CLAUSE_END
        tokens, before = stream[words], np.concatenate(([0], np.cumsum(words)))
        starts = before[ends - [len(row) for row in rows]] if rows else ends
        shingled = _Shingled(tokens, starts)
        out = []
        for level in levels:
            if level is Level.PARAGRAPH:
                bounds, places = (starts, before[ends]), [(number, 0) for number in range(1, len(rows) + 1)]
            else:
                cuts, places = _sentences(rows)
                bounds = before[cuts[:, 0]], before[cuts[:, 1]]
            out.append(shingled.passages(level, places, *bounds))
        return out


def _sentences(rows: list[list[int]]) -> tuple[Ints, list[tuple[int, int]]]:
    """Return (start, end) of every sentence in the whole stream, and its place."""
    cuts: list[tuple[int, int]] = []
    places: list[tuple[int, int]] = []
    offset = 0
    for paragraph, row in enumerate(rows, 1):
        for sentence, (start, end) in enumerate(sentences(row), 1):
            cuts.append((offset + start, offset + end))
            places.append((paragraph, sentence))
        offset += len(row)
    return np.array(cuts, dtype=np.int64).reshape(-1, 2), places


def sentences(row: Sequence[int]) -> list[tuple[int, int]]:
    """Return (start, end) of the sentences of one paragraph's tokens, empty ones left out."""
    found, start = [], 0
    for at, number in enumerate(row):
        if number == SENTENCE_END or (number == CLAUSE_END and at - start >= THAI_CLAUSE):
            if at > start:
                found.append((start, at))
            start = at + 1
    if len(row) > start:
        found.append((start, len(row)))
    return found


def _mixed(tokens: U64, each: int) -> U64:
    """Return one number for each run of `each` tokens; the mixing is that of SplitMix64."""
    if len(tokens) < each:
        return np.zeros(0, np.uint64)
    last = len(tokens) - each + 1
    total = tokens[:last] * _STEP
    for step in range(1, each):
        total = (total + tokens[step : last + step]) * _STEP
    total ^= total >> np.uint64(30)
    total *= _MIX_1
    total ^= total >> np.uint64(27)
    total *= _MIX_2
    total ^= total >> np.uint64(31)
    return total


class _Shingled:
    """The shingles of a token stream at every position, made once for all levels."""

    def __init__(self, tokens: U64, paragraph_starts: Ints) -> None:
        self.tokens = tokens
        self.paragraph_starts = paragraph_starts
        self.characters = np.concatenate(([0], np.cumsum((tokens & _ONE).astype(np.int64))))

    @cached_property
    def by_words(self) -> U64:
        return _mixed(self.tokens, WORDS_EACH)

    @cached_property
    def by_characters(self) -> U64:
        return _mixed(self.tokens, CHARACTERS_EACH)

    def passages(self, level: Level, places: list[tuple[int, int]], starts: Ints, ends: Ints) -> Passages:
        lengths = ends - starts
        spoken = 2 * (self.characters[ends] - self.characters[starts]) >= lengths
        kept = np.flatnonzero(lengths >= np.where(spoken, LEAST_CHARACTERS, LEAST_WORDS))
        starts, ends, spoken = starts[kept], ends[kept], spoken[kept]
        counts = ends - starts + 1 - np.where(spoken, CHARACTERS_EACH, WORDS_EACH)
        owners = np.repeat(np.arange(len(kept), dtype=np.uint64), counts)
        values = self._values(spoken, counts, ranges(starts, counts))
        keys = owners << _HALF | values >> _HALF
        keys = distinct(keys)
        bounds = np.searchsorted(keys, np.arange(len(kept) + 1, dtype=np.uint64) << _HALF)
        return Passages(
            level,
            [places[i] for i in kept.tolist()],
            keys.astype(np.uint32),
            bounds,
            self.tokens,
            starts,
            ends,
            self.paragraph_starts,
        )

    def _values(self, spoken: NDArray[np.bool_], counts: Ints, positions: Ints) -> U64:
        if not spoken.any():
            return self.by_words[positions]
        if spoken.all():
            return self.by_characters[positions]
        values, chosen = np.empty(len(positions), np.uint64), np.repeat(spoken, counts)
        values[chosen] = self.by_characters[positions[chosen]]
        values[~chosen] = self.by_words[positions[~chosen]]
        return values


def heads(ordered: NDArray[Any]) -> Ints:
    """Return where each new value of a sorted array begins."""
    return (
        np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
        if len(ordered)
        else np.zeros(0, np.int64)
    )


def distinct(values: NDArray[Number]) -> NDArray[Number]:
    """Return the values sorted, each once; on these sizes several times quicker than `np.unique`."""
    ordered = np.sort(values)
    return ordered[heads(ordered)]


def ranges(starts: NDArray[Any], counts: NDArray[Any]) -> Ints:
    """Return the numbers of all ranges [start, start + count) one after another."""
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    out: Ints = np.arange(total, dtype=np.int64) + np.repeat(starts - ends + counts, counts)
    return out
