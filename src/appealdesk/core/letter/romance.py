"""How French, Spanish and Italian write days, moments and numbers (法西意写法)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from appealdesk.core.letter.format import FIXED, NARROW, offset, plain
from appealdesk.core.letter.month_names import FRENCH_MONTHS, ITALIAN_MONTHS, SPANISH_MONTHS

# Spanish counts up to 9999 without a gap.
LONG_NUMBER = 10_000
# Before these sounds `y` becomes `e`: `índices e importes`.
_SOUNDS_I = ("i", "í", "hi", "hí")


@dataclass(frozen=True, slots=True)
class French:
    """French, with the fixed spaces that its typography asks for."""

    def day(self, day: date) -> str:
        """Write `13 novembre 2026`, `1er octobre 2026`."""
        number = "1er" if day.day == 1 else str(day.day)
        return f"{number} {self.month(day)}"

    def month(self, day: date) -> str:
        """Write `novembre 2026`."""
        return f"{FRENCH_MONTHS[day.month - 1]} {day.year}"

    def moment(self, at: datetime) -> str:
        """Write `13 novembre 2026 à 17 h 42 (UTC+01:00)`."""
        return f"{self.day(at)} à {at.hour}{FIXED}h{FIXED}{at:%M} ({offset(at)})"

    def amount(self, value: Decimal, unit: str) -> str:
        """Write `8,3 %`, `1 204` or `36,90 EUR`."""
        if unit == "pct":
            return f"{plain(value).replace('.', ',')}{NARROW}%"
        return _with_unit(f"{value:,}".replace(",", NARROW).replace(".", ","), unit)

    def series(self, items: Sequence[str]) -> str:
        """Write `a, b et c`."""
        return _series(items, "et")


@dataclass(frozen=True, slots=True)
class Spanish:
    """Spanish as written in Spain."""

    def day(self, day: date) -> str:
        """Write `13 de noviembre de 2026`."""
        return f"{day.day} de {self.month(day)}"

    def month(self, day: date) -> str:
        """Write `noviembre de 2026`."""
        return f"{SPANISH_MONTHS[day.month - 1]} de {day.year}"

    def moment(self, at: datetime) -> str:
        """Write `13 de noviembre de 2026 a las 17:42 h (UTC+01:00)`."""
        return f"{self.day(at)} a las {at:%H:%M}{FIXED}h ({offset(at)})"

    def amount(self, value: Decimal, unit: str) -> str:
        """Write `8,3 %`, `1204`, `12 040` or `36,90 EUR`."""
        if unit == "pct":
            return f"{plain(value).replace('.', ',')}{FIXED}%"
        written = f"{value:,}" if abs(value) >= LONG_NUMBER else f"{value}"
        return _with_unit(written.replace(",", FIXED).replace(".", ","), unit)

    def series(self, items: Sequence[str]) -> str:
        """Write `a, b y c`."""
        last = items[-1].lower() if items else ""
        return _series(items, "e" if last.startswith(_SOUNDS_I) and not last.startswith("hie") else "y")


@dataclass(frozen=True, slots=True)
class Italian:
    """Italian. Thousands stand apart by a fixed space: a point would read as a decimal to others."""

    def day(self, day: date) -> str:
        """Write `13 novembre 2026`."""
        return f"{day.day} {self.month(day)}"

    def month(self, day: date) -> str:
        """Write `novembre 2026`."""
        return f"{ITALIAN_MONTHS[day.month - 1]} {day.year}"

    def moment(self, at: datetime) -> str:
        """Write `13 novembre 2026, ore 17:42 (UTC+01:00)`."""
        return f"{self.day(at)}, ore {at:%H:%M} ({offset(at)})"

    def amount(self, value: Decimal, unit: str) -> str:
        """Write `8,3%`, `1 204` or `36,90 EUR`."""
        if unit == "pct":
            return plain(value).replace(".", ",") + "%"
        return _with_unit(f"{value:,}".replace(",", FIXED).replace(".", ","), unit)

    def series(self, items: Sequence[str]) -> str:
        """Write `a, b e c`."""
        return _series(items, "e")


def _with_unit(written: str, unit: str) -> str:
    return f"{written}{FIXED}{unit}" if unit.isupper() else written


def _series(items: Sequence[str], last: str) -> str:
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"
