"""The board (案件看板): cases by the time truly left, page by page; each page a constant number of queries, however many there are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from django.db.models import F, QuerySet
from django.http import QueryDict

from appealdesk.core.stage import Role, Stage
from appealdesk.desk.cases import search
from appealdesk.desk.cases.models import Case
from appealdesk.desk.cases.rows import COLUMNS, Row
from appealdesk.desk.people.models import User

PAGE = 50
Wanted = QuerySet[Case, tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants to see: `who` is empty, mine, none or the id of a specialist; `after` the end of the page before."""

    query: str = ""
    who: str = ""
    stage: str = ""
    platform: str = ""
    ended: bool = False
    after: str = ""

    @classmethod
    def of(cls, asked: QueryDict) -> Wish:
        """Read the address; what makes no sense there is left out."""
        stage = asked.get("stage", "")
        return cls(
            query=asked.get("q", "").strip()[:200],
            who=asked.get("who", "")[:18],
            stage=stage if stage in set(Stage) else "",
            platform=asked.get("platform", "")[:20],
            ended=asked.get("ended") == "1",
            after=asked.get("after", "")[:80],
        )

    @property
    def filtered(self) -> bool:
        """Whether anything narrows the board."""
        return any((self.query, self.who, self.stage, self.platform, self.ended))

    def address(self, **changed: object) -> str:
        """Return the query string of this wish with something changed; a change starts at the first page."""
        now = replace(self, **{"after": "", **changed})  # type: ignore[arg-type]
        parts = {
            "q": now.query,
            "who": now.who,
            "stage": now.stage,
            "platform": now.platform,
            "ended": "1" if now.ended else "",
            "after": now.after,
        }
        return urlencode({key: value for key, value in parts.items() if value})


@dataclass(frozen=True, slots=True)
class Page:
    """Rows of the board, where the next page begins (empty: nowhere), and a tag that changes when a row does."""

    rows: list[Row]
    after: str
    tag: str
    more_found: bool = False


def page(wish: Wish, user: User) -> Page:
    """Return one page of the board."""
    held = _filtered(wish, user)
    if wish.query:
        return _found(held, wish)
    rows = _ended(held, wish.after) if wish.ended else _by_time(held, wish.after)
    more = len(rows) > PAGE
    rows = rows[:PAGE]
    return Page(rows, _end(rows[-1], ended=wish.ended) if more else "", _tag(rows))


def _found(held: Wanted, wish: Wish) -> Page:
    """One page of what the search found, live cases first; the matches are so few that they are counted off from the first."""
    found = search.matches(wish.query)
    first = int(wish.after[:6]) if wish.after.isdecimal() else 0
    held = held.filter(pk__in=found).order_by("-live", F("work_due").asc(nulls_last=True), "pk")
    rows = [Row(*one) for one in held[first : first + PAGE + 1]]
    more = len(rows) > PAGE
    rows = rows[:PAGE]
    return Page(rows, str(first + PAGE) if more else "", _tag(rows), more_found=len(found) >= search.MATCHES)


def specialists() -> list[User]:
    """Return whom a case can be given to."""
    roles = [Role.SPECIALIST.value, Role.OPERATOR.value]
    return list(User.objects.filter(is_active=True, role__in=roles).order_by("shown_name", "username"))


def _filtered(wish: Wish, user: User) -> Wanted:
    held = Case.objects.values_list(*COLUMNS)
    if wish.stage:
        held = held.filter(stage=wish.stage)
    elif not wish.query:
        held = held.filter(live=0 if wish.ended else 1)
    if wish.platform:
        held = held.filter(platform=wish.platform)
    if wish.who == "mine":
        held = held.filter(specialist=user)
    elif wish.who == "none":
        held = held.filter(specialist=None)
    elif wish.who.isdecimal():
        held = held.filter(specialist_id=int(wish.who))
    return held


def _by_time(held: Wanted, after: str) -> list[Row]:
    """First those with a clock, the soonest first, then those without; two ranges of one index instead of a sort."""
    moment, pk = _begin(after)
    rows: list[Row] = []
    if moment is not None or not after:
        dated = held.filter(work_due__isnull=False)
        if moment is not None:
            # Not “later, or the same with a higher id”: PostgreSQL expects so few of those that it sorts all of them.
            dated = held.filter(work_due__gte=moment).exclude(work_due=moment, pk__lte=pk)
        rows = [Row(*one) for one in dated.order_by("work_due", "pk")[: PAGE + 1]]
    if len(rows) <= PAGE:
        rest = held.filter(work_due__isnull=True).order_by("pk")
        if after and moment is None:
            rest = rest.filter(pk__gt=pk)
        rows += [Row(*one) for one in rest[: PAGE + 1 - len(rows)]]
    return rows


def _ended(held: Wanted, after: str) -> list[Row]:
    moment, pk = _begin(after)
    rows = held.order_by("-changed_at", "-pk")
    if moment is not None:
        rows = rows.filter(changed_at__lte=moment).exclude(changed_at=moment, pk__gte=pk)
    return [Row(*one) for one in rows[: PAGE + 1]]


def _end(last: Row, *, ended: bool) -> str:
    moment = last.changed_at if ended else last.work_due
    return f"{moment.isoformat() if moment else ''}~{last.pk}"


def _begin(after: str) -> tuple[datetime | None, int]:
    told, _, pk = after.partition("~")
    try:
        moment = datetime.fromisoformat(told) if told else None
    except ValueError:
        return None, 0
    aware = moment if moment is None or moment.tzinfo else None
    return aware, int(pk[:18]) if pk.isdecimal() else 0


def _tag(rows: Iterable[Row]) -> str:
    told = "|".join(f"{row.pk}:{row.changed_at.timestamp()}:{row.concluded}" for row in rows)
    return sha256(told.encode()).hexdigest()[:20]
