"""When a zone changes its clock (时区转换表): the offsets of a span of time, so that a local day is plain arithmetic.

An engine that holds this table needs no zone library of its own, and every engine then finds the same day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

STEP = timedelta(days=7)
SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Change:
    """From this second of UTC on the zone's clocks stand `offset` seconds ahead of UTC."""

    at: int
    offset: int


def changes(zone: str, first: date, last: date) -> tuple[Change, ...]:
    """Return the offset in force on the first day and every change until the last, oldest first."""
    info = ZoneInfo(zone)
    begin = datetime(first.year, first.month, first.day, tzinfo=UTC) - timedelta(days=1)
    end = datetime(last.year, last.month, last.day, tzinfo=UTC) + timedelta(days=2)
    found = [Change(int(begin.timestamp()), _offset(info, begin))]
    found += (Change(int(at.timestamp()), _offset(info, at)) for at in _moments(info, begin, end))
    return tuple(found)


def local_day(table: Sequence[Change], second: int) -> date:
    """Return the local day of a second of UTC. Before the table's start its first offset holds."""
    offset = table[0].offset
    for change in table:
        if change.at > second:
            break
        offset = change.offset
    return date(1970, 1, 1) + timedelta(days=(second + offset) // 86400)


def _moments(info: ZoneInfo, begin: datetime, end: datetime) -> Iterator[datetime]:
    """Step week by week: no zone changes twice in a week, so a difference holds exactly one change."""
    at = begin
    while at < end:
        later = at + STEP
        if _offset(info, at) != _offset(info, later):
            yield _exact(info, at, later)
        at = later


def _exact(info: ZoneInfo, low: datetime, high: datetime) -> datetime:
    before = _offset(info, low)
    while high - low > SECOND:
        middle = low + timedelta(seconds=int((high - low).total_seconds()) // 2)
        if _offset(info, middle) == before:
            low = middle
        else:
            high = middle
    return high


def _offset(info: ZoneInfo, at: datetime) -> int:
    offset = at.astimezone(info).utcoffset()
    return int(offset.total_seconds()) if offset is not None else 0
