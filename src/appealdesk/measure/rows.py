"""Rows one by one (逐行读取): any encoding, workbook or JSON becomes one plain file of our fields, faults told by line.

Large clean exports do not pass here; DuckDB reads them whole, and comes back here at the first doubtful row.
"""

from __future__ import annotations

import csv
import io
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import chain, islice
from pathlib import Path

from appealdesk.measure.facts import FIELDS, fields_of
from appealdesk.measure.formats import Format
from appealdesk.measure.moments import moment, order_of
from appealdesk.measure.reads import Tally
from appealdesk.measure.sniffing import LINE_LIMIT, Table

EMPTY = frozenset({"", "-", "--", "n/a", "na", "null", "none", "nan", r"\n", "无", "—"})
# Office programs export long numbers as ="114-…" so that they stay text.
WRAPPED = re.compile(r'="?([^"]*)"?')
FORMULA = re.compile(r"[=@]|\+(?!\d)")
MONEY = re.compile(r"[^\d.,-]")
SAMPLE_ROWS = 2000
LINES_AHEAD = 200
# No fact needs more of a cell; a buyer's comment may be a novel.
TEXT_LIMIT = 2000

Row = tuple[str, Mapping[str, str]]


class BadCellError(ValueError):
    """A cell that cannot be what its column says."""


def text_rows(table: Table, tally: Tally) -> Iterator[Row]:
    """Yield the rows of a delimited text as our fields. Lines that are no row of this header are rejected."""
    fields, width = table.fields, len(table.header)
    for number, cells in _lines(table, tally):
        place = f"{table.source.name}:{number}"
        if not any(cell.strip() for cell in cells):
            tally.blank += 1
        elif len(cells) > width and any(cell.strip() for cell in cells[width:]):
            tally.reject(place, f"The row has {len(cells)} fields under {width} headers.", "Export it again.")
        elif [cell.strip() for cell in cells] == [cell.strip() for cell in table.header]:
            tally.reject(place, "The row repeats the header.", "Remove it.")
        else:
            yield place, {name: cell for name, cell in zip(fields, cells, strict=False) if name}


def _lines(table: Table, tally: Tally) -> Iterator[tuple[int, list[str]]]:
    with table.source.path.open("r", encoding=table.encoding, errors="replace", newline="") as stream:
        numbered = _bounded(stream, table, tally)
        for _ in range(table.header_line):
            next(numbered, None)
        if not table.quoted:
            yield from ((number, line.rstrip("\r\n").split("\t")) for number, line in numbered)
            return
        yield from _quoted(numbered, table, tally)


def _quoted(
    numbered: Iterator[tuple[int, str]], table: Table, tally: Tally
) -> Iterator[tuple[int, list[str]]]:
    """Put records together whose quoted cells hold line ends. A quote that never closes costs its own line only."""
    csv.field_size_limit(LINE_LIMIT)
    waiting: deque[tuple[int, str]] = deque()
    lines = _with_waiting(waiting, numbered)
    for number, line in lines:
        more: list[tuple[int, str]] = []
        odd = line.count('"') % 2
        while odd and len(more) < LINES_AHEAD and (following := next(lines, None)) is not None:
            more.append(following)
            odd = (odd + following[1].count('"')) % 2
        cells = _record([line, *(text for _, text in more)], table.delimiter)
        # Two quotes left open pair up and swallow what lies between: such a record has the wrong width, or text goes on
        # behind the quote that closes it.
        if odd or cells is None or (more and len(cells) != len(table.header)):
            tally.reject(
                f"{table.source.name}:{number}", "A quote opens here and never closes.", "Export it again."
            )
            waiting.extendleft(reversed(more))
        else:
            yield number, cells


def _with_waiting(
    waiting: deque[tuple[int, str]], numbered: Iterator[tuple[int, str]]
) -> Iterator[tuple[int, str]]:
    while True:
        if waiting:
            yield waiting.popleft()
        elif (line := next(numbered, None)) is not None:
            yield line
        else:
            return


def _record(lines: Sequence[str], delimiter: str) -> list[str] | None:
    try:
        return next(csv.reader(lines, delimiter=delimiter, strict=len(lines) > 1), [])
    except csv.Error:
        return None


def _bounded(stream: io.TextIOBase, table: Table, tally: Tally) -> Iterator[tuple[int, str]]:
    """Number the lines. One longer than a megabyte is no row; it is passed over in pieces and told."""
    number = 0
    while line := stream.readline(LINE_LIMIT):
        number += 1
        if len(line) < LINE_LIMIT or line.endswith("\n"):
            yield number, line
            continue
        while line and not line.endswith("\n"):
            line = stream.readline(LINE_LIMIT)
        tally.reject(f"{table.source.name}:{number}", "The line is longer than 1 MB.", "Export it again.")


@dataclass(frozen=True, slots=True)
class Zones:
    """The zone of times that name none: of the row's own marketplace where it tells one, else the fallback."""

    fallback: str
    by_word: Mapping[str, str]

    def of(self, row: Mapping[str, str], form: Format) -> str:
        """Return the zone for one row."""
        word = row.get("marketplace", "").strip().casefold()
        return form.zone or self.by_word.get(word, self.fallback)


def write_rows(rows: Iterable[Row], form: Format, zones: Zones, out: Path, tally: Tally) -> tuple[str, ...]:
    """Write the good rows as UTF-8 CSV of our fields, times in UTC; return the fields written.

    A row that cannot be read is rejected in the tally, never dropped.
    """
    fields = fields_of(form.facts)
    rows = iter(rows)
    first = list(islice(rows, SAMPLE_ROWS))
    if form.describes and first and not any(sign.isdigit() for sign in first[0][1].get(form.needs[0], "0")):
        first.pop(0)
        tally.remarks.append("The row under the header describes the columns.")
    days = _days(first, form, zones.fallback, tally)
    with out.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        for place, row in chain(first, rows):
            try:
                writer.writerow(_canonical(row, fields, form, zones.of(row, form), days))
            except BadCellError as error:
                what, _, remedy = str(error).partition("|")
                tally.reject(place, what, remedy)
            else:
                tally.accept()
    return fields


def _days(rows: Sequence[Row], form: Format, zone: str, tally: Tally) -> str:
    """Tell whether day or month comes first: by the format, else by the values, else by the place."""
    found = form.days or order_of(
        cell for _, row in rows for name, cell in row.items() if FIELDS.get(name) == "moment"
    )
    if found in {"dmy", "mdy"}:
        return found
    place = "mdy" if zone.startswith(("America/", "US/")) else "dmy"
    if found == "mixed":
        tally.remarks.append(
            "Some dates have the day first and some the month; those that fit neither are rejected."
        )
    return place


def _canonical(
    row: Mapping[str, str], fields: Sequence[str], form: Format, zone: str, days: str
) -> list[str]:
    cells = []
    for name in fields:
        cell = _plain(row.get(name, "")) or form.constants.get(name, "")
        if not cell and name in form.needs:
            raise BadCellError(f"The column {name} is empty.|Fill it in or leave the row out.")
        cells.append(_typed(name, cell, zone, days) if cell else "")
    return cells


def _plain(cell: str) -> str:
    cell = cell.strip()
    if cell.startswith("="):
        found = WRAPPED.fullmatch(cell)
        cell = found[1].strip() if found and "(" not in found[1] else cell
    return "" if cell.casefold() in EMPTY else cell


def _typed(name: str, cell: str, zone: str, days: str) -> str:
    kind = FIELDS[name]
    if kind == "moment":
        at = moment(cell, zone, days)
        if at is None:
            raise BadCellError(f"“{cell[:40]}” in {name} is no time.|Write 2026-03-01T12:00:00+00:00.")
        return at
    if kind in {"int", "money"}:
        return _number(name, cell, whole=kind == "int")
    if name in {"order", "tracking", "package"} and FORMULA.match(cell):
        raise BadCellError(f"“{cell[:40]}” in {name} is a formula.|Save the sheet with values, not formulas.")
    return " ".join(cell.split())[:TEXT_LIMIT]


def _number(name: str, cell: str, *, whole: bool) -> str:
    digits = MONEY.sub("", cell)
    # A comma is a decimal point only where it is the last mark and no point follows.
    if "," in digits:
        head, _, tail = digits.rpartition(",")
        digits = (
            f"{head.replace(',', '').replace('.', '')}.{tail}"
            if len(tail) != 3 and "." not in tail
            else digits.replace(",", "")
        )
    try:
        value = Decimal(digits)
        if whole and value != int(value):
            raise BadCellError(f"“{cell[:40]}” in {name} is no whole number.|Correct the cell.")
        return str(int(value)) if whole else f"{value:.2f}"
    except (InvalidOperation, ValueError, OverflowError) as error:
        if isinstance(error, BadCellError):
            raise
        raise BadCellError(f"“{cell[:40]}” in {name} is no number.|Correct the cell.") from error
