"""Column widths (列宽) by what the cells hold, measured in half-width characters; a Chinese character counts two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import east_asian_width

LINE = 92  # half-width characters that one line of a table holds
DENSE = 106  # and in the smaller size
NARROW = 24  # a column up to this wide takes what it needs
SHORT = 700  # a table of few rows and fewer characters stays on one page
LONGEST = 24  # a longer run without a blank may be broken in a cell
RUN = re.compile(r"[!-~]+")
SYLLABLE = re.compile(
    r"[^/_.:-]{1,12}[/_.:-]*|[/_.:-]+"
)  # a break after a sign reads better than one inside a word

Rows = Sequence[Sequence[str]]


def squared(header: Sequence[str], rows: Rows) -> tuple[list[str], list[list[str]]]:
    """Return header and rows with empty cells where a row is shorter than the widest."""
    wide = max(len(header), *(len(row) for row in rows)) if rows else len(header)
    return [*header, *[""] * (wide - len(header))], [[*row, *[""] * (wide - len(row))] for row in rows]


def shares(rows: Rows) -> list[float]:
    """Return a width per column: 0 where the column takes what it needs, else its share of the rest."""
    longest = _longest(rows)
    if total(rows) <= DENSE:
        return [max(one, 4) + 2.0 for one in longest]
    found = [0.0 if one <= NARROW else min(one, 60) ** 0.7 for one in longest]
    return found if any(found) and found.count(0.0) * NARROW < LINE else all_shares(rows)


def all_shares(rows: Rows) -> list[float]:
    """Return a share for every column, for a setter that cannot measure."""
    return [min(max(one, 4), 60) ** 0.75 for one in _longest(rows)]


def dense(rows: Rows) -> bool:
    """Whether the smaller size would save every row a second line."""
    return LINE < total(rows) <= DENSE


def total(rows: Rows) -> int:
    """How many half-width characters the longest lines of all columns take together, gaps included."""
    longest = _longest(rows)
    return sum(longest) + 2 * len(longest)


def short(rows: Rows) -> bool:
    """Whether the table is small enough to be kept on one page."""
    return len(rows) <= 7 and sum(width(cell) for row in rows for cell in row) <= SHORT


def breakable(text: str, longest: int = LONGEST) -> str:
    """Return the text with silent break points in runs of more than `longest` characters, such as digests and file names."""
    return RUN.sub(
        lambda run: "\u200b".join(SYLLABLE.findall(run[0])) if len(run[0]) > longest else run[0], text
    )


def width(line: str) -> int:
    """How many half-width characters a line takes."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in line)


def _longest(rows: Rows) -> list[int]:
    return [
        max(width(line) for cell in column for line in cell.split("\n")) for column in zip(*rows, strict=True)
    ]
