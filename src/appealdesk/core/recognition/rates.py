"""Rates of a notice (百分比指标): whose rate each one is, and whether it is the seller's own or the one he is held to.

A rate goes with the metric named in its sentence, else with the one spoken of last. What no word calls a limit is
the seller's own where its metric has none yet, and the limit where it stands right behind his own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from appealdesk.core.recognition.patterns import any_in
from appealdesk.core.recognition.rate_columns import in_columns
from appealdesk.core.recognition.rate_roles import (
    GAP,
    RATE,
    STOP,
    UNLISTED,
    Named,
    Number,
    RateWords,
    Role,
    names_in,
    numbers_in,
    words_before,
)
from appealdesk.core.recognition.text import Text

_REACH = 140
_FAR = 320  # a rate called the seller's own, or the limit, may stand further from the name
_BEHIND = 60  # characters between a rate and a name behind it
_BESIDE = 25  # a name behind a rate is its own up to here, though another was named before
_SHORTEST = 3  # days of a window that a rate is taken over
_PAIR = re.compile(r"\s{0,2}\)?[\s|/(:-]{1,5}(?:(?:vs\.?|where|against) )?")
_COLUMN = re.compile(r"[|\t]|[ ]{2,60}")
_COMMA = re.compile(r"[)\s]{0,3}[,;、,;]")
_ROW = re.compile(r"[ ]{0,3}[|\t][ |\t]{0,4}|[ ]{2,60}|[,;]")


@dataclass(frozen=True, slots=True)
class Rate:
    """One rate of the seller's: its metric, the limit if one is named, the window in days, and its place."""

    key: str
    value: Decimal
    limit: Decimal | None
    days: int | None
    start: int
    end: int


def find_rates(words: RateWords, text: Text) -> Iterator[Rate]:
    """Yield the seller's rates, left to right, each with the limit of its metric that stands nearest."""
    named = names_in(words, text.low)
    numbers = _owned(words, text.low, named, numbers_in(words, text.low, named)) if named else []
    for key in dict.fromkeys(one.owner.metric.key for one in numbers if one.owner):
        if key == UNLISTED.key:
            continue
        group = [one for one in numbers if one.owner and one.owner.metric.key == key]
        own, limits = _parted(words, text.low, group)
        for one in own:
            limit = _limit_of(one, own, limits)
            days = _days(words, text.low, one, numbers)
            yield Rate(key, one.value, limit.value if limit else None, days, one.start, one.end)


def unnamed_rate(words: RateWords, text: Text, key: str) -> Rate | None:
    """Return the rate whose name nobody knows: the only one of the text, with a limit beside it, under the key given."""
    own, limits = _parted(words, text.low, numbers_in(words, text.low, []))
    if len(own) != 1 or len({one.value for one in limits}) != 1:
        return None
    one, limit = own[0], limits[0]
    if limit.value == one.value or abs(limit.start - one.start) > _REACH:
        return None
    return Rate(key, one.value, limit.value, None, one.start, one.end)


def _owned(words: RateWords, low: str, named: list[Named], numbers: list[Number]) -> list[Number]:
    """Give each number the name it goes with."""
    bound: set[int] = set()
    owned = []
    turns = _in_turn(words, low, named, numbers)
    columns = in_columns(words, low, named, numbers)
    for held in numbers:
        one = replace(held, role=columns[held.start][1]) if held.start in columns else held
        owner = columns.get(one.start, (None,))[0] or turns.get(one.start) or _owner(low, named, one, bound)
        if owner and one.role is not Role.LIMIT:
            bound.add(owner.start)
        owned.append(replace(one, owner=owner))
    return owned


def _owner(low: str, named: list[Named], one: Number, bound: set[int]) -> Named | None:
    """A name in the same sentence goes first, the one before ahead of the one behind; else the last one spoken of."""
    earlier = [name for name in named if name.end <= one.start and one.start - name.end <= _FAR]
    left = one.start - len(words_before(low, max(0, one.start - _REACH), one.start))
    before = _out_of_brackets(low, [name for name in earlier if name.start >= left], one)
    after = _behind(low, named, one)
    beside = after is not None and after.start - one.end <= _BESIDE
    if before and (one.role is Role.LIMIT or not beside or not _heads(low, before[-1], after, one, bound)):
        return before[-1]
    if after:
        return after
    reach = _REACH if one.role is Role.OPEN else _FAR
    return earlier[-1] if earlier and one.start - earlier[-1].end <= reach else None


def _out_of_brackets(low: str, before: list[Named], one: Number) -> list[Named]:
    """Leave out names in a bracket that was closed before a limit, if another stands before the bracket: "A 2% (B 1%), limit 1%"."""
    if one.role is not Role.LIMIT:
        return before
    outside = [name for name in before if not _closed_over(low[name.end : one.start])]
    return outside or before


def _closed_over(between: str) -> bool:
    """Whether a bracket that was open at the beginning is closed in a piece of text."""
    opened = between.find("(")
    closed = between.find(")")
    return closed >= 0 and (opened < 0 or closed < opened)


def _behind(low: str, named: list[Named], one: Number) -> Named | None:
    """Return the name behind a number in its sentence, past another number at most."""
    end = min(len(low), one.end + _BEHIND)
    stop = STOP.search(low, one.end, end)
    right = stop.start() if stop else end
    after = next((name for name in named if one.end <= name.start < right), None)
    return after if after and len(RATE.findall(low, one.end, after.start)) <= 1 else None


def _heads(low: str, before: Named, after: Named | None, one: Number, bound: set[int]) -> bool:
    """Whether the name right behind a number is its own: the one before has a number, or this one stands alone."""
    if after is None or _next_pair(low, one, after):
        return False
    if before.start in bound:
        return True
    alone = not re.match(r"[\s:(=]{0,3}(?:is |was |of |at )?\d", low[after.end : after.end + 12])
    return alone and not low[one.end : after.start].strip()


def _next_pair(low: str, one: Number, after: Named) -> bool:
    """Whether a comma parts a number from a name that has its own behind it: in "A 1%, B 2%" the 1 is not B's."""
    return bool(_COMMA.match(low, one.end, after.start) and RATE.match(low[after.end :].lstrip(" :(=")))


def _in_turn(words: RateWords, low: str, named: list[Named], numbers: list[Number]) -> dict[int, Named]:
    """Read "A, B and C are 1%, 2% and 3% respectively"."""
    turns: dict[int, Named] = {}
    for match in (match for cue in words.in_turn for match in cue.matches(low)):
        left = max(0, match.start() - 3 * GAP)
        start = match.start() - len(words_before(low, left, match.start()))
        stop = STOP.search(low, match.end(), match.end() + 2 * GAP)
        end = stop.start() if stop else match.end() + 2 * GAP
        names = [name for name in named if start <= name.start < end]
        rates = [one for one in numbers if start <= one.start < end]
        if len(names) == len(rates) and names and names[-1].end <= rates[0].start:
            turns.update({rate.start: name for rate, name in zip(rates, names, strict=True)})
    return turns


def _parted(words: RateWords, low: str, group: list[Number]) -> tuple[list[Number], list[Number]]:
    """Part the numbers of one metric into the seller's own and the limits."""
    own: list[Number] = []
    limits: list[Number] = []
    claimed = any(one.role in {Role.OWN, Role.OPEN} for one in group)
    group = [one for one in group if one.role is not Role.EARLIER or not claimed]
    for previous, one in zip([None, *group], group, strict=False):
        is_limit = one.role is Role.LIMIT or (one.role is Role.EITHER and claimed)
        if one.role is Role.OPEN and previous is not None and previous in own:
            is_limit = _beside(words, low, previous, one)
            if is_limit and _limit_first(words, low, previous, one):
                own[-1] = one
                limits.append(previous)
                continue
        (limits if is_limit else own).append(one)
    if not limits and [one.role for one in own] == [Role.OPEN, Role.OWN]:
        first, called = own  # "ship on time 95%, you: 89%"
        if first.value != called.value and not any_in(words.windows, low[first.end : called.start]):
            return [called], [first]
    return own, limits


def _limit_first(words: RateWords, low: str, left: Number, right: Number) -> bool:
    """Whether a table's head puts the limits in the column before the seller's own rates."""
    between = low[left.end : right.start]
    above = low[max(0, left.start - 4 * _REACH) : left.start].split("\n")[:-1]
    if between == " ":
        head = next((line for line in reversed(above) if line.strip() and not RATE.search(line)), "")
        return _named_first(words, head)
    if _ROW.fullmatch(between) is None:
        return False
    head = next((line for line in reversed(above) if _COLUMN.search(line) and not RATE.search(line)), "")
    cells = _COLUMN.split(head)
    limits = [place for place, cell in enumerate(cells) if any_in(words.limit, cell)]
    for one in (left, right):
        if limits and limits[0] == _column_of(low, one):
            return one is left
    return bool(limits) and limits[0] < len(cells) - 1 and bool(cells[limits[0] + 1].strip())


def _column_of(low: str, one: Number) -> int:
    """Return in which cell of its row a number stands, counted from 0."""
    row = low[low.rfind("\n", 0, one.start) + 1 : one.start]
    return len(_COLUMN.findall(row))


def _named_first(words: RateWords, head: str) -> bool:
    """Whether a head without columns names the limit before the seller's own: "Metric Target Yours"."""
    limit, own = (
        min((match.start() for cue in cues for match in cue.matches(head)), default=None)
        for cues in (words.limit, words.own)
    )
    return limit is not None and own is not None and limit < own


def _beside(words: RateWords, low: str, own: Number, one: Number) -> bool:
    """Whether a number without a cue stands right behind the seller's own, as in a row or a bracket."""
    between = low[own.end : one.start]
    return bool(_PAIR.fullmatch(between) or _ROW.fullmatch(between)) and not any_in(
        words.windows, low[one.end : one.end + 14]
    )


def _limit_of(one: Number, own: list[Number], limits: list[Number]) -> Number | None:
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


def _days(words: RateWords, low: str, one: Number, numbers: list[Number]) -> int | None:
    """Find the window of days written between the last number and this one, or right behind it."""
    earlier = max((other.end for other in numbers if other.end <= one.start), default=0)
    name = one.owner.start if one.owner else one.start
    left = max(earlier, min(name, one.start) - 30, 0)
    for piece in (
        low[max(left, one.start - 40) : one.start],
        low[left : one.start],
        STOP.split(low[one.end : one.end + 22])[0],
    ):
        for pattern in words.windows:
            match = pattern.search(piece)
            if match and int(match["n"]) >= _SHORTEST:
                return int(match["n"])
    return None
