"""What a carrier's closure explains and what it does not (停运期间核对): orders within it, outside it, and packages taken all the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from appealdesk.core.carriers import same_carrier
from appealdesk.core.case import Case
from appealdesk.core.citing import cite, readable
from appealdesk.core.closures import Closure
from appealdesk.core.ground import Finding
from appealdesk.core.material import Material
from appealdesk.core.phrase import fill, listed, moment
from appealdesk.core.record import Record
from appealdesk.core.shipment import Shipment
from appealdesk.core.wording import Wording

# A carrier that opens again works off what waited.
WORKED_OFF = timedelta(days=1)
SAYS = {
    "due_in_closure": Wording.of(
        en="The ship-by days of orders {orders} lie within the closure that the paper gives ({days}).",
        zh="订单 {orders} 的最晚发货日在文件载明的停运期间({days})之内。",
    ),
    "due_outside_closure": Wording.of(
        en="Late with a ship-by day outside the closure that the paper gives ({days}): {orders}. "
        "The paper does not explain this.",
        zh="迟发且最晚发货日不在文件载明的停运期间({days})之内:订单 {orders}。该文件不能解释这一迟发。",
    ),
    "others_accepted": Wording.of(
        en="{carrier} accepted {tracking} on {first}, a day on which its paper says it was closed ({days}).",
        zh="{carrier} 于 {first} 仍收取了 {tracking},而其文件称该日停运({days})。",
    ),
    "scanned_on_reopening": Wording.of(
        en="Order {order}: due to ship by {due}, within the closure ({days}); {carrier} first scanned {tracking} on {first}, "
        "within a day of its end.",
        zh="订单 {order}:最晚发货时间 {due} 在停运期间({days})内,{carrier} 于 {first} 首次扫描 {tracking},距停运结束不超过一天。",
    ),
    "carrier_not_named": Wording.of(
        en="The paper about the closure (Exhibit {exhibit}) does not name {carriers}, the carriers on the tracking; "
        "what it has to do with these packages has to be shown.",
        zh="关于停运的文件(证据件 {exhibit})未提及轨迹中的承运商 {carriers},须说明其与这些包裹的关系。",
    ),
}


def closed_days(material: Material, scenario: str, shut: tuple[Closure, ...]) -> tuple[Finding, ...]:
    """Findings about all closures of a case, for and against."""
    found = [*_within(material, scenario, shut), *_unnamed(material, scenario, shut)]
    found += _on_reopening(material, scenario, shut)
    return (*found, *_others_accepted(material, scenario, shut))


def reopened(material: Material, record: Record, shut: tuple[Closure, ...]) -> Closure | None:
    """The closure in which an order was due, if its first scan came by the day after the closure's end."""
    first, due = record.accepted, record.order.ship_by
    if first is None or first.at is None or due is None or record.handed_over_in_time is not False:
        return None
    day, scanned = due.astimezone(material.timeline.zone).date(), first.at.date()
    return next((c for c in shut if c.covers(day) and scanned <= c.last + WORKED_OFF), None)


def _on_reopening(material: Material, scenario: str, shut: tuple[Closure, ...]) -> Iterator[Finding]:
    for record in material.records:
        closure, first, due = reopened(material, record, shut), record.accepted, record.order.ship_by
        if closure is None or first is None or first.at is None or due is None:
            continue
        held = {
            "order": record.id,
            "carrier": record.carrier,
            "tracking": record.tracking,
            "days": str(closure),
        }
        says = fill(SAYS["scanned_on_reopening"], **held, due=moment(due), first=moment(first.at))
        cited = (*cite(material.case, first.place, record.said_at("ship_by")), closure.citation)
        yield Finding(scenario, "scanned_on_reopening", True, 0.35, says, cited, (record.id,))


def _within(material: Material, scenario: str, shut: tuple[Closure, ...]) -> Iterator[Finding]:
    """Orders whose day lies in the closure and orders whose day does not: the paper speaks for the first only."""
    held = [record for record in material.records if record.order.ship_by]
    late = [r for r in held if r.confirmed_in_time is False or r.handed_over_in_time is False]
    inside = [r for r in late if any(closure.covers(_due(material, r)) for closure in shut)]
    outside = [r for r in late if r not in inside]
    days = ", ".join(str(closure) for closure in shut)
    for code, group in (("due_in_closure", inside), ("due_outside_closure", outside)):
        if group and shut:
            ids = tuple(record.id for record in group)
            says = fill(SAYS[code], orders=listed(ids), days=days)
            papers = tuple(closure.citation for closure in shut)
            stated = cite(material.case, *(record.said_at("ship_by") for record in group))
            yield Finding(scenario, code, group is inside, 0.4, says, (*papers, *stated), ids)


def _due(material: Material, record: Record) -> date:
    assert record.order.ship_by is not None
    return record.order.ship_by.astimezone(material.timeline.zone).date()


def _others_accepted(material: Material, scenario: str, shut: tuple[Closure, ...]) -> Iterator[Finding]:
    """A carrier that took other packages on the closed day was not closed for everybody."""
    case, zone = material.case, material.timeline.zone
    for closure in shut:
        for package in case.shipments:
            first = package.accepted
            if first is None or first.at is None or not _named(case, closure, package):
                continue
            if not (closure.whole(first.at.date()) and closure.whole(first.at.astimezone(zone).date())):
                continue
            held = {"carrier": package.carrier, "tracking": package.tracking, "first": moment(first.at)}
            says = fill(SAYS["others_accepted"], **held, days=str(closure))
            orders = (package.order_id,) if package.order_id else ()
            cited = (*cite(case, first.place), closure.citation)
            yield Finding(scenario, "others_accepted", False, 0.5, says, cited, orders)


def _unnamed(material: Material, scenario: str, shut: tuple[Closure, ...]) -> Iterator[Finding]:
    """A paper of somebody else, such as a pick-up company, leaves a link to be shown."""
    case = material.case
    for closure in {closure.citation.exhibit.file: closure for closure in shut}.values():
        due = [
            r for r in material.records if r.carrier and r.order.ship_by and closure.covers(_due(material, r))
        ]
        carriers = tuple(dict.fromkeys(record.carrier for record in due))
        exhibit = closure.citation.exhibit
        if carriers and readable(case, exhibit.kind) and not any(_names(case, closure, c) for c in carriers):
            says = fill(SAYS["carrier_not_named"], exhibit=exhibit.number, carriers=listed(carriers))
            ids = tuple(record.id for record in due)
            yield Finding(scenario, "carrier_not_named", False, 0.25, says, (closure.citation,), ids)


def _named(case: Case, closure: Closure, package: Shipment) -> bool:
    """Whether the paper can be about this carrier: it names it, or the case knows no other."""
    alone = all(same_carrier(package.carrier, other.carrier) for other in case.shipments)
    return alone or _names(case, closure, package.carrier)


def _names(case: Case, closure: Closure, carrier: str) -> bool:
    file = closure.citation.exhibit.file
    texts = [closure.citation.exhibit.note, *(sheet.text for sheet in case.sheets if sheet.file == file)]
    return any(carrier.casefold() in text.casefold() for text in texts)
