"""Texts among the exhibits in print (文本证据排版): tables, carriers' answers, else lines; numbered as the letter cites them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any

from appealdesk.press import columns
from appealdesk.press.tracked import Tracked, tracked

LINES = 600  # more lines than anybody reads on paper; the whole file travels beside
CHARACTERS = 120_000
COLUMNS = 12
UPRIGHT, ACROSS = (
    100,
    156,
)  # half-width characters of a table's line on an upright page, and on one laid across
SIDE_BY_SIDE = 5  # records of very many columns, turned on their side
RECORDS = 60  # more of them are no longer turned

Printed = tuple[str, dict[str, Any], int | None]


def printed(path: Path, media: str, text: str, cited: frozenset[int], head: Sequence[str] = ()) -> Printed:
    """Return how a text is set (rows, scans or lines), the data of the template, and after how many lines it is cut.

    `cited` lines are marked; `head` are lines without a number that stand before the text.
    """
    if media == "text/csv":
        return _rows(text, cited)
    if media == "application/json" and len(text) <= CHARACTERS:
        answer = tracked(path, text, cited)
        if answer is not None and sum(len(package.rows) for package in answer.packages) <= LINES:
            return _scans(answer)
    return _lines(text, cited, head)


def _rows(text: str, cited: frozenset[int]) -> Printed:
    rows: list[tuple[int, list[str]]] = []
    before = 0
    reader = csv.reader(io.StringIO(text, newline=""), _dialect(text))
    try:
        for row in reader:
            rows.append((before + 1, row))  # the line a record starts on, since a cell may hold line breaks
            before = reader.line_num
    except csv.Error:
        return _lines(text, cited)
    width = max((len(row) for _, row in rows), default=0)
    if width > COLUMNS and 1 < len(rows) <= RECORDS + 1 and len(text) <= CHARACTERS:
        return _records([(number, row) for number, row in rows if row], cited)
    if not 1 < width <= COLUMNS or len(text) > CHARACTERS:
        return _lines(text, cited)
    filled = [(number, [*row, *[""] * (width - len(row))]) for number, row in rows[:LINES] if row]
    laid = columns.lay_out([cells for _, cells in filled], (UPRIGHT, ACROSS))
    marks = [str(number) for number, _ in filled]
    table = _table(marks, laid, [number in cited for number, _ in filled])
    over = LINES if len(rows) > LINES else None
    return ("rows", {"tables": [table], "wide": laid.size == ACROSS}, over)


def _records(rows: list[tuple[int, list[str]]], cited: frozenset[int]) -> Printed:
    """Turn a table of very many columns on its side, a few records at a time; the columns are named by their lines."""
    (_, names), *records = rows
    several = min(SIDE_BY_SIDE, max(1, len(records)))
    groups = [records[at : at + several] for at in range(0, len(records), several)]
    tables, wide = [], False
    for group in groups:
        fields = zip_longest(names, *(row for _, row in group), fillvalue="")
        told = [list(cells) for cells in fields if any(cells[1:])]
        laid = columns.lay_out([["", *(str(number) for number, _ in group)], *told], (UPRIGHT, ACROSS))
        wide = wide or laid.size == ACROSS
        tables.append({**_table([], laid, []), "records": [False, *(number in cited for number, _ in group)]})
    return "rows", {"tables": tables, "wide": wide}, None


def _table(marks: list[str], laid: columns.Layout, cited: list[bool]) -> dict[str, Any]:
    return {"marks": marks, "rows": laid.rows, "widths": laid.shares, "cited": cited, "records": []}


def _scans(answer: Tracked) -> Printed:
    """One layout for all packages, so that the eye finds each column at the same place."""
    cells = [list(told) for package in answer.packages for _, told, _ in package.rows]
    laid = columns.lay_out([["", "", ""], *cells], (UPRIGHT,))
    rows = iter(laid.rows[1:])
    packages = [
        {
            "heading": package.heading,
            "rows": [[mark, next(rows), cited] for mark, _, cited in package.rows],
        }
        for package in answer.packages
    ]
    further = [[number, _spaced(line), True] for number, line in answer.further]
    data = {"packages": packages, "widths": laid.shares, "by_line": answer.by_line, "further": further}
    return "scans", data, None


def _dialect(text: str) -> type[csv.Dialect]:
    first = text.partition("\n")[0]

    class Found(csv.excel):
        delimiter = max(",;\t", key=first.count)

    return Found


def _lines(text: str, cited: frozenset[int], head: Sequence[str] = ()) -> Printed:
    lines = text.removesuffix("\n").split(
        "\n"
    )  # only there, as citations count; `splitlines` knows ten more ends
    kept = list(_within(lines[:LINES]))
    shown: list[tuple[int | str, str, bool]] = [
        ("", _spaced(line), False) for line in (*head, *([""] if head else []))
    ]
    shown += [(number, _spaced(line), number in cited) for number, line in enumerate(kept, 1)]
    return ("lines", {"lines": shown}, len(kept) if len(kept) < len(lines) else None)


def _within(lines: list[str]) -> Iterator[str]:
    left = CHARACTERS
    for line in lines:
        if left <= 0:
            return
        yield line[:left]
        left -= len(line)


def _spaced(line: str) -> str:
    line = line.expandtabs(4)
    bare = line.lstrip(" ")
    # Indentation would be lost, and a run without blanks would leave the page.
    return "\u00a0" * (len(line) - len(bare)) + "\u200b".join(
        bare[at : at + 60] for at in range(0, len(bare), 60)
    )
