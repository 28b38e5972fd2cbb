"""Facts, assumptions and open questions (事实、假设、待核实问题), kept apart: only the first may enter a letter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from appealdesk.core.case import BuyerRemedy, Cause, Corrective, Order, Plan
from appealdesk.core.grounds import GroundClass
from appealdesk.core.letter.gaps import unasked
from appealdesk.core.letter.language import letter_gaps, letter_language
from appealdesk.core.letter.matter import figure_cites, figure_words
from appealdesk.core.letter.orders import order_paper, shipment_of
from appealdesk.core.paper import Block, Heading
from appealdesk.core.place import Place
from appealdesk.core.policy import Standing
from appealdesk.core.report.gathered import gathered, line
from appealdesk.core.report.pen import READING, Pen
from appealdesk.core.report.scenario import ground_point


def knowledge_blocks(pen: Pen) -> Iterator[Block]:
    """Show the three lists under their own headings."""
    yield Heading(pen.say("report.part.facts"), 3)
    yield pen.table(pen.column("fact.column", "fact.source"), tuple(_facts(pen)), "report.none")
    yield Heading(pen.say("report.part.assumptions"), 3)
    yield pen.listed(tuple(_assumptions(pen)))
    yield Heading(pen.say("report.part.questions"), 3)
    yield pen.listed(open_questions(pen))


def open_questions(pen: Pen) -> tuple[str, ...]:
    """Return what must still be asked: missing evidence, gaps of the plan, what the argument asks, doubtful words."""
    return tuple(dict.fromkeys(_questions(pen)))


def _facts(pen: Pen) -> Iterator[tuple[str, str]]:
    for key, figure in pen.argument.reading.figures:
        cites = figure_cites(pen.voice, figure)
        source = pen.listing(cite.place for cite in cites)
        yield (
            pen.say("fact.figure", figure=figure_words(pen.voice, key, figure)),
            source or pen.say("action.open"),
        )
    for order in pen.argument.case.orders:
        yield from _order_facts(pen, order)
    shown = [g for g in pen.argument.grounds if g.ground_class is not GroundClass.TO_VERIFY]
    for point, others in gathered(map(ground_point, shown)):
        yield line(pen, point, others), pen.listing(point.places)
    yield from _stated_by_plan(pen)
    for prior in pen.argument.case.prior:
        yield pen.say("fact.prior", what=pen.words(prior.what)), pen.say("fact.sheet")


def _stated_by_plan(pen: Pen) -> Iterator[tuple[str, str]]:
    """Yield what the plan states and an exhibit shows; what nothing shows is an assumption."""
    plan = pen.argument.case.plan or Plan()
    named: tuple[tuple[str, tuple[Cause | Corrective | BuyerRemedy, ...]], ...] = (
        ("cause", plan.causes),
        ("corrective", plan.corrective),
        ("buyers", plan.buyers),
    )
    for key, items in named:
        for number, item in enumerate(items, 1):
            cites = pen.voice.cite(item.exhibit)
            if cites:
                said = pen.say(f"fact.{key}", number=number, text=item.text)
                yield said, pen.listing(cite.place for cite in cites)


def _order_facts(pen: Pen, order: Order) -> Iterator[tuple[str, str]]:
    """Yield what each paper says of an order, one row a paper; its places stand in the order of what it says."""
    rows: dict[str, list[tuple[str, Place | None]]] = {}
    for what, stated in _told(pen, order):
        place = _source(pen, order, stated)
        rows.setdefault(place.file if place else "", []).append((what, place))
    for told in rows.values():
        source = pen.listing(place for _, place in told if place is not None)
        what = ";".join(what for what, _ in told)
        yield pen.say("fact.order", order=order.id, what=what), source or pen.say("fact.sheet")


def _told(pen: Pen, order: Order) -> Iterator[tuple[str, Place | None]]:
    shipment = shipment_of(pen.voice, order)
    if order.tracking:
        what = pen.say("fact.tracking", tracking=order.tracking, carrier=order.carrier or "–")
        yield what, _stated(order, "tracking")
    moments: list[tuple[str, datetime | str | None, Place | None]] = [
        ("ship_by", order.ship_by, _stated(order, "ship_by")),
        ("confirmed", order.confirmed_at, _stated(order, "confirmed_at")),
    ]
    for name, scan in (
        ("scan", shipment and shipment.accepted),
        ("delivered", shipment and shipment.delivered),
    ):
        if scan:
            moments.append((name, scan.at or scan.local, scan.place))
    if not (shipment and shipment.delivered):
        moments.append(("delivered", order.delivered_at, _stated(order, "delivered_at")))
    for name, at, place in moments:
        if at is not None:
            yield pen.say(f"fact.{name}", at=at), place


def _stated(order: Order, field: str) -> Place | None:
    places = dict(order.places)
    return places.get(field) or places.get("id")


def _source(pen: Pen, order: Order, place: Place | None) -> Place | None:
    """Return where a paper states a field; where only the sheet of the case does, the order paper that names the order."""
    if place is not None and pen.voice.cite(place.file):
        return place
    paper = next(iter(order_paper(pen.voice, order)), None)
    return paper.place if paper is not None else None


def _assumptions(pen: Pen) -> Iterator[str]:
    argument = pen.argument
    reading, plan = argument.reading, argument.case.plan or Plan()
    if reading.scenario is not None:
        scenario = argument.vocabulary.name("scenarios", reading.scenario)
        weight = dict(reading.scenarios).get(reading.scenario)
        yield pen.say("assume.scenario", scenario=scenario, weight="–" if weight is None else f"{weight:.2f}")
    for number, cause in enumerate(plan.causes, 1):
        if cause.exhibit is None:
            yield pen.say("assume.cause", number=number, text=pen.words(cause.text))
    for ground in argument.grounds:
        if ground.ground_class is GroundClass.TO_VERIFY:
            yield pen.say("assume.ground", says=pen.words(ground.says)) + pen.cited(ground.citations)
    for dated in argument.rules:
        if dated.standing is not Standing.VERIFIED:
            name = dated.label.say(READING) or dated.rule
            yield pen.say("assume.rule", name=name, standing=pen.say(f"standing.{dated.standing}"))
    if plan.preventive:
        yield pen.say("assume.control")


def _questions(pen: Pen) -> Iterator[str]:
    argument = pen.argument
    gaps = letter_gaps(argument, letter_language(argument, pen.book), pen.book)
    for gap in unasked(gaps, argument.questions):
        yield pen.say(f"gap.{gap.code}", **dict(gap.facts))
    yield from (pen.words(question) for question in argument.questions)
    for item in argument.reading.missing:
        kind = argument.vocabulary.kind(item.kind)
        asked = pen.say("question.missing", kind=kind.name, how=pen.words(item.how))
        if item.substitute:
            asked += pen.say("question.substitute", kind=argument.vocabulary.kind(item.substitute).name)
        yield asked
    doubtful = [word for notice in argument.case.notices for word in notice.doubtful]
    if doubtful:
        yield pen.say("question.doubtful", words="、".join(doubtful))
