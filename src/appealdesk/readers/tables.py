"""Tables that people hand in (表格): CSV in any delimiter or a workbook, columns told by an English or Chinese header."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from appealdesk.core.errors import AppealDeskError
from appealdesk.readers.archives import check_archive
from appealdesk.readers.encodings import text_of
from appealdesk.readers.files import TABLE_LIMIT, read_bytes
from appealdesk.readers.guard import guarded

ROWS_LIMIT = 100_000
FIELD_LIMIT = 1024**2
DELIMITERS = (",", "\t", ";", "|")
WORKBOOKS = frozenset({".xlsx", ".xls"})
SUFFIXES = frozenset({".csv", ".tsv", *WORKBOOKS})

Columns = Mapping[str, tuple[str, ...]]


class TableError(AppealDeskError):
    """A table without the columns it needs, or none at all."""

    code = "table"


@dataclass(frozen=True, slots=True)
class Row:
    """One row by column names, with the line on which it begins."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """Return a cell; empty where the table has no such column."""
        return self.cells.get(column, "")


def read_rows(path: Path, columns: Columns, needed: tuple[str, ...]) -> Iterator[Row]:
    """Yield the rows of a file: the first sheet of a workbook, or delimited text. Raises as `rows` does."""
    if path.suffix.lower() in WORKBOOKS:
        return _named(workbook_lines(path), columns, needed)
    return rows(text_of(read_bytes(path, TABLE_LIMIT)), columns, needed)


def rows(text: str, columns: Columns, needed: tuple[str, ...]) -> Iterator[Row]:
    """Yield the rows of delimited text. `columns` maps our names to the headers they go by.

    Raises `TableError` where a needed column is missing; a column that is not known is left alone.
    """
    return _named(_text_lines(text), columns, needed)


def normal(header: str) -> str:
    """Return a header as it compares: lower case, no spaces, hyphens or brackets."""
    return re.sub(r"[\s_\-./:：*()（）]+", "", header.removeprefix("\ufeff").casefold())


def _named(
    lines: Iterator[tuple[int, list[str]]], columns: Columns, needed: tuple[str, ...]
) -> Iterator[Row]:
    known = {normal(header): name for name, headers in columns.items() for header in (name, *headers)}
    _, first = next(lines, (1, []))
    header = [known.get(normal(cell), "") for cell in first]
    missing = [f"{name} ({', '.join(columns[name][:3])})" for name in needed if name not in header]
    if missing:
        raise TableError(f"The table has no column for {'; '.join(missing)}.", "Name it in the first line.")
    for number, (line, cells) in enumerate(lines):
        if number >= ROWS_LIMIT:
            raise TableError(f"The table has more than {ROWS_LIMIT} rows.", "Cut it to the orders concerned.")
        if any(cell.strip() for cell in cells):
            yield Row(line, {name: cell.strip() for name, cell in zip(header, cells, strict=False) if name})


def _text_lines(text: str) -> Iterator[tuple[int, list[str]]]:
    # The limit is one number for the whole process; without it a lone quote swallows the file.
    csv.field_size_limit(FIELD_LIMIT)
    reader = csv.reader(io.StringIO(text), delimiter=_delimiter(text))
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise TableError(f"The table is damaged in line {reader.line_num}.", "Export it again.") from error


def workbook_lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of the first sheet with their number. Raises `TableError` for a broken or endless workbook."""
    import python_calamine as calamine  # before the fork, so that no child loads it again

    if path.suffix.lower() == ".xlsx" and check_archive(path):
        raise TableError("The workbook is damaged.", "Save it again, or as CSV.")
    data = io.BytesIO(read_bytes(path, TABLE_LIMIT))
    lines, ended = guarded(lambda: _cells(calamine, data))
    if not ended:
        raise TableError("The workbook is damaged, locked or endless.", "Save it again, or as CSV.")
    yield from enumerate(lines, 1)


def _cells(calamine: Any, data: io.BytesIO) -> Iterator[list[str]]:
    sheet = calamine.load_workbook(data).get_sheet_by_index(0)
    for row in sheet.to_python(skip_empty_area=False, nrows=ROWS_LIMIT + 2):
        yield [cell_text(value) for value in row]


def cell_text(value: Any) -> str:
    """Return a cell as text. A long number that the workbook has rounded must not pass for a parcel number."""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:.15g}"
    return str(value)


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(DELIMITERS, key=first.count)
