"""Times as exports write them (导出时间): with or without a zone, day first or month first, as text or as seconds.

What comes out is a moment of UTC, or a bare day; a time without a zone is taken in the marketplace's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, tzinfo
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
    r"(?:,?\s+(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)\s*(?P<half>[AaPp]\.?[Mm]\.?)?\s*(?P<zone>[A-Za-z]{1,5}|[+-]\d{2}:?\d{2})?)?"
)
NAMED = re.compile(
    r"(?:(?P<m1>[A-Za-z]{3})[a-z]*\.?\s+(?P<d1>\d{1,2}),?|(?P<d2>\d{1,2})[ -](?P<m2>[A-Za-z]{3})[a-z]*\.?,?)[ -](?P<year>\d{4})"
    r"(?:,?\s+(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)\s*(?P<half>[AaPp]\.?[Mm]\.?)?\s*(?P<zone>[A-Za-z]{1,5}|[+-]\d{2}:?\d{2})?)?"
)
CHINESE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
EPOCH_FROM, EPOCH_TO = 946_684_800, 4_102_444_800  # the years 2000 to 2100


@lru_cache(maxsize=65_536)
def moment(words: str, zone: str, days: str) -> str | None:
    """Return `2026-03-01T12:00:00Z`, a bare `2026-03-01`, or None for what names no time. `days` is dmy or mdy."""
    words = BRACKETS.sub("", words.strip())
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


def _parts(words: str) -> re.Match[str] | None:
    return NUMERIC.fullmatch(BRACKETS.sub("", words.strip()))


def _epoch(words: str, _days: str) -> datetime | None:
    if MILLISECONDS.fullmatch(words):
        return _from_epoch(int(words) / 1000)
    return _from_epoch(float(words)) if SECONDS.fullmatch(words) else None


def _from_epoch(seconds: float) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if EPOCH_FROM <= seconds < EPOCH_TO else None


def _numeric(words: str, days: str) -> date | datetime | None:
    found = NUMERIC.fullmatch(words)
    if not found:
        return None
    first, second = int(found["a"]), int(found["b"])
    month, day = (second, first) if days == "dmy" else (first, second)
    year = int(found["year"]) + (2000 if len(found["year"]) == 2 else 0)
    return _at(date(year, month, day), found)


def _named(words: str, _days: str) -> date | datetime | None:
    found = NAMED.fullmatch(words)
    if not found:
        return None
    month = MONTHS.get((found["m1"] or found["m2"]).lower())
    return _at(date(int(found["year"]), month, int(found["d1"] or found["d2"])), found) if month else None


def _iso(words: str, _days: str) -> date | datetime:
    if len(words) >= 19 and words[4:5] == "-":
        try:
            return datetime.fromisoformat(words)
        except ValueError:
            pass
    return day_or_moment(CHINESE.sub(r"\1-\2-\3 ", words).strip())


def _at(day: date, found: re.Match[str]) -> date | datetime:
    if not found["clock"]:
        return day
    hour, minute, second = (*map(int, found["clock"].split(":")), 0)[:3]
    if found["half"]:
        hour = hour % 12 + (12 if found["half"][0] in "Pp" else 0)
    return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=_zone(found["zone"]))


def _zone(words: str | None) -> tzinfo | None:
    if not words:
        return None
    zone = zone_of(words)
    if zone is None:
        raise ValueError(words)
    return zone


READERS = (_epoch, _numeric, _named, _iso)
