"""What a hostile reviewer would find first (审核质疑): contradictions, weak points, words that nobody but the seller vouches for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta

from appealdesk.core.case import Order, Plan
from appealdesk.core.grounds import STATEMENT_KINDS, Finding
from appealdesk.core.letter.gaps import misfits
from appealdesk.core.letter.matter import issue_words
from appealdesk.core.letter.orders import shipment_of
from appealdesk.core.letter.tokens import tokens
from appealdesk.core.phrase import utc
from appealdesk.core.record import named_orders
from appealdesk.core.report.account import account
from appealdesk.core.report.gathered import Point, gathered, line
from appealdesk.core.report.pen import READING, Pen

# A confirmation sent this long before the first scan looks like a label without a parcel.
EARLY = timedelta(hours=24)
COUNTED_LATE = frozenset({"lsr", "ldr"})
_PERCENT = re.compile(r"\d+(?:[.,]\d+)?\s*[%％]")


def doubts(pen: Pen) -> tuple[str, ...]:
    """Return every weak point, the gravest first, each with file and place."""
    found = [
        *_contradictions(pen),
        *_orders(pen),
        *_plan(pen),
        *_undisclosed(pen),
        *_weaknesses(pen),
        *_story(pen),
        *_papers(pen),
    ]
    return tuple(dict.fromkeys(found))


def _contradictions(pen: Pen) -> Iterator[str]:
    found = (
        Point(conflict.kind, conflict.says, conflict.places, conflict.orders)
        for conflict in pen.argument.timeline.contradictions
    )
    yield from _told(pen, "doubt.contradiction", found)
    counted = account(pen.argument)
    if counted.noticed is not None and counted.noticed != len(counted.listed):
        yield pen.say("doubt.count", noticed=counted.noticed, listed=len(counted.listed))


def _orders(pen: Pen) -> Iterator[str]:
    """Name what the carrier's times say against an order, unless a finding already says it."""
    told = {order for finding in pen.argument.findings if not finding.speaks_for for order in finding.orders}
    points = (
        point for order in pen.argument.case.orders if order.id not in told for point in _times(pen, order)
    )
    for point, others in gathered(points):
        yield line(pen, point, others) + pen.places(point.places)


def _times(pen: Pen, order: Order) -> Iterator[Point]:
    yield from _counted_late(pen, order)
    shipment = shipment_of(pen.voice, order)
    scan = shipment.accepted if shipment else None
    if scan is None or scan.at is None:
        return
    if order.ship_by is not None and utc(scan.at) > utc(order.ship_by):
        says = pen.voice.words("doubt.late_scan", order=order.id, scan=scan.at, ship_by=order.ship_by)
        yield Point("late_scan", says, (scan.place,), (order.id,))
    if order.confirmed_at is not None and utc(scan.at) - utc(order.confirmed_at) > EARLY:
        says = pen.voice.words(
            "doubt.early_confirm",
            order=order.id,
            confirmed=order.confirmed_at,
            scan=scan.at,
            hours=EARLY // timedelta(hours=1),
        )
        yield Point("early_confirm", says, (scan.place,), (order.id,))


def _counted_late(pen: Pen, order: Order) -> Iterator[Point]:
    """The notice counts an order as late that the export confirms in time: one of the two is wrong, and a plan owns up to neither."""
    late = pen.argument.reading.issue_type in COUNTED_LATE
    if late and order.id in named_orders(pen.argument.case, (order.id,)) and _in_time(order):
        slots = {"order": order.id, "confirmed": order.confirmed_at, "ship_by": order.ship_by}
        says = pen.voice.words("doubt.on_time", **slots)
        places = tuple(place for field, place in order.places if field in {"confirmed_at", "ship_by"})
        yield Point("on_time", says, tuple(dict.fromkeys(places)), (order.id,))


def _in_time(order: Order) -> bool:
    confirmed, due = order.confirmed_at, order.ship_by
    return confirmed is not None and due is not None and utc(confirmed) <= utc(due)


def _codes(pen: Pen, plan: Plan) -> Iterator[str]:
    """A code of the library that is known for other issues: the plan may answer another complaint than the notice's."""
    for place, number, code, fits in misfits(plan, pen.argument.reading):
        role = place.removesuffix("s") if place == "causes" else place
        names = "、".join(pen.argument.vocabulary.name("issue_types", issue).say(READING) for issue in fits)
        yield pen.say(
            "doubt.code",
            role=pen.say(f"doubt.code.{role}"),
            number=number,
            code=code,
            fits=names,
            issue=issue_words(pen.voice),
            place=f"plan.{place}[{number}]",
        )


def _plan(pen: Pen) -> Iterator[str]:
    case = pen.argument.case
    plan = case.plan or Plan()
    yield from _codes(pen, plan)
    for number, item in enumerate(plan.corrective, 1):
        if item.done_on is None:
            yield pen.say("doubt.undated", number=number)
        elif item.done_on > case.as_of.date():
            yield pen.say("doubt.future", number=number, day=item.done_on)
        if _unproved(pen, item.exhibit):
            yield pen.say("doubt.vouched_action", number=number)
    for number, cause in enumerate(plan.causes, 1):
        if _unproved(pen, cause.exhibit):
            yield pen.say("doubt.vouched_cause", number=number)


def _unproved(pen: Pen, file: str | None) -> bool:
    exhibit = pen.argument.case.exhibit_for(file) if file else None
    return exhibit is None or exhibit.kind in STATEMENT_KINDS


def _undisclosed(pen: Pen) -> Iterator[str]:
    if pen.argument.case.prior or not pen.argument.reading.must_disclose_prior:
        return
    said = pen.argument.reading.prior
    words = "、".join(f"“{item.text}”" for item in said) or pen.say("action.open")
    yield pen.say("doubt.prior", words=words, places=pen.places(item.place for item in said))


def _weaknesses(pen: Pen) -> Iterator[str]:
    argument = pen.argument
    told = {conflict.says for conflict in argument.timeline.contradictions}
    weak = dict.fromkeys(f for ground in argument.grounds for f in ground.weakened_by if f.says not in told)
    against = [
        finding
        for finding in argument.findings
        if not finding.speaks_for and finding.scenario == argument.reading.scenario and finding not in weak
    ]
    yield from _told(pen, "doubt.weakened", map(_point, weak))
    yield from _told(pen, "doubt.against", map(_point, sorted(against, key=lambda item: -item.weight)))
    gaps = (Point(gap.kind, gap.says, gap.places, gap.orders) for gap in argument.timeline.gaps)
    yield from _told(pen, "doubt.gap", gaps)


def _told(pen: Pen, key: str, points: Iterable[Point]) -> Iterator[str]:
    for point, others in gathered(points):
        yield pen.say(key, says=line(pen, point, others), places=pen.places(point.places))


def _point(finding: Finding) -> Point:
    places = tuple(citation.place for citation in finding.citations)
    return Point(finding.code, finding.says, places, finding.orders, finding.weight, finding.speaks_for)


def _story(pen: Pen) -> Iterator[str]:
    """Name every percentage of the seller's account that the notice does not know."""
    story = pen.argument.case.story
    if story is None:
        return
    noticed = {token for notice in pen.argument.case.notices for token in tokens(notice.text)}
    for match in _PERCENT.finditer(story.text):
        if not set(tokens(match[0])) <= noticed:
            line = story.words(*match.span()).place.line
            yield pen.say("doubt.figure", told=match[0], line=line)


def _papers(pen: Pen) -> Iterator[str]:
    case, reading = pen.argument.case, pen.argument.reading
    for exhibit in case.exhibits:
        if not exhibit.opens:
            yield pen.say("doubt.closed", number=exhibit.number, file=exhibit.file)
        if exhibit.kind in STATEMENT_KINDS:
            yield pen.say("doubt.statement", number=exhibit.number)
    if reading.missing:
        kinds = [pen.argument.vocabulary.kind(item.kind).name.say(READING) for item in reading.missing]
        yield pen.say("doubt.missing", kinds="、".join(kinds))
