"""The account of the orders concerned (涉案订单核算): every order in one class, and the classes add up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from appealdesk.core.argument import Argument
from appealdesk.core.case import Cause, Plan
from appealdesk.core.letter.matter import order_ids
from appealdesk.core.paper import Block, Paragraph, Table
from appealdesk.core.report.pen import Pen

CLASSES = ("removable", "explains_only", "to_verify", "own", "open")
OUTSIDE = frozenset(
    {"carrier_exception_notice", "force_majeure_proof", "platform_announcement", "platform_outage_screenshot"}
)
COUNTED = ("orders_affected", "defects")


@dataclass(frozen=True, slots=True)
class Account:
    """`noticed` is the notice's own count, None where it gives none; each listed order stands in one class."""

    noticed: int | None
    listed: tuple[str, ...]
    classes: tuple[tuple[str, tuple[str, ...]], ...]


def account(argument: Argument) -> Account:
    """Put every order in the first class that holds it; what a cause names and no outside event explains is the seller's own fault."""
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
    yield Table(pen.column("orders.class", "orders.count", "orders.ids"), tuple(rows))
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
    classes = {ground.ground_class.value for ground in argument.grounds if order in ground.orders}
    causes = [cause for cause in (argument.case.plan or Plan()).causes if order in cause.orders]
    if "removable" in classes:
        return "removable"
    if _from_outside(argument, order, causes):
        return "explains_only"
    if causes:
        return "own"
    return next((code for code in ("to_verify", "explains_only") if code in classes), "open")


def _from_outside(argument: Argument, order: str, causes: list[Cause]) -> bool:
    """Whether a paper of a carrier, an authority or the platform shows the event behind an order."""
    cited = [c.exhibit for g in argument.grounds if order in g.orders for c in g.citations]
    shown = [argument.case.exhibit_for(cause.exhibit) for cause in causes if cause.exhibit]
    return any(exhibit is not None and exhibit.kind in OUTSIDE for exhibit in (*cited, *shown))
