"""The account of the orders concerned (涉案订单核算): every order in one class, and the classes add up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from appealdesk.core.argument import Argument
from appealdesk.core.case import Plan
from appealdesk.core.letter.matter import order_ids
from appealdesk.core.paper import Block, Paragraph, Table
from appealdesk.core.report.pen import Pen

CLASSES = ("removable", "explains_only", "to_verify", "own", "open")
COUNTED = ("orders_affected", "defects")


@dataclass(frozen=True, slots=True)
class Account:
    """`noticed` is the notice's own count, None where it gives none; each listed order stands in one class."""

    noticed: int | None
    listed: tuple[str, ...]
    classes: tuple[tuple[str, tuple[str, ...]], ...]


def account(argument: Argument) -> Account:
    """Put every order in the first class that holds it; what a cause names and no ground covers is the seller's own fault."""
    listed = order_ids(argument)
    counted = next((figure.value for key, figure in argument.reading.figures if key in COUNTED), None)
    held: dict[str, list[str]] = {code: [] for code in CLASSES}
    for order in listed:
        held[_class(argument, order)].append(order)
    return Account(
        int(counted) if counted is not None else None,
        listed,
        tuple((code, tuple(orders)) for code, orders in held.items()),
    )


def account_blocks(pen: Pen) -> Iterator[Block]:
    """Show the account with its sum."""
    counted = account(pen.argument)
    if not counted.listed:
        yield Paragraph(pen.say("orders.none"))
        return
    rows = [
        (pen.say(f"orders.{code}"), str(len(orders)), "、".join(orders) or "–")
        for code, orders in counted.classes
    ]
    yield Table(pen.column("orders.class", "orders.count", "orders.ids"), tuple(rows), (3, 1, 6))
    terms = [len(orders) for _, orders in counted.classes]
    verdict = pen.say("orders.agrees" if sum(terms) == len(counted.listed) else "orders.differs")
    yield Paragraph(
        pen.say(
            "orders.sum",
            terms=" + ".join(map(str, terms)),
            sum=sum(terms),
            listed=len(counted.listed),
            verdict=verdict,
        )
    )
    if counted.noticed is not None and counted.noticed > len(counted.listed):
        rest = counted.noticed - len(counted.listed)
        yield Paragraph(
            pen.say("orders.rest", noticed=counted.noticed, listed=len(counted.listed), rest=rest)
        )


def _class(argument: Argument, order: str) -> str:
    for code in ("removable", "explains_only", "to_verify"):
        if any(order in ground.orders for ground in argument.grounds if ground.ground_class == code):
            return code
    plan = argument.case.plan or Plan()
    return "own" if any(order in cause.orders for cause in plan.causes) else "open"
