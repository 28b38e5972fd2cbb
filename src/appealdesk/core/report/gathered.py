"""Many of a kind in one line (同类归并): the first in full, the others by their orders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from appealdesk.core.place import Place
from appealdesk.core.report.pen import Pen
from appealdesk.core.wording import Wording

# Up to two are read in full; from the third on the kind matters more than the single case.
IN_FULL = 2


@dataclass(frozen=True, slots=True)
class Point:
    """One point to show: its kind, what it says, where that stands, which orders it is about."""

    kind: str
    says: Wording
    places: tuple[Place, ...] = ()
    orders: tuple[str, ...] = ()
    weight: float = 0.0
    side: bool = True


def gathered(points: Iterable[Point]) -> Iterator[tuple[Point, tuple[Point, ...]]]:
    """Yield the points in their order; where more than two share kind and side, the first with the others behind it."""
    kinds: dict[tuple[str, bool], list[Point]] = {}
    for point in points:
        kinds.setdefault((point.kind, point.side), []).append(point)
    for held in kinds.values():
        if len(held) > IN_FULL and all(point.orders for point in held):
            yield held[0], tuple(held[1:])
        else:
            yield from ((point, ()) for point in held)


def line(pen: Pen, point: Point, others: Sequence[Point]) -> str:
    """Write a point, and the orders of the others of its kind."""
    text = pen.words(point.says)
    if not others:
        return text
    orders = dict.fromkeys(order for other in others for order in other.orders)
    return text + pen.say("gathered.others", count=len(orders), orders="、".join(orders))
