"""The desk's own promise (服务时限): so many working days in China from acceptance, paused while somebody else is to act.

Nothing of it is stored: the moves of the ledger are read again each time, so that a corrected line corrects the clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time
from enum import StrEnum

from appealdesk.core.calculation import CHINA
from appealdesk.core.calendar import WEEKDAYS, WorkingCalendar, nth_day
from appealdesk.core.errors import NaiveTimeError
from appealdesk.core.pauses import Pause, pauses, stopped_days
from appealdesk.core.stage import PAUSED, Move, Stage, advance
from appealdesk.core.wording import Wording

DAYS = 3
CLOSES = time(18)
# Each of these begins a new piece of work with a promise of its own.
STARTS = frozenset({Move.ACCEPT, Move.MORE_ASKED, Move.NEXT_ATTEMPT})
RUNNING = frozenset({Stage.WORK, Stage.REVIEW})
_STOP, _RESUME = "stop", "resume"


class State(StrEnum):
    """How the promise stands: not given yet, running, paused, or kept because the work is out of the desk's hands."""

    NOT_YET = "not_yet"
    RUNNING = "running"
    PAUSED = "paused"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Moved:
    """One move as the ledger holds it: when, and from where by what."""

    at: datetime
    stage: Stage
    move: Move


@dataclass(frozen=True, slots=True)
class ServiceLevel:
    """The promise and how it was counted. `due` is None unless it runs; `provisional`: holidays not yet published."""

    state: State
    due: datetime | None
    says: Wording
    started: datetime | None = None
    pauses: tuple[Pause, ...] = ()
    provisional: bool = False


def service_level(
    moves: Iterable[Moved],
    *,
    days: int = DAYS,
    calendar: WorkingCalendar = WEEKDAYS,
    closes: time = CLOSES,
) -> ServiceLevel:
    """Count the promise of `days` working days from the moves of a case, in any order.

    It ends when the desk closes on the last day, in China. The day of the start is never counted; a night spent
    waiting for somebody else takes a day out. Raises `NaiveTimeError` for a moment without a zone.
    """
    told = sorted(_aware(moves), key=lambda one: one.at)
    begun = max((number for number, one in enumerate(told) if one.move in STARTS), default=None)
    if begun is None:
        return ServiceLevel(State.NOT_YET, None, _NOT_YET)
    started, last = told[begun].at, told[-1]
    stopped = pauses(_stops(told[begun:]), {_STOP}, {_RESUME})
    stage = advance(last.stage, last.move)
    if stage not in RUNNING:
        paused = stage in PAUSED and stage is not Stage.SUBMITTED
        state, says = (State.PAUSED, _PAUSED) if paused else (State.OVER, _OVER)
        return ServiceLevel(state, None, says, started, stopped)
    day = nth_day(started.astimezone(CHINA).date(), days, calendar, stopped_days(stopped, CHINA))
    due = datetime.combine(day, closes, CHINA).astimezone(UTC)
    return ServiceLevel(
        State.RUNNING,
        due,
        _counted(started, days, calendar, stopped, due),
        started,
        stopped,
        provisional=not calendar.certain(day),
    )


def _stops(moves: Iterable[Moved]) -> Iterable[tuple[datetime, str]]:
    for one in moves:
        yield one.at, _STOP if advance(one.stage, one.move) in PAUSED else _RESUME


def _aware(moves: Iterable[Moved]) -> Iterable[Moved]:
    for one in moves:
        if one.at.tzinfo is None:
            raise NaiveTimeError(f"move {one.move}", one.at)
        yield one


_NOT_YET = Wording.of(zh="受理后开始计时", en="Counted from acceptance on")
_PAUSED = Wording.of(zh="停表：等待对方处理", en="Paused: somebody else is to act")
_OVER = Wording.of(zh="本轮已交付", en="Delivered for this round")


def _counted(
    started: datetime, days: int, calendar: WorkingCalendar, stopped: tuple[Pause, ...], due: datetime
) -> Wording:
    begun, ends = (f"{moment.astimezone(CHINA):%Y-%m-%d %H:%M}" for moment in (started, due))
    nights = len(stopped_days(stopped, CHINA))
    less = (f"，停表 {nights} 天不计", f", less {nights} paused days") if nights else ("", "")
    return Wording.of(
        zh=f"自 {begun} 起 {days} 个工作日（{calendar.name.say('zh')}）{less[0]}，至 {ends}（北京时间）",
        en=f"{days} working days ({calendar.name.say('en')}) from {begun}{less[1]}, until {ends} China time",
    )
