"""Times as exports write them (导出时间): with or without a zone, day first or month first, as text or as seconds.

What comes out is a moment of UTC, or a bare day; a time without a zone is taken in the marketplace's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from appealdesk.readers.moments import TimeWordsError, day_or_moment, zone_of

MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
BRACKETS = re.compile(r"\s*[(（][^)）]*[)）]\s*$")
SECONDS = re.compile(r"\d{10}(?:\.\d+)?")
MILLISECONDS = re.compile(r"\d{13}")
NUMERIC = re.compile(
    r"(?P<a>\d{1,2})[/.-](?P<b>\d{1,2})[/.-](?P<year>\d{4}|\d{2})"
    r"(?:,?\s+(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)\s*(?P<half>[AaPp]\.?[Mm]\.?)?\s*(?P<zone>[A-Za-z]{1,5}(?:[+-]\d{1,2}(?::?\d{2})?)?|[+-]\d{2}:?\d{2})?)?"
)
NAMED = re.compile(
    r"(?:(?P<m1>[A-Za-z]{3})[a-z]*\.?[\s-]+(?P<d1>\d{1,2}),?|(?P<d2>\d{1,2})[ -](?P<m2>[A-Za-z]{3})[a-z]*\.?,?)[ -](?P<year>\d{4}|\d{2})"
    r"(?:,?\s+(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)\s*(?P<half>[AaPp]\.?[Mm]\.?)?\s*(?P<zone>[A-Za-z]{1,5}(?:[+-]\d{1,2}(?::?\d{2})?)?|[+-]\d{2}:?\d{2})?)?"
)
# A spreadsheet that lost the format of a date shows its serial: days since the end of 1899, with the hours behind the point.
SERIAL = re.compile(r"[3-7]\d{4}(?:\.\d+)?")
SERIAL_FROM = datetime(1899, 12, 30)  # noqa: DTZ001 - a wall clock, its zone comes later
COMPACT = re.compile(r"(20\d{2})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?")
HALF = re.compile(r"(上午|下午|午前|午後)\s*(\d{1,2})(?=[:：时時])")
YEAR_FIRST = re.compile(
    r"(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[T ,]+)(\d{1,2})(:\d{2}(?::\d{2})?)\s*([AaPp])\.?[Mm]\.?"
)
CHINESE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
EPOCH_FROM, EPOCH_TO = 946_684_800, 4_102_444_800  # the years 2000 to 2100


@lru_cache(maxsize=65_536)
def moment(words: str, zone: str, days: str) -> str | None:
    """Return `2026-03-01T12:00:00Z`, a bare `2026-03-01`, or None for what names no time. `days` is dmy or mdy."""
    words = _whole_hours(BRACKETS.sub("", words.strip()))
    try:
        read = next(found for reader in READERS if (found := reader(words, days)) is not None)
    except (ValueError, OverflowError, TimeWordsError, StopIteration):
        return None
    if not isinstance(read, datetime):
        return read.isoformat()
    try:
        at = read if read.tzinfo else read.replace(tzinfo=ZoneInfo(zone))
        return at.astimezone(UTC).replace(tzinfo=None, microsecond=0).isoformat() + "Z"
    except (ValueError, OverflowError, KeyError):
        return None


def order_of(words: Iterable[str]) -> str:
    """Tell from many values whether the day or the month comes first; empty where nothing decides, `mixed` where both do."""
    found = {"dmy" if int(one["a"]) > 12 else "mdy" for one in map(_parts, words) if one and (int(one["a"]) > 12) != (int(one["b"]) > 12)}  # fmt: skip
    return "mixed" if len(found) > 1 else next(iter(found), "")


def is_open(words: Iterable[str]) -> bool:
    """Whether there are dates that could be read either way, and none that decides."""
    found = {int(one["a"]) > 12 or int(one["b"]) > 12 for one in map(_parts, words) if one}
    return found == {False}


def _whole_hours(words: str) -> str:
    """Write the hours of a half day as those of a whole one, where the year comes first."""
    if found := YEAR_FIRST.fullmatch(words):
        return f"{found[1]}{_hour(found[2], late=found[4] in 'Pp')}{found[3]}"
    return HALF.sub(lambda found: f" {_hour(found[2], late=found[1] in {'下午', '午後'})}", words)


def _hour(hour: str, *, late: bool) -> int:
    return int(hour) % 12 + (12 if late else 0)


def _parts(words: str) -> re.Match[str] | None:
    return NUMERIC.fullmatch(BRACKETS.sub("", words.strip()))


def _epoch(words: str, _days: str) -> datetime | None:
    if MILLISECONDS.fullmatch(words):
        return _from_epoch(int(words) / 1000)
    return _from_epoch(float(words)) if SECONDS.fullmatch(words) else None


def _serial(words: str, _days: str) -> date | datetime | None:
    if not SERIAL.fullmatch(words):
        return None
    at = SERIAL_FROM + timedelta(seconds=round(float(words) * 86_400))
    return at if "." in words else at.date()


def _compact(words: str, _days: str) -> date | datetime | None:
    found = COMPACT.fullmatch(words)
    if not found:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
    return datetime(year, month, day, hour, minute, second) if found[4] else date(year, month, day)  # noqa: DTZ001 - a wall clock


def _from_epoch(seconds: float) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if EPOCH_FROM <= seconds < EPOCH_TO else None


def _numeric(words: str, days: str) -> date | datetime | None:
    found = NUMERIC.fullmatch(words)
    if not found:
        return None
    first, second = int(found["a"]), int(found["b"])
    month, day = (second, first) if days == "dmy" else (first, second)
    return _at(date(_year(found["year"]), month, day), found)


def _named(words: str, _days: str) -> date | datetime | None:
    found = NAMED.fullmatch(words)
    if not found:
        return None
    month = MONTHS.get((found["m1"] or found["m2"]).lower())
    return _at(date(_year(found["year"]), month, int(found["d1"] or found["d2"])), found) if month else None


def _iso(words: str, _days: str) -> date | datetime:
    if len(words) >= 19 and words[4:5] == "-":
        try:
            return datetime.fromisoformat(words)
        except ValueError:
            pass
    return day_or_moment(CHINESE.sub(r"\1-\2-\3 ", words).strip())


def _year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _at(day: date, found: re.Match[str]) -> date | datetime:
    if not found["clock"]:
        return day
    hour, minute, second = (*map(int, found["clock"].split(":")), 0)[:3]
    if found["half"]:
        hour = _hour(str(hour), late=found["half"][0] in "Pp")
    return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=_zone(found["zone"]))


def _zone(words: str | None) -> tzinfo | None:
    if not words:
        return None
    zone = zone_of(words)
    if zone is None:
        raise ValueError(words)
    return zone


READERS = (_epoch, _serial, _compact, _numeric, _named, _iso)
