"""What became of each order (逐单经过): reported, cancelled, made good, each from the row of a paper that names the order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from appealdesk.core.argument import Argument
from appealdesk.core.case import Case, Order
from appealdesk.core.correspondence import Sender
from appealdesk.core.export_row import ExportRow, rows_naming
from appealdesk.core.letter.letter import Grid, Origin, Row
from appealdesk.core.letter.matter import concerned
from appealdesk.core.letter.voice import Amount, Voice
from appealdesk.core.place import Place
from appealdesk.core.telling import ASIAN, reads_asian
from appealdesk.core.wording import Wording
from appealdesk.core.written_days import written_days

COLUMNS = ("cause", "order", "product", "reported", "wrote", "cancelled", "made_good", "exhibit")
WIDTHS = {"cause": 0.65, "order": 2.0, "product": 1.2, "made_good": 3.4, "exhibit": 2.6}
PRODUCT = ("asin", "sku", "seller-sku", "item-id", "商品编号")
CANCELLED = ("cancelled-at", "cancel-date", "cancelled-date", "cancellation-date", "cancel-time", "取消时间")
AMOUNT = ("amount", "refund-amount", "refund", "退款金额", "金额", "返金額")
CURRENCY = ("currency", "币种", "通貨")
DONE = ("action", "type", "处理", "处理方式", "対応")
TRACKING = ("tracking-number", "tracking", "运单号", "物流单号")
SEVERAL = 2
_DAY_COLUMN = re.compile(r"date|time|(?:^|-)at$|(?:^|-)on$|日期|时间|日時", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """A cell of the table and the places that say it."""

    words: Wording
    places: tuple[Place, ...]


def has_events(argument: Argument) -> bool:
    """Whether the papers tell, order by order, what happened to several orders."""
    ids = concerned(argument)
    return len(ids) >= SEVERAL and sum(bool(_days(argument.case, id_)) for id_ in ids) >= SEVERAL


def event_grid(voice: Voice, found: tuple[Order, ...]) -> Grid:
    """Show each order with its days and its own place in the exhibits; columns that nothing fills are left out."""
    rows = [_cells(voice, order) for order in found]
    for column in ("cause", "product"):
        # What is the same in every row is told above the table, and its paper need not be cited eleven times.
        if (
            len(
                {row[column].words for row in rows if column in row}
                | {None for row in rows if column not in row}
            )
            == 1
        ):
            rows = [{name: told for name, told in row.items() if name != column} for row in rows]
    used = [c for c in COLUMNS if c in {"order", "exhibit"} or any(c in row for row in rows)]
    none = voice.words("grid.none")
    return Grid(
        tuple(voice.words(f"grid.{column}") for column in used),
        tuple(_row(voice, order, row, used, none) for order, row in zip(found, rows, strict=True)),
        tuple(WIDTHS.get(column, 1.2) for column in used),
    )


def _row(voice: Voice, order: Order, cells: dict[str, Told], used: list[str], none: Wording) -> Row:
    places = dict.fromkeys(place for told in cells.values() for place in told.places)
    cites = tuple(dict.fromkeys(cite for place in places for cite in voice.cite(place.file, place)))
    written = (
        Wording.of({code: voice.cites_text(cites, code) for code in voice.formatters}) if cites else none
    )
    words = {column: told.words for column, told in cells.items()} | {"exhibit": written}
    origins = (Origin("order", order.id), *(Origin("row", f"{p.file}#{p.line}") for p in places if p.line))
    derived = tuple(cells["cause"].words.say("en").split(", ")) if "cause" in cells else ()
    return Row(tuple(words.get(column, none) for column in used), origins, cites, derived)


def _cells(voice: Voice, order: Order) -> dict[str, Told]:
    case = voice.argument.case
    cells = {"order": Told(Wording.of(en=order.id), ())}
    number = _cause(case, order.id)
    if number:
        cells["cause"] = Told(Wording.of(en=number), ())
    row = next(rows_naming(case, order.id, "order_detail"), None)
    if row is not None and row.first(PRODUCT):
        cells["product"] = Told(Wording.of(en=row.first(PRODUCT)), (row.place,))
    for event, (day, place) in _days(case, order.id).items():
        cells[event] = Told(Wording.of(en=day.isoformat()), (place,))
    good = _made_good(voice, order.id)
    return cells | ({"made_good": good} if good is not None else {})


def _cause(case: Case, order_id: str) -> str:
    plan = case.plan
    if plan is None or len(plan.causes) < SEVERAL:
        return ""
    return ", ".join(str(n) for n, cause in enumerate(plan.causes, 1) if order_id in cause.orders)


def _days(case: Case, order_id: str) -> dict[str, tuple[date, Place]]:
    """Return the days that papers give: of the review or the buyer's first message, of the cancellation, of the remedy."""
    found: dict[str, tuple[date, Place]] = {}
    for kind, event, columns in (
        ("reviews_export", "reported", None),
        ("order_detail", "cancelled", CANCELLED),
        ("refund_record", "made_good", None),
    ):
        for row in rows_naming(case, order_id, kind):
            day = _day(row, columns, case.as_of.date())
            if day is not None and event not in found:
                found[event] = (day, row.place)
    first = next(
        (m for m in case.messages if m.order_id == order_id and m.sender is Sender.BUYER and m.at), None
    )
    if first is not None and first.at is not None:
        day = first.at.date()
        # A message that came after the remedy answers it; it is not what the remedy answered.
        before = day <= found.get("made_good", (day,))[0]
        if before and "reported" not in found:
            found["wrote"] = (day, first.place)
    return found


def made_good_in_table(argument: Argument, named: tuple[str, ...]) -> bool:
    """Whether the table shows for each of these orders what its buyer got and when."""
    return has_events(argument) and all("made_good" in _days(argument.case, id_) for id_ in named)


def _day(row: ExportRow, columns: tuple[str, ...] | None, near: date) -> date | None:
    names = columns or tuple(name for name in row.cells if _DAY_COLUMN.search(name))
    days = written_days(row.first(names), near)
    return days[0].day if days else None


def _made_good(voice: Voice, order_id: str) -> Told | None:
    """Say what the buyer got and on which day, as the record writes it."""
    case = voice.argument.case
    for row in rows_naming(case, order_id, "refund_record"):
        parts = [part for part in _remedy(voice, row) if part]
        day = _day(row, None, case.as_of.date())
        if parts or day is not None:
            said = {
                code: voice.book.of(code)
                .say("cite.comma")
                .join(
                    [
                        *(voice.spoken(part, code) for part in parts),
                        *([day.isoformat()] if day else []),
                    ]
                )
                for code in voice.formatters
            }
            return Told(Wording.of(said), (row.place,))
    return None


def _remedy(voice: Voice, row: ExportRow) -> Iterator[object]:
    amount, currency, done = row.first(AMOUNT), row.first(CURRENCY), row.first(DONE)
    if done and (reads_asian(voice.language) or not ASIAN.search(done)):
        yield voice.words("grid.quoted", words=done)
    if re.fullmatch(r"\d+(?:\.\d+)?", amount) and currency:
        if Decimal(amount):
            yield Amount(Decimal(amount), currency.upper())
    elif amount:
        yield amount
    yield row.first(TRACKING)
