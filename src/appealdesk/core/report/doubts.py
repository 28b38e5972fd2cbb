"""What a hostile reviewer would find first (审核质疑): contradictions, weak points, words that nobody but the seller vouches for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from appealdesk.core.case import Plan
from appealdesk.core.ground import STATEMENT_KINDS
from appealdesk.core.letter.orders import shipment_of
from appealdesk.core.letter.tokens import tokens
from appealdesk.core.phrase import utc
from appealdesk.core.report.account import account
from appealdesk.core.report.pen import READING, Pen

# A confirmation sent this long before the first scan looks like a label without a parcel.
EARLY = timedelta(hours=24)
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
    for conflict in pen.argument.timeline.contradictions:
        yield pen.say(
            "doubt.contradiction", says=pen.words(conflict.says), places=pen.places(conflict.places)
        )
    counted = account(pen.argument)
    if counted.noticed is not None and counted.noticed != len(counted.listed):
        yield pen.say("doubt.count", noticed=counted.noticed, listed=len(counted.listed))


def _orders(pen: Pen) -> Iterator[str]:
    for order in pen.argument.case.orders:
        shipment = shipment_of(pen.voice, order)
        scan = shipment.accepted if shipment else None
        if scan is None or scan.at is None:
            continue
        places = pen.places([scan.place])
        if order.ship_by is not None and utc(scan.at) > utc(order.ship_by):
            yield pen.say(
                "doubt.late_scan", order=order.id, scan=scan.at, ship_by=order.ship_by, places=places
            )
        if order.confirmed_at is not None and utc(scan.at) - utc(order.confirmed_at) > EARLY:
            yield pen.say(
                "doubt.early_confirm",
                order=order.id,
                confirmed=order.confirmed_at,
                scan=scan.at,
                hours=EARLY // timedelta(hours=1),
                places=places,
            )


def _plan(pen: Pen) -> Iterator[str]:
    case = pen.argument.case
    plan = case.plan or Plan()
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
    for ground in argument.grounds:
        for finding in ground.weakened_by:
            yield pen.say("doubt.weakened", says=pen.words(finding.says), places=pen.cited(finding.citations))
    against = [f for f in argument.findings if not f.speaks_for and f.scenario == argument.reading.scenario]
    for finding in sorted(against, key=lambda item: -item.weight):
        yield pen.say("doubt.against", says=pen.words(finding.says), places=pen.cited(finding.citations))
    for gap in argument.timeline.gaps:
        yield pen.say("doubt.gap", says=pen.words(gap.says), places=pen.places(gap.places))


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
