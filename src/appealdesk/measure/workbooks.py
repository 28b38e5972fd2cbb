"""Workbooks (Excel 导出): every sheet whose header is known, read as text, dates as the cell holds them."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from appealdesk.measure.formats import Format, recognise
from appealdesk.measure.opening import NO_FACTS, Opened, Part
from appealdesk.measure.reads import Tally
from appealdesk.measure.rows import REPEATED, Row
from appealdesk.measure.sniffing import COLUMNS_LIMIT, HEADER_WITHIN, UNKNOWN
from appealdesk.measure.sources import ExportError, Source
from appealdesk.measure.web_tables import page_rows
from appealdesk.readers.archives import check_archive
from appealdesk.readers.files import FILE_LIMIT, read_bytes
from appealdesk.readers.tables import cell_text, normal

Cells = Sequence[Sequence[Any]]
ROWS_LIMIT = 1_050_000
# What the standard library raises for a part that is cut off, garbled, packed in a new way or locked.
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, IndexError)
SAVED_AGAIN = "请重新保存，或另存为 CSV。Save it again, or as CSV."
# A sheet is laid out from its first cell to its farthest, empty ones too: one cell in the last corner would take 400 GB.
CELLS_LIMIT = 40_000_000
SPARSE_FROM, SPARSE = 5_000_000, 20
PIECE = 1024**2
CELL = re.compile(rb' r="([A-Z]{1,3})(\d{1,7})"')
# Below 100,000 rows of 104 columns nothing needs counting.
FAR = re.compile(rb' r="(?:[A-Z]{3}|[D-Z][A-Z]\d|[A-Z]{1,2}\d{6})')
# As long as a cell's address can be, so that none is cut between two pieces.
OVERLAP = 16


def book(source: Source, mapping: Format | None) -> Opened:
    """Open a workbook: every sheet with a known header is a part. Raises `ExportError` where no sheet has one."""
    import python_calamine as calamine

    data = read_bytes(source.path, FILE_LIMIT)
    if data.startswith(b"PK") and (why := check_archive(source.path)):
        raise ExportError(f"{source.name} 无法打开。{source.name} cannot be opened: {why}.", SAVED_AGAIN)
    try:
        if data.startswith(b"PK") and _reaches_out(data):
            raise ExportError(
                f"{source.name} 有单元格离表格太远，展开后几乎全是空单元格。"
                f"{source.name} has a cell so far out that its sheets would be millions of empty cells.",
                "请删去表格以外的内容，或另存为 CSV。Delete what stands beyond the table, or save it as CSV.",
            )
        opened = calamine.load_workbook(io.BytesIO(data))
        # One after the other: a sheet that nobody knows is let go before the next is laid out.
        laid_out = (
            (name, opened.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=ROWS_LIMIT))
            for name in opened.sheet_names
        )
        return _opened(source, mapping, laid_out, several=len(opened.sheet_names) > 1)
    except (calamine.CalamineError, *DAMAGED) as error:
        raise ExportError(
            f"{source.name} 已损坏或设有密码。{source.name} is damaged or locked.", SAVED_AGAIN
        ) from error


def page(source: Source, mapping: Format | None) -> Opened:
    """Open a web page that holds a table, as several systems export it under the name of a workbook."""
    return _opened(source, mapping, [("", page_rows(source))], several=False)


def _opened(
    source: Source, mapping: Format | None, sheets: Iterable[tuple[str, Cells]], *, several: bool
) -> Opened:
    parts, others = [], []
    for name, cells in sheets:
        found = _header(cells, mapping)
        if found:
            place = f"{source.name} {name}" if several else source.name
            parts.append(_part(place, cells, *found))
        elif any(any(cell_text(cell).strip() for cell in row) for row in cells):
            others.append(name)
    if not parts:
        raise ExportError(
            f"{source.name} 没有表头已知的工作表。{source.name} has no sheet with a header that is known here.",
            UNKNOWN,
        )
    if others:
        parts.append(Part(NO_FACTS, partial(_left_alone, others)))
    return Opened(source.name, parts[0].form.platform, parts=tuple(parts))


def _left_alone(names: Sequence[str], tally: Tally) -> Iterator[Row]:
    listed = ", ".join(names)
    tally.remarks.append(
        f"工作表 {listed} 的表头未知，未读。The sheets {listed} have no known header and were not read."
    )
    return iter(())


def _part(place: str, cells: Cells, header_at: int, form: Format) -> Part:
    header = [cell_text(cell) for cell in cells[header_at]]
    headers = {name: said.strip() for name, said in zip(form.fields(header), header, strict=True) if name}
    return Part(form, partial(_rows, place, cells, header_at, form), headers)


def _reaches_out(data: bytes) -> bool:
    """Whether the sheets would take more cells than there is room for, or be nearly empty ones."""
    total = 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            if entry.filename.startswith("xl/worksheets/") and _reaches_far(archive, entry):
                rows, columns, filled = _reach(archive, entry)
                total += rows * columns
                if rows * columns > max(SPARSE_FROM, filled * SPARSE):
                    return True
    return total > CELLS_LIMIT


def _reaches_far(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    return any(FAR.search(piece) for piece in _pieces(archive, entry))


def _reach(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> tuple[int, int, int]:
    """Return the last row and the last column that a cell names, and how many do."""
    rows, filled, columns = 0, 0, set[bytes]()
    for piece in _pieces(archive, entry):
        for column, row in CELL.findall(piece):
            columns.add(column)
            rows = max(rows, int(row))
            filled += 1
    return rows, max(map(_number, columns), default=0), filled


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
            raise ExportError(
                f"有一张工作表有 {len(header)} 列。A sheet has {len(header)} columns.",
                f"最多 {COLUMNS_LIMIT} 列。At most {COLUMNS_LIMIT} are taken.",
            )
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
        raise ExportError(
            f"列 {', '.join(twice)} 出现多次。The column {', '.join(twice)} stands more than once.",
            "请删去重复的列。Remove the copy.",
        )


def _rows(place: str, cells: Cells, header_at: int, form: Format, tally: Tally) -> Iterator[Row]:
    header = [cell_text(cell) for cell in cells[header_at]]
    fields = form.fields(header)
    for number, row in enumerate(cells[header_at + 1 :], header_at + 2):
        texts = [cell_text(cell) for cell in row]
        if not any(text.strip() for text in texts):
            tally.blank += 1
        elif texts == header:
            tally.reject(f"{place}:{number}", *REPEATED)
        else:
            yield f"{place}:{number}", {name: text for name, text in zip(fields, texts, strict=False) if name}
