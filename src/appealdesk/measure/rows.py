"""Rows one by one (逐行读取): any encoding, workbook or JSON becomes one plain file of our fields, faults told by line.

Large clean exports do not pass here; DuckDB reads them whole, and comes back here at the first doubtful row.
"""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from appealdesk.measure.cells import BadCellError, canonical, is_rounded, plain
from appealdesk.measure.facts import FIELDS, fields_of
from appealdesk.measure.formats import Format
from appealdesk.measure.moments import is_open, order_of
from appealdesk.measure.reads import Tally
from appealdesk.measure.sniffing import LINE_LIMIT, Table

SAMPLE_ROWS = 2000
# A year in the order of its days may begin with thousands of dates that could be read either way.
SAMPLE_LIMIT = 50_000
LINES_AHEAD = 200
AGAIN = "请重新导出。Export it again."
REPEATED = ("该行重复了表头。The row repeats the header.", "请删去。Remove it.")
# An order counts without the number of its parcel.
SPARED = ("tracking", "package")
NO_HEADERS: Mapping[str, str] = {}

Row = tuple[str, Mapping[str, str]]


def text_rows(table: Table, tally: Tally) -> Iterator[Row]:
    """Yield the rows of a delimited text as our fields. Lines that are no row of this header are rejected."""
    fields, width = table.fields, len(table.header)
    for number, cells in _lines(table, tally):
        place = f"{table.source.name}:{number}"
        if not any(cell.strip() for cell in cells):
            tally.blank += 1
        elif len(cells) > width and any(cell.strip() for cell in cells[width:]):
            tally.reject(
                place,
                f"该行有 {len(cells)} 列，表头只有 {width} 列。The row has {len(cells)} fields under {width} headers.",
                AGAIN,
            )
        elif [cell.strip() for cell in cells] == [cell.strip() for cell in table.header]:
            tally.reject(place, *REPEATED)
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
                f"{table.source.name}:{number}",
                "引号在此打开而未关闭。A quote opens here and never closes.",
                AGAIN,
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
        tally.reject(f"{table.source.name}:{number}", "该行超过 1 MB。The line is longer than 1 MB.", AGAIN)


@dataclass(frozen=True, slots=True)
class Zones:
    """The zone of times that name none: of the row's own marketplace where it tells one, else the fallback."""

    fallback: str
    by_word: Mapping[str, str]

    def of(self, row: Mapping[str, str], form: Format) -> str:
        """Return the zone for one row."""
        word = row.get("marketplace", "").strip().casefold()
        return form.zone or self.by_word.get(word, self.fallback)


def write_rows(
    rows: Iterable[Row],
    form: Format,
    zones: Zones,
    out: Path,
    tally: Tally,
    headers: Mapping[str, str] = NO_HEADERS,
) -> tuple[str, ...]:
    """Write the good rows as UTF-8 CSV of our fields, times in UTC; return the fields written.

    A row that cannot be read is rejected in the tally, never dropped. `headers` names the file's column of each field.
    """
    fields = fields_of(form.facts)
    rows = iter(rows)
    first = _sample(rows)
    if form.describes and first and not any(sign.isdigit() for sign in first[0][1].get(form.needs[0], "0")):
        first.pop(0)
        tally.remarks.append("表头下一行是列说明。The row under the header describes the columns.")
    days = _days(first, form, zones.fallback, tally)
    rounded = 0
    with out.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        for place, row in chain(first, rows):
            lost = [name for name in SPARED if name in row and is_rounded(plain(row[name]))]
            rounded += bool(lost)
            held = {name: cell for name, cell in row.items() if name not in lost} if lost else row
            try:
                writer.writerow(canonical(held, fields, form, zones.of(row, form), days, headers))
            except BadCellError as error:
                tally.reject(place, error.what, error.remedy)
            else:
                tally.accept()
    if rounded:
        tally.remarks.append(
            f"{rounded} 个运单号或包裹号已被表格软件取整，未采用。{rounded} parcel numbers were rounded by a spreadsheet and are left out."
        )
    return fields


def _sample(rows: Iterator[Row]) -> list[Row]:
    """Take the first rows, and more where the order of day and month is still open."""
    first = more = list(islice(rows, SAMPLE_ROWS))
    while more and len(first) < SAMPLE_LIMIT and is_open(_times(more)):
        more = list(islice(rows, SAMPLE_ROWS))
        first = [*first, *more]
    return first


def _times(rows: Iterable[Row]) -> Iterator[str]:
    return (cell for _, row in rows for name, cell in row.items() if FIELDS.get(name) == "moment")


def _days(rows: Sequence[Row], form: Format, zone: str, tally: Tally) -> str:
    """Tell whether day or month comes first: by what the values prove, else by the format, else by the place."""
    found = order_of(_times(rows))
    if found in {"dmy", "mdy"}:
        return found
    if found == "mixed":
        tally.remarks.append(
            "日期有日在前、也有月在前的；两种都不合的行未读。"
            "Some dates have the day first and some the month; those that fit neither are rejected."
        )
    return form.days or ("mdy" if zone.startswith(("America/", "US/")) else "dmy")
