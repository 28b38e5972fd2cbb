"""Which exhibit shows what the case file states (佐证): a moment of an order, found again in an export or on a page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from appealdesk.core.case import Case, Order
from appealdesk.core.place import Place
from appealdesk.core.sheet import Sheet
from appealdesk.core.written_days import written_days

FIELDS = ("ship_by", "confirmed_at", "delivered_at")


def support(case: Case, order: Order) -> tuple[tuple[str, Place], ...]:
    """Return field and place for every moment of the order that stands, to the minute, beside its id in an exhibit."""
    pages = [sheet for sheet in case.sheets if order.id in sheet.text and case.exhibit_for(sheet.file)]
    stated = ((name, getattr(order, name)) for name in FIELDS)
    return tuple(
        (name, place) for name, at in stated if at is not None for place in _shown(pages, order.id, at)
    )


def _shown(pages: list[Sheet], order_id: str, at: datetime) -> Iterator[Place]:
    """The first line that names order and moment."""
    for sheet in pages:
        for number, line in enumerate(sheet.text.split("\n"), start=1):
            if order_id in line and _names(line, at):
                yield Place(sheet.file, line=number, page=sheet.page)
                return


def _names(line: str, at: datetime) -> bool:
    """Whether a line writes the moment, in its own offset or in UTC."""
    for told in (at, at.astimezone(UTC)):
        clock = f"{told:%H:%M}"
        if clock in line and (f"{told:%Y-%m-%d}" in line or _day(line, told)):
            return True
    return False


def _day(line: str, at: datetime) -> bool:
    return any(written.day == at.date() and written.year_told for written in written_days(line, at.date()))
