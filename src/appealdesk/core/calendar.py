"""Working days (工作日历): weekends, public holidays, and the Saturdays on which China works in exchange.

A calendar is a value handed in. It says how far its holidays are published; beyond that a count is provisional.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Container
from dataclasses import dataclass
from datetime import date, timedelta

from appealdesk.core.errors import AppealDeskError
from appealdesk.core.wording import Wording

SATURDAY_SUNDAY = frozenset({5, 6})
DAYS_A_WEEK = 7


class EndlessCalendarError(AppealDeskError):
    """A calendar on which nobody ever works."""

    code = "endless_calendar"


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Whose working days count. `weekend` holds weekdays with Monday 0; `workdays` are make-up days (调休上班日).

    `known_until` is the last year whose holidays and swaps are published; None means that nothing is left to publish.
    """

    code: str
    name: Wording
    weekend: frozenset[int] = SATURDAY_SUNDAY
    holidays: frozenset[date] = frozenset()
    workdays: frozenset[date] = frozenset()
    known_until: int | None = None

    def __post_init__(self) -> None:
        """Refuse a week without work: counting on it would never end."""
        if len(self.weekend) >= DAYS_A_WEEK:
            raise EndlessCalendarError(
                f"The calendar {self.code} has no working day.",
                "Leave at least one weekday out of the weekend.",
            )

    def works_on(self, day: date) -> bool:
        """Whether that day counts. A make-up day wins over weekend and holiday: it is an explicit order to work."""
        if day in self.workdays:
            return True
        return day.weekday() not in self.weekend and day not in self.holidays

    def certain(self, day: date) -> bool:
        """Whether the holidays of that day's year are published."""
        return self.known_until is None or day.year <= self.known_until


WEEKDAYS = WorkingCalendar("weekdays", Wording.of(en="Monday to Friday", zh="周一至周五"))
EVERY_DAY = WorkingCalendar("every_day", Wording.of(en="every day", zh="每天"), weekend=frozenset())


def nth_day(start: date, amount: int, calendar: WorkingCalendar, stopped: Container[date] = ()) -> date:
    """Return the `amount`-th day after `start` that counts: a working day, and not one on which the clock stood still.

    The day the event falls on is never counted. An `amount` of 0 is the start itself.
    """
    day = start
    while amount > 0:
        day += timedelta(days=1)
        if calendar.works_on(day) and day not in stopped:
            amount -= 1
    return day


def months_after(start: date, amount: int) -> date:
    """Return the same day `amount` months later, or the last day of that month where it has no such day."""
    years, month = divmod(start.month - 1 + amount, 12)
    year = start.year + years
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
