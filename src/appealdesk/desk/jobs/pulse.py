"""Whether a worker is at work (后台心跳): it notes in the periodic table what it ran, every few seconds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max

from appealdesk.desk.jobs.models import Periodic

# The longest job of the table, walking over millions of ledger lines, takes a minute or two.
SILENT = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Pulse:
    """When a worker was last heard of, and whether that is so long ago that none is there."""

    at: datetime | None
    silent: bool


def pulse(now: datetime) -> Pulse:
    """Ask the periodic table. A note of the future comes from a clock that was set back: who wrote it may be gone."""
    at = Periodic.objects.aggregate(at=Max("ran_at"))["at"]
    return Pulse(at, silent=at is None or abs(now - at) > SILENT)
