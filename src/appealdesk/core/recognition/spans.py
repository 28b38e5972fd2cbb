"""Relative spans in a text (期限表述): "within 3 working days", 「7日以内」, and what day or moment they end on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from appealdesk.core.policy import Unit
from appealdesk.core.recognition.text import Text


@dataclass(frozen=True, slots=True)
class SpanWords:
    """Words of spans: numbers written out, and units, each word with its unit; a week counts as seven days."""

    numbers: Mapping[str, int]
    units: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Span:
    """An amount of time in a text. `start` and `end` hold the number and its unit."""

    start: int
    end: int
    amount: int
    unit: Unit

    def after(self, anchor: date | datetime) -> date | datetime | None:
        """Return the end: a moment after a moment, a day after a day; None where hours make no whole days."""
        if self.unit is Unit.HOUR:
            if isinstance(anchor, datetime):
                return anchor + timedelta(hours=self.amount)
            return anchor + timedelta(days=self.amount // 24) if self.amount % 24 == 0 else None
        if self.unit is Unit.WORKING_DAY:
            return _working_days(anchor, self.amount)
        if self.unit is Unit.MONTH:
            return _months(anchor, self.amount)
        return anchor + timedelta(days=self.amount)


_UNITS = {
    "hour": (Unit.HOUR, 1),
    "day": (Unit.CALENDAR_DAY, 1),
    "working_day": (Unit.WORKING_DAY, 1),
    "week": (Unit.CALENDAR_DAY, 7),
    "month": (Unit.MONTH, 1),
}
_MOST = {Unit.HOUR: 9000, Unit.CALENDAR_DAY: 3700, Unit.WORKING_DAY: 1000, Unit.MONTH: 120}


@lru_cache(maxsize=8)
def _expression(numbers: tuple[str, ...], units: tuple[str, ...]) -> re.Pattern[str]:
    number = "|".join(map(re.escape, sorted(numbers, key=len, reverse=True)))
    unit = "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in sorted(units, key=len, reverse=True))
    return re.compile(
        rf"(?<![\d$])(?<!\d[.,/-])(?:(?P<n>\d{{1,4}})|(?<![a-z])(?P<w>{number}))(?:\s?\(\d{{1,4}}\)|\s?\([a-z]+\))?"
        rf"[\s-]{{0,2}}(?:full |volle |ganze )?(?P<u>{unit})(?![a-z])"
    )


@dataclass(frozen=True, slots=True)
class Spans:
    """Finds spans. An amount nobody would write is no span."""

    words: SpanWords

    def find(self, text: Text) -> Iterator[Span]:
        """Yield every span of a text, left to right."""
        expression = _expression(tuple(self.words.numbers), tuple(self.words.units))
        for match in expression.finditer(text.low):
            amount = int(match["n"]) if match["n"] else self.words.numbers[match["w"]]
            unit, times = _UNITS[self.words.units[re.sub(r"\s+", " ", match["u"])]]
            if 0 < amount * times <= _MOST[unit]:
                yield Span(match.start(), match.end(), amount * times, unit)


def _working_days(anchor: date | datetime, amount: int) -> date | datetime:
    """Monday to Friday, no holidays; the day after the anchor is the first."""
    weeks, left = divmod(amount, 5)
    while anchor.weekday() > 4:
        anchor -= timedelta(days=1)  # counting from a weekend, Monday is the first day, as from Friday
    moved = anchor + timedelta(weeks=weeks)
    while left:
        moved += timedelta(days=1)
        left -= moved.weekday() < 5
    return moved


def _months(anchor: date | datetime, amount: int) -> date | datetime:
    """The same day of a later month, or its last day."""
    year, month = divmod(anchor.month - 1 + amount, 12)
    for day in range(anchor.day, 27, -1):
        try:
            return anchor.replace(year=anchor.year + year, month=month + 1, day=day)
        except ValueError:
            continue
    return anchor.replace(year=anchor.year + year, month=month + 1)
