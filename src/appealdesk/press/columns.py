"""Column widths (列宽) by what the cells hold, measured in half-width characters; a Chinese character counts two.

No cell may run into its neighbour: a column is never narrower than the longest word in it, and where
the words do not fit beside each other, ids are broken at their signs before anything else gives way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

LINE = 92  # half-width characters that one line of a table holds
DENSE = 106  # and in the smaller size
GAP = 2  # what the blank between two columns takes
LONGEST = 24  # a longer run without a blank may be broken
BREAKS = (LONGEST, 12, 6)
FEW = 8  # four Chinese characters stay in one line
SHORT = 700  # a table of few rows and fewer characters stays on one page

RUN = re.compile(r"[!-~]+")
WORD = re.compile(r"[^\s\u200b]+")
CHINESE = re.compile(r"([\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]+)")

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Layout:
    """Cells with their silent break points, a share of the width per column, and which of the sizes it was made for."""

    rows: list[list[str]]
    shares: list[float]
    size: int


def squared(header: Sequence[str], rows: Rows) -> list[list[str]]:
    """Return header and rows as one table, with empty cells where a row is shorter than the widest."""
    wide = max(len(header), *(len(row) for row in rows)) if rows else len(header)
    return [[*row, *[""] * (wide - len(row))] for row in (header, *rows)]


def lay_out(rows: Rows, sizes: Sequence[int] = (LINE, DENSE), given: Sequence[float] = ()) -> Layout:
    """Fit a table into the first of the sizes that holds it; `given` shares are kept where the words allow it."""
    wanted = [max(max(map(width, cell.split("\n"))) for cell in column) for column in zip(*rows, strict=True)]
    gaps = GAP * len(wanted)
    for size in sizes:
        if sum(wanted) + gaps <= size and not given:
            return Layout([list(row) for row in rows], [max(one, 2) + float(GAP) for one in wanted], size)
    for longest in BREAKS:
        broken = [[breakable(cell, longest) for cell in row] for row in rows]
        needed = [max(map(longest_word, column)) for column in zip(*broken, strict=True)]
        for size in sizes:
            if sum(needed) + gaps <= size:
                return Layout(broken, _shared(needed, wanted, size - gaps, given), size)
    return Layout(broken, [float(one + GAP) for one in needed], sizes[-1])


def short(rows: Rows) -> bool:
    """Whether the table is small enough to be kept on one page."""
    return len(rows) <= 7 and sum(width(cell) for row in rows for cell in row) <= SHORT


def breakable(text: str, longest: int = LONGEST) -> str:
    """Return the text with silent break points in runs of more than `longest` characters, such as digests and file names."""
    # A break after a sign reads better than one inside a word.
    syllable = re.compile(rf"\(*[^/_.(-]{{1,{min(longest, 12)}}}[/_.-]*|[/_.(-]+")
    return RUN.sub(
        lambda run: "\u200b".join(syllable.findall(run[0])) if len(run[0]) > longest else run[0], text
    )


def longest_word(text: str) -> int:
    """How wide a column must be for this cell. Chinese breaks between any two characters, but is not stood on end."""
    words = (part for word in WORD.findall(text) for part in CHINESE.split(word))
    return max(
        (min(width(part), FEW) if CHINESE.fullmatch(part) else width(part) for part in words), default=1
    )


def width(line: str) -> int:
    """How many half-width characters a line takes; a silent break point takes none."""
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in line if one != "\u200b")


def _shared(needed: list[int], wanted: list[int], space: int, given: Sequence[float]) -> list[float]:
    if given:
        shares = [space * share / sum(given) for share in given]
        if all(share >= need for share, need in zip(shares, needed, strict=True)):
            return [share + GAP for share in shares]
    # Sentences get more of what is left than ids, but not in proportion: a column of essays would take it all.
    greed = [max(0, min(want, 80) - need) ** 0.7 for want, need in zip(wanted, needed, strict=True)]
    left = space - sum(needed)
    whole = sum(greed) or 1.0
    return [need + GAP + left * one / whole for need, one in zip(needed, greed, strict=True)]
