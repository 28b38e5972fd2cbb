"""A deadline's arithmetic in words (时限算法说明): anchor, rule, count, zone, so that a person can check every step.

China time stands first, since that is the clock on the reader's wall; the marketplace's stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone, tzinfo

from appealdesk.core.calendar import WorkingCalendar
from appealdesk.core.pauses import Pause
from appealdesk.core.policy import Dated, Standing, Unit, Window
from appealdesk.core.wording import Wording

# China has kept one offset since 1991, so the core needs no zone file for the time our readers live in.
CHINA = timezone(timedelta(hours=8), "China")
LISTED_DAYS = 10
UNITS = {
    Unit.HOUR: ("hours", "小时"),
    Unit.CALENDAR_DAY: ("calendar days", "个自然日"),
    Unit.WORKING_DAY: ("working days", "个工作日"),
    Unit.MONTH: ("months", "个月"),
}
STANDINGS = {
    Standing.VERIFIED: ("verified", "已核实"),
    Standing.UNVERIFIED: ("unverified", "未核实"),
    Standing.DISPUTED: ("disputed", "有争议"),
}

Step = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Basis:
    """All that a count rests on. `started` is a local day of the marketplace or an aware moment."""

    started: date | datetime
    rule: Dated[Window]
    zone: tzinfo
    calendar: WorkingCalendar
    pauses: Sequence[Pause] = ()
    event: Wording | None = None

    @property
    def day(self) -> date:
        """The marketplace's local day on which the event fell."""
        started = self.started
        return started.astimezone(self.zone).date() if isinstance(started, datetime) else started


@dataclass(frozen=True, slots=True)
class Counted:
    """One reading of a window, counted out; `through` is the last local day of a count in days.

    The two moments differ where only the day of the event is known, and are None where nothing can be counted.
    """

    window: Window
    source: str
    first: datetime | None = None
    last: datetime | None = None
    through: date | None = None


def explain(basis: Basis, readings: Sequence[Counted], due: datetime | None, provisional: bool) -> Wording:
    """Tell the count step by step, one line a step, in English and Chinese."""
    steps = [_anchor(basis), _rule(basis.rule), *_counts(basis, readings), *_pauses(basis)]
    if len(readings) > 1:
        steps.extend(_disputed(readings))
    if provisional:
        steps.append(_unpublished(basis.calendar))
    if due is not None:
        steps.append(_last_moment(due, basis.zone))
    return _wording(steps)


def explain_printed(
    printed: date | datetime, due: datetime, rule: Dated[Window] | None, zone: tzinfo
) -> Wording:
    """Tell why the notice's own date stands and the rule was not counted."""
    if isinstance(printed, datetime):
        said = printed.isoformat(sep=" ", timespec="seconds")
        steps = [(f"The notice prints its own last moment: {said}.", f"通知中写明了最后时刻：{said}。")]
    else:
        steps = [
            (
                f"The notice prints its own last day: {printed}; it ends at the marketplace's midnight.",
                f"通知中写明了最后日期：{printed}，到站点当地时间当天结束为止。",
            )
        ]
    if rule is not None:
        steps.append(
            (
                f"The notice wins: {rule.rule} ({rule.source}) was not counted.",
                f"以通知为准：未采用规则 {rule.rule}（{rule.source}）。",
            )
        )
    return _wording([*steps, _last_moment(due, zone)])


def explain_open(rule: Dated[Window], event: Wording) -> Wording:
    """Tell that a window was not counted, and which day would let it be."""
    asked = (
        f"Not counted: the day of the event is not known ({event.say('en')}). Find it in the notice, or ask the seller.",
        f"未计算：起算日期不明（{event.say('zh')}）。请在通知中查找，或向卖家确认。",
    )
    return _wording([_rule(rule), asked])


def _anchor(basis: Basis) -> Step:
    code = basis.rule.value.starts.replace("_", " ")
    event = basis.event or Wording.of(en=code, zh=code)
    if isinstance(basis.started, datetime):
        at_home = _clock(basis.started, CHINA)
        there = _clock(basis.started, basis.zone)
        return (
            f"Counted from {event.say('en')}: China time {at_home}, marketplace time {there}.",
            f"起算：{event.say('zh')}，北京时间 {at_home}，站点时间 {there}。",
        )
    return (
        f"Counted from {event.say('en')}: {basis.started}, the marketplace's local day.",
        f"起算：{event.say('zh')}，{basis.started}（站点当地日期）。",
    )


def _rule(rule: Dated[Window]) -> Step:
    english, chinese = STANDINGS[rule.standing]
    length = _length(rule.value)
    return (
        f"Rule {rule.rule} (source {rule.source}, {english}): {length[0]}.",
        f"规则 {rule.rule}（来源 {rule.source}，{chinese}）：{length[1]}。",
    )


def _length(window: Window) -> Step:
    if window.amount is None:
        return "its length is not documented, so nothing can be counted", "未查到时长，无法计算"
    english, chinese = UNITS[window.unit]
    return f"{window.amount} {english}", f"{window.amount} {chinese}"


def _counts(basis: Basis, readings: Sequence[Counted]) -> Iterator[Step]:
    counted = readings[0]
    if counted.window.unit is Unit.HOUR and counted.last is not None:
        yield (
            "Hours are elapsed hours: weekends count, and a change of the clocks neither adds nor takes one.",
            "按实际经过的小时计算：周末照算，夏令时切换不增不减。",
        )
        if counted.first != counted.last:
            yield (
                "Only the day of the event is known: counted from its first second to be safe.",
                "只知道起算日期、不知道时刻：从当天零点起算，取最早的结果。",
            )
    if counted.through is None:
        return
    if counted.window.unit is Unit.WORKING_DAY:
        yield _working_days(basis, counted.through)
    yield (
        f"The day of the event is not counted; the last day is {counted.through} and ends at the marketplace's midnight.",
        f"起算当天不计；最后一天是 {counted.through}，到站点当地时间 23:59:59 为止。",
    )


def _working_days(basis: Basis, through: date) -> Step:
    days = [basis.day + timedelta(days=n) for n in range(1, (through - basis.day).days + 1)]
    off = [
        day
        for day in days
        if day.weekday() not in basis.calendar.weekend and not basis.calendar.works_on(day)
    ]
    extra = [day for day in days if day in basis.calendar.workdays]
    english = f"Working days after the calendar “{basis.calendar.name.say('en')}”"
    chinese = f"工作日历：{basis.calendar.name.say('zh')}"
    if off:
        english += f"; holidays left out: {_listed(off)}"
        chinese += f"；跳过假日：{_listed(off)}"
    if extra:
        english += f"; make-up days counted: {_listed(extra)}"
        chinese += f"；调休上班日计入：{_listed(extra)}"
    return f"{english}.", f"{chinese}。"


def _pauses(basis: Basis) -> Iterator[Step]:
    for pause in basis.pauses:
        since = _clock(pause.since, CHINA)
        if pause.until is None:
            yield (
                f"The clock has stood still since {since}, China time, and still does.",
                f"自北京时间 {since} 起停表，尚未恢复。",
            )
        else:
            until = _clock(pause.until, CHINA)
            yield (
                f"The clock stood still from {since} until {until}, China time.",
                f"北京时间 {since} 至 {until} 停表。",
            )


def _disputed(readings: Sequence[Counted]) -> Iterator[Step]:
    yield (
        "Sources disagree; work to the earliest, the latest is doubtful:",
        "来源不一致；按最早的准备，最晚的存疑：",
    )
    for reading in readings:
        length = _length(reading.window)
        at = "–" if reading.last is None else _clock(reading.last, CHINA)
        yield (
            f"- {reading.source}: {length[0]}, until {at}, China time",
            f"- {reading.source}：{length[1]}，至北京时间 {at}",
        )


def _unpublished(calendar: WorkingCalendar) -> Step:
    return (
        f"Provisional: holidays after {calendar.known_until} are not published yet.",
        f"暂定：{calendar.known_until} 年之后的假日安排尚未公布。",
    )


def _last_moment(due: datetime, zone: tzinfo) -> Step:
    at_home, there = _clock(due, CHINA), _clock(due, zone)
    return (
        f"Last moment: China time {at_home}; marketplace time {there} ({zone}, {_offset(due, zone)}).",
        f"最后时刻：北京时间 {at_home}；站点时间 {there}（{zone}，{_offset(due, zone)}）。",
    )


def _clock(moment: datetime, zone: tzinfo) -> str:
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S")


def _offset(moment: datetime, zone: tzinfo) -> str:
    return str(timezone(moment.astimezone(zone).utcoffset() or timedelta(0)))


def _listed(days: Sequence[date]) -> str:
    more = " …" if len(days) > LISTED_DAYS else ""
    return ", ".join(day.isoformat() for day in days[:LISTED_DAYS]) + more


def _wording(steps: Sequence[Step]) -> Wording:
    return Wording.of(en="\n".join(step[0] for step in steps), zh="\n".join(step[1] for step in steps))
