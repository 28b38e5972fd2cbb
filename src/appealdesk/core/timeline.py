"""What happened when (时间线): events of all papers in one order, across zones, with gaps and contradictions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from appealdesk.core.place import Place
from appealdesk.core.wording import Wording


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, told by one place. `at` is aware; events known only by local day stay out."""

    at: datetime
    what: Wording
    place: Place
    order_id: str | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two places that cannot both be right, or a stretch of time that nobody speaks of."""

    kind: str
    says: Wording
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in order, what is missing between them, and what contradicts."""

    events: tuple[Event, ...]
    gaps: tuple[Conflict, ...] = ()
    contradictions: tuple[Conflict, ...] = ()
