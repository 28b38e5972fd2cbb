"""The orders of a letter (涉案订单): one in sentences, several in a compact table, each moment with its exhibit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from appealdesk.core.argument import Argument
from appealdesk.core.case import Order
from appealdesk.core.grounds import GroundClass
from appealdesk.core.letter.format import offset
from appealdesk.core.letter.letter import Cite, Grid, Origin, Passage, Row, Statement
from appealdesk.core.letter.matter import NAMED_IN_FULL, concerned, notice_cites, orders
from appealdesk.core.letter.order_events import event_grid, has_events
from appealdesk.core.letter.voice import Voice
from appealdesk.core.local_time import LOCAL, SAID, is_day, is_local
from appealdesk.core.shipment import Scan, Shipment
from appealdesk.core.wording import Wording

COLUMNS = ("cause", "order", "tracking", "ship_by", "scan", "confirmed", "promised", "delivered", "exhibit")
TIME_WIDTH = 1.2
WIDTHS = {"cause": 0.65, "order": 2.0, "tracking": 2.1, "exhibit": 2.0}
# What a count looks at; a table that shows more hides it. Other issues show all that is known of an order, except
# those that are not about its way to the buyer: there a table of shipping times would answer what nobody asked.
NOT_ABOUT_SHIPPING = frozenset(
    {
        "review_burst",
        "negative_feedback",
        "product_quality",
        "used_sold_as_new",
        "inauthentic",
        "review_manipulation",
        "idr",
        "restricted_product",
        "prohibited_listing",
        "listing_removed",
        "linked_account",
    }
)
ABOUT_SHIPPING = frozenset(
    {
        "lsr",
        "ldr",
        "otdr",
        "sfp",
        "vtr",
        "fake_shipping",
        "fulfilment_review",
        "a_to_z_claim",
        "inr_dispute",
        "chargeback",
    }
)
SEVERAL = 2
LOOKED_AT = {
    "lsr": frozenset({"ship_by", "scan", "confirmed"}),
    "ldr": frozenset({"ship_by", "scan", "delivered"}),
    "otdr": frozenset({"ship_by", "scan", "promised", "delivered"}),
    "vtr": frozenset({"scan", "delivered"}),
    "fake_shipping": frozenset({"scan", "delivered"}),
}
TIMES = frozenset({"ship_by", "scan", "confirmed", "promised", "delivered"})
# Everywhere else the promise of delivery is nothing that a count looks at.
USUAL = TIMES - {"promised"}
ALWAYS = frozenset({"order"})


def order_part(voice: Voice, cited: Mapping[str, tuple[Cite, ...]]) -> tuple[Passage | Grid, ...]:
    """Return the orders of the case as a part of a section; nothing where none is known.

    `cited` are further places for the rows of a table, by order.
    """
    found = orders(voice.argument)
    if not found:
        return ()
    if len(found) == 1:
        said = tuple(order_sentences(voice, found[0]))
        return (Passage(said),) if len(said) > 1 or not _named_by_cause(voice, found) else ()
    if _shows_parcels(voice):
        return (_grid(voice, found, cited),)
    if shows_events(voice):
        return (event_grid(voice, found),)
    return _named(voice, found)


def has_grid(voice: Voice) -> bool:
    """Whether the letter shows its orders in a table: several of them, and something known of them."""
    return _shows_parcels(voice) or has_events(voice.argument)


def shows_events(voice: Voice) -> bool:
    """Whether that table tells what became of each order, and not its parcel's way."""
    return not _shows_parcels(voice) and has_events(voice.argument)


def _shows_parcels(voice: Voice) -> bool:
    """Whether the table tells each parcel's way: where the issue turns on it, or a ground that is argued does."""
    argument = voice.argument
    issue, found = argument.reading.issue_type, orders(argument)
    if issue in NOT_ABOUT_SHIPPING or len(found) < SEVERAL:
        return False
    if issue not in ABOUT_SHIPPING and has_events(argument) and not _argued(argument):
        return False
    return any(
        shipment_of(voice, order) or order.tracking or order.ship_by or order.confirmed_at for order in found
    )


def _argued(argument: Argument) -> bool:
    return any(g.ground_class is GroundClass.REMOVABLE and g.orders for g in argument.grounds)


def orders_words(voice: Voice, named: tuple[str, ...]) -> Wording:
    """Name orders one by one, or as the table's orders of one cause where they are many."""
    short = _shorthand(voice, named)
    if short is not None:
        return short[0]
    return Wording.of({code: voice.spoken(named, code) for code in voice.formatters})


def orders_counts(voice: Voice, named: tuple[str, ...]) -> tuple[str, ...]:
    """Return the numbers that `orders_words` prints in place of the ids."""
    short = _shorthand(voice, named)
    return short[1] if short is not None else ()


def _shorthand(voice: Voice, named: tuple[str, ...]) -> tuple[Wording, tuple[str, ...]] | None:
    plan = voice.argument.case.plan
    causes = plan.causes if plan is not None and has_grid(voice) and len(named) >= NAMED_IN_FULL else ()
    count = len(named)
    if causes and set(named) == set(concerned(voice.argument)):
        return voice.words("orders.all", count=count), (str(count),)
    for number, cause in enumerate(causes, 1):
        if len(causes) > 1 and set(cause.orders) == set(named):
            return voice.words("orders.of_cause", count=count, number=number), (str(count), str(number))
    return None


def shipment_of(voice: Voice, order: Order) -> Shipment | None:
    """Return the carrier's record of an order, by tracking number or by order id."""
    return next(
        (
            shipment
            for shipment in voice.argument.case.shipments
            if shipment.order_id == order.id or (order.tracking and shipment.tracking == order.tracking)
        ),
        None,
    )


def _named_by_cause(voice: Voice, found: tuple[Order, ...]) -> bool:
    plan = voice.argument.case.plan
    named = {id_ for cause in plan.causes for id_ in cause.orders} if plan is not None else set()
    return {order.id for order in found} <= named


def _named(voice: Voice, found: tuple[Order, ...]) -> tuple[Passage, ...]:
    """Name orders of which nothing else is known, unless the causes name every one of them."""
    ids = tuple(order.id for order in found)
    if _named_by_cause(voice, found):
        return ()
    origins = tuple(Origin("order", id_) for id_ in ids)
    return (Passage((voice.say("orders.named", origins, notice_cites(voice, *ids), orders=ids),)),)


def order_sentences(voice: Voice, order: Order) -> Iterator[Statement]:
    """Yield what the papers say of one order, a sentence each."""
    origins = (Origin("order", order.id),)
    shipment = shipment_of(voice, order)
    tracking, carrier = _tracking(order, shipment)
    if tracking:
        key = "order.tracking.carrier" if carrier else "order.tracking"
        yield voice.say(
            key, origins, _field(voice, order, "tracking"), order=order.id, tracking=tracking, carrier=carrier
        )
    else:
        yield voice.say("order.bare", origins, _field(voice, order, "id"), order=order.id)
    for key, at, field in (
        ("ship_by", order.ship_by, "ship_by"),
        ("confirmed", order.confirmed_at, "confirmed_at"),
    ):
        if at is not None:
            yield voice.say(f"order.{key}", origins, _field(voice, order, field), moment=at)
    if shipment is not None and shipment.accepted is not None:
        yield _scanned(voice, origins, "order.scan", shipment.accepted)
    if shipment is not None and shipment.delivered is not None:
        yield _scanned(voice, origins, "order.delivered", shipment.delivered)
    elif order.delivered_at is not None:
        yield voice.say(
            "order.delivered.bare", origins, _field(voice, order, "delivered_at"), moment=order.delivered_at
        )


def _scanned(voice: Voice, origins: tuple[Origin, ...], key: str, scan: Scan) -> Statement:
    moment = scan.at or scan.local
    cites = voice.cite(scan.place.file, scan.place)
    if scan.where:
        return voice.say(key, origins, cites, moment=moment, where=scan.where)
    return voice.say(f"{key}.bare", origins, cites, moment=moment)


def _grid(voice: Voice, found: tuple[Order, ...], cited: Mapping[str, tuple[Cite, ...]]) -> Grid:
    shown = LOOKED_AT.get(voice.argument.reading.issue_type or "", USUAL)
    zones = {column: _common_zone(voice, found, column) for column in TIMES & shown}
    rows = [_cells(voice, order, cited.get(order.id, ()), shown, zones) for order in found]
    wanted = [column for column in COLUMNS if column not in TIMES or column in shown]
    used = [column for column in wanted if column in ALWAYS or any(row[column] for row, _ in rows)]
    header = tuple(_head(voice, column, zones.get(column, "")) for column in used)
    none = voice.words("grid.none")
    return Grid(
        header,
        tuple(
            Row(
                tuple(cells[column] or none for column in used),
                (Origin("order", order.id),),
                cites,
                _marks(cells),
            )
            for order, (cells, cites) in zip(found, rows, strict=True)
        ),
        tuple(WIDTHS.get(column, TIME_WIDTH) for column in used),
    )


def _head(voice: Voice, column: str, zone: str) -> Wording:
    words = voice.words(f"grid.{column}")
    if column not in TIMES or not zone:
        return words
    return Wording.of(
        {code: f"{text} ({SAID[code] if zone == LOCAL else zone})" for code, text in words.texts}
    )


def _common_zone(voice: Voice, found: tuple[Order, ...], column: str) -> str:
    """Return the offset that all moments of a column share; empty where they differ or one has none."""
    moments = [at for order in found if (at := _moments(voice, order)[column])]
    zones = {_zone(at) for at in moments if not (isinstance(at, datetime) and is_day(at))}
    return zones.pop() if len(zones) == 1 else ""


def _moments(voice: Voice, order: Order) -> dict[str, datetime | str | None]:
    shipment = shipment_of(voice, order)
    scan = shipment.accepted if shipment else None
    arrival = shipment.delivered if shipment else None
    return {
        "ship_by": order.ship_by,
        "scan": (scan.at or scan.local) if scan else None,
        "confirmed": order.confirmed_at,
        "promised": order.deliver_by,
        "delivered": (arrival.at or arrival.local) if arrival else order.delivered_at,
    }


def _marks(cells: Mapping[str, Wording | None]) -> tuple[str, ...]:
    """Return the numbers of the causes that a row prints."""
    cause = cells["cause"]
    return tuple(cause.say("en").split(", ")) if cause else ()


def _cells(
    voice: Voice, order: Order, more: tuple[Cite, ...], shown: frozenset[str], zones: Mapping[str, str]
) -> tuple[dict[str, Wording | None], tuple[Cite, ...]]:
    shipment = shipment_of(voice, order)
    tracking, carrier = _tracking(order, shipment)
    scan = shipment.accepted if shipment else None
    arrival = shipment.delivered if shipment else None
    cites = tuple(
        dict.fromkeys(
            cite
            for place_cites in (
                voice.cite(scan.place.file, scan.place) if scan else (),
                voice.cite(arrival.place.file, arrival.place) if arrival and "delivered" in shown else (),
                _field(voice, order, "confirmed_at"),
                _field(voice, order, "id"),
                more,
            )
            for cite in place_cites
        )
    )
    written = (
        Wording.of({code: voice.cites_text(cites, code) for code in voice.formatters}) if cites else None
    )
    cells = {
        "cause": _cause(voice, order),
        "order": Wording.of(en=order.id),
        "tracking": Wording.of(en=f"{carrier} {tracking}".strip()) if tracking else None,
        "exhibit": written,
    } | {column: _at(at, bare=bool(zones.get(column))) for column, at in _moments(voice, order).items()}
    return cells, cites


def _cause(voice: Voice, order: Order) -> Wording | None:
    """Return the number of the cause that names an order, where there are several causes."""
    plan = voice.argument.case.plan
    if plan is None or len(plan.causes) < 2:
        return None
    mine = [str(number) for number, cause in enumerate(plan.causes, 1) if order.id in cause.orders]
    return Wording.of(en=", ".join(mine)) if mine else None


def _tracking(order: Order, shipment: Shipment | None) -> tuple[str, str]:
    tracking = order.tracking or (shipment.tracking if shipment else "")
    return tracking, order.carrier or (shipment.carrier if shipment else "")


def _at(moment: datetime | str | None, *, bare: bool) -> Wording | None:
    """Write a moment briefly: year first, which every country reads alike, the zone where the header does not tell it."""
    if not isinstance(moment, datetime):
        return Wording.of(en=moment) if moment else None
    if is_day(moment):
        return Wording.of(en=f"{moment:%Y-%m-%d}")
    written = f"{moment:%Y-%m-%d %H:%M}"
    if bare:
        return Wording.of(en=written)
    zones = SAID if is_local(moment) else dict.fromkeys(SAID, offset(moment))
    return Wording.of({code: f"{written} ({zone})" for code, zone in zones.items()})


def _zone(at: datetime | str) -> str:
    if not isinstance(at, datetime):
        return ""
    return LOCAL if is_local(at) else offset(at)


def _field(voice: Voice, order: Order, field: str) -> tuple[Cite, ...]:
    """Cite the file that states a field; where only the sheet of the case does, the order paper that names the order."""
    stated = next((voice.cite(place.file, place) for name, place in order.places if name == field), ())
    return stated or order_paper(voice, order)


def order_paper(voice: Voice, order: Order) -> tuple[Cite, ...]:
    """Cite the order paper at the line that names the order."""
    papers = {exhibit.file for exhibit in voice.argument.case.exhibits_of("order_detail")}
    for sheet in voice.argument.case.sheets:
        found = sheet.find(order.id) if sheet.file in papers else None
        if found is not None:
            return voice.cite(sheet.file, found.place)
    return ()
