"""One cell at a time (单元格): what a text can be as a field of ours, and what spreadsheets did to it on the way.

A fault of a cell says its column as the file writes it, in Chinese and in English.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

from appealdesk.measure.facts import FIELDS
from appealdesk.measure.formats import Format, words
from appealdesk.measure.moments import moment

EMPTY = frozenset({"", "-", "--", "n/a", "na", "null", "none", "nan", r"\n", "无", "—"})
# Office programs export long numbers as ="114-…" so that they stay text, or put an apostrophe before them.
WRAPPED = re.compile(r'="([^"]*)"|=(\d[\w-]*)')
FORMULA = re.compile(r"[=@]|\+(?!\d)")
# Pages copied into a sheet bring signs that nobody sees; an order number with one matches no other.
UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
# A spreadsheet keeps fifteen digits of a number; what it wrote for the others is lost.
ROUNDED = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d+")
TOTALS = re.compile(
    r"(?:grand |sub)?totals?|合计|总计|小计|合計|總計|小計|summe|gesamt|totale?|jumlah|tổng(?: cộng)?|รวม",
    re.IGNORECASE,
)
FIGURES = re.compile(r"[\s\d.,:：()（）]+")
MONEY = re.compile(r"[^\d.,-]")
# No fact needs more of a cell; a buyer's comment may be a novel.
TEXT_LIMIT = 2000
NUMBERS = frozenset({"order", "tracking", "package"})


class BadCellError(ValueError):
    """A cell that cannot be what its column says: `what` is wrong and the `remedy`, in both languages."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy


def canonical(
    row: Mapping[str, str],
    fields: Sequence[str],
    form: Format,
    zone: str,
    days: str,
    headers: Mapping[str, str],
) -> list[str]:
    """Return a row's cells as our fields, times in UTC. Raises `BadCellError`. `headers` names each field's column."""
    cells = []
    for name in fields:
        cell = plain(row.get(name, "")) or form.constants.get(name, "")
        column = headers.get(name, name)
        if not cell and name == "cancelled_by":
            cell = _who_cancelled(row.get("reason", ""))
        if not cell and name in form.needs:
            raise BadCellError(
                f"{column} 为空。The column {column} is empty.",
                "请补填或删去该行。Fill it in or leave the row out.",
            )
        cells.append(_typed(name, cell, zone, days, column) if cell else "")
    return cells


def plain(cell: str) -> str:
    """Return what a cell says, without the wrapping of spreadsheets; empty for the ways to say nothing."""
    if not cell.isascii():
        cell = UNSEEN.sub("", cell)
    cell = cell.strip()
    if cell.startswith("="):
        found = WRAPPED.fullmatch(cell)
        cell = (found[1] or found[2] or "").strip() if found else cell
    elif cell.startswith("'"):
        cell = cell[1:].strip()
    return "" if cell.casefold() in EMPTY else cell


def is_rounded(cell: str) -> bool:
    """Whether a spreadsheet has rounded a long number, as in 5.7646E+17."""
    return ROUNDED.fullmatch(cell) is not None


def _who_cancelled(reason: str) -> str:
    """Return who cancelled where only the reason tells: “Cancelled automatically by Shopee's system. Reason: …”."""
    said = reason.casefold()
    return (
        next((code for phrase, code in words()["actor_said"].items() if phrase in said), "") if said else ""
    )


def _typed(name: str, cell: str, zone: str, days: str, column: str) -> str:
    kind = FIELDS[name]
    if kind == "moment":
        at = moment(cell, zone, days)
        if at is None:
            raise BadCellError(
                f"{column} 列的“{cell[:40]}”不是时间。“{cell[:40]}” in {column} is no time.",
                "请写成 Write 2026-03-01T12:00:00+00:00.",
            )
        return at
    if kind in {"int", "money"}:
        return _number(cell, column, whole=kind == "int")
    if name in NUMBERS:
        _check_number(name, cell, column)
    return " ".join(cell.split())[:TEXT_LIMIT]


def _check_number(name: str, cell: str, column: str) -> None:
    if FORMULA.match(cell):
        raise BadCellError(
            f"{column} 列的“{cell[:40]}”是公式。“{cell[:40]}” in {column} is a formula.",
            "请以数值另存。Save the sheet with values, not formulas.",
        )
    if is_rounded(cell):
        raise BadCellError(
            f"{column} 列的“{cell[:40]}”已被表格软件取整，原号码已丢失。“{cell[:40]}” in {column} was rounded by a spreadsheet; the number is lost.",
            "请重新导出，不要先用 Excel 打开。Export it again and do not open it in Excel first.",
        )
    if name == "order" and TOTALS.fullmatch(FIGURES.sub(" ", cell).strip()):
        raise BadCellError(
            "这一行是合计，不是订单。The row is a total, not an order.", "无需处理。Nothing is to be done."
        )


def _number(cell: str, column: str, *, whole: bool) -> str:
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
        if not whole:
            return f"{value:.2f}"
        if value == int(value):
            return str(int(value))
    except (InvalidOperation, ValueError, OverflowError):
        pass
    kind = ("整数", "whole number") if whole else ("数字", "number")
    raise BadCellError(
        f"{column} 列的“{cell[:40]}”不是{kind[0]}。“{cell[:40]}” in {column} is no {kind[1]}.",
        "请更正该单元格。Correct the cell.",
    )
