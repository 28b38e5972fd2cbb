"""Rates of a notice (百分比指标): whose rate each one is, and whether it is the seller's own or the one he is held to.

Each rate is judged by the words since the number before it: the last cue decides. What no cue decides is the
seller's own where its metric has none yet, and his limit where it stands right behind his own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from itertools import islice, pairwise

from appealdesk.core.recognition.numerals import FRESH, NUMBER, number
from appealdesk.core.recognition.patterns import Pattern, any_in, begins, ends
from appealdesk.core.recognition.text import Text

_RATE = re.compile(
    rf"{FRESH}(?P<n>{NUMBER})\s?(?:%|percent\b|per cent|pct\b|prozent|pour cent|por ciento|per cento)|百分之\s?(?P<c>\d+(?:\.\d+)?)"
)
# A bare count: no rate, no span of time, no money.
_COUNT = re.compile(
    rf"{FRESH}(?P<n>\d{{1,6}})(?![\d.,]*\s?(?:%|\d|day|hour|week|month|business|tag|jour|dia|giorn|天|日|个?工作|小时|月|元|€|\$))"
)
_STOP = re.compile(r"[。;;!?\n]|(?<!\bmax)(?<!\bmin)(?<!\bbzw)(?<!\bvs)\.(?=\s|\Z)")
_MOST = 300  # rates looked at; a notice holds a handful
_REACH = 140
_FAR = 320  # a rate called the seller's own, or the limit, may stand further from the name
_GAP = 90  # characters before a rate in which its cue stands
_NEAR = 34  # characters between a cue and its rate
_AFTER = 44
_BEHIND = 60  # characters between a rate and a name behind it
_BESIDE = 25  # a name behind a rate is its own up to here, though another was named before
_BRACKET = 40  # characters between two numbers of one bracket
_BEFORE_CUE = r"[\s,(:|/-]{0,4}(?:the |our |your |a )?"
_AFTER_CUE = r"[\s:(=<>≤≥~]{0,4}"
_AWAY = re.compile(r"[,;.(|、,;。]|:\s?\S")
# Small words between a rate and a cue behind it, or a name: "4% or better is required", "4% VTR requirement".
_SMALL = r"[ -]{0,2}(?:(?:or (?:better|less|more|lower|higher|above|below)|that|we|is|are|being|as|the|a|an|our|est|ist|sind|es el|e il|è|为|是|的) ?){0,3}"
# A cue behind a number is not its own if another number follows that it would belong to.
_NO_NUMBER = r"(?![\s:=<>≤≥]{0,3}(?:is |of |von |de |del |di |为)?\d)"
_PAIR = re.compile(r"\s{0,2}\)?[\s|/(:-]{1,5}(?:(?:vs\.?|where|against) )?")
_ROW = re.compile(r"[ ]{0,3}[|\t][ |\t]{0,4}|[ ]{2,12}")


class _Role(Enum):
    OWN = "own"
    LIMIT = "limit"
    EITHER = "either"  # "above the target: 5%" may go on with both
    OPEN = "open"
    EARLIER = "earlier"  # "last month": the seller's own where no later one is given


@dataclass(frozen=True, slots=True)
class Metric:
    """A rate: its key and its names."""

    key: str
    names: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class RateWords:
    """Names, and cues by the place they stand in. `limit` and `own` may stand a few words before a number,
    `limit_before` and `limit_after` right beside it, `limit_of` right before the metric's name.
    """

    metrics: tuple[Metric, ...]
    limit: tuple[Pattern, ...]
    limit_before: tuple[Pattern, ...]
    limit_after: tuple[Pattern, ...]
    limit_of: tuple[Pattern, ...]
    own: tuple[Pattern, ...]
    breach: tuple[Pattern, ...]
    passed_over_before: tuple[Pattern, ...]
    passed_over_after: tuple[Pattern, ...]
    earlier_before: tuple[Pattern, ...]
    earlier_after: tuple[Pattern, ...]
    moved_from: tuple[Pattern, ...]
    moved_to: tuple[Pattern, ...]
    in_turn: tuple[Pattern, ...]
    windows: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Rate:
    """One rate of the seller's: its metric, the limit if one is named, the window in days, and its place."""

    key: str
    value: Decimal
    limit: Decimal | None
    days: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int
    metric: Metric


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    value: Decimal
    role: _Role = _Role.OPEN
    owner: _Named | None = None


def limit_behind(words: RateWords, low: str, end: int) -> Decimal | None:
    """Return the number that words right behind a count hold it to: "9 defects (limit: 5)"."""
    stop = _STOP.search(low, end, end + _AFTER)
    rest = low[end : stop.start() if stop else end + _AFTER]
    match = _COUNT.search(rest)
    if match and begins(words.limit_before, rest[: match.start()], _BEFORE_CUE, _AFTER_CUE + r"\Z"):
        return number(match["n"])
    return None


def find_rates(words: RateWords, text: Text) -> Iterator[Rate]:
    """Yield the seller's rates, left to right, each with the limit of its metric that stands nearest."""
    named = _names(words, text.low)
    numbers = _owned(words, text.low, named, _numbers(words, text.low, named)) if named else []
    for key in dict.fromkeys(one.owner.metric.key for one in numbers if one.owner):
        group = [one for one in numbers if one.owner and one.owner.metric.key == key]
        own, limits = _parted(words, text.low, group)
        for one in own:
            limit = _limit_of(one, own, limits)
            days = _days(words, text.low, one, numbers)
            yield Rate(key, one.value, limit.value if limit else None, days, one.start, one.end)


def _names(words: RateWords, low: str) -> list[_Named]:
    """Return mentions of metrics; where names overlap, the longest holds."""
    found = [
        _Named(match.start(), match.end(), metric)
        for metric in words.metrics
        for name in metric.names
        for match in name.matches(low)
    ]
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[_Named] = []
    for one in found[: 2 * _MOST]:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _numbers(words: RateWords, low: str, named: list[_Named]) -> list[_Number]:
    """Return all rates but those of something else: earlier ones, fees, discounts."""
    matches = list(islice(_RATE.finditer(low), _MOST))
    found = []
    for position, match in enumerate(matches):
        since = matches[position - 1].end() if position else 0
        until = matches[position + 1].start() if position + 1 < len(matches) else len(low)
        before = _gap(low, max(since, match.start() - _GAP), match.start())
        after = low[match.end() : min(until, match.end() + _AFTER)]
        if _passed_over(words, before, after, moved=until <= match.end() + _AFTER):
            continue
        role = _role(words, low, before, match, named)
        found.append(_Number(match.start(), match.end(), number(match["n"] or match["c"]), role))
    return _bracketed(low, found)


def _gap(low: str, left: int, start: int) -> str:
    """Return the words before a number, back to the last number or the beginning of its sentence."""
    breaks = [match.end() for match in _STOP.finditer(low, left, start)]
    return low[(breaks[-1] if breaks else left) : start]


def _passed_over(words: RateWords, before: str, after: str, *, moved: bool) -> bool:
    if ends(words.passed_over_before, before, _AFTER_CUE) or begins(
        words.passed_over_after, after, r"[\s)]{0,2}"
    ):
        return True
    return (
        moved and ends(words.moved_from, before, r"\s?") and begins(words.moved_to, after, r"\s?", r"\s?\Z")
    )


def _role(words: RateWords, low: str, before: str, one: re.Match[str], named: list[_Named]) -> _Role:
    behind = low[one.end() : one.end() + _AFTER]
    if ends(words.earlier_before, before, _AFTER_CUE) or begins(words.earlier_after, behind, r"\s?"):
        return _Role.EARLIER
    if _called_limit(words, low, one.end(), named):
        return _Role.LIMIT
    if ends(words.breach, before, r"[\s:(,-]{0,3}"):
        return _Role.EITHER
    if ends(words.limit_before, before, _AFTER_CUE):
        return _Role.LIMIT
    inside = [name for name in named if one.start() - len(before) <= name.start and name.end <= one.start()]
    since_name = before[inside[-1].end - one.start() :] if inside and inside[-1].end < one.start() else before
    limit, own = _last(words.limit, since_name), _last(words.own, since_name)
    if max(limit, own) >= 0:
        return _Role.LIMIT if limit > own else _Role.OWN
    if inside and ends(words.limit_of, before[: inside[-1].start - one.start()], r"\s?"):
        return _Role.LIMIT
    return _Role.OPEN


def _called_limit(words: RateWords, low: str, end: int, named: list[_Named]) -> bool:
    """Whether a cue stands right behind, past the metric's name if need be: "the 4% late shipment requirement"."""
    beside = (name for name in named if 0 <= name.start - end <= 1)
    at = next((name.end for name in beside if low[end : name.start] in {"", " "}), end)
    return any(
        begins(words.limit_after, low[place : place + _AFTER], _SMALL, _NO_NUMBER) for place in {end, at}
    )


def _last(cues: tuple[Pattern, ...], before: str) -> int:
    """Return where the last cue ends that the number may still belong to, -1 for none."""
    tail = before[-_NEAR - 24 :]
    found = [match.end() for one in cues for match in one.matches(tail)]
    near = [at for at in found if len(tail) - at <= _NEAR and not _AWAY.search(tail, at)]
    return max(near) + len(before) - len(tail) if near else -1


def _bracketed(low: str, found: list[_Number]) -> list[_Number]:
    """Take "below standard (71%, required 90%)" apart: of two limits in a bracket the first, bare one is the seller's."""
    own = {
        one.start
        for one, other in pairwise(found)
        if one.role in {_Role.LIMIT, _Role.EITHER}
        and other.role is _Role.LIMIT
        and low[: one.start][-3:].rstrip(" ").endswith("(")
        and other.start - one.end <= _BRACKET
        and ")" not in low[one.end : other.start]
    }
    return [replace(one, role=_Role.OWN) if one.start in own else one for one in found]


def _owned(words: RateWords, low: str, named: list[_Named], numbers: list[_Number]) -> list[_Number]:
    """Give each number the name it goes with."""
    bound: set[int] = set()
    owned = []
    turns = _in_turn(words, low, named, numbers)
    for one in numbers:
        owner = turns.get(one.start) or _owner(low, named, one, bound)
        if owner and one.role is not _Role.LIMIT:
            bound.add(owner.start)
        owned.append(replace(one, owner=owner))
    return owned


def _owner(low: str, named: list[_Named], one: _Number, bound: set[int]) -> _Named | None:
    """A name in the same sentence goes first, the one before ahead of the one behind; else the last one spoken of."""
    earlier = [name for name in named if name.end <= one.start and one.start - name.end <= _FAR]
    left = one.start - len(_gap(low, max(0, one.start - _REACH), one.start))
    before = [name for name in earlier if name.start >= left]
    after = _behind(low, named, one)
    beside = after is not None and after.start - one.end <= _BESIDE
    if before and (one.role is _Role.LIMIT or not beside or not _heads(low, before[-1], after, one, bound)):
        return before[-1]
    if after:
        return after
    reach = _REACH if one.role is _Role.OPEN else _FAR
    return earlier[-1] if earlier and one.start - earlier[-1].end <= reach else None


def _behind(low: str, named: list[_Named], one: _Number) -> _Named | None:
    """Return the name behind a number in its sentence, past another number at most."""
    end = min(len(low), one.end + _BEHIND)
    stop = _STOP.search(low, one.end, end)
    right = stop.start() if stop else end
    after = next((name for name in named if one.end <= name.start < right), None)
    return after if after and len(_RATE.findall(low, one.end, after.start)) <= 1 else None


def _heads(low: str, before: _Named, after: _Named | None, one: _Number, bound: set[int]) -> bool:
    """Whether the name right behind a number is its own: the one before has a number, or this one stands alone."""
    if after is None:
        return False
    if before.start in bound:
        return True
    alone = not re.match(r"[\s:(=]{0,3}(?:is |was |of |at )?\d", low[after.end : after.end + 12])
    return alone and not low[one.end : after.start].strip()


def _in_turn(words: RateWords, low: str, named: list[_Named], numbers: list[_Number]) -> dict[int, _Named]:
    """Read "A, B and C are 1%, 2% and 3% respectively"."""
    turns: dict[int, _Named] = {}
    for match in (match for cue in words.in_turn for match in cue.matches(low)):
        left = max(0, match.start() - 3 * _GAP)
        start = match.start() - len(_gap(low, left, match.start()))
        stop = _STOP.search(low, match.end(), match.end() + 2 * _GAP)
        end = stop.start() if stop else match.end() + 2 * _GAP
        names = [name for name in named if start <= name.start < end]
        rates = [one for one in numbers if start <= one.start < end]
        if len(names) == len(rates) and names and names[-1].end <= rates[0].start:
            turns.update({rate.start: name for rate, name in zip(rates, names, strict=True)})
    return turns


def _parted(words: RateWords, low: str, group: list[_Number]) -> tuple[list[_Number], list[_Number]]:
    """Part the numbers of one metric into the seller's own and the limits."""
    own: list[_Number] = []
    limits: list[_Number] = []
    claimed = any(one.role in {_Role.OWN, _Role.OPEN} for one in group)
    group = [one for one in group if one.role is not _Role.EARLIER or not claimed]
    for previous, one in zip([None, *group], group, strict=False):
        is_limit = one.role is _Role.LIMIT or (one.role is _Role.EITHER and claimed)
        if one.role is _Role.OPEN and previous is not None and previous in own:
            is_limit = _beside(words, low, previous, one)
        (limits if is_limit else own).append(one)
    return own, limits


def _beside(words: RateWords, low: str, own: _Number, one: _Number) -> bool:
    """Whether a number without a cue stands right behind the seller's own, as in a row or a bracket."""
    between = low[own.end : one.start]
    return bool(_PAIR.fullmatch(between) or _ROW.fullmatch(between)) and not any_in(
        words.windows, low[one.end : one.end + 14]
    )


def _limit_of(one: _Number, own: list[_Number], limits: list[_Number]) -> _Number | None:
    """Return the limit told first, then the one behind a number and before the next, the last before, any behind."""
    following = min((other.start for other in own if other.start > one.start), default=None)
    earlier = max((other.start for other in own if other.start < one.start), default=None)
    before = [limit for limit in limits if limit.end <= one.start]
    behind = [limit for limit in limits if limit.start > one.start]
    if before and earlier is None:
        return before[-1]
    if behind and (following is None or behind[0].start < following):
        return behind[0]
    return before[-1] if before else behind[0] if behind else None


def _days(words: RateWords, low: str, one: _Number, numbers: list[_Number]) -> int | None:
    """Find the window of days written between the last number and this one, or right behind it."""
    earlier = max((other.end for other in numbers if other.end <= one.start), default=0)
    name = one.owner.start if one.owner else one.start
    left = max(earlier, min(name, one.start) - 30, 0)
    for piece in (
        low[max(left, one.start - 40) : one.start],
        low[left : one.start],
        _STOP.split(low[one.end : one.end + 22])[0],
    ):
        for pattern in words.windows:
            match = pattern.search(piece)
            if match:
                return int(match["n"])
    return None
