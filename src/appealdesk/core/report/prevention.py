"""What was done and what prevents a repeat (纠正与预防清单), each with somebody in charge and a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from appealdesk.core.case import Plan, Preventive, Short
from appealdesk.core.letter.voice import Term
from appealdesk.core.paper import Block, Heading
from appealdesk.core.report.pen import READING, Pen

# The desk watches a case for 30 days after it was granted; a measure is first reviewed by then.
REVIEW = timedelta(days=30)


def prevention_blocks(pen: Pen) -> Iterator[Block]:
    """Show corrective and preventive actions of the plan, and what the scenario suggests for the seller's own use."""
    plan = pen.argument.case.plan or Plan()
    if plan.corrective:
        yield Heading(pen.say("report.part.corrective"), 3)
        header = pen.column("action.text", "action.owner", "action.done", "action.cause", "action.exhibit")
        yield pen.table(header, tuple(_done(pen, plan)), "action.none")
    if plan.preventive:
        yield Heading(pen.say("report.part.preventive"), 3)
        header = pen.column(
            "action.text", "action.owner", "action.every", "action.watch", "action.cause", "action.review"
        )
        yield pen.table(header, tuple(_promised(pen, plan)), "action.none")
    yield Heading(pen.say("report.part.suggested"), 3)
    header = pen.column("action.text", "action.owner", "action.every", "action.review")
    yield pen.table(header, tuple(_suggested(pen)), "action.none")


def _done(pen: Pen, plan: Plan) -> Iterator[tuple[str, ...]]:
    for item in plan.corrective:
        exhibit = pen.argument.case.exhibit_for(item.exhibit) if item.exhibit else None
        yield (
            pen.words(item.text),
            _term(pen, item.owner),
            pen.voice.spoken(item.done_on, READING) if item.done_on else pen.say("action.open"),
            _number(item.cause, plan),
            str(exhibit.number) if exhibit else "–",
        )


def _promised(pen: Pen, plan: Plan) -> Iterator[tuple[str, ...]]:
    for item in plan.preventive:
        yield (
            pen.words(item.text),
            _term(pen, item.owner),
            _term(pen, item.every),
            _watch(pen, item),
            _number(item.cause, plan),
            _review(pen),
        )


def _suggested(pen: Pen) -> Iterator[tuple[str, ...]]:
    scenario = pen.argument.reading.scenario or "other"
    for line in pen.book.of(READING).phrases.get(f"prevention.{scenario}", ()):
        text, owner, every = line.split("|")
        yield text, owner, every, _review(pen)


def _watch(pen: Pen, item: Preventive) -> str:
    if item.watch is None:
        return "–"
    metric, threshold = pen.voice.metric(item.watch.metric), item.watch.threshold
    return pen.say("action.watch.value", metric=metric, threshold=threshold, then=Term(item.watch.then))


def _review(pen: Pen) -> str:
    return pen.voice.spoken((pen.argument.case.as_of + REVIEW).date(), READING)


def _term(pen: Pen, word: Short) -> str:
    return pen.voice.spoken(Term(word), READING) if word else pen.say("action.open")


def _number(cause: int | None, plan: Plan) -> str:
    return str(cause) if cause else ("1" if len(plan.causes) == 1 else "–")
