"""The orders behind a rate (问题订单): each with its cause, its class and what would prove it.

The classes: removable 可移除 (the platform's own rule leaves it out), explains only 仅作说明 (a root cause for the plan,
no dispute), to verify 待核实.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Contest(StrEnum):
    """Whether a culprit can be contested."""

    REMOVABLE = "removable"
    EXPLAINS_ONLY = "explains_only"
    TO_VERIFY = "to_verify"


@dataclass(frozen=True, slots=True, order=True)
class Culprit:
    """One counted defect. `weight` is what it adds (or, in a rate of good things, what it lacks) in units of the metric.

    `evidence` names exhibits by kind, comma-separated, that would prove the cause. A weight of 0 is told, not counted.
    """

    metric: str
    ruleset: str
    marketplace: str
    segment: str
    day: date
    order: str
    weight: int
    cause: str
    contest: Contest
    evidence: str


@dataclass(frozen=True, slots=True)
class Culprits:
    """The culprits of one metric at one marketplace, found by order in constant time. Build with `of`."""

    held: tuple[Culprit, ...]
    by_order: Mapping[str, tuple[Culprit, ...]]

    @classmethod
    def of(cls, culprits: Iterable[Culprit], metric: str, marketplace: str) -> Culprits:
        """Pick and index."""
        held = tuple(one for one in culprits if one.metric == metric and one.marketplace == marketplace)
        index: defaultdict[str, list[Culprit]] = defaultdict(list)
        for one in held:
            index[one.order].append(one)
        return cls(held, {order: tuple(ones) for order, ones in index.items()})

    def between(self, first: date, last: date) -> tuple[Culprit, ...]:
        """Return those whose day lies in the span."""
        return tuple(one for one in self.held if first <= one.day <= last)
