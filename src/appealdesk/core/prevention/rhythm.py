"""When a measure is first checked (首次检查日): read from how often it is done, never later than the watch of the case ends."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

# A case that was granted is watched for 30 days; what only a trigger sets off is looked at by then.
WATCH_DAYS = 30
FRIDAY = 4
STEPS = (("rhythm.daily", 1), ("rhythm.weekly", 7), ("rhythm.monthly", WATCH_DAYS))
WEEKDAYS = "rhythm.weekdays"


def first_check(every: str, after: date, phrases: Mapping[str, tuple[str, ...]]) -> date:
    """Return the day of the first check after `after`, on a weekday.

    `every` is the rhythm as said in Chinese or English; `phrases` holds the words for daily, weekly, monthly and the
    seven weekdays from Monday. An unknown rhythm, or one that waits for a trigger, is checked when the watch ends.
    """
    words = every.lower()
    for number, names in enumerate(phrases.get(WEEKDAYS, ())):
        if any(name in words for name in names.split("|")):
            return after + timedelta((number - after.weekday() - 1) % 7 + 1)
    for key, days in STEPS:
        if any(phrase in words for phrase in phrases.get(key, ())):
            return _on_weekday(after + timedelta(days))
    return _on_weekday(after + timedelta(WATCH_DAYS))


def _on_weekday(day: date) -> date:
    return day + timedelta(max(0, 7 - day.weekday())) if day.weekday() > FRIDAY else day
