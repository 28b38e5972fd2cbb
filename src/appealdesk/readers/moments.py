"""Days and moments as people and carriers write them (时间): a moment needs a zone, or it names none."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from appealdesk.core.errors import AppealDeskError

SHANGHAI = "Asia/Shanghai"
# Only names that mean one offset. CST is China, Chicago and Cuba; IST is India, Ireland and Israel.
NAMED = {
    "Z": 0,
    "UTC": 0,
    "GMT": 0,
    "BST": 60,
    "CET": 60,
    "CEST": 120,
    "JST": 540,
    "AEST": 600,
    "AEDT": 660,
    "EST": -300,
    "EDT": -240,
    "MST": -420,
    "MDT": -360,
    "PST": -480,
    "PDT": -420,
}
ISO = re.compile(
    r"""\s*(?P<year>\d{4})[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?
    (?:(?:\s*T\s*|\s+)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?P<part>[.,]\d{1,9})?)?
    \s*(?P<zone>Z|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?|[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*)?)?\s*""",
    re.VERBOSE | re.IGNORECASE,
)
OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?", re.IGNORECASE)


class TimeWordsError(AppealDeskError):
    """A text was to be a day or a moment and is neither."""

    code = "time_words"


def zone_of(words: str) -> ZoneInfo | timezone | None:
    """Return the zone of `-08:00`, `UTC+8`, `PST` or `Asia/Tokyo`; None where the words name no single zone."""
    words = words.strip()
    offset = OFFSET.fullmatch(words)
    if offset:
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        return _fixed(-minutes if offset[1] == "-" else minutes)
    if words.upper() in NAMED:
        return _fixed(NAMED[words.upper()])
    if "/" not in words:
        return None
    try:
        return ZoneInfo(words)
    except (OSError, ValueError, KeyError):  # an unknown zone is a KeyError, a folder of zones an OSError
        return None


def day_or_moment(words: str) -> date | datetime:
    """Read `2026-11-13`, `2026-11-13 17:00` or `2026-11-13T17:00:00-08:00`.

    Raises `TimeWordsError` for anything else, and for a day or hour that no calendar has.
    """
    found = ISO.fullmatch(words)
    if found is None:
        raise TimeWordsError(
            f"“{words[:40]}” is no date.",
            "Write 2026-11-13, or with time and zone 2026-11-13T17:00:00-08:00.",
        )
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
        if found["hour"] is None:
            return day
        return _moment(found, day)
    except (ValueError, OverflowError) as error:
        raise TimeWordsError(
            f"“{words[:40]}” does not exist in the calendar.", "Correct the date."
        ) from error


def moment(words: str, zone: str | None = None) -> datetime | None:
    """Return the moment that the words name, by their own zone or else by `zone`; None where they name none."""
    try:
        read = day_or_moment(words)
    except TimeWordsError:
        return None
    if not isinstance(read, datetime):
        return None
    return read if read.tzinfo else in_zone(read, zone)


def in_zone(local: datetime, zone: str | None) -> datetime | None:
    """Return the local time as a moment in a zone, or None without one."""
    known = zone_of(zone) if zone else None
    return local.replace(tzinfo=known) if known else None


def start_of(day: date) -> datetime:
    """Return the first instant of a day in China, where the desk's clocks hang."""
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(SHANGHAI))


def _moment(found: re.Match[str], day: date) -> datetime:
    part = (found["part"] or ".0")[1:7].ljust(6, "0")
    read = datetime(  # noqa: DTZ001 - the zone follows below, where one is written
        day.year,
        day.month,
        day.day,
        int(found["hour"]),
        int(found["minute"]),
        int(found["second"] or 0),
        int(part),
    )
    if not found["zone"]:
        return read
    zone = zone_of(found["zone"])
    if zone is None:
        raise TimeWordsError(
            f"“{found['zone']}” names no single time zone.",
            "Write an offset such as -08:00, or a place such as Asia/Tokyo.",
        )
    return read.replace(tzinfo=zone)


def _fixed(minutes: int) -> timezone | None:
    return timezone(timedelta(minutes=minutes)) if abs(minutes) < 24 * 60 else None
