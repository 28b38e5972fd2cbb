"""A window that a person read out of the platform's message (登记的时限): a room above knows it, every reading keeps to it.

The reading of the files is made again and again; what the platform said of this attempt is not to be lost with it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from appealdesk.desk.cases.models import Case

Source = Callable[[Case], datetime | None]
_SOURCES: list[Source] = []


def state_by(source: Source) -> None:
    """Let a room say the instant that was recorded for the attempt under way, None where none was."""
    if source not in _SOURCES:
        _SOURCES.append(source)


def due(case: Case) -> datetime | None:
    """Return the earliest instant that was recorded for the attempt under way."""
    return min((moment for source in _SOURCES if (moment := source(case))), default=None)
