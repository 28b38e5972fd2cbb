"""What happened when (时间线): events of all papers in one order, across zones, with gaps and contradictions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, tzinfo

from appealdesk.core.case import Case
from appealdesk.core.reading import Reading
from appealdesk.core.timeline import (
    clock_changes,
    moments,
    numbers,
    papers,
    parcels,
    promises,
    proofs,
    statement,
    sums,
    whereabouts,
)
from appealdesk.core.timeline.event import Conflict, Event, Timeline
from appealdesk.core.timeline.gaps import gaps
from appealdesk.core.timeline.happenings import happenings

__all__ = ["Conflict", "Event", "Timeline", "timeline"]


def timeline(case: Case, reading: Reading, zone: tzinfo = UTC) -> Timeline:
    """Put everything that the material says into one order, and tell what is missing and what contradicts.

    `zone` is the marketplace's zone: it places days that have no hour, and its clock changes are checked.
    Gaps and contradictions come heaviest first, so a report may open with what a hostile reader finds first.
    """
    events = happenings(case, reading, zone)
    days = frozenset(day for event in events for day in statement.days_of(event.at, zone, case))
    alone = statement.vouched_by_the_seller_alone(case, days)
    missing = sorted((*gaps(case, reading, events), *alone), key=lambda gap: -gap.weight)
    found = dict.fromkeys(_contradictions(case, reading, zone, events))
    return Timeline(events, tuple(missing), tuple(sorted(found, key=lambda conflict: -conflict.weight)), zone)


def _contradictions(
    case: Case, reading: Reading, zone: tzinfo, events: tuple[Event, ...]
) -> Iterator[Conflict]:
    yield from parcels.contradictions(case, reading)
    yield from numbers.contradictions(case, reading)
    yield from proofs.contradictions(case, reading, zone)
    yield from whereabouts.contradictions(case, reading)
    yield from papers.contradictions(case, reading)
    yield from sums.contradictions(case)
    yield from promises.contradictions(case, reading, zone, events)
    yield from statement.contradictions(case, reading, zone)
    yield from moments.contradictions(case, reading, events)
    yield from clock_changes.contradictions(case, zone)
