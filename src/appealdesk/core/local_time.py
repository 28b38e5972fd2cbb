"""Times without an offset (当地时间): a page prints the clock of the place, and no letter may print more than that.

A moment needs an offset to be counted with. Where the paper prints none, it is the place's own, and the zone's name keeps
that nobody wrote it: such a moment is said as local time, a bare day as a day.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone, tzinfo

LOCAL, AFLOAT, DAY = "local", "afloat", "day"
# No two places of the earth are further apart on the clock than this, apart from a few islands.
FURTHEST = timedelta(hours=14)
END_OF_DAY = time(23, 59)
SAID = {
    "en": "local time",
    "zh": "当地时间",
    "de": "Ortszeit",
    "ja": "現地時間",
    "fr": "heure locale",
    "es": "hora local",
    "it": "ora locale",
    "zh-TW": "當地時間",
}


def local(clock: datetime, zone: tzinfo | None) -> datetime:
    """Return a written time as a moment of the place's zone; without one it floats, and is compared with care."""
    span = clock.replace(tzinfo=zone).utcoffset() if zone is not None else None
    return clock.replace(tzinfo=timezone(timedelta(0), AFLOAT) if span is None else timezone(span, LOCAL))


def whole_day(day: date, zone: tzinfo | None) -> datetime:
    """Return a bare day as its last minute in the zone."""
    end = datetime.combine(day, END_OF_DAY)
    return end.replace(tzinfo=timezone(end.replace(tzinfo=zone).utcoffset() or timedelta(0), DAY))


def is_local(at: datetime) -> bool:
    """Whether the paper prints no offset."""
    return at.tzname() in {LOCAL, AFLOAT}


def is_day(at: datetime) -> bool:
    """Whether the paper prints no more than the day."""
    return at.tzname() == DAY


def not_after(at: datetime, limit: datetime) -> bool | None:
    """Whether a moment is by a limit; None where what is written leaves that open."""
    left = limit.timestamp() - at.timestamp()
    if AFLOAT in {at.tzname(), limit.tzname()} and abs(left) < FURTHEST.total_seconds():
        return None
    # A day that is known to have gone no further than its end may hold the moment before the limit.
    if is_day(at) and left < 0 and at.date() == limit.date():
        return None
    return left >= 0
