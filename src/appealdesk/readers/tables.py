"""Tables that people hand in (表格): delimiter and columns told by the header, in English or Chinese."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from appealdesk.core.errors import AppealDeskError

ROWS_LIMIT = 100_000
FIELD_LIMIT = 1024**2
DELIMITERS = (",", "\t", ";", "|")


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


def rows(text: str, columns: Mapping[str, tuple[str, ...]], needed: tuple[str, ...]) -> Iterator[Row]:
    """Yield the rows of a table. `columns` maps our names to the headers they go by.

    Raises `TableError` where a needed column is missing; a column that is not known is left alone.
    """
    # The limit is one number for the whole process; without it a lone quote swallows the file.
    csv.field_size_limit(FIELD_LIMIT)
    reader = csv.reader(io.StringIO(text), delimiter=_delimiter(text))
    known = {normal(header): name for name, headers in columns.items() for header in (name, *headers)}
    try:
        header = [known.get(normal(cell), "") for cell in next(reader, [])]
        missing = [f"{name} ({', '.join(columns[name][:3])})" for name in needed if name not in header]
        if missing:
            raise TableError(
                f"The table has no column for {'; '.join(missing)}.", "Name it in the first line."
            )
        yield from _rows(reader, header)
    except csv.Error as error:
        raise TableError(f"The table is damaged in line {reader.line_num}.", "Export it again.") from error


def normal(header: str) -> str:
    """Return a header as it compares: lower case, no spaces, hyphens or brackets."""
    return re.sub(r"[\s_\-./:：*()（）]+", "", header.removeprefix("\ufeff").casefold())


def _rows(reader: Iterator[list[str]], header: list[str]) -> Iterator[Row]:
    line = reader.line_num + 1  # type: ignore[attr-defined]
    for number, cells in enumerate(reader):
        if number >= ROWS_LIMIT:
            raise TableError(f"The table has more than {ROWS_LIMIT} rows.", "Cut it to the orders concerned.")
        if any(cell.strip() for cell in cells):
            yield Row(line, {name: cell.strip() for name, cell in zip(header, cells, strict=False) if name})
        line = reader.line_num + 1  # type: ignore[attr-defined]


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(DELIMITERS, key=first.count)
