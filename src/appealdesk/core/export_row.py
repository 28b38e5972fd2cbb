"""An order's row in an export (导出表中的订单行): its columns by name, with the line it stands on."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from appealdesk.core.case import Case
from appealdesk.core.place import Place
from appealdesk.core.sheet import Sheet

CITY = (
    "ship-city",
    "recipient-city",
    "shipping-city",
    "delivery-city",
    "city",
    "城市",
    "收货城市",
    "お届け先市区町村",
)
DELIVER_BY = (
    "latest-delivery-date",
    "promised-delivery-date",
    "promised-delivery-date-without-extension",
    "estimated-delivery-date",
    "deliver-by",
    "最晚送达时间",
)
_MARKS = re.compile(r"[\s_]+")


@dataclass(frozen=True, slots=True)
class ExportRow:
    """One row: cells by column name in lower case with hyphens, and the place of its line; `headed` as the table writes them."""

    cells: Mapping[str, str]
    place: Place
    headed: tuple[tuple[str, str], ...] = ()

    def first(self, names: tuple[str, ...]) -> str:
        """The cell of the first of these columns that is filled; empty where none is."""
        return next((self.cells[name] for name in names if self.cells.get(name)), "")


def export_row(case: Case, order_id: str) -> ExportRow | None:
    """Return the order's row in the first order export that has one."""
    return next(rows_naming(case, order_id, "order_detail"), None)


def rows_naming(case: Case, order_id: str, kind: str) -> Iterator[ExportRow]:
    """Yield the rows about an order in the tables among the exhibits of one kind."""
    files = {exhibit.file for exhibit in case.exhibits_of(kind)}
    for sheet in case.sheets:
        if sheet.file in files and order_id in sheet.text:
            yield from (row for row in _rows(sheet) if order_id in row.cells.values())


def deliver_by(row: ExportRow | None) -> datetime | None:
    """The promised last moment of delivery, where the export writes one with its offset."""
    try:
        told = datetime.fromisoformat(row.first(DELIVER_BY)) if row else None
    except ValueError:
        return None
    return told if told is not None and told.tzinfo is not None else None


def _rows(sheet: Sheet) -> Iterator[ExportRow]:
    lines = sheet.text.split("\n")
    header = lines[0]
    delimiter = max("\t;,", key=header.count)
    if not header.count(delimiter):
        return
    written = [name.strip().strip('"') for name in header.split(delimiter)]
    names = [_MARKS.sub("-", name.casefold()) for name in written]
    for number, line in islice(enumerate(lines, start=1), 1, None):
        # One line is one row here: a cell that runs over lines would lose its place.
        for cells in csv.reader([line], delimiter=delimiter):
            bare = [cell.strip() for cell in cells]
            held = dict(zip(names, bare, strict=False))
            headed = tuple(zip(written, bare, strict=False))
            yield ExportRow(held, Place(sheet.file, line=number, page=sheet.page), headed)
