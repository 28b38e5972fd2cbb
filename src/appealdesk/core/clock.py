"""Deadline clocks (申诉时限): when the marketplace shuts the door, and who says so.

A clock never reads the wall: callers pass `now`. A case examined again next year then counts the same minutes it
counted on the day. Hours are elapsed hours. A span of N days from an event on local day D ends with the last second
of local day D+N at the marketplace; working days skip what its calendar skips; day D itself is never counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import TypeVar

from appealdesk.core.calculation import CHINA, Basis, Counted, explain, explain_printed
from appealdesk.core.calendar import EVERY_DAY, WEEKDAYS, WorkingCalendar, months_after, nth_day
from appealdesk.core.errors import NaiveTimeError
from appealdesk.core.pauses import Pause, run_for, stopped_days
from appealdesk.core.policy import Dated, Unit, Window
from appealdesk.core.wording import Wording

THE_NOTICE = "the notice"

Moment = TypeVar("Moment", bound=date)


@dataclass(frozen=True, slots=True)
class Deadline:
    """The moment to work to. `due` is the earliest of all readings; a later `latest` is doubtful and only shown.

    `due` None: no length is documented, or the clock stands still. `provisional`: holidays not yet published.
    """

    due: datetime | None
    earliest: datetime | None
    latest: datetime | None
    says: str
    calculation: Wording
    provisional: bool = False

    @property
    def doubtful(self) -> bool:
        """Whether the readings lead to different moments."""
        return self.earliest != self.latest

    def passed(self, now: datetime) -> bool:
        """Whether the last moment is over; at that very second it is."""
        return self.due is not None and _aware("now", now) >= self.due

    def left(self, now: datetime) -> timedelta | None:
        """Return the time left, nothing once passed; None where there is no due moment."""
        return None if self.due is None else max(self.due - _aware("now", now), timedelta(0))

    def lapsed_before(self, day: date) -> bool:
        """Whether the last moment lies before that day began in China: due on the very day is still open."""
        return self.due is not None and self.due < day_begins(day, CHINA)


def deadline(
    started: date | datetime,
    rule: Dated[Window],
    *,
    zone: tzinfo,
    calendar: WorkingCalendar = WEEKDAYS,
    printed: date | datetime | None = None,
    pauses: Sequence[Pause] = (),
    event: Wording | None = None,
) -> Deadline:
    """Count the rule's window, unless the notice prints its own last moment: the notice wins.

    `started` and `printed` are a local day of the marketplace or an aware moment; `zone` is the marketplace's; `event`
    names what the window starts with. Raises `NaiveTimeError` for a moment without a zone.
    """
    if printed is not None:
        return printed_deadline(printed, zone=zone, rule=rule)
    basis = Basis(_aware("window start", started), rule, zone, calendar, pauses, event)
    readings = [_count(basis, rule.value, rule.source)]
    readings += [
        _count(basis, other.value, ", ".join(source.id for source in other.sources))
        for other in rule.alternatives
        # A reading that counts from another event cannot be counted from this one.
        if other.value.starts == rule.value.starts
    ]
    return _worked_to(basis, readings)


def printed_deadline(
    printed: date | datetime, *, zone: tzinfo, rule: Dated[Window] | None = None
) -> Deadline:
    """Return the notice's own last moment: as printed, or the end of the printed day at the marketplace."""
    _aware("printed deadline", printed)
    due = _shown(printed if isinstance(printed, datetime) else day_ends(printed, zone), zone)
    return Deadline(due, due, due, THE_NOTICE, explain_printed(printed, due, rule, zone))


def day_begins(day: date, zone: tzinfo) -> datetime:
    """Return the first moment of a local day, in UTC."""
    return datetime.combine(day, time.min, zone).astimezone(UTC)


def day_ends(day: date, zone: tzinfo) -> datetime:
    """Return the last second of a local day, in UTC.

    Not 23:59:59 put together: where clocks change at midnight, that second comes twice or never.
    """
    return day_begins(day + timedelta(days=1), zone) - timedelta(seconds=1)


def _worked_to(basis: Basis, readings: Sequence[Counted]) -> Deadline:
    earliest = min((reading.first for reading in readings if reading.first), default=None)
    latest = max((reading.last for reading in readings if reading.last), default=None)
    provisional = any(_uncertain(reading, basis.calendar) for reading in readings)
    return Deadline(
        due=earliest,
        earliest=earliest,
        latest=latest,
        says=f"{basis.rule.rule}, {basis.rule.source}",
        calculation=explain(basis, readings, earliest, provisional),
        provisional=provisional,
    )


def _uncertain(reading: Counted, calendar: WorkingCalendar) -> bool:
    through = reading.through
    return reading.window.unit is Unit.WORKING_DAY and through is not None and not calendar.certain(through)


def _count(basis: Basis, window: Window, source: str) -> Counted:
    if window.amount is None:
        return Counted(window, source)
    if window.unit is Unit.HOUR:
        return _count_hours(basis, window, window.amount, source)
    if any(pause.until is None for pause in basis.pauses):
        return Counted(window, source)
    through = _last_day(basis, window.unit, window.amount)
    due = _shown(day_ends(through, basis.zone), basis.zone)
    return Counted(window, source, due, due, through)


def _count_hours(basis: Basis, window: Window, hours: int, source: str) -> Counted:
    started, zone = basis.started, basis.zone
    bounds = (
        (started, started)
        if isinstance(started, datetime)
        else (day_begins(started, zone), day_ends(started, zone))
    )
    # `run_for` counts in UTC, because Python adds wall-clock hours to a zoned time: 72 hours across a spring clock
    # change would otherwise end an hour early, in autumn an hour late.
    first, last = (run_for(bound, timedelta(hours=hours), basis.pauses) for bound in bounds)
    return Counted(window, source, first and _shown(first, zone), last and _shown(last, zone))


def _last_day(basis: Basis, unit: Unit, amount: int) -> date:
    stopped = stopped_days(basis.pauses, basis.zone)
    if unit is Unit.WORKING_DAY:
        return nth_day(basis.day, amount, basis.calendar, stopped)
    days = (months_after(basis.day, amount) - basis.day).days if unit is Unit.MONTH else amount
    return nth_day(basis.day, days, EVERY_DAY, stopped)


def _shown(moment: datetime, zone: tzinfo) -> datetime:
    """Fix the offset: two moments that share a ZoneInfo compare by their clock faces, not by time."""
    local = moment.astimezone(zone)
    return local.replace(tzinfo=timezone(local.utcoffset() or timedelta(0)), fold=0)


def _aware(name: str, moment: Moment) -> Moment:
    if isinstance(moment, datetime) and moment.tzinfo is None:
        raise NaiveTimeError(name, moment)
    return moment
