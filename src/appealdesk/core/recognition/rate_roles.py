"""What a rate in a text is called (数值角色): the seller's own, the limit he is held to, an earlier one, or neither in words.

The words since the number before it are read, and a few behind it; the cue nearest to a number decides.
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

RATE = re.compile(
    rf"{FRESH}(?P<n>{NUMBER})\s?(?:%|percent\b|per cent|pct\b|prozent|pour cent|por ciento|per cento)|百分之\s?(?P<c>\d+(?:\.\d+)?)"
)
# A rate without its sign: no span of time, no money, no date, no part of an id.
_PLAIN = r"(?<![a-z0-9#$€£¥+/-])(?<!\d[.,])(?P<{}>\d{{1,3}}(?:[.,]\d{{1,4}})?|[.,]\d{{2,4}})(?![\d%]|[.,/:-]\d|\s?(?:%|percent|pct|百分|day|hour|h\b|week|month|order|point|unit|case|review|tag|stunde|jour|heure|dia|giorn|ora|ore|天|日|个|小时|时|月|单|笔|件|条|分|点|次|元|€|\$|usd))"
_BARE = re.compile(
    r"(?P<lead>[^\d%\n]{0,28}?(?:\d{1,3}[ -]?(?:days?|d|天|日间?|tagen?|jours|dias|giorni)[^\d%\n]{0,12}?)?)"
    + _PLAIN.format("n")
    + r"(?P<gap>[^\d%\n。]{1,24}?)"
    + _PLAIN.format("t")
)
_CELL = re.compile(r"[ ]{0,3}[|\t][ |\t]{0,4}")
_SIGN = re.compile(r"[\s(]{0,3}(?:[<>≤≥]=?|/|vs\.?)\s?")
_SHARE_WORD = re.compile(
    r"rate|ratio|percent|share|score|(?<![a-z])(?:odr|lsr|ldr|vtr|otdr|cr|sfcr|nfr|idr)(?![a-z])|quote|taux|tasa|tasso|率|比例|占比|割合"
)
# A bare count: no rate, no span of time, no money.
_COUNT = re.compile(
    rf"{FRESH}(?P<n>\d{{1,6}})(?![\d.,]*\s?(?:%|\d|day|hour|week|month|business|tag|jour|dia|giorn|天|日|个?工作|小时|月|元|€|\$))"
)
STOP = re.compile(r"[。;;!?\n]|(?<!\bmax)(?<!\bmin)(?<!\bbzw)(?<!\bvs)\.(?=\s|\Z)")
_MOST = 300  # rates looked at; a notice holds a handful
GAP = 90  # characters before a rate in which its cue stands
_NEAR = 34  # characters between a cue and its rate
_AFTER = 44
_BRACKET = 40  # characters between two numbers of one bracket
_BEFORE_CUE = r"[\s,(:|/-]{0,4}(?:the |our |your |a )?"
_AFTER_CUE = r"[\s:(=<>≤≥~]{0,4}"
_AWAY = re.compile(r"[,;.(|、,;。]|:\s?\S")
# Small words between a rate and a cue behind it, or a name: "4% or better is required", "4% VTR requirement".
_SMALL = r"[ -]{0,2}(?:(?:or (?:better|less|more|lower|higher|above|below)|that|we|is|are|being|as|the|a|an|our|est|ist|sind|es el|e il|è|为|是|的) ?){0,3}"
# "5% -> 7%": what stands before the arrow is history.
_ARROW = re.compile(r"\s{0,3}(?:->|→|=>|➔)\s{0,3}")
# A cue behind a number is not its own if another number follows that it would belong to.
_NO_NUMBER = r"(?![\s:=<>≤≥]{0,3}(?:(?:is|of|at|below|under|above|over|at least|at most|less than|more than|max\.?|min\.?|von|unter|uber|de|del|di) |为|低于|高于|不超过|不低于){0,2}[<>≤≥]?\s?\d)"


class Role(Enum):
    """What the words around a rate make of it."""

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


UNLISTED = Metric("", ())


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
    unlisted: tuple[Pattern, ...]
    windows: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A metric spoken of, and where."""

    start: int
    end: int
    metric: Metric


@dataclass(frozen=True, slots=True)
class Number:
    """A rate as written, what it is called, and the metric it goes with."""

    start: int
    end: int
    value: Decimal
    role: Role = Role.OPEN
    owner: Named | None = None


def limit_behind(words: RateWords, low: str, end: int) -> Decimal | None:
    """Return the number that words right behind a count hold it to: "9 defects (limit: 5)"."""
    stop = STOP.search(low, end, end + _AFTER)
    rest = low[end : stop.start() if stop else end + _AFTER]
    match = _COUNT.search(rest)
    if match and begins(words.limit_before, rest[: match.start()], _BEFORE_CUE, _AFTER_CUE + r"\Z"):
        return number(match["n"])
    return None


def names_in(words: RateWords, low: str) -> list[Named]:
    """Return mentions of metrics; where names overlap, the longest holds."""
    found = [
        Named(match.start(), match.end(), metric)
        for metric in words.metrics
        for name in metric.names
        for match in name.matches(low)
    ]
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Named] = []
    for one in found[: 2 * _MOST]:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return sorted([*kept, *_unlisted(words, low, kept)], key=lambda one: one.start)


def _unlisted(words: RateWords, low: str, known: list[Named]) -> Iterator[Named]:
    """Yield names of rates that no metric has, under `UNLISTED`: a number beside one is not that of a metric named before."""
    for match in (match for name in words.unlisted for match in islice(name.matches(low), _MOST)):
        if not any(one.start < match.end() and match.start() < one.end for one in known):
            yield Named(match.start(), match.end(), UNLISTED)


def numbers_in(words: RateWords, low: str, named: list[Named]) -> list[Number]:
    """Return all rates but those of something else: earlier ones, fees, discounts."""
    matches = list(islice(RATE.finditer(low), _MOST))
    found = []
    for position, match in enumerate(matches):
        since = matches[position - 1].end() if position else 0
        until = matches[position + 1].start() if position + 1 < len(matches) else len(low)
        before = words_before(low, max(since, match.start() - GAP), match.start())
        after = low[match.end() : min(until, match.end() + _AFTER)]
        if _passed_over(words, before, after, moved=until <= match.end() + _AFTER):
            continue
        role = _role(words, low, before, match, named)
        found.append(Number(match.start(), match.end(), number(match["n"] or match["c"]), role))
    return _bracketed(low, sorted([*found, *_bare(words, low, named)], key=lambda one: one.start))


def _bare(words: RateWords, low: str, named: list[Named]) -> Iterator[Number]:
    """Yield pairs of rates without their sign behind a name: "VTR 91.4 (<95)", "rate: 0.062 (target 0.04)", "6.2 vs 4.0 allowed"."""
    for position, name in enumerate(named):
        until = named[position + 1].start if position + 1 < len(named) else len(low)
        match = _BARE.match(low, name.end, min(until, name.end + GAP))
        roles = match and _pair_roles(words, low, name, match)
        if match is None or not roles:
            continue
        moved = 2 if _as_shares(match["n"], match["t"]) else 0
        for group, role in zip("nt", roles, strict=True):
            yield Number(match.start(group), match.end(group), number(match[group]).scaleb(moved), role)


def _pair_roles(words: RateWords, low: str, name: Named, match: re.Match[str]) -> tuple[Role, Role] | None:
    """Which of two bare numbers is the limit; None where no word or sign says so, or they may be counts."""
    counts = not {".", ","} & {*match["n"], *match["t"]}
    if counts and not _SHARE_WORD.search(low, name.start, name.end):
        return None
    if _CELL.fullmatch(match["lead"]) and _CELL.fullmatch(match["gap"]):
        return Role.OPEN, Role.OPEN
    behind = low[match.end() : match.end() + _AFTER]
    if any_in(words.limit, match["lead"]) and not any_in(words.own, match["lead"]):
        return Role.LIMIT, Role.OWN
    held = (
        _SIGN.search(match["gap"])
        or any_in(words.limit, match["gap"])
        or ends(words.limit_before, match["gap"], _AFTER_CUE)
        or begins(words.limit_after, behind, _SMALL)
    )
    return (Role.OPEN, Role.LIMIT) if held else None


def _as_shares(*written: str) -> bool:
    """Whether rates are written as parts of one: 0.062 is 6.2 per cent, 0.62 beside 1 is not."""
    return all(re.match(r"0?[.,]\d{2}|1[.,]00?\Z", one) for one in written)


def words_before(low: str, left: int, start: int) -> str:
    """Return the words before a number, back to the last number or the beginning of its sentence."""
    breaks = [match.end() for match in STOP.finditer(low, left, start)]
    return low[(breaks[-1] if breaks else left) : start]


def _passed_over(words: RateWords, before: str, after: str, *, moved: bool) -> bool:
    if ends(words.passed_over_before, before, _AFTER_CUE) or begins(
        words.passed_over_after, after, r"[\s)]{0,2}"
    ):
        return True
    if moved and _ARROW.fullmatch(after):
        return True
    return (
        moved and ends(words.moved_from, before, r"\s?") and begins(words.moved_to, after, r"\s?", r"\s?\Z")
    )


def _role(words: RateWords, low: str, before: str, one: re.Match[str], named: list[Named]) -> Role:
    behind = low[one.end() : one.end() + _AFTER]
    if ends(words.earlier_before, before, _AFTER_CUE) or begins(words.earlier_after, behind, r"\s?"):
        return Role.EARLIER
    if _called_limit(words, low, one.end(), named):
        return Role.LIMIT
    if ends(words.breach, before, r"[\s:(,-]{0,3}"):
        return Role.EITHER
    if ends(words.limit_before, before, _AFTER_CUE):
        return Role.LIMIT
    inside = [name for name in named if one.start() - len(before) <= name.start and name.end <= one.start()]
    if inside and ends(words.limit_of, before[: inside[-1].start - one.start()], r"\s?"):
        return Role.LIMIT
    since_name = before[inside[-1].end - one.start() :] if inside and inside[-1].end < one.start() else before
    limit, own = _last(words.limit, since_name), _last(words.own, since_name)
    if max(limit, own) < 0:
        return Role.OPEN
    return Role.LIMIT if limit > own else Role.OWN


def _called_limit(words: RateWords, low: str, end: int, named: list[Named]) -> bool:
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


def _bracketed(low: str, found: list[Number]) -> list[Number]:
    """Take "below standard (71%, required 90%)" apart: of two limits in a bracket the first, bare one is the seller's."""
    own = {
        one.start
        for one, other in pairwise(found)
        if one.role in {Role.LIMIT, Role.EITHER}
        and other.role is Role.LIMIT
        and low[: one.start][-3:].rstrip(" ").endswith("(")
        and other.start - one.end <= _BRACKET
        and ")" not in low[one.end : other.start]
    }
    return [replace(one, role=Role.OWN) if one.start in own else one for one in found]
