"""A case read again (重新解读): what the notice says now, kept beside the case for pages that list many."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from appealdesk.core.case import Case as CaseValue
from appealdesk.core.reading import Reading
from appealdesk.core.windows import work_to
from appealdesk.desk.cases import pinned, stated
from appealdesk.desk.cases.clocks import to_work_to
from appealdesk.desk.cases.folder import case_value
from appealdesk.desk.cases.models import Case
from appealdesk.desk.ledger import services as ledger
from appealdesk.road.knowledge import knowledge
from appealdesk.road.reading import read_case, reading_json


def read_again(case: Case, *, at: datetime) -> Reading:
    """Read a case from its files and facts and keep what a list shows of it. Raises `CaseFolderError`."""
    value = case_value(case, at=at)
    reading = read_case(value)
    keep(case, value, reading, at=at)
    return reading


@transaction.atomic
def keep(case: Case, value: CaseValue, reading: Reading, *, at: datetime) -> None:
    """Keep beside a case what a list shows of its reading. The packs of the first reading stay pinned."""
    stage, service = Case.objects.filter(pk=case.pk).values_list("stage", "service_due").get()
    columns = columns_of(value, reading)
    newest = stated.window(case, value, reading)
    if newest is not None:
        columns |= {"window_due": newest.due, "window_latest": newest.latest, "window_says": newest.says}
    columns["work_due"] = to_work_to(stage, columns["window_due"], service)
    told = str(columns["packs_digest"])
    columns["packs_digest"] = case.packs_digest or told
    rules = knowledge(value, reading).rules
    columns["pinned_rules"] = pinned.pin(case, rules, str(columns["marketplace"]), columns["reading"])
    if case.reading != columns["reading"]:
        ledger.write(case.code, "case:reading:made", by="system", at=at, detail={"packs": told})
    Case.objects.filter(pk=case.pk).update(changed_at=at, **columns)
    case.refresh_from_db()


def columns_of(value: CaseValue, reading: Reading) -> dict[str, Any]:
    """Return the columns that repeat what a reading says."""
    known = knowledge(value, reading)
    told = reading_json(value, reading, explain=True)
    due = work_to(reading, known.zone)
    latest = max((window.latest for window in reading.windows if window.latest), default=None)
    return {
        "reading": told,
        "lacking": len(told.get("missing_evidence") or ()),
        "platform": value.platform or reading.platform or "",
        "marketplace": value.marketplace or reading.marketplace or "",
        "issue_type": reading.issue_type or "",
        "eligible": reading.screening.eligible if reading.screening else "",
        "window_due": due,
        # A later reading of a rule is doubtful, and shown; where the notice names the day, there is nothing to doubt.
        "window_latest": latest if latest != due and reading.deadline.due is None else None,
        "window_says": says(reading),
        "packs_digest": known.rules.digest if known.rules else "",
        "store": value.seller.store,
    }


def says(reading: Reading) -> str:
    """Return who says when the window ends: the notice, or the rule whose window closes first."""
    if reading.deadline.due is not None:
        return "the notice"
    counted = sorted((window.due, window.rule) for window in reading.windows if window.due)
    return counted[0][1] if counted else ""
