"""What the intake tells at once (即时解读): the notice read, what it is, how long is left, what is needed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from appealdesk.core.case import Case as CaseValue
from appealdesk.core.case import Seller
from appealdesk.core.notice import Notice, Story
from appealdesk.core.reading import Reading
from appealdesk.core.windows import work_to
from appealdesk.core.wording import Wording
from appealdesk.desk.cases.naming import named
from appealdesk.desk.intake.models import Draft
from appealdesk.road.knowledge import knowledge
from appealdesk.road.reading import read_case


@dataclass(frozen=True)
class Told:
    """A reading with names for every code, and its instant."""

    case: CaseValue
    reading: Reading

    @cached_property
    def due(self) -> datetime | None:
        """The instant to work to."""
        return work_to(self.reading, self.zone)

    @cached_property
    def zone(self) -> Any:
        """The marketplace's time zone."""
        return knowledge(self.case, self.reading).zone

    @property
    def due_there(self) -> str:
        """The instant as the marketplace's clocks show it."""
        if self.due is None or not isinstance(self.zone, ZoneInfo):
            return ""
        return f"{self.due.astimezone(self.zone):%Y-%m-%d %H:%M %Z}"

    @property
    def platform(self) -> Wording | None:
        """The platform's name."""
        return named("platforms", self.reading.platform) if self.reading.platform else None

    @property
    def issue(self) -> Wording | None:
        """What it is about."""
        return named("issue_types", self.reading.issue_type) if self.reading.issue_type else None

    @property
    def figures(self) -> list[tuple[Wording, str, str]]:
        """Metric, value, threshold."""
        return [
            (named("metrics", key), _shown(one.value, one.unit), _shown(one.threshold, one.unit))
            for key, one in self.reading.figures
        ]

    @property
    def missing(self) -> list[tuple[Wording, Wording]]:
        """Evidence still to be asked for, and how to get it."""
        return [(named("kinds", one.kind), one.how) for one in self.reading.missing]


def told(draft: Draft, *, at: datetime) -> Told | None:
    """Read what a draft holds so far; None while there is no word of a notice."""
    notices = _notices(draft)
    if not notices:
        return None
    content = draft.content
    case = CaseValue(
        code="draft",
        as_of=at,
        attempt=1,
        notices=notices,
        story=Story("story.md", content.get("story", "")) if content.get("story") else None,
        exhibits=(),
        seller=Seller(contact=content.get("contact_mail", ""), monthly_sales=content.get("sales", "")),
    )
    return Told(case, read_case(case))


def _notices(draft: Draft) -> tuple[Notice, ...]:
    pasted = draft.content.get("notice", "").strip()
    files = draft.files.filter(role="notice", state="read").exclude(text="").order_by("pk")
    held = [Notice("notice.txt", pasted)] if pasted else []
    return (*held, *(Notice(f"notice-{file.pk}.txt", file.text) for file in files))


def _shown(value: Any, unit: str) -> str:
    if value is None:
        return ""
    return f"{value.normalize():f}%" if unit == "pct" else f"{value.normalize():f}"
