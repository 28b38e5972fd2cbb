"""Days and times as pages print them (原文时间): in any order of day and month that the file itself makes certain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo

from appealdesk.core.letter.month_names import ALL_MONTHS, MONTHS, month_number
from appealdesk.core.local_time import local, whole_day

_NAMES = "|".join(sorted({*ALL_MONTHS, "Sept", *(name[:3] for name in MONTHS)}, key=len, reverse=True))
_OF = r"(?:de\s+|d['’])?"
_DAY = rf"""
    (?<![\d.-])(?P<y1>20\d\d)\s?[-/.年]\s?(?P<m1>\d{{1,2}})\s?[-/.月]\s?(?P<d1>\d{{1,2}})(?!\d)\s?日?
  | (?<![\d.-])(?P<a>\d{{1,2}})(?P<by>[-/.])(?P<b>\d{{1,2}})(?P=by)(?P<y2>20\d\d)(?!\d)
  | \b(?P<n3>{_NAMES})\b\.?\s(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?!\d),?\s(?P<y3>20\d\d)
  | (?<!\d)(?P<d4>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?\s{_OF}(?P<n4>{_NAMES})\b\.?,?\s{_OF}(?P<y4>20\d\d)
"""
_TIME = r"(?P<h>\d{1,2})(?::|\s?h\s?|時|点)(?P<mi>\d{2})(?!\d)(?::\d{2}(?:[.,]\d+)?)?分?\s?(?P<half>[ap]\.?m\b\.?)?"
_ZONE = r"(?P<zone>\(?(?:(?:UTC|GMT)\s?[+-]\d{1,2}(?::?\d{2})?|[+-]\d{2}:?\d{2}|Z|UTC|GMT|BST|CES?T|MES?Z|JST|[ECMP][SD]T)\b\)?)?"
_WRITTEN = re.compile(
    rf"(?:{_DAY})(?:[,\sT]*(?:at|um|à|alle(?:\sore)?|ore|a\slas)?\s*(?:{_TIME})(?:\s?(?:Uhr|hrs?)\b)?\s?{_ZONE})?",
    re.IGNORECASE | re.VERBOSE,
)
_ALONE = re.compile(rf"^\W{{0,3}}{_TIME}\s?{_ZONE}", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?P<h>\d{1,2}):(?P<mi>\d{2})\s?(?P<half>[ap]\.?m\b\.?)?\s(?:on|am|le|el)\s$", re.IGNORECASE
)
# Who writes the month first, and who never does.
_AMERICAN = re.compile(r"\d\s?[AP]\.?M\b|\bUSPS\b|\bFedEx\b|\bOnTrac\b|\b[A-Z]{2} \d{5}\b")
_EUROPEAN = re.compile(
    r"Royal Mail|\bEvri\b|\bHermes\b|\bDPD\b|\bGLS\b|Colissimo|La Poste|Chronopost|Mondial Relay|Correos|SEUR|Poste Italiane"
    r"|\bBRT\b|\bColis\b|\bSendung|\bPaket|\bEnvío|\bspedizione|\bcommande\b|\bBestellung|\bpedido\b|\bordine\b",
    re.IGNORECASE,
)
_NOON = 12
_OFFSETS = {
    "Z": 0,
    "UTC": 0,
    "GMT": 0,
    "BST": 60,
    "CET": 60,
    "CEST": 120,
    "MEZ": 60,
    "MESZ": 120,
    "JST": 540,
} | {
    f"{letter}{season}T": -60 * (5 + number - (season == "D"))
    for number, letter in enumerate("ECMP")
    for season in "SD"
}


@dataclass(frozen=True, slots=True)
class Clock:
    """A day, perhaps with its time and offset, and the characters of the line that write it."""

    day: date
    at: time | None
    offset: timedelta | None
    start: int
    end: int
    written: str

    def moment(self, zone: tzinfo | None) -> datetime:
        """Return it as a moment: by its own offset, else as local time of `zone`, else as that day."""
        if self.at is None:
            return whole_day(self.day, zone)
        wall = datetime.combine(self.day, self.at)
        return local(wall, zone) if self.offset is None else wall.replace(tzinfo=timezone(self.offset))


def month_first(text: str) -> bool | None:
    """Whether a file writes `11/06/2026` for 6 November; None where nothing in it tells."""
    pairs = [(int(m["a"]), int(m["b"])) for m in _WRITTEN.finditer(text) if m["a"]]
    if any(b > _NOON for _, b in pairs):
        return True
    if any(a > _NOON for a, _ in pairs):
        return False
    american, european = bool(_AMERICAN.search(text)), bool(_EUROPEAN.search(text))
    return american if american != european else None


def clocks(line: str, american: bool | None) -> tuple[Clock, ...]:
    """Return the days and times of one line; a day that could be two days is none."""
    return tuple(_clocks(line, american))


def time_alone(line: str) -> tuple[time, timedelta | None, int] | None:
    """Return the time with which a line under a day begins, its offset and where it ends."""
    found = _ALONE.match(line)
    at = _time(found) if found else None
    return (at, _offset(found["zone"]), found.end()) if found and at is not None else None


def _clocks(line: str, american: bool | None) -> Iterator[Clock]:
    for match in _WRITTEN.finditer(line):
        day = _day(match, american)
        if day is None:
            continue
        start, at = match.start(), _time(match)
        # A sentence says the time first: “at 2:51 pm on November 6, 2026”.
        ahead = _BEFORE.search(line[:start]) if at is None else None
        if ahead is not None:
            start, at = ahead.start(), _time(ahead)
        offset = _offset(match["zone"])
        yield Clock(day, at, offset, start, match.end(), " ".join(line[start : match.end()].split()))


def _day(match: re.Match[str], american: bool | None) -> date | None:
    try:
        if match["y1"]:
            return date(int(match["y1"]), int(match["m1"]), int(match["d1"]))
        if match["y3"]:
            return date(int(match["y3"]), month_number(match["n3"]), int(match["d3"]))
        if match["y4"]:
            return date(int(match["y4"]), month_number(match["n4"]), int(match["d4"]))
        a, b = int(match["a"]), int(match["b"])
        if match["by"] == ".":
            return date(int(match["y2"]), b, a)
        if american is None and a != b:
            return None
        return date(int(match["y2"]), *((a, b) if american else (b, a)))
    except (ValueError, KeyError):
        return None


def _time(match: re.Match[str]) -> time | None:
    if not match["h"]:
        return None
    hour, half = int(match["h"]), (match["half"] or "").lower()
    if half:
        hour = hour % _NOON + (_NOON if half.startswith("p") else 0)
    try:
        return time(hour, int(match["mi"]))
    except ValueError:
        return None


def _offset(words: str | None) -> timedelta | None:
    bare = (words or "").strip("() ").upper()
    if bare in _OFFSETS:
        return timedelta(minutes=_OFFSETS[bare])
    found = re.fullmatch(r"(?:UTC|GMT)?\s?([+-])(\d{1,2}):?(\d{2})?", bare)
    if found is None:
        return None
    span = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return (-span if found[1] == "-" else span) if span < timedelta(days=1) else None
