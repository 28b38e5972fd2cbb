"""What an order was promised and where it was to go (承诺与收货地): from a table's row, else from the order's page."""

from __future__ import annotations

from datetime import datetime

from appealdesk.core.case import Case
from appealdesk.core.export_row import CITY, deliver_by, export_row
from appealdesk.core.place import Place
from appealdesk.core.record import Record


def promised(case: Case, record: Record) -> tuple[datetime, Place] | None:
    """Return the last promised moment of delivery with its place; None where no paper writes it."""
    row = export_row(case, record.id)
    told = deliver_by(row)
    if told is not None and row is not None:
        return told, row.place
    return (record.order.deliver_by, record.said_at("deliver_by")) if record.order.deliver_by else None


def town(case: Case, record: Record) -> tuple[str, Place] | None:
    """Return the town of the order's address with its place; None where no paper writes it."""
    row = export_row(case, record.id)
    told = row.first(CITY) if row is not None else ""
    if told and row is not None:
        return told, row.place
    return (record.order.town, record.said_at("town")) if record.order.town else None
