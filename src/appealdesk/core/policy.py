"""Dated platform policy (平台规则): a value, the day it came into force, who says so, and how sure we are.

A value never travels without its citation: what leaves this module is `Dated`, not a bare number.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from appealdesk.core.errors import NoRuleOnDayError, RetiredRuleError
from appealdesk.core.wording import Wording

T_co = TypeVar("T_co", covariant=True)

UNSAID = Wording(())

COMPARISONS: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "lt": operator.lt,
    "lte": operator.le,
    "gt": operator.gt,
    "gte": operator.ge,
}


class Standing(StrEnum):
    """How far a value may be trusted: verified 已核实, unverified 未核实, disputed 有争议."""

    VERIFIED = "verified"
    UNVERIFIED = "unverified"
    DISPUTED = "disputed"


class Unit(StrEnum):
    """What a window counts. `business_day` in a source means the same as `working_day`."""

    HOUR = "hour"
    CALENDAR_DAY = "calendar_day"
    WORKING_DAY = "working_day"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so: an id of the platform's `sources.yaml`, the kind of speaker, the page, and when it was seen."""

    id: str
    by: str
    url: str
    seen: str | None = None
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Window:
    """A span (窗口期) that opens with an event. `amount` None: documented to exist, length unknown.

    `purpose` is a code of the vocabulary's table purposes: only some spans are the seller's own to keep.
    `calendar` names whose working days count; None means the marketplace's weekdays, without holidays.
    """

    amount: int | None
    unit: Unit
    starts: str
    attempts: int | None = None
    purpose: str = "appeal"
    calendar: str | None = None


@dataclass(frozen=True, slots=True)
class Threshold:
    """The shop complies when `rate op value`; op is lt, lte, gt, gte or none. Rates are per cent.

    `value` None: a page says that there is no number. `enforce` is the value where the platform acts, if it differs;
    a rule may be measured from one day, warned of from a later one, and enforced from a third.
    """

    value: Decimal | None
    op: str
    unit: str
    enforce: Decimal | None = None
    advised: Decimal | None = None
    warned_from: date | None = None
    enforced_from: date | None = None
    consequence: Wording = UNSAID

    def kept_by(self, rate: Decimal) -> bool | None:
        """Whether a rate complies; None where no number is documented."""
        if self.value is None or self.op not in COMPARISONS:
            return None
        return COMPARISONS[self.op](rate, self.value)


@dataclass(frozen=True, slots=True)
class Measure:
    """How a metric is counted (指标口径): over which days, what over what, dated by which event.

    `window_days` holds every look-back the platform shows, in days; `lag_days` how long before today it ends. None: not
    documented. `minimum` is the count below which nothing is enforced. `exempt` are cases that do not count.
    """

    window_days: tuple[int, ...]
    counted: Wording
    out_of: Wording
    per: str
    dated_by: str = ""
    lag_days: int | None = None
    zone: str = ""
    level: str = ""
    minimum: int | None = None
    exempt: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """One step of a scale, from `at_least` on and under `below`; None is open."""

    code: str
    name: Wording
    at_least: Decimal | None = None
    below: Decimal | None = None
    effect: Wording = UNSAID


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale (分级) in one unit, best step first."""

    unit: str
    bands: tuple[Band, ...]

    def band(self, score: Decimal) -> Band | None:
        """Return the step a score falls into; None outside all of them, or where the steps have no numbers."""
        for band in self.bands:
            if band.at_least is None and band.below is None:
                continue
            if (band.at_least is None or score >= band.at_least) and (
                band.below is None or score < band.below
            ):
                return band
        return None


@dataclass(frozen=True, slots=True)
class Parcel:
    """Which parcels count, and how many scans they need. `at_least` and `below` bound the order value in `currency`."""

    origins: tuple[str, ...]
    counts: bool
    currency: str = ""
    at_least: Decimal | None = None
    below: Decimal | None = None
    scans: int | None = None
    condition: Wording = UNSAID


@dataclass(frozen=True, slots=True)
class Parcels:
    """The parcel rules of one metric (包裹适用范围), first match first. `basis` says how the order value is taken."""

    rules: tuple[Parcel, ...]
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """How often something may happen within a span before the platform acts (次数限制)."""

    count: int
    days: int
    what: Wording
    effect: Wording


@dataclass(frozen=True, slots=True)
class Alternative(Generic[T_co]):
    """Another reading of a value, with who reads it so: still open where disputed, turned down where refuted."""

    value: T_co
    sources: tuple[Source, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Dated(Generic[T_co]):
    """One version of one rule: in force since `since` (exact to a day, month, year, or unknown).

    `alternatives` are readings still open, `refuted` those turned down; `checked` is a person's look at the live page.
    """

    rule: str
    value: T_co
    since: date
    sources: tuple[Source, ...]
    standing: Standing = Standing.UNVERIFIED
    since_is_exact_to: str = "day"
    confidence: str = ""
    alternatives: tuple[Alternative[T_co], ...] = ()
    notes: tuple[str, ...] = ()
    label: Wording = UNSAID
    refuted: tuple[Alternative[T_co], ...] = ()
    checked: date | None = None

    @property
    def source(self) -> str:
        """Source ids in one word, for a citation: `S56, S65`."""
        return ", ".join(source.id for source in self.sources)


@dataclass(frozen=True, slots=True)
class History(Generic[T_co]):
    """All versions of one rule for a set of marketplaces and sellers, oldest first.

    `subject` is what it is about: no two rules may speak of one subject on one day. `digest` pins the content.
    """

    rule: str
    kind: str
    label: Wording
    platform: str
    marketplaces: frozenset[str]
    sellers: frozenset[str]
    values: tuple[Dated[T_co], ...]
    retired_on: date | None = None
    notes: tuple[str, ...] = field(default=())
    subject: str = ""
    metric: str = ""
    issue_types: tuple[str, ...] = ()
    file: str = ""
    digest: str = ""

    def on(self, day: date) -> Dated[T_co]:
        """Return the version in force on that day.

        Raises `NoRuleOnDayError` before the first day and from the day it was retired. Where the first day is
        unknown, an earlier day gets the oldest value seen, marked disputed: better a doubt on the page than a silence.
        """
        if self.retired_on is not None and day >= self.retired_on:
            raise RetiredRuleError(self.rule, day, self.retired_on)
        in_force = [dated for dated in self.values if dated.since <= day]
        if in_force:
            return replace(in_force[-1], label=self.label)
        first = self.values[0]
        if first.since_is_exact_to == "unknown":
            return replace(first, standing=Standing.DISPUTED, label=self.label)
        raise NoRuleOnDayError(self.rule, day, first.since)

    def holds_on(self, day: date) -> bool:
        """Whether there is a version to answer with on that day, if only a doubtful one."""
        if self.retired_on is not None and day >= self.retired_on:
            return False
        return self.values[0].since <= day or self.values[0].since_is_exact_to == "unknown"

    def before(self, day: date) -> tuple[Dated[T_co], ...]:
        """Return the versions that the one in force on that day has superseded, oldest first."""
        return tuple(dated for dated in self.values if dated.since <= day)[:-1]

    def after(self, day: date) -> tuple[Dated[T_co], ...]:
        """Return the versions that come into force later, oldest first."""
        return tuple(dated for dated in self.values if dated.since > day)
