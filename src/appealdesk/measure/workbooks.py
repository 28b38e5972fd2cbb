"""Workbooks (Excel 导出): the first sheet whose header is known, read as text, dates as the cell holds them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from appealdesk.measure.formats import Format, recognise
from appealdesk.measure.reads import Tally
from appealdesk.measure.rows import Row
from appealdesk.measure.sniffing import COLUMNS_LIMIT, HEADER_WITHIN
from appealdesk.measure.sources import ExportError, Source
from appealdesk.readers.archives import check_archive
from appealdesk.readers.files import FILE_LIMIT, read_bytes
from appealdesk.readers.tables import cell_text, normal

ROWS_LIMIT = 1_050_000
# A sheet is laid out from its first cell to its farthest, empty ones too: one cell in the last corner would take 400 GB.
CELLS_LIMIT = 40_000_000
PIECE = 1024**2
CELL = re.compile(rb' r="([A-Z]{1,3})(\d{1,7})"')
# Below 100,000 rows of 104 columns nothing needs counting.
FAR = re.compile(rb' r="(?:[A-Z]{3}|[D-Z][A-Z]\d|[A-Z]{1,2}\d{6})')
# As long as a cell's address can be, so that none is cut between two pieces.
OVERLAP = 16


def sheet(source: Source, mapping: Format | None) -> tuple[Format, Any]:
    """Return the format of a workbook and its rows. Raises `ExportError` where no sheet has a known header."""
    import python_calamine as calamine

    data = read_bytes(source.path, FILE_LIMIT)
    if data.startswith(b"PK") and (why := check_archive(source.path)):
        raise ExportError(f"{source.name} cannot be opened: {why}.", "Save it again, or as CSV.")
    if data.startswith(b"PK") and any(_area(data)):
        raise ExportError(
            f"{source.name} has a cell so far out that the sheet would have more than {CELLS_LIMIT:,} cells.",
            "Delete what stands beyond the table, or save it as CSV.",
        )
    try:
        book = calamine.load_workbook(io.BytesIO(data))
        for name in book.sheet_names:
            cells = book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=ROWS_LIMIT)
            found = _header(cells, mapping)
            if found:
                number, form = found
                return form, partial(_rows, source, cells, number, form)
    except (calamine.CalamineError, OSError, ValueError, IndexError) as error:
        raise ExportError(f"{source.name} is damaged or locked.", "Save it again, or as CSV.") from error
    raise ExportError(
        f"{source.name} has no sheet with a header that is known here.",
        "Hand in a column mapping for it (--mapping).",
    )


def _area(data: bytes) -> Iterator[bool]:
    """Tell for each sheet whether it reaches too far."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            if entry.filename.startswith("xl/worksheets/") and _reaches_far(archive, entry):
                rows, columns = _reach(archive, entry)
                yield rows * columns > CELLS_LIMIT


def _reaches_far(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    return any(FAR.search(piece) for piece in _pieces(archive, entry))


def _reach(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> tuple[int, int]:
    """Return the last row and the last column that a cell names."""
    rows, columns = 0, set[bytes]()
    for piece in _pieces(archive, entry):
        for column, row in CELL.findall(piece):
            columns.add(column)
            rows = max(rows, int(row))
    return rows, max(map(_number, columns), default=0)


def _number(column: bytes) -> int:
    number = 0
    for letter in column:
        number = number * 26 + letter - ord("A") + 1
    return number


def _pieces(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    before = b""
    with archive.open(entry) as stream:
        while piece := stream.read(PIECE):
            yield before + piece
            before = piece[-OVERLAP:]


def _header(cells: Sequence[Sequence[Any]], mapping: Format | None) -> tuple[int, Format] | None:
    for number, row in enumerate(cells[:HEADER_WITHIN]):
        header = [cell_text(cell) for cell in row]
        if len(header) > COLUMNS_LIMIT:
            raise ExportError(f"A sheet has {len(header)} columns.", f"At most {COLUMNS_LIMIT} are taken.")
        fits = mapping and all(need in mapping.fields(header) for need in mapping.needs)
        form = recognise(header) or (mapping if fits else None)
        if form:
            _once(header, form)
            return number, form
    return None


def _once(header: Sequence[str], form: Format) -> None:
    keys = [normal(cell) for cell in header]
    twice = sorted(
        {cell for cell, key in zip(header, keys, strict=True) if key in form.columns and keys.count(key) > 1}
    )
    if twice:
        raise ExportError(f"The column {', '.join(twice)} stands more than once.", "Remove the copy.")


def _rows(
    source: Source, cells: Iterable[Sequence[Any]], header_at: int, form: Format, tally: Tally
) -> Iterator[Row]:
    fields: tuple[str, ...] = ()
    header: list[str] = []
    for number, row in enumerate(cells):
        texts = [cell_text(cell) for cell in row]
        if number == header_at:
            header, fields = texts, form.fields(texts)
        elif number < header_at:
            continue
        elif not any(text.strip() for text in texts):
            tally.blank += 1
        elif texts == header:
            tally.reject(f"{source.name}:{number + 1}", "The row repeats the header.", "Remove it.")
        else:
            yield (
                f"{source.name}:{number + 1}",
                {name: text for name, text in zip(fields, texts, strict=False) if name},
            )
