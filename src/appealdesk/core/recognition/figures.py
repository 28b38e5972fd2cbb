"""Figures of a notice (指标数值): which number belongs to which metric, and which is its threshold.

A rate belongs to the metric named before it, or right after it; a number that words such as "target"
or "below" introduce is a threshold of the metric spoken of. Several windows of one metric get a suffix.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from appealdesk.core.place import Words
from appealdesk.core.reading import Figure
from appealdesk.core.recognition.patterns import Pattern, any_in, begins, ends
from appealdesk.core.recognition.text import Text

_NUMBER = r"\d{1,3}(?:[.,' ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?"
_RATE = re.compile(
    rf"(?<![a-z0-9#])(?<!\d[.,-])(?P<n>{_NUMBER})\s?(?:%|percent\b|per cent|pct\b|prozent|pour cent|por ciento|per cento)|百分之\s?(?P<c>\d+(?:\.\d+)?)"
)
_REACH = 140
_BRACKET = 40  # characters between two numbers of one bracket
_AFTER_CUE = r"[\s:(=<>≤≥~]{0,4}"
# A cue behind a number is not its own if another number follows that it would belong to.
_NO_NUMBER = r"(?![\s:=<>≤≥]{0,3}(?:is |of )?\d)"
_STOP = re.compile(r"[.。;;!?\n](?!\d)")


@dataclass(frozen=True, slots=True)
class Metric:
    """A rate: its key and its names."""

    key: str
    names: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """A key for counts or money: what must stand beside the number. A pattern's group `n` is the number."""

    key: str
    unit: str
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class FigureWords:
    """All words that numbers are read by."""

    metrics: tuple[Metric, ...]
    amounts: tuple[Amount, ...]
    money: tuple[tuple[str, tuple[Pattern, ...]], ...]
    currencies: tuple[tuple[str, str], ...]
    threshold_before: tuple[Pattern, ...]
    threshold_after: tuple[Pattern, ...]
    passed_over_before: tuple[Pattern, ...]
    windows: tuple[Pattern, ...]
    otherwise: tuple[Pattern, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure, its key without window suffix, the window in days if one is written, and its words."""

    key: str
    figure: Figure
    days: int | None
    start: int
    words: Words


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
    threshold: bool


def number(written: str) -> Decimal:
    """Read a number: `1,234.56`, `1.234,56`, `97,2`, `1 234`. The last separator is decimal unless it groups by threes."""
    written = re.sub(r"[\s']", "", written)
    last = max(written.rfind("."), written.rfind(","))
    if last < 0:
        return Decimal(written)
    tail = written[last + 1 :]
    other = "," if written[last] == "." else "."
    grouping = len(tail) == 3 and (
        written.count(written[last]) > 1 or (other not in written and written[:last] != "0")
    )
    whole = re.sub(r"[.,]", "", written[:last])
    return Decimal(whole + tail) if grouping else Decimal(f"{whole}.{tail}")


def find_figures(words: FigureWords, text: Text) -> tuple[FoundFigure, ...]:
    """Return every figure of a text with its key; of several values for one key and window the first counts."""
    found = [*_rates(words, text), *_amounts(words, text), *_money(words, text)]
    firsts: dict[tuple[str, int | None], FoundFigure] = {}
    for one in sorted(found, key=lambda item: item.start):
        held = firsts.get((one.key, one.days))
        if held is None:
            firsts[(one.key, one.days)] = one
        elif (
            held.figure.threshold is None
            and one.figure.threshold is not None
            and one.figure.value == held.figure.value
        ):
            firsts[(one.key, one.days)] = replace(held, figure=one.figure)
    return tuple(firsts.values())


def keyed(found: Iterable[FoundFigure]) -> tuple[tuple[str, Figure], ...]:
    """Give keys their window suffix where one metric was given for several windows."""
    found = tuple(found)
    windows: dict[str, set[int | None]] = {}
    for one in found:
        windows.setdefault(one.key, set()).add(one.days)
    return tuple(
        (f"{one.key}_{one.days}d" if one.days and len(windows[one.key]) > 1 else one.key, one.figure)
        for one in found
    )


def _rates(words: FigureWords, text: Text) -> Iterator[FoundFigure]:
    named = _named(words, text)
    numbers = _numbers(words, text)
    bound: dict[int, int] = {}
    values: list[tuple[_Named, _Number, _Number | None]] = []
    waiting: dict[str, _Number] = {}
    for position, one in enumerate(numbers):
        if one.threshold:
            _give_threshold(named, values, waiting, one)
            continue
        owner = _owner(named, numbers, position, bound)
        if owner is None:
            continue
        bound[owner.start] = bound.get(owner.start, 0) + 1
        values.append((owner, one, waiting.get(owner.metric.key)))
    for owner, one, threshold in values:
        days = _days(words, text, owner, one, numbers)
        figure = Figure(one.value, threshold.value if threshold else None, "pct")
        yield FoundFigure(owner.metric.key, figure, days, one.start, text.words(one.start, one.end))


def _give_threshold(
    named: list[_Named],
    values: list[tuple[_Named, _Number, _Number | None]],
    waiting: dict[str, _Number],
    one: _Number,
) -> None:
    """A threshold belongs to the value before it, if no other metric was named in between; else to what follows."""
    before = [name for name in named if name.end <= one.start and one.start - name.end <= _REACH]
    if values and one.start - values[-1][1].end <= _REACH:
        owner, value, held = values[-1]
        named_since = [
            name for name in before if name.start > value.end and name.metric.key != owner.metric.key
        ]
        if not named_since:
            if held is None:
                _share_threshold(values, owner, one)
            return
    if before:
        late = [
            place
            for place, (owner, _, held) in enumerate(values)
            if held is None and owner.metric.key == before[-1].metric.key
        ]
        for place in late:
            values[place] = (*values[place][:2], one)
        if not late:
            waiting.setdefault(before[-1].metric.key, one)


def _share_threshold(
    values: list[tuple[_Named, _Number, _Number | None]], owner: _Named, one: _Number
) -> None:
    """One threshold serves all windows of a metric that were listed before it."""
    for index, (other, value, held) in enumerate(values):
        if other.metric.key == owner.metric.key and held is None and one.start - value.end <= _REACH:
            values[index] = (other, value, one)


def _owner(
    named: list[_Named], numbers: list[_Number], position: int, bound: dict[int, int]
) -> _Named | None:
    one = numbers[position]
    before = [name for name in named if name.end <= one.start and one.start - name.end <= _REACH]
    limit = numbers[position + 1].start if position + 1 < len(numbers) else one.end + 60
    after = [name for name in named if one.end <= name.start <= min(limit, one.end + 60)]
    if before and (before[-1].start not in bound or not after or after[0].start - one.end > 25):
        return before[-1]
    return after[0] if after else None


def _named(words: FigureWords, text: Text) -> list[_Named]:
    """Return mentions of rate metrics; where names overlap, the longest holds."""
    found = [
        _Named(match.start(), match.end(), metric)
        for metric in words.metrics
        for name in metric.names
        for match in name.matches(text.low)
    ]
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[_Named] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _numbers(words: FigureWords, text: Text) -> list[_Number]:
    found = []
    for match in _RATE.finditer(text.low):
        before = text.low[max(0, match.start() - 40) : match.start()]
        after = text.low[match.end() : match.end() + 30]
        if ends(words.passed_over_before, before, _AFTER_CUE):
            continue
        threshold = ends(words.threshold_before, before, _AFTER_CUE) or begins(
            words.threshold_after, after, r"[\s-]{0,2}", _NO_NUMBER
        )
        found.append(_Number(match.start(), match.end(), number(match["n"] or match["c"]), threshold))
    return _bracketed(text.low, found)


def _bracketed(low: str, found: list[_Number]) -> list[_Number]:
    """Take "below standard (71%, required 90%)" apart: of two thresholds in a bracket the first, bare one is the value."""
    values = {
        one.start
        for one, other in pairwise(found)
        if one.threshold
        and other.threshold
        and low[: one.start].rstrip(" ").endswith("(")
        and other.start - one.end <= _BRACKET
        and ")" not in low[one.end : other.start]
    }
    return [replace(one, threshold=False) if one.start in values else one for one in found]


def _days(words: FigureWords, text: Text, owner: _Named, one: _Number, numbers: list[_Number]) -> int | None:
    """Find the window of days written between the last number and this one, or right behind it."""
    earlier = max((other.end for other in numbers if other.end <= one.start), default=0)
    left = max(earlier, min(owner.start, one.start) - 30, 0)
    for piece in (
        text.low[max(left, one.start - 40) : one.start],
        text.low[left : one.start],
        _STOP.split(text.low[one.end : one.end + 22])[0],
    ):
        for pattern in words.windows:
            match = pattern.search(piece)
            if match:
                return int(match["n"])
    return None


def _amounts(words: FigureWords, text: Text) -> Iterator[FoundFigure]:
    for amount in words.amounts:
        matches = sorted(
            (match for pattern in amount.patterns for match in pattern.matches(text.low)),
            key=lambda m: m.start(),
        )
        for match in matches[:1]:
            groups = match.groupdict()
            threshold = number(groups["t"]) if groups.get("t") else None
            figure = Figure(number(match["n"]), threshold, amount.unit)
            yield FoundFigure(amount.key, figure, None, match.start(), text.words(match.start(), match.end()))


def _money(words: FigureWords, text: Text) -> Iterator[FoundFigure]:
    signs = "|".join(re.escape(sign) for sign, _ in words.currencies)
    codes = dict(words.currencies)
    expression = re.compile(
        rf"(?<![a-z0-9])(?P<s1>{signs})\s?(?P<n1>{_NUMBER})(?![\d%])|(?<![a-z0-9#])(?<!\d[.,-])(?P<n2>{_NUMBER})\s?(?P<s2>{signs})(?![a-z])"
    )
    for match in expression.finditer(text.low):
        key = _money_key(words, text.low, match.start(), match.end())
        if key:
            code = codes[match["s1"] or match["s2"]]
            figure = Figure(number(match["n1"] or match["n2"]), None, code)
            yield FoundFigure(key, figure, None, match.start(), text.words(match.start(), match.end()))


def _money_key(words: FigureWords, low: str, start: int, end: int) -> str | None:
    """Return the key whose cue stands nearest to the amount, in front or behind."""
    left, right = max(0, start - 160), min(len(low), end + 50)
    stop = _STOP.search(low, end, right)
    right = stop.start() if stop else right
    nearest: tuple[int, str] | None = None
    for key, cues in words.money:
        for cue in cues:
            for match in cue.matches(low[left:right]):
                at = left + match.start()
                distance = start - (left + match.end()) if at < start else (at - end) + 12
                if nearest is None or distance < nearest[0]:
                    nearest = (distance, key)
    if nearest is None and any_in(words.otherwise, low[left:right]):
        return "disputed_amount"
    return nearest[1] if nearest else None
