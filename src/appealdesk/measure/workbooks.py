"""Workbooks (Excel 导出): the first sheet whose header is known, read as text, dates as the cell holds them."""

from __future__ import annotations

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


def sheet(source: Source, mapping: Format | None) -> tuple[Format, Any]:
    """Return the format of a workbook and its rows. Raises `ExportError` where no sheet has a known header."""
    import io

    import python_calamine as calamine

    data = read_bytes(source.path, FILE_LIMIT)
    if data.startswith(b"PK") and (why := check_archive(source.path)):
        raise ExportError(f"{source.name} cannot be opened: {why}.", "Save it again, or as CSV.")
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
