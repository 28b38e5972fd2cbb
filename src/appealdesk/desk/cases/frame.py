"""What every page of a case shows around its own matter (案件页框架): both clocks, the stage, the moves, what changed since."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone

from appealdesk.core.outcome import OutcomeKind
from appealdesk.desk.cases import clocks, moves, pinned
from appealdesk.desk.cases.models import Case, Conclusion
from appealdesk.desk.cases.rows import Row
from appealdesk.desk.people.access import WRITERS
from appealdesk.desk.people.models import User
from appealdesk.readers import packs

NOTICE = "the notice"


def frame(user: User, case: Case, tab: str) -> dict[str, Any]:
    """Return the context of a case page. Three queries: the author of the newest version, the moves, the conclusion."""
    conclusion = Conclusion.objects.filter(case=case).first()
    return {
        "case": case,
        "tab": tab,
        "now": timezone.now(),
        "service": clocks.service_of(case),
        "presses": presses(case),
        "zone": zone_of(case),
        "from_notice": case.window_says == NOTICE,
        "from_answer": from_answer(case),
        "moves": moves.choices(user, case),
        "may_write": user.role in {role.value for role in WRITERS},
        "conclusion": conclusion,
        "told": conclusion.content if conclusion else {},
        "rules_changed": pinned.changed(case),
    }


def from_answer(case: Case) -> dict[str, str]:
    """Return which answer of the platform the window is counted from: its kind, its day, and the rule where no words say it."""
    kind, _space, rest = case.window_says.partition(" ")
    if kind not in set(OutcomeKind):
        return {}
    day, _space, rule = rest.partition(" ")
    return {"kind": kind, "day": day, "rule": rule}


def presses(case: Case | Row) -> str:
    """Return which of the clocks that run presses: window, service, or none."""
    known: list[tuple[datetime, str]] = []
    if case.window_due and clocks.runs(case.stage):
        known.append((case.window_due, "window"))
    if case.service_due:
        known.append((case.service_due, "service"))
    return min(known)[1] if known else ""


def zone_of(case: Case) -> str:
    """Return the marketplace's time zone; empty where it is not known."""
    if case.platform not in packs.platforms():
        return ""
    place = packs.rules(case.platform).place(case.marketplace)
    return place.zone if place else ""
