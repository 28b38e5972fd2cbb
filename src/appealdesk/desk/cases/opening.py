"""A new case (立案): its code, its ledger line, and the first clock."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F

from appealdesk.core.calculation import CHINA
from appealdesk.core.stage import Stage
from appealdesk.desk.cases import conclusions, search
from appealdesk.desk.cases.models import Case, Numbering
from appealdesk.desk.ledger import services as ledger


@transaction.atomic
def open_case(*, by: str, at: datetime, **columns: Any) -> Case:
    """Open a case to be screened and return it, with the next code of the year in China.

    `columns` are those known at the door: store, contact_name, contact_mail, contact_phone, language, platform.
    Facts and files follow by `save_facts` and `add_exhibit`, best in the same transaction.
    """
    case = Case.objects.create(
        code=next_code(at.astimezone(CHINA).year),
        stage=Stage.SCREENING,
        stage_since=at,
        opened_at=at,
        changed_at=at,
        **columns,
    )
    ledger.write(case.code, "case:intake:opened", by=by, at=at)
    search.want(case)
    conclusions.want(case, at=at)
    return case


def next_code(year: int) -> str:
    """Return the next code, `C-2026-000017`. To be called inside a transaction: the number is the caller's until its end.

    One row a year counts up; whoever counts holds the row, so that two never hold the same number, on any database.
    """
    while True:
        number = _counted(year)
        code = f"C-{year}-{number:06d}"
        if not Case.objects.filter(code=code).exists():
            return code


def _counted(year: int) -> int:
    held = Numbering.objects.filter(year=year)
    if not held.update(last=F("last") + 1):
        try:
            with transaction.atomic():
                Numbering.objects.create(year=year, last=1)
        except IntegrityError:  # somebody began the year in this very moment
            held.update(last=F("last") + 1)
    return held.values_list("last", flat=True).get()
