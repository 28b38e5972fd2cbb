"""Tables read column by column (按列识别的表格): a picture's words come as all names, then all rates, then all limits.

A line holds one name, one rate, or the head of a column; what stands on the n-th line of a column goes with the n-th name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from appealdesk.core.recognition.patterns import any_in
from appealdesk.core.recognition.rate_roles import Named, Number, RateWords, Role

_LONGEST = 40  # characters of a line that is a cell
_ROUND = 4  # characters around a name that fills its line
_MOST = 400  # lines looked at


@dataclass(slots=True)
class _Column:
    head: str
    rates: list[Number] = field(default_factory=list)


@dataclass(slots=True)
class _Block:
    """Names one below the other, and the columns that follow them; `above` are the heads before the names."""

    above: list[str]
    names: list[Named]
    columns: list[_Column] = field(default_factory=list)

    def take(self, line: str, rates: list[Number]) -> None:
        """Go on with a line: a rate in the last column, or the head of the next."""
        if not rates or not self.columns:
            self.columns.append(_Column("" if rates else line))
        self.columns[-1].rates.extend(rates)


def in_columns(
    words: RateWords, low: str, named: list[Named], numbers: list[Number]
) -> dict[int, tuple[Named, Role]]:
    """Return by place of a number the name it goes with, and its role, where they stand in columns."""
    placed: dict[int, tuple[Named, Role]] = {}
    for block in _blocks(low, named, numbers):
        for column, role in _roles(words, block):
            for name, one in zip(block.names, column, strict=True):
                placed[one.start] = (name, role)
    return placed


def _blocks(low: str, named: list[Named], numbers: list[Number]) -> Iterator[_Block]:
    """Yield the blocks of a text. Rows below one head share it; a line of prose ends a table."""
    above: list[str] = []
    block: _Block | None = None
    for line, start, end in _lines(low):
        names = [one for one in named if start <= one.start < end]
        rates = [one for one in numbers if start <= one.start < end]
        if _is_name(line, names, rates):
            if block is None or block.columns:
                if block:
                    yield block
                block = _Block(above or (block.above if block else []), [])
            block.names.append(names[0])
            above = []
        elif _is_cell(line, names, rates):
            above = [] if rates else [*above, line]
            if block:
                block.take(line, rates)
        else:
            if block:
                yield block
            block, above = None, []
    if block:
        yield block


def _is_name(line: str, names: list[Named], rates: list[Number]) -> bool:
    return len(names) == 1 and not rates and names[0].end - names[0].start >= len(line) - _ROUND


def _is_cell(line: str, names: list[Named], rates: list[Number]) -> bool:
    """Whether a line holds one rate or the head of a column."""
    if len(line) > _LONGEST or names or len(rates) > 1:
        return False
    return bool(rates) or not any(char.isdigit() for char in line)


def _lines(low: str) -> Iterator[tuple[str, int, int]]:
    """Yield the lines that hold anything, with their places."""
    at = 0
    for line in low.split("\n", _MOST)[:_MOST]:
        if line.strip():
            yield line.strip(), at, at + len(line)
        at += len(line) + 1


def _roles(words: RateWords, block: _Block) -> Iterator[tuple[list[Number], Role]]:
    """Part the rates into columns as long as the names, and say which of two holds the limits."""
    columns = [column for column in block.columns if column.rates]
    size = len(block.names)
    if len(columns) == 1 and len(columns[0].rates) == 2 * size:
        whole = columns[0]
        heads = block.above[-2:]
        limit_first = len(heads) == 2 and any_in(words.limit, heads[0]) and not any_in(words.limit, heads[1])
        columns = [
            _Column(heads[0] if limit_first else "", whole.rates[:size]),
            _Column("", whole.rates[size:]),
        ]
    columns = columns[:2]
    if any(len(column.rates) != size for column in columns) or (size == 1 and len(columns) < 2):
        return
    limits = [_holds_limits(words, column) for column in columns]
    if len(columns) == 2 and limits[0] == limits[1]:
        limits = [False, True]
    for column, limit in zip(columns, limits, strict=True):
        yield column.rates, Role.LIMIT if limit else Role.OWN


def _holds_limits(words: RateWords, column: _Column) -> bool:
    return any_in(words.limit, column.head) or all(one.role is Role.LIMIT for one in column.rates)
