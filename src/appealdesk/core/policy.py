"""Dated platform policy (平台规则): a value, the day it came into force, who says so, and how sure we are.

A value never travels without its citation: what leaves this module is `Dated`, not a bare number.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from appealdesk.core.errors import NoRuleOnDayError
from appealdesk.core.wording import Wording

T_co = TypeVar("T_co", covariant=True)


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
    """A span (窗口期) that opens with an event. `amount` None: documented to exist, length unknown."""

    amount: int | None
    unit: Unit
    starts: str
    attempts: int | None = None


@dataclass(frozen=True, slots=True)
class Threshold:
    """The shop complies when `rate op value`. Rates are per cent; `enforce` is where the platform acts, if it differs."""

    value: Decimal | None
    op: str
    unit: str
    enforce: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Alternative(Generic[T_co]):
    """Another reading of a disputed value, with who reads it so."""

    value: T_co
    sources: tuple[Source, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Dated(Generic[T_co]):
    """One version of one rule: in force since `since` (exact to a day, month, year, or unknown)."""

    rule: str
    value: T_co
    since: date
    sources: tuple[Source, ...]
    standing: Standing = Standing.UNVERIFIED
    since_is_exact_to: str = "day"
    confidence: str = ""
    alternatives: tuple[Alternative[T_co], ...] = ()
    notes: tuple[str, ...] = ()
    label: Wording = Wording(())

    @property
    def source(self) -> str:
        """Source ids in one word, for a citation: `S56, S65`."""
        return ", ".join(source.id for source in self.sources)


@dataclass(frozen=True, slots=True)
class History(Generic[T_co]):
    """All versions of one rule for a set of marketplaces and sellers, oldest first."""

    rule: str
    kind: str
    label: Wording
    platform: str
    marketplaces: frozenset[str]
    sellers: frozenset[str]
    values: tuple[Dated[T_co], ...]
    retired_on: date | None = None
    notes: tuple[str, ...] = field(default=())

    def on(self, day: date) -> Dated[T_co]:
        """Return the version in force on that day.

        Raises `NoRuleOnDayError` before the first day. Where the first day is unknown, an earlier
        day gets the oldest value seen, marked disputed: better a doubt on the page than a silence.
        """
        in_force = [dated for dated in self.values if dated.since <= day]
        if in_force:
            return replace(in_force[-1], label=self.label)
        first = self.values[0]
        if first.since_is_exact_to == "unknown":
            return replace(first, standing=Standing.DISPUTED, label=self.label)
        raise NoRuleOnDayError(self.rule, day, first.since)
