"""Checking the ledger (台账核验): every chain of every case, and the daily line over all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Max, QuerySet

from appealdesk.core.ledger import GENESIS, Broken, day_digest, verify_chain
from appealdesk.core.wording import Wording
from appealdesk.desk.ledger.models import Check, DayHead, LedgerLine

CHINA = ZoneInfo("Asia/Shanghai")
PAGE = 2000


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a walk over the ledger found."""

    cases: int
    lines: int
    broken: tuple[Broken, ...]

    @property
    def sound(self) -> bool:
        """Whether every chain holds."""
        return not self.broken


def verify() -> Verdict:
    """Walk over every line, case by case, and over the daily lines. Memory stays flat: lines are read as they come."""
    cases = lines = 0
    broken: list[Broken] = []
    rows = LedgerLine.objects.order_by("case_code", "number").iterator(PAGE)
    for _code, held in groupby(rows, key=lambda row: row.case_code):
        cases += 1
        chain = [(row.line(), row.digest) for row in held]
        lines += len(chain)
        broken += verify_chain(chain)
    return Verdict(cases, lines, (*broken, *_broken_days()))


def check(at: datetime) -> Check:
    """Verify, and keep what was found for the auditor's page."""
    verdict = verify()
    told = [{"case": one.case, "number": one.number, **dict(one.what.texts)} for one in verdict.broken[:1000]]
    return Check.objects.create(at=at, cases=verdict.cases, lines=verdict.lines, broken=told)


def close_days(now: datetime) -> int:
    """Write the daily line for each day in China that is over and has none; return how many were written."""
    last = DayHead.objects.order_by("-day").first()
    first = LedgerLine.objects.order_by("at").values_list("at", flat=True).first()
    if first is None:
        return 0
    day = last.day + timedelta(days=1) if last else first.astimezone(CHINA).date()
    written = 0
    while day < now.astimezone(CHINA).date():
        written += _close(day)
        day += timedelta(days=1)
    return written


@transaction.atomic
def _close(day: date) -> bool:
    heads = list(_heads(day))
    before = DayHead.objects.order_by("-day").first()
    previous = before.digest if before else GENESIS
    digest = day_digest(day, heads, previous)
    return DayHead.objects.get_or_create(
        day=day, defaults={"cases": len(heads), "previous": previous, "digest": digest}
    )[1]


def _heads(day: date) -> Iterator[tuple[str, int, str]]:
    """Yield (case, number, digest) of the last line of the day, for each case that has one on that day."""
    of_day = _lines_of(day)
    newest = dict(of_day.order_by().values_list("case_code").annotate(last=Max("number")))
    for code, number, digest in of_day.values_list("case_code", "number", "digest").iterator(PAGE):
        if newest[code] == number:
            yield code, number, digest


def _lines_of(day: date) -> QuerySet[LedgerLine]:
    begins = datetime(day.year, day.month, day.day, tzinfo=CHINA)
    return LedgerLine.objects.filter(at__gte=begins, at__lt=begins + timedelta(days=1))


def _broken_days() -> Iterator[Broken]:
    previous = GENESIS
    for head in DayHead.objects.order_by("day").iterator(PAGE):
        if head.previous != previous or head.digest != day_digest(head.day, _heads(head.day), previous):
            yield Broken(
                f"{head.day}",
                0,
                Wording.of(zh="当日链与台账不符", en="the daily line does not match the ledger"),
            )
        previous = head.digest
