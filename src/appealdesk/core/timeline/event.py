"""What a timeline is made of (时间线): events, gaps and contradictions, each with the places that tell it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

from appealdesk.core.place import Place
from appealdesk.core.wording import Wording


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, told by one place.

    `at` is always aware and orders the events. Where only a day is known, `day` holds it and `at` is
    merely that day's first moment in the marketplace's zone: show the day, never the hour.
    """

    at: datetime
    what: Wording
    place: Place
    order_id: str | None = None
    kind: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two places that cannot both be right, or a stretch of time that nobody speaks of.

    `weight` (0 to 1) says how much a hostile reader would make of it; `orders` are the orders concerned.
    """

    kind: str
    says: Wording
    places: tuple[Place, ...]
    orders: tuple[str, ...] = ()
    weight: float = 0.5


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in order, what is missing between them, and what contradicts, the heaviest first.

    `zone` is the marketplace's: a deadline's day is a day there.
    """

    events: tuple[Event, ...]
    gaps: tuple[Conflict, ...] = ()
    contradictions: tuple[Conflict, ...] = ()
    zone: tzinfo = UTC
