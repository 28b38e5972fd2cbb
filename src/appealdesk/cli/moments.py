"""Days and moments typed on the command line (日期参数), and the one place where the wall clock is read."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from appealdesk.core.errors import BadInputError, Fault, NaiveTimeError

CHINA = timezone(timedelta(hours=8), "UTC+8")
YEARS = range(1970, 2100)  # beyond these a slip of the finger, and clocks that count past a calendar's end


def now() -> datetime:
    """Return the present moment, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def moment(option: str, text: str | None) -> datetime | None:
    """Read `2026-11-13` (its first instant in China) or `2026-11-13T17:00:00-08:00`."""
    if text is None:
        return None
    try:
        if len(text) == len("2026-11-13"):
            instant = datetime.combine(date.fromisoformat(text), datetime.min.time(), CHINA)
        else:
            instant = datetime.fromisoformat(text)
    except ValueError:
        raise _fault(option, f"“{text}” is no day and no moment.") from None
    if instant.year not in YEARS:
        raise _fault(option, f"The year of “{text}” cannot be meant.")
    if instant.tzinfo is None:
        raise NaiveTimeError(option, instant)
    return instant


def _fault(option: str, what: str) -> BadInputError:
    return BadInputError([Fault(option, what, "Write 2026-11-13 or 2026-11-13T17:00:00-08:00.")])


def day(option: str, text: str | None) -> date:
    """Read a day; today in China where none was given."""
    instant = moment(option, text) or now()
    return instant.astimezone(CHINA).date()
