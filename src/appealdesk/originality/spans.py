"""Spans (重复字段): which words of the draft stand in the other letter too, as character offsets in the draft.

Only reported passages come here, so this may take its time: tokens are located again, with their places.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import numpy as np

from appealdesk.originality.names import Names
from appealdesk.originality.passages import U32, Passages
from appealdesk.originality.tokens import CLAUSE_END, TokenNumbers, matches, normal

Span = tuple[int, int]
_NUMBERS = TokenNumbers()
_HALF_WIDTH_MARKS = "\uff9e\uff9f"  # they join the letter before, though Unicode does not call them combining


def token_spans(paragraph: str, names: Names) -> list[Span]:
    """Return where each masked token of a paragraph stands in its text, sentence ends left out."""
    found = [(match.group(), match.span()) for match in matches(normal(paragraph))]
    tokens, extents = names.masked([_NUMBERS[token] for token, _ in found])
    origin = _Origins(paragraph)
    kept = [extent for token, extent in zip(tokens, extents, strict=True) if token > CLAUSE_END]
    return [(origin.start(found[start][1][0]), origin.end(found[end - 1][1][1])) for start, end in kept]


class _Origins:
    """Offsets in a text for offsets in its NFKC: each letter with its accents is normalised alone.

    What NFKC makes of one letter ("½", "ﬃ") belongs to that whole letter: starts go down to it, ends up.
    """

    def __init__(self, text: str) -> None:
        self._same = normal(text) == text
        self._before, self._after = [0], [0]
        for end in range(1, 1 if self._same else len(text) + 1):
            if end < len(text) and (unicodedata.combining(text[end]) or text[end] in _HALF_WIDTH_MARKS):
                continue
            self._after.append(self._after[-1] + len(normal(text[self._before[-1] : end])))
            self._before.append(end)

    def start(self, offset: int) -> int:
        return (
            offset
            if self._same
            else self._before[min(bisect_right(self._after, offset), len(self._after)) - 1]
        )

    def end(self, offset: int) -> int:
        return (
            offset
            if self._same
            else self._before[min(bisect_left(self._after, offset), len(self._after) - 1)]
        )


def repeated(passages: Passages, passage: int, theirs: U32) -> list[tuple[int, int]]:
    """Return runs (from, to) of the passage's tokens, counted in the token stream, whose shingles the other one has."""
    start, end = int(passages.token_starts[passage]), int(passages.token_ends[passage])
    values, each = passages.positions(passage)
    hits = np.flatnonzero(np.isin(values, theirs)).tolist()
    runs: list[tuple[int, int]] = []
    for at in hits:
        run = (start + at, min(start + at + each, end))
        if runs and run[0] <= runs[-1][1]:
            runs[-1] = (runs[-1][0], run[1])
        else:
            runs.append(run)
    return runs


def in_text(runs: Sequence[tuple[int, int]], spans: Sequence[Span], first: int) -> tuple[Span, ...]:
    """Turn runs of the token stream into character spans; `first` is where the paragraph's tokens begin in the stream."""
    return tuple((spans[start - first][0], spans[end - first - 1][1]) for start, end in runs)
