"""The two clocks of a case (双时钟): the platform's window and the desk's own promise, and which of them presses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import cache

from appealdesk.core.calendar import WorkingCalendar
from appealdesk.core.service_level import Moved, ServiceLevel, service_level
from appealdesk.core.stage import BEFORE_SUBMISSION, Move, Stage
from appealdesk.core.wording import Wording
from appealdesk.desk.cases.models import Case
from appealdesk.desk.ledger.models import LedgerLine

MOVED = "case:stage:"


def service_of(case: Case) -> ServiceLevel:
    """Count the desk's promise from the case's own ledger lines."""
    moves = tuple(moves_of(case.code))
    years = {one.at.year for one in moves}
    return (
        service_level(moves, calendar=_calendar(min(years), max(years) + 1)) if years else service_level(())
    )


def keep(case: Case) -> None:
    """Keep what the clocks say now beside the case, for the board's order. Called after each move."""
    due = service_of(case).due
    stage, window = Case.objects.filter(pk=case.pk).values_list("stage", "window_due").get()
    Case.objects.filter(pk=case.pk).update(service_due=due, work_due=to_work_to(stage, window, due))


def runs(stage: str) -> bool:
    """Whether the platform's window still runs: what was submitted has met it, and an ended case has none."""
    return Stage(stage) in BEFORE_SUBMISSION


def to_work_to(stage: str, window: datetime | None, service: datetime | None) -> datetime | None:
    """Return the instant to work to: the earlier of the clocks that run."""
    return min((moment for moment in (window if runs(stage) else None, service) if moment), default=None)


def moves_of(code: str) -> Iterator[Moved]:
    """Yield the moves that a case's ledger holds, in their order."""
    lines = LedgerLine.objects.filter(case_code=code, tag__startswith=MOVED).order_by("number")
    for at, tag, detail in lines.values_list("at", "tag", "detail"):
        yield Moved(at, Stage(detail["from"]), Move(tag.removeprefix(MOVED)))


@cache
def _calendar(first: int, last: int) -> WorkingCalendar:
    from appealdesk.readers.calendars import working_calendar

    name = Wording.of(zh="中国法定工作日", en="as China works")
    return replace(working_calendar("CN", first, last), name=name)
