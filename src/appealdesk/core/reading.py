"""A reading (通知解读): what one folder says, each field with the words it came from. Values only; the engine is elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from appealdesk.core.place import Words
from appealdesk.core.wording import Wording

# Scenarios in which the fault lies in the reading: a wrong count, a product taken for another.
MISREADINGS = frozenset({"3", "7"})


@dataclass(frozen=True, slots=True)
class Anchor:
    """The event a span counts from: a day, or a moment where the notice gives one."""

    event: str
    at: date | datetime


@dataclass(frozen=True, slots=True)
class NoticeDeadline:
    """What the notice itself says of a deadline: kind absolute, relative or none. Never filled from a rule."""

    kind: str = "none"
    words: Words | None = None
    anchor: Anchor | None = None
    due: date | datetime | None = None


@dataclass(frozen=True, slots=True)
class RuleWindow:
    """What a rule of the packs says of a deadline, for this case."""

    rule: str
    due: datetime | None
    earliest: datetime | None
    latest: datetime | None
    standing: str
    source: str
    calculation: Wording


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the notice: value, the threshold named beside it, unit (pct, count, points, score, a currency)."""

    value: Decimal
    threshold: Decimal | None
    unit: str


@dataclass(frozen=True, slots=True)
class Screening:
    """Whether an appeal makes sense: yes, no or unsure (an expert must look), with code, reason and next step."""

    eligible: str
    code: str
    reason: Wording
    next_step: Wording


@dataclass(frozen=True, slots=True)
class Missing:
    """One kind of evidence still to be asked for, how to get it, and an accepted substitute, if any."""

    kind: str
    how: Wording
    substitute: str | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a person should know that refuses nothing."""

    code: str
    text: Wording


@dataclass(frozen=True, slots=True)
class Reading:
    """The whole reading. Unknown stays None, with the candidates and their weights beside it."""

    is_notice: bool
    message_kind: str
    platform: str | None = None
    marketplace: str | None = None
    issue_type: str | None = None
    secondary_issue_types: tuple[str, ...] = ()
    order_ids: tuple[str, ...] = ()
    asins: tuple[str, ...] = ()
    item_ids: tuple[str, ...] = ()
    figures: tuple[tuple[str, Figure], ...] = ()
    deadline: NoticeDeadline = NoticeDeadline()
    windows: tuple[RuleWindow, ...] = ()
    screening: Screening | None = None
    scenario: str | None = None
    scenarios: tuple[tuple[str, float], ...] = ()
    missing: tuple[Missing, ...] = ()
    must_disclose_prior: bool = False
    prior: tuple[Words, ...] = ()
    letter_language: str | None = None
    letter_language_also: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    candidates: tuple[tuple[str, tuple[tuple[str, float], ...]], ...] = ()
    spans: tuple[tuple[str, tuple[Words, ...]], ...] = ()

    @property
    def misread(self) -> bool:
        """Whether the platform is said to have read a fact wrongly: a count, or what a product is."""
        return self.scenario in MISREADINGS
