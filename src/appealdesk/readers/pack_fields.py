"""The fields of pack files (规则包字段): small checks, each returning what is wrong in words for the person who wrote it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from appealdesk.core.errors import Fault

Check = Callable[[Any], str | None]
LONGEST = 3660
CURRENCY = re.compile(r"[A-Z]{3}")
NUMBER = re.compile(r"-?\d+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Shape:
    """Fields that must be there and fields that may."""

    required: Mapping[str, Check]
    optional: Mapping[str, Check]

    def faults(self, value: Any, place: str) -> Iterator[Fault]:
        """Say of every field what is wrong with it; of fields nobody knows, that they are not read."""
        if not isinstance(value, dict):
            yield Fault(place, "It is no table of fields.", f"Write {', '.join(self.required)}.")
            return
        for name in self.required.keys() - value.keys():
            yield Fault(place, f"The field {name} is missing.", "Add it.")
        for name, held in value.items():
            check = self.required.get(name) or self.optional.get(name)
            if check is None:
                known = ", ".join([*self.required, *self.optional])
                yield Fault(place, f"There is no field {name}.", f"Known: {known}.")
            elif (wrong := check(held)) is not None:
                yield Fault(f"{place}.{name}", wrong, "Mend the value.")


def text(value: Any) -> str | None:
    """Accept words."""
    return None if isinstance(value, str) and value.strip() else "It is no text."


def whole(value: Any) -> str | None:
    """Accept a count from 0 to ten years of days."""
    good = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LONGEST
    return None if good else f"It is no whole number from 0 to {LONGEST}."


def size(value: Any) -> str | None:
    """Accept a count without an upper bound."""
    good = isinstance(value, int) and not isinstance(value, bool) and value > 0
    return None if good else "It is no whole number above 0."


def truth(value: Any) -> str | None:
    """Accept true or false."""
    return None if isinstance(value, bool) else "It is neither true nor false."


def number(value: Any) -> str | None:
    """Accept an exact decimal: written in quotes, so that no float ever holds money or a rate."""
    good = isinstance(value, str) and NUMBER.fullmatch(value)
    return None if good else 'It is no decimal in quotes, such as "2.5".'


def day(value: Any) -> str | None:
    """Accept a day as 2026-11-20."""
    try:
        found = date.fromisoformat(value).isoformat()
    except (TypeError, ValueError):
        return f"“{value}” is no day."
    return None if found == value else f"“{value}” is no day."


def wording(value: Any) -> str | None:
    """Accept one thing said at least in English and Chinese."""
    if not isinstance(value, dict) or not all(isinstance(said, str) for said in value.values()):
        return "It is no text by language."
    missing = [language for language in ("en", "zh") if not value.get(language)]
    return f"It is not said in {' and '.join(missing)}." if missing else None


def one_of(codes: Collection[Any]) -> Check:
    """Accept one of these codes."""
    known = ", ".join(sorted(str(code) for code in codes))
    return lambda value: None if _hashable(value) and value in codes else f"“{value}” is none of {known}."


def nullable(check: Check) -> Check:
    """Accept null as well: documented to be unknown."""
    return lambda value: None if value is None else check(value)


def many(check: Check, least: int = 1) -> Check:
    """Accept a list, each of which passes."""

    def checked(value: Any) -> str | None:
        if not isinstance(value, list) or len(value) < least:
            return f"It is no list of at least {least}."
        return next((wrong for item in value if (wrong := check(item)) is not None), None)

    return checked


def shaped(shape: Shape) -> Check:
    """Accept a table of this shape; tells the first thing wrong in it."""
    return lambda value: next(
        (f"{fault.place}: {fault.what}".lstrip(".: ") for fault in shape.faults(value, "")), None
    )


def currency(value: Any) -> str | None:
    """Accept a currency code."""
    return None if CURRENCY.fullmatch(str(value)) else f"“{value}” is no currency."


def _hashable(value: Any) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool)


def pattern(value: Any) -> str | None:
    """Accept a regular expression."""
    try:
        re.compile(value)
    except (re.error, TypeError):
        return f"“{value}” is no regular expression."
    return None


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def zone(value: Any) -> str | None:
    """Accept an IANA time zone."""
    return None if _hashable(value) and value in _zones() else f"“{value}” is no time zone."
