"""A window that the platform's newest message opens (答复的时限): a room above knows the message, every reading keeps to it.

The reading of the files is made again and again; what the platform said of this attempt is not to be lost with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from appealdesk.core.case import Case as CaseValue
from appealdesk.core.reading import Reading
from appealdesk.desk.cases.models import Case


@dataclass(frozen=True, slots=True)
class Stated:
    """Until when, the latest doubtful reading if there is one, and who says so (`says`, as `Case.window_says` keeps it)."""

    due: datetime
    says: str
    latest: datetime | None = None


Source = Callable[[Case, CaseValue, Reading], Stated | None]
_SOURCES: list[Source] = []


def state_by(source: Source) -> None:
    """Let a room say the window of the attempt under way, None where its message opens none."""
    if source not in _SOURCES:
        _SOURCES.append(source)


def window(case: Case, value: CaseValue, reading: Reading) -> Stated | None:
    """Return the earliest window that was stated for the attempt under way."""
    found = [one for source in _SOURCES if (one := source(case, value, reading))]
    return min(found, key=lambda one: one.due, default=None)
