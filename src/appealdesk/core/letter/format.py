"""How a language writes days, moments and numbers (日期与数字写法); a fuller library may be handed in instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Protocol

from appealdesk.core.letter.month_names import GERMAN_MONTHS, MONTHS

# Between the thousands of a number, and before a French percent sign.
FIXED, NARROW = "\u00a0", "\u202f"


class Formatter(Protocol):
    """What the composers ask of a language."""

    def day(self, day: date) -> str:
        """Write a day with its year."""
        ...

    def month(self, day: date) -> str:
        """Write the month of a day with its year, where the day itself is not known."""
        ...

    def moment(self, at: datetime) -> str:
        """Write an aware moment to the minute, with the offset of its own zone."""
        ...

    def amount(self, value: Decimal, unit: str) -> str:
        """Write a figure with its unit: pct, count, points, score or a currency code."""
        ...

    def series(self, items: Sequence[str]) -> str:
        """Join items as one would in a sentence."""
        ...


@dataclass(frozen=True, slots=True)
class English:
    """English; `month_first` as readers in the United States expect it."""

    month_first: bool = False

    def day(self, day: date) -> str:
        """Write `November 13, 2026` or `13 November 2026`: never digits alone, which two countries read differently."""
        month = MONTHS[day.month - 1]
        return f"{month} {day.day}, {day.year}" if self.month_first else f"{day.day} {month} {day.year}"

    def month(self, day: date) -> str:
        """Write `November 2026`."""
        return f"{MONTHS[day.month - 1]} {day.year}"

    def moment(self, at: datetime) -> str:
        """Write `13 November 2026, 17:42 (UTC-08:00)`."""
        return f"{self.day(at)}, {at:%H:%M} ({offset(at)})"

    def amount(self, value: Decimal, unit: str) -> str:
        """Write `8.3%`, `1,204` or `USD 36.90`."""
        if unit == "pct":
            return f"{plain(value)}%"
        return f"{unit} {value:,}" if unit.isupper() else f"{value:,}"

    def series(self, items: Sequence[str]) -> str:
        """Write `a, b and c`."""
        if len(items) < 2:
            return "".join(items)
        return ", ".join(items[:-1]) + " and " + items[-1]


@dataclass(frozen=True, slots=True)
class Chinese:
    """Simplified Chinese."""

    def day(self, day: date) -> str:
        """Write `2026年11月13日`."""
        return f"{day.year}年{day.month}月{day.day}日"

    def month(self, day: date) -> str:
        """Write `2026年11月`."""
        return f"{day.year}年{day.month}月"

    def moment(self, at: datetime) -> str:
        """Write `2026年11月13日 17:42(UTC-08:00)`."""
        return f"{self.day(at)} {at:%H:%M}({offset(at)})"

    def amount(self, value: Decimal, unit: str) -> str:
        """Write `8.3%`, `1,204` or `USD 36.90`."""
        return English().amount(value, unit)

    def series(self, items: Sequence[str]) -> str:
        """Write `a、b、c`."""
        return "、".join(items)


@dataclass(frozen=True, slots=True)
class Japanese:
    """Japanese; days and lists are written as in Chinese, yen behind the sum."""

    def day(self, day: date) -> str:
        """Write `2026年11月13日`."""
        return Chinese().day(day)

    def month(self, day: date) -> str:
        """Write `2026年11月`."""
        return Chinese().month(day)

    def moment(self, at: datetime) -> str:
        """Write `2026年11月13日 17:42（UTC+09:00）`."""
        return f"{self.day(at)} {at:%H:%M}（{offset(at)}）"

    def amount(self, value: Decimal, unit: str) -> str:
        """Write `8.3%`, `1,204` or `3,480円`; other currencies keep their code in front."""
        return f"{value:,}円" if unit == "JPY" else English().amount(value, unit)

    def series(self, items: Sequence[str]) -> str:
        """Write `a、b、c`."""
        return "、".join(items)


@dataclass(frozen=True, slots=True)
class Taiwanese:
    """Traditional Chinese as written in Taiwan."""

    def day(self, day: date) -> str:
        """Write `2026年11月13日`."""
        return Chinese().day(day)

    def month(self, day: date) -> str:
        """Write `2026年11月`."""
        return Chinese().month(day)

    def moment(self, at: datetime) -> str:
        """Write `2026年11月13日 17:42（UTC+08:00）`."""
        return Japanese().moment(at)

    def amount(self, value: Decimal, unit: str) -> str:
        """Write `8.3%`, `1,204` or `NT$1,280`; other currencies keep their code in front."""
        return f"NT${value:,}" if unit == "TWD" else English().amount(value, unit)

    def series(self, items: Sequence[str]) -> str:
        """Write `a、b、c`."""
        return Chinese().series(items)


@dataclass(frozen=True, slots=True)
class German:
    """German. Thousands stand apart by a fixed space: a point would read as a decimal to others."""

    def day(self, day: date) -> str:
        """Write `13. November 2026`."""
        return f"{day.day}. {self.month(day)}"

    def month(self, day: date) -> str:
        """Write `November 2026`."""
        return f"{GERMAN_MONTHS[day.month - 1]} {day.year}"

    def moment(self, at: datetime) -> str:
        """Write `13. November 2026, 17:42 Uhr (UTC+01:00)`."""
        return f"{self.day(at)}, {at:%H:%M} Uhr ({offset(at)})"

    def amount(self, value: Decimal, unit: str) -> str:
        """Write `8,3 %`, `1 204` or `36,90 EUR`."""
        if unit == "pct":
            return plain(value).replace(".", ",") + " %"
        written = f"{value:,}".replace(",", FIXED).replace(".", ",")
        return f"{written} {unit}" if unit.isupper() else written

    def series(self, items: Sequence[str]) -> str:
        """Write `a, b und c`."""
        if len(items) < 2:
            return "".join(items)
        return ", ".join(items[:-1]) + " und " + items[-1]


def offset(at: datetime) -> str:
    """Write the offset of an aware moment: `UTC-08:00`, `UTC+08:00`, plain `UTC` for none."""
    span = at.utcoffset()
    if not span:
        return "UTC"
    sign, minutes = ("-", -span) if span < timedelta(0) else ("+", span)
    hours, rest = divmod(int(minutes.total_seconds()) // 60, 60)
    return f"UTC{sign}{hours:02d}:{rest:02d}"


def plain(value: Decimal) -> str:
    """Write a decimal without an exponent and without idle zeros: 4.0 is said as 4."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
