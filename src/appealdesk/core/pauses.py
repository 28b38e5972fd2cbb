"""Pauses of a desk clock (停表): while we wait for the seller, our own promise does not run.

Pauses are computed from events and never stored, so a corrected event corrects the clock.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from appealdesk.core.errors import NaiveTimeError


@dataclass(frozen=True, slots=True)
class Pause:
    """The clock stands still from `since` until `until`; None: it still does."""

    since: datetime
    until: datetime | None


def pauses(
    events: Iterable[tuple[datetime, str]], stops: Container[str], resumes: Container[str]
) -> tuple[Pause, ...]:
    """Return the pauses that these (moment, kind) events make, in order and never overlapping.

    A second stop inside a pause changes nothing: one answer of the seller starts the clock again.
    Raises `NaiveTimeError` for a moment without a zone.
    """
    found: list[Pause] = []
    since: datetime | None = None
    for at, kind in sorted(_in_utc(events), key=lambda event: event[0]):
        if since is None and kind in stops:
            since = at
        elif since is not None and kind in resumes:
            found.append(Pause(since, at))
            since = None
    if since is not None:
        found.append(Pause(since, None))
    return tuple(found)


def run_for(started: datetime, span: timedelta, stopped: Sequence[Pause]) -> datetime | None:
    """Return when the clock has run for `span` since `started`; None while it stands still before that."""
    due = started.astimezone(UTC) + span
    for pause in stopped:
        if pause.since >= due or (pause.until is not None and pause.until <= started):
            continue
        if pause.until is None:
            return None
        due += pause.until - max(pause.since, started)
    return due


def stopped_days(stopped: Sequence[Pause], zone: tzinfo) -> frozenset[date]:
    """Return the local days at whose last instant the clock stood still; those days do not count.

    A stop that ends on the same day costs nothing: only a night spent waiting takes a day out.
    """
    return frozenset(day for pause in stopped if pause.until is not None for day in _nights(pause, zone))


def _nights(pause: Pause, zone: tzinfo) -> Iterator[date]:
    assert pause.until is not None
    day, last = pause.since.astimezone(zone).date(), pause.until.astimezone(zone).date()
    while day < last:
        yield day
        day += timedelta(days=1)


def _in_utc(events: Iterable[tuple[datetime, str]]) -> Iterator[tuple[datetime, str]]:
    for at, kind in events:
        if at.tzinfo is None:
            raise NaiveTimeError(f"event {kind}", at)
        yield at.astimezone(UTC), kind
