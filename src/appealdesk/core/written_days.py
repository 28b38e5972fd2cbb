"""Days written in a text (文中日期): only those that can be read in one way. `03/04/2026` is left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier",
            "february feb februar",
            "march mar märz",
            "april apr",
            "may mai",
            "june jun juni",
            "july jul juli",
            "august aug",
            "september sep sept",
            "october oct oktober okt",
            "november nov",
            "december dec dezember dez",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = rf"""
    (?<![\d.-])(?P<y1>20\d\d)[-/.年]\s?(?P<m1>\d{{1,2}})[-/.月]\s?(?P<d1>\d{{1,2}})(?:\s?日|(?![\d]))
  | (?<!\d)(?P<m2>\d{{1,2}})\s?月\s?(?P<d2>\d{{1,2}})\s?[日号]
  | \b(?P<d3>\d{{1,2}})(?:st|nd|rd|th|\.)?\s(?:of\s)?(?P<m3>{_MONTH})\b\.?(?:,?\s(?P<y3>20\d\d))?
  | \b(?P<m4>{_MONTH})\b\.?\s(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,?\s(?P<y4>20\d\d))?
"""
_WRITTEN = re.compile(_DAY, re.IGNORECASE | re.VERBOSE)
_DASH = r"\s?(?:-|–|—|~|～|to|until|through|bis|至|到)\s?"
_SHORT_SPANS = (
    re.compile(
        rf"(?<!\d)(?P<first>\d{{1,2}})\.?{_DASH}(?P<day>\d{{1,2}}\.?\s(?:{_MONTH})\b\.?(?:,?\s20\d\d)?)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<month>{_MONTH})\b\.?\s(?P<first>\d{{1,2}}){_DASH}(?P<last>\d{{1,2}})\b(?!:)(?P<year>,?\s20\d\d)?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<month>(?:20\d\d\s?年\s?)?\d{{1,2}}\s?月\s?)(?P<first>\d{{1,2}})\s?[日号]?{_DASH}(?P<last>\d{{1,2}})\s?[日号]"
    ),
)
_HOUR = r"(?:,?\s?(?:at\s)?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]m)?(?:\s\(?[A-Z]{2,5}\)?)?)?"
_WEEKDAY = r"(?:(?:the|den|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s)?"
_TO = re.compile(
    rf"^{_HOUR}\s*(?:-|–|—|~|～|to|until|till|through|bis|至|到|から)\s*{_WEEKDAY}$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day and where it stands in the text. `year_told` is False where the year was taken from elsewhere."""

    day: date
    start: int
    end: int
    year_told: bool = True


def written_days(text: str, near: date) -> tuple[WrittenDay, ...]:
    """Read the days of a text in order; a day without a year is the last such day not after `near`."""
    return tuple(_days(text, near))


def written_spans(text: str, near: date) -> tuple[tuple[date, date], ...]:
    """Read spans such as `12 to 14 November 2026` or `11月12日至14日`, both days included."""
    days = written_days(text, near)
    pairs = [
        (first.day, last.day) for first, last in pairwise(days) if _TO.match(text[first.end : last.start])
    ]
    pairs += [
        pair for pattern in _SHORT_SPANS for match in pattern.finditer(text) for pair in _short(match, near)
    ]
    return tuple(dict.fromkeys(pair for pair in pairs if pair[0] <= pair[1]))


def _short(match: re.Match[str], near: date) -> Iterator[tuple[date, date]]:
    """A span that names its month once: read its last day, then put the first day's number in."""
    held = match.groupdict()
    if held.get("day"):
        last = written_days(held["day"], near)
    elif "year" in held:
        last = written_days(f"{held['month']} {held['last']}{held['year'] or ''}", near)
    else:
        last = written_days(f"{held['month']}{held['last']}日", near)
    if last and 1 <= int(held["first"]) <= last[0].day.day:
        yield last[0].day.replace(day=int(held["first"])), last[0].day


def _days(text: str, near: date) -> Iterator[WrittenDay]:
    for match in _WRITTEN.finditer(text):
        number = next(n for n in "1234" if match[f"d{n}"])
        year = match[f"y{number}"] if number != "2" else None
        month = match[f"m{number}"]
        day = _day(year, _MONTHS.get(month.casefold()) or _number(month), int(match[f"d{number}"]), near)
        if day is not None:
            yield WrittenDay(day, *match.span(), year is not None)


def _number(month: str) -> int:
    return int(month) if month.isdecimal() else 0


def _day(year: str | None, month: int, day: int, near: date) -> date | None:
    try:
        if year is not None:
            return date(int(year), month, day)
        this_year = date(near.year, month, day)
        return this_year if this_year <= near else date(near.year - 1, month, day)
    except ValueError:
        return None
