"""Dates and times in a text (日期与时间): every order and language of writing, resolved by place, with offsets where written.

Nothing is guessed silently: a day and month without a year takes the year nearest to the day of the case,
and `05/06/2026` is read as the marketplace writes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from appealdesk.core.recognition.text import Text


@dataclass(frozen=True, slots=True)
class DateWords:
    """Words of the calendar: months by name, zones by abbreviation (`+08:00` or a zone name)."""

    months: Mapping[str, int]
    zones: Mapping[str, str]
    month_first: frozenset[str]


@dataclass(frozen=True, slots=True)
class DateContext:
    """What decides a doubtful date: the day of the case, the marketplace, its zone if it has only one, and the writing:
    Chinese and Japanese write the month first everywhere.
    """

    today: date
    marketplace: str | None = None
    zone: str | None = None
    month_first: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A date in a text. `moment` is set where a clock time with a known zone stands beside it."""

    start: int
    end: int
    day: date
    moment: datetime | None = None
    stated_year: bool = True

    @property
    def value(self) -> date | datetime:
        """The moment, else the day."""
        return self.moment or self.day


_ISO = r"(?P<y1>20\d\d)[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})(?!\d)"
# All digits: no part of a number or an id.
_COMPACT = r"(?<![\w/#.-])(?P<y8>20\d\d)(?P<m8>0[1-9]|1[0-2])(?P<d8>0[1-9]|[12]\d|3[01])(?![a-z0-9_/-])"
_YEAR_FIRST = r"(?P<y9>20\d\d)[,\s-]{1,2}(?P<n9>{months})(?![a-z])\.?[\s-](?P<d9>\d{1,2})(?!\d)"
_CJK = r"(?:(?P<y2>(?:20)?\d\d)\s?年\s?)?(?P<m2>\d{1,2})\s?月\s?(?P<d2>\d{1,2})(?:\s?[日号]|(?!\d))"
_DAY_FIRST = r"(?P<d3>\d{1,2})(?:st|nd|rd|th|er|\.|º)?\s?(?:de\s|of\s|[-/])?\s?(?P<n3>{months})(?![a-z])\.?(?:(?:[\s,/-]{1,3}(?:de\s|del\s)?(?P<y3>20\d\d)|[-/'](?P<z3>\d\d)|,?\s'(?P<w3>\d\d))(?!\d))?"
_MONTH_FIRST = r"(?P<n4>{months})(?![a-z])\.?[\s-]?(?P<d4>\d{1,2})(?:st|nd|rd|th)?\b(?!\s?%)(?:(?:,?\s{1,2}|-)(?P<y4>20\d\d)\b|,?\s?'(?P<z4>\d\d)\b)?"
_NUMERIC = r"(?P<a5>\d{1,2})(?P<s5>[./-])(?P<b5>\d{1,2})(?P=s5)(?P<y5>20\d\d|\d\d)(?![\d])"
_SHORT = r"(?P<a6>\d{1,2})(?P<s6>[./])(?P<b6>\d{1,2})(?:\.(?=,\s)|\.?(?![\d%.,]))"
# Month and day with a dash, which spans of days look like: only where the words before call it a day.
_DASHED = r"(?:(?<=截止)|(?<=截至)|(?<=截止:)|(?<=截止 )|(?<=时间:)|(?<=日期:)|(?<=期限:)|(?<=[于至到在])|(?<=[于至到在] )|(?<=by )|(?<=before )|(?<=until )|(?<=bis )|(?<=due ))(?P<m7>\d{1,2})-(?P<d7>\d{1,2})(?![\d%.-]|\s?(?:天|日|个|小时|单|工|days?|hours?|h\b|business|working|weeks?|tage|werk|stunden|points?|orders?|%))"
_TIME = re.compile(
    r"[\s,;(]{0,3}(?:at |um |a las |alle(?: ore)? |a |om |t(?=\d)|before |bis |kl\.? )?\(?"
    r"(?P<half>上午|下午|晚上|中午|午前|午后)?\s?(?P<h>\d{1,2})(?:[:.h](?P<mi>\d{2})(?::(?P<sec>\d{2}))?|(?=\s?(?:am\b|pm\b|a\.m|p\.m|uhr|[点时]|h\b)))"
    r"\s?(?P<ap>am\b|pm\b|a\.m\.?|p\.m\.?)?(?:uhr|[点时]|h\b)?(?P<half2>半)?",
)
_WORD_TIME = re.compile(r"[\s,(]{0,3}(?:at )?(?P<w>midnight|noon|end of day|eod|close of business)")
_LONGEST_ABBREVIATION = 5
_WEEKDAY = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miercoles|jueves|viernes|sabado|domingo"
    r"|(?:lune|marte|mercole|giove|vener)di|domenica|sabato|(?:周|星期|礼拜)[一二三四五六日天]|[月火水木金土日]曜日?|(?<=\()[月火水木金土日](?=\))"
)
_WEEKDAY_BEHIND = re.compile(rf"[\s,(]{{0,3}}(?:{_WEEKDAY})(?![a-z])\.?\)?")
_WEEKDAY_BEFORE = re.compile(
    rf"(?<![a-z])\(?(?:{_WEEKDAY})\.?\)?(?:,|,? the|,? den|,? dem|,? le|,? el)?\s?\Z"
)
_OFFSET = re.compile(r"\s?\(?(?:utc|gmt)?\s?(?P<sign>[+-])(?P<oh>\d{1,2})(?::?(?P<om>\d{2}))?\)?(?!\d)")


@lru_cache(maxsize=8)
def _expression(months: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    day_first, month_first, year_first = (
        one.replace("{months}", names) for one in (_DAY_FIRST, _MONTH_FIRST, _YEAR_FIRST)
    )
    return re.compile(
        rf"(?<![\da-z])(?<!\d[.,/-])(?:{_ISO}|{_COMPACT}|{_CJK}|{year_first}|{day_first}|{month_first}|{_NUMERIC}|{_SHORT}|{_DASHED})"
    )


@dataclass(frozen=True, slots=True)
class Dates:
    """Finds dates. Words are values; every answer depends on the arguments alone."""

    words: DateWords
    _zones: list[re.Pattern[str]] = field(default_factory=list, repr=False)

    def find(self, text: Text, context: DateContext) -> tuple[Mention, ...]:
        """Return every date of a text, left to right. Impossible dates are passed over."""
        return tuple(self._mentions(text, context))

    def _mentions(self, text: Text, context: DateContext) -> Iterator[Mention]:
        for match in _expression(tuple(self.words.months)).finditer(text.low):
            parts = _parts(match, self.words, context)
            if parts is None:
                continue
            day, stated = parts
            start, behind = _with_weekday(text.low, match.start(), match.end())
            time, end = self._time_after(text, behind)
            if time is None:
                time, start = self._time_before(text, start)
                if time is not None and time.zone is None:
                    zone, behind = self._zone(text, behind)
                    time = replace(time, zone=zone)
            yield Mention(start, max(end, behind), day, self._moment(day, time, context), stated)

    def _time_after(self, text: Text, at: int) -> tuple[_Clock | None, int]:
        low = text.low
        word = _WORD_TIME.match(low, at)
        if word:
            zone, end = self._zone(text, word.end())
            return _Clock(12 if word["w"] == "noon" else 23, 0 if word["w"] == "noon" else 59, 0, zone), end
        match = _TIME.match(low, at)
        clock = _clock(match)
        if match is None or clock is None:
            return None, at
        zone, end = self._zone(text, match.end())
        return _Clock(*clock, zone), end

    def _time_before(self, text: Text, start: int) -> tuple[_Clock | None, int]:
        low = text.low
        before = re.search(
            r"(?<!\d)(\d{1,2})(?:[:.](\d{2}))?\s?(am|pm|uhr)?\s?\(?([a-z][a-z ]{1,14}|(?:utc|gmt)?[+-]\d{1,2}(?::\d\d)?)?\)?,?\s(?:on|am|le|el|del|of|,)?\s?(?:the )?$",
            low[max(0, start - 45) : start],
        )
        if before is None or (before[2] is None and before[3] is None):
            return None, start
        clock = _valid(int(before[1]), int(before[2] or 0), 0, before[3] or "")
        if clock is None:
            return None, start
        zone = self._zone(text, max(0, start - 45) + before.start(4))[0] if before[4] else None
        return _Clock(*clock, zone), max(0, start - 45) + before.start()

    def _zone(self, text: Text, at: int) -> tuple[str | None, int]:
        low = text.low
        named = self._zone_names().match(low, at)
        if named and not in_capitals(text, *named.span("z")):
            named = None
        offset = _OFFSET.match(low, at)
        if low[at : at + 1] == "z" and not low[at + 1 : at + 2].isalnum():
            return "UTC", at + 1
        if offset:
            hours = int(offset["oh"])
            if hours <= 14:
                return f"{offset['sign']}{hours:02}:{offset['om'] or '00'}", offset.end()
        if named:
            more = _OFFSET.match(low, named.end("z")) if named["z"] in {"utc", "gmt"} else None
            if more:
                return f"{more['sign']}{int(more['oh']):02}:{more['om'] or '00'}", more.end()
            return self.words.zones[re.sub(r"\s+", " ", named["z"])], named.end()
        return None, at

    def _zone_names(self) -> re.Pattern[str]:
        if not self._zones:
            names = "|".join(
                sorted(
                    (re.escape(name).replace(r"\ ", r"\s+") for name in self.words.zones),
                    key=len,
                    reverse=True,
                )
            )
            self._zones.append(re.compile(rf"[\s,(\[]{{0,3}}(?P<z>{names})(?![a-z])[)\]]?"))
        return self._zones[0]

    def _moment(self, day: date, time: _Clock | None, context: DateContext) -> datetime | None:
        if time is None:
            return None
        zone = zone_of(time.zone or context.zone)
        if zone is None:
            return None
        extra = timedelta(days=1) if time.hour == 24 else timedelta()
        moment = datetime(day.year, day.month, day.day, time.hour % 24, time.minute, time.second, tzinfo=zone)
        return _fixed(moment + extra)


def _with_weekday(low: str, start: int, end: int) -> tuple[int, int]:
    """Take the day of the week on either side into a date."""
    before = _WEEKDAY_BEFORE.search(low, max(0, start - 16), start)
    behind = _WEEKDAY_BEHIND.match(low, end)
    return (before.start() if before else start), (behind.end() if behind else end)


@dataclass(frozen=True, slots=True)
class _Clock:
    hour: int
    minute: int
    second: int
    zone: str | None


def in_capitals(text: Text, start: int, end: int) -> bool:
    """Whether an abbreviation is written as one: "est" is French and "ist" German, EST and IST are zones."""
    written = text.plain[start:end]
    return written.isupper() or not written.isascii() or len(written) > _LONGEST_ABBREVIATION


def zone_of(name: str | None) -> tzinfo | None:
    """Return a zone from `+08:00` or a zone name; None for none."""
    if name is None:
        return None
    if name[0] in "+-":
        sign = -1 if name[0] == "-" else 1
        return timezone(sign * timedelta(hours=int(name[1:3]), minutes=int(name[4:6])))
    return UTC if name == "UTC" else ZoneInfo(name)


def _fixed(moment: datetime) -> datetime:
    """Keep the offset of that very day, so that later sums are sums of elapsed time."""
    offset = moment.utcoffset()
    return moment if offset is None else moment.replace(tzinfo=timezone(offset))


def _clock(match: re.Match[str] | None) -> tuple[int, int, int] | None:
    if match is None:
        return None
    half = match["half"] or ""
    marker = match["ap"] or ("pm" if half in {"下午", "晚上", "午后", "中午"} else "am" if half else "")
    return _valid(
        int(match["h"]), 30 if match["half2"] else int(match["mi"] or 0), int(match["sec"] or 0), marker
    )


def _valid(hour: int, minute: int, second: int, marker: str) -> tuple[int, int, int] | None:
    if marker.startswith("p") and hour < 12:
        hour += 12
    if marker.startswith("a") and hour == 12:
        hour = 0
    fits = hour < 24 or (hour == 24 and minute == 0 == second)
    return (hour, minute, second) if fits and minute < 60 and second < 60 else None


def _parts(match: re.Match[str], words: DateWords, context: DateContext) -> tuple[date, bool] | None:
    got = match.groupdict()
    if got["y1"]:
        return _day(got["y1"], got["m1"], got["d1"], context)
    if got["y8"]:
        return _day(got["y8"], got["m8"], got["d8"], context)
    if got["m2"]:
        return _day(got["y2"], got["m2"], got["d2"], context)
    for name, day, years in (
        ("n9", "d9", ("y9",)),
        ("n3", "d3", ("y3", "z3", "w3")),
        ("n4", "d4", ("y4", "z4")),
    ):
        if got[name]:
            year = next((got[one] for one in years if got[one]), None)
            return _day(year, str(words.months[got[name]]), got[day], context)
    if got["m7"]:
        turned = int(got["m7"]) > 12
        return _day(None, got["d7" if turned else "m7"], got["m7" if turned else "d7"], context)
    first, second, year = got["a5"] or got["a6"], got["b5"] or got["b6"], got["y5"]
    separator = got["s5"] or got["s6"]
    if got["a6"] and separator == "." and not match.group().endswith("."):
        return None  # 1.92 is a number, 17.11. a day
    month_first = separator != "." and (context.month_first or context.marketplace in words.month_first)
    if int(first) > 12 or (int(second) <= 12 and not month_first):
        first, second = second, first
    return _day(year, first, second, context)


def _day(year: str | None, month: str, day: str, context: DateContext) -> tuple[date, bool] | None:
    try:
        if year:
            return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day)), True
        years = (context.today.year + shift for shift in (-1, 0, 1))
        options = [date(one, int(month), int(day)) for one in years if _exists(one, month, day)]
        return (min(options, key=lambda option: abs(option - context.today)), False) if options else None
    except ValueError:
        return None


def _exists(year: int, month: str, day: str) -> bool:
    try:
        date(year, int(month), int(day))
    except ValueError:
        return False
    return True
