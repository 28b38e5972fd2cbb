"""Column widths (列宽) by what the cells hold, measured in half-width characters; a Chinese character counts two.

No cell may run into its neighbour: a column is never narrower than the longest word in it, and where
the words do not fit beside each other, ids are broken at their signs before anything else gives way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil
from unicodedata import east_asian_width

LINE = 97  # half-width characters that one line of a table holds
DENSE = 110  # and in the smaller size
GAP = 2  # what the blank between two columns takes
LONGEST = 24  # a longer run without a blank may be broken
BREAKS = (LONGEST, 12, 6)
FEW = 8  # four Chinese characters stay in one line
SHORT = 700  # a table of few rows and fewer characters stays on one page

RUN = re.compile(r"[!-~]+")
CITE = r"\[\w{1,9} \d{1,3}\][,;]?"  # is set in one piece, as wide as it is
WORD = re.compile(rf"{CITE}|(?:[^\s\u200b]|\xa0)+")  # a blank that must not break belongs to its word
EASTERN = r"\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60"
CHINESE = re.compile(f"([{EASTERN}]+)")
PART = re.compile(rf"[{EASTERN}]|[ ]?(?:[^\s\u200b{EASTERN}]|\xa0)+")  # what stays in one line
HAN = r"\u3040-\u30ff\u3400-\u9fff"
MIXED = re.compile(rf"(?<=[{HAN}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[{HAN}])")
SAMPLE = 24  # rows that are tried out when widths are chosen
HIGH = 6  # lines of a row that are tried out
STEPS = (1, 2, 3, 4, 6, 8, 12, 16, 24)  # half-width characters that a column may gain at once

Rows = Sequence[Sequence[str]]
Part = tuple[float, bool]
Line = tuple[float, list[Part]]


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
    wanted = [
        max(width(line) + ceil(air(line)) for cell in column for line in cell.split("\n"))
        for column in zip(*rows, strict=True)
    ]
    gaps = GAP * len(wanted)
    for size in sizes:
        if sum(wanted) + gaps <= size and not given:
            return Layout([list(row) for row in rows], [max(one, 2) + float(GAP) for one in wanted], size)
    for longest in BREAKS:
        broken = [[breakable(cell, longest) for cell in row] for row in rows]
        needed = [max(map(longest_word, column)) for column in zip(*broken, strict=True)]
        for size in sizes:
            if sum(needed) + gaps <= size:
                return Layout(broken, _shared(broken, needed, wanted, size - gaps, given), size)
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


def _shared(
    rows: Rows, needed: list[int], wanted: list[int], space: int, given: Sequence[float]
) -> list[float]:
    if given:
        shares = [space * share / sum(given) for share in given]
        if all(share >= need for share, need in zip(shares, needed, strict=True)):
            return [share + GAP for share in shares]
    shares = [float(one) for one in _lowered(rows, needed, space - sum(needed))]
    # Sentences get more of what is left than ids, but not in proportion: a column of essays would take it all.
    greed = [max(0, min(want, 80) - has) ** 0.7 for want, has in zip(wanted, shares, strict=True)]
    left = space - sum(shares)
    whole = sum(greed) or 1.0
    return [has + GAP + left * one / whole for has, one in zip(shares, greed, strict=True)]


def _lowered(rows: Rows, needed: list[int], left: int) -> list[int]:
    """Return widths from `needed` on, `left` wider at most together, that make the table low."""
    fitting = Fitting([[_parts(cell) for cell in row] for row in rows[:: -(-len(rows) // SAMPLE) or 1]])
    starts = [needed]
    for high in range(1, HIGH + 1):
        widths = [fitting.narrowest(at, has, has + left, high) for at, has in enumerate(needed)]
        if sum(widths) <= sum(needed) + left:
            starts.append(widths)
    distinct = [list(start) for start in dict.fromkeys(map(tuple, starts))]
    grown = [fitting.grown(start, sum(needed) + left - sum(start)) for start in distinct]
    return min(grown, key=fitting.height)


@dataclass(slots=True)
class Fitting:
    """Tries widths out; `rows` hold for each cell the lines, cut into what cannot be broken."""

    rows: list[list[list[Line]]]
    held: dict[tuple[int, int], list[int]] = field(default_factory=dict)
    weights: dict[tuple[int, int], int] = field(default_factory=dict)

    def lines(self, at: int, room: int) -> list[int]:
        """Return how many lines each cell of a column takes."""
        if (at, room) not in self.held:
            self.held[at, room] = [_lines(row[at], room) for row in self.rows]
        return self.held[at, room]

    def height(self, widths: Sequence[int]) -> int:
        """Return how many lines the whole table takes."""
        return sum(map(max, zip(*(self.lines(*one) for one in enumerate(widths)), strict=True)))

    def narrowest(self, at: int, least: int, most: int, high: int) -> int:
        """Return the width from which on no cell of a column takes more than `high` lines."""
        return next((room for room in range(least, most) if max(self.lines(at, room)) <= high), most)

    def grown(self, widths: Sequence[int], left: int) -> list[int]:
        """Widen, step by step, the column that gains most for the least width; high cells weigh more, since they make the row."""
        widths = list(widths)
        while left > 0:
            gain, more, at = max(
                ((self._weight(at, has) - self._weight(at, has + more)) / more, more, at)
                for at, has in enumerate(widths)
                for more in STEPS
                if more <= left
            )
            if gain <= 0:
                break
            widths[at] += more
            left -= more
        return widths

    def _weight(self, at: int, room: int) -> int:
        if (at, room) not in self.weights:
            self.weights[at, room] = sum(lines**3 for lines in self.lines(at, room))
        return self.weights[at, room]


def _parts(cell: str) -> list[Line]:
    """Cut each line of a cell into what cannot be broken: its width, and whether a blank stands before it."""
    lines = []
    for line in cell.split("\n"):
        mixed = MIXED.search(line) is not None
        parts = [
            (width(part[0]) + (air(line, *part.span()) if mixed else 0), part[0][0] == " ")
            for part in PART.finditer(line)
        ]
        lines.append((sum(part for part, _ in parts), parts))
    return lines


def air(line: str, start: int = 0, end: int | None = None) -> float:
    """How much the blanks take that are set between Chinese and Latin letters, those around this part of a line included."""
    last = len(line) if end is None else end
    return sum(start <= at.start() <= last for at in MIXED.finditer(line)) / 2


def _lines(cell: list[Line], room: int) -> int:
    count = len(cell)
    for whole, parts in cell:
        if whole <= room:
            continue
        used = 0.0
        for part, blank in parts:
            if used and used + part > room:
                count += 1
                used = part - blank
            else:
                used += part if used else part - blank
    return count
