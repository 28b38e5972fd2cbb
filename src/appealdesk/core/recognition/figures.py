"""Figures of a notice (指标数值): which number belongs to which metric, and which is its threshold.

Rates are read by the names and limits around them, counts and money by the words beside them.
Several windows of one metric get a suffix.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

from appealdesk.core.place import Words
from appealdesk.core.reading import Figure
from appealdesk.core.recognition.numerals import FRESH, NUMBER, in_digits, number
from appealdesk.core.recognition.patterns import Pattern, any_in, begins, ends
from appealdesk.core.recognition.rate_roles import RateWords, limit_behind
from appealdesk.core.recognition.rates import Rate, find_rates, unnamed_rate
from appealdesk.core.recognition.text import Text

_MOST = 300  # amounts looked at; a notice holds a handful
_KANA, _HAN = re.compile("[\u3041-\u30fa]"), re.compile("[\u4e00-\u9fff]{2}")
_CODE = re.compile(r"\s?(?P<c>[a-z]{3})(?![a-z])")
_LABELLED = re.compile(r"[:=]\s?\Z")
_STOP = re.compile(r"[.。;;!?\n](?!\d)")


@dataclass(frozen=True, slots=True)
class Amount:
    """A key for counts or money: what must stand beside the number. A pattern's group `n` is the number."""

    key: str
    unit: str
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class FigureWords:
    """All words that numbers are read by."""

    rates: RateWords
    amounts: tuple[Amount, ...]
    money: tuple[tuple[str, tuple[Pattern, ...]], ...]
    currencies: tuple[tuple[str, str], ...]
    in_chinese: tuple[tuple[str, str], ...] = ()
    of_china: tuple[Pattern, ...] = ()
    of_japan: tuple[Pattern, ...] = ()
    otherwise: tuple[Pattern, ...] = ()
    allowed_before: tuple[Pattern, ...] = ()
    bound_before: tuple[Pattern, ...] = ()
    each_before: tuple[Pattern, ...] = ()
    each_after: tuple[Pattern, ...] = ()
    in_all_before: tuple[Pattern, ...] = ()
    in_all_after: tuple[Pattern, ...] = ()
    in_words: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure, its key without window suffix, the window in days if one is written, and its words."""

    key: str
    figure: Figure
    days: int | None
    start: int
    end: int
    words: Words


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


def unnamed_figure(words: FigureWords, text: Text, keys: Iterable[str]) -> FoundFigure | None:
    """Return a rate whose name no pack knows, under the one metric among `keys`: what the notice is about says what it is."""
    metrics = sorted({one.key for one in words.rates.metrics} & set(keys))
    one = unnamed_rate(words.rates, text, metrics[0]) if len(metrics) == 1 else None
    return _of_rate(text, one) if one else None


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
    for one in find_rates(words.rates, text):
        yield _of_rate(text, one)


def _of_rate(text: Text, one: Rate) -> FoundFigure:
    figure = Figure(one.value, one.limit, "pct")
    return FoundFigure(one.key, figure, one.days, one.start, one.end, text.words(one.start, one.end))


def _amounts(words: FigureWords, text: Text) -> Iterator[FoundFigure]:
    """Yield counts and scores; a number that one key has taken is no other's."""
    taken: list[tuple[int, int]] = []
    low = in_digits(text.low, words.in_words)
    for amount in words.amounts:
        matches = [one for one in _matches(words, low, amount) if not _inside(one.start("n"), taken)]
        taken.extend(match.span() for match in matches if amount.unit == "score")
        for match in _whole(words, low, amount, matches):
            groups = match.groupdict()
            threshold = (
                number(groups["t"]) if groups.get("t") else limit_behind(words.rates, text.low, match.end())
            )
            figure = Figure(number(match["n"]), threshold, amount.unit)
            yield FoundFigure(amount.key, figure, None, *match.span(), text.words(*match.span()))


def _matches(words: FigureWords, low: str, amount: Amount) -> list[re.Match[str]]:
    """Return all matches of an amount, left to right; what is allowed is no count of what happened."""
    return sorted(
        (
            match
            for pattern in amount.patterns
            for match in islice(pattern.matches(low), _MOST)
            if not (_of_its_line(low, match) or (amount.unit == "count" and _allowed(words, low, match)))
        ),
        key=lambda match: match.start(),
    )


def _allowed(words: FigureWords, low: str, match: re.Match[str]) -> bool:
    return _ends(words.allowed_before, low, match.start("n"))


def _of_its_line(low: str, match: re.Match[str]) -> bool:
    r"""Whether a label before a number fills the line with it: in "Attempts left: 2\nOrders: ..." there are no 2 orders."""
    beyond = match.end() > match.end("n") and low[match.end("n")] == "\n"
    return beyond and bool(_LABELLED.search(low, max(0, match.start("n") - 4), match.start("n")))


def _inside(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _whole(words: FigureWords, low: str, amount: Amount, matches: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return what counts: the first, or in a list of parts the one that is called their sum and is not less than any."""
    if amount.unit == "count" and len(matches) > 1:
        most = max(number(match["n"]) for match in matches)
        for match in matches:
            called = _ends(words.in_all_before, low, match.start("n")) or begins(
                words.in_all_after, low[match.end() : match.end() + 20], r"[\s,(]{0,2}"
            )
            if called and number(match["n"]) == most:
                return [match]
    return matches[:1]


def _ends(cues: tuple[Pattern, ...], low: str, at: int) -> bool:
    return ends(cues, low[max(0, at - 32) : at], r"[\s:(]{0,2}")


def _money(words: FigureWords, text: Text) -> Iterator[FoundFigure]:
    """Yield sums of money; where a sum for all is told beside a sum for each, the sum for all counts."""
    found = list(_sums(words, text))
    each = [one for one in found if _for_each(words, text.low, one)]
    for key in dict.fromkeys(one.key for one in found):
        own = [one for one in found if one.key == key]
        in_all = [one for one in own if _ends(words.in_all_before, text.low, one.start)]
        rest = [one for one in own if one not in each]
        # A sum for all is not less than what it sums up.
        most = max((one.figure.value for one in own), default=None)
        whole = [one for one in in_all if one.figure.value == most]
        yield from whole or ((rest or own) if each else own)


def _for_each(words: FigureWords, low: str, one: FoundFigure) -> bool:
    return _ends(words.each_before, low, one.start) or begins(
        words.each_after, low[one.end : one.end + 20], r"\s?"
    )


def _sums(words: FigureWords, text: Text) -> Iterator[FoundFigure]:
    signs = "|".join(re.escape(sign) for sign, _ in words.currencies)
    codes = dict(words.currencies) | (dict(words.in_chinese) if _chinese(words, text.low) else {})
    expression = re.compile(
        rf"(?<![a-z0-9])(?P<s1>{signs})\s?(?P<n1>{NUMBER})(?![\d%])|{FRESH}(?P<n2>{NUMBER})\s?(?P<s2>{signs})(?![a-z])"
    )
    for match in islice(expression.finditer(text.low), _MOST):
        key = _money_key(words, text.low, match.start(), match.end())
        if key and not _ends(words.bound_before, text.low, match.start()):
            code = _named_behind(words, text.low, match) or codes[match["s1"] or match["s2"]]
            figure = Figure(number(match["n1"] or match["n2"]), None, code)
            yield FoundFigure(key, figure, None, *match.span(), text.words(*match.span()))


def _named_behind(words: FigureWords, low: str, match: re.Match[str]) -> str | None:
    """Return the code written behind a sum that has a sign before it: "$212.75 CAD"."""
    behind = _CODE.match(low, match.end())
    return next((code for sign, code in words.currencies if behind and sign == behind["c"]), None)


def _chinese(words: FigureWords, low: str) -> bool:
    """Whether a text is Chinese, or keeps Chinese time, and nothing in it is of Japan: then ¥ is no yen."""
    if _KANA.search(low) or any_in(words.of_japan, low):
        return False
    return bool(_HAN.search(low)) or any_in(words.of_china, low)


def _money_key(words: FigureWords, low: str, start: int, end: int) -> str | None:
    """Return the key whose cue stands nearest to the amount, in front or behind."""
    left, right = max(0, start - 160), min(len(low), end + 50)
    stop = _STOP.search(low, end, right)
    right = stop.start() if stop else right
    nearest: tuple[int, int, str] | None = None  # of two as near the longer says more
    for key, cues in words.money:
        for cue in cues:
            for match in cue.matches(low[left:right]):
                at = left + match.start()
                distance = start - (left + match.end()) if at < start else (at - end) + 12
                if nearest is None or (distance, match.start() - match.end()) < nearest[:2]:
                    nearest = (distance, match.start() - match.end(), key)
    if nearest is None and any_in(words.otherwise, low[left:right]):
        return "disputed_amount"
    return nearest[2] if nearest else None
