"""Early-warning values (预警值): where the desk suggests to act before a limit of the platform is reached.

A quarter of the way is kept as reserve: an upper limit of 4 % warns at 3 %, a lower limit of 95 % at 96.25 %, a window
of 48 hours at half its time. These are suggestions of the desk, and whoever shows them has to say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from appealdesk.core.argument import Argument
from appealdesk.core.policy import Dated, Threshold, Window
from appealdesk.core.reading import Figure

RESERVE = Decimal("0.25")
WHOLE_RATE = Decimal(100)
UPPER, LOWER = frozenset({"lt", "lte"}), frozenset({"gt", "gte"})
# Spans in which somebody at the seller has to act.
ACTED_ON = frozenset({"appeal", "answer", "buyer_reply", "verification", "filing", "upload"})


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit and its early warning, in `unit`; `rule` is None where only the notice names the limit, `key` the notice's metric."""

    op: str
    value: Decimal
    unit: str
    warns_at: Decimal
    rule: Dated[Threshold] | None = None
    key: str = ""
    noticed: Figure | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A window of the rules and the time the seller should need at most, in the window's own unit."""

    rule: Dated[Window]
    act_within: int


def limits(argument: Argument) -> tuple[Limit, ...]:
    """Return the limits of the notice, which win, then those of the rules that the notice does not already name."""
    stated = tuple(_stated(argument))
    named = {(limit.value, limit.unit) for limit in stated}
    ruled = (limit for limit in _ruled(argument) if (limit.value, limit.unit) not in named)
    return (*stated, *ruled)


def spans(argument: Argument) -> tuple[Span, ...]:
    """Return the windows in which the seller has to act, each with half of it."""
    return tuple(
        Span(dated, max(1, dated.value.amount // 2))
        for dated in argument.rules
        if isinstance(dated.value, Window) and dated.value.amount and dated.value.purpose in ACTED_ON
    )


def warns_at(value: Decimal, op: str, unit: str) -> Decimal:
    """Return the early warning of a limit; counts are whole, and a rate cannot pass 100 %."""
    if op in UPPER:
        early = value * (1 - RESERVE)
        return early.to_integral_value(ROUND_FLOOR) if unit == "count" else early
    room = WHOLE_RATE - value if unit == "pct" else value
    return value + room * RESERVE


def _stated(argument: Argument) -> Iterator[Limit]:
    for key, figure in argument.reading.figures:
        if figure.threshold is None:
            continue
        rule = _rule_of(argument, figure)
        op = rule.value.op if rule else "lt" if figure.value >= figure.threshold else "gte"
        early = warns_at(figure.threshold, op, figure.unit)
        yield Limit(op, figure.threshold, figure.unit, early, rule, key, figure)


def _ruled(argument: Argument) -> Iterator[Limit]:
    for dated in argument.rules:
        rule = dated.value
        if isinstance(rule, Threshold) and rule.value is not None and rule.op in UPPER | LOWER:
            yield Limit(rule.op, rule.value, rule.unit, warns_at(rule.value, rule.op, rule.unit), dated)


def _rule_of(argument: Argument, figure: Figure) -> Dated[Threshold] | None:
    """Find the rule that names the very target of the notice: a different one is not the same rule."""
    target = (figure.threshold, figure.unit)
    for dated in argument.rules:
        rule = dated.value
        if isinstance(rule, Threshold) and rule.op in UPPER | LOWER and (rule.value, rule.unit) == target:
            return dated
    return None
