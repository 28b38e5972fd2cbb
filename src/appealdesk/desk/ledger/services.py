"""Writing into the ledger (记账), always inside the transaction of what happened."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from appealdesk.core.errors import AppealDeskError
from appealdesk.core.ledger import GENESIS, Line
from appealdesk.desk.ledger.models import LedgerLine

TRIES = 8


class BusyLedgerError(AppealDeskError):
    """Too many people wrote to one case in the same moment."""

    code = "busy_ledger"


def write(
    case_code: str,
    tag: str,
    *,
    by: str,
    at: datetime,
    detail: Mapping[str, str | int | bool | None] | None = None,
) -> LedgerLine:
    """Add the next line of a case. Raises `LedgerError` for an unknown tag, `BusyLedgerError` where others win each time.

    Two writers who take the same number meet at the unique constraint; the loser reads the new head and tries again.
    """
    for _ in range(TRIES):
        try:
            with transaction.atomic():
                return _next(case_code, tag, by, at, dict(detail or {}))
        except IntegrityError:
            continue
    raise BusyLedgerError("The case is being written to by many at once.", "Try again in a moment.")


def _next(
    case_code: str, tag: str, by: str, at: datetime, detail: dict[str, str | int | bool | None]
) -> LedgerLine:
    head = (
        LedgerLine.objects.filter(case_code=case_code).order_by("-number").values("number", "digest").first()
    )
    number, previous = (head["number"] + 1, head["digest"]) if head else (1, GENESIS)
    line = Line(case_code, number, at, tag, by, previous, detail)
    return LedgerLine.objects.create(
        case_code=case_code,
        number=number,
        at=at,
        tag=tag,
        by=by,
        detail=detail,
        previous=previous,
        digest=line.digest,
    )
