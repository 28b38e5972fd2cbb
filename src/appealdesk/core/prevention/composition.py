"""The checklist as a paper (预防清单撰写): what the seller promised, what to watch, what to keep, and what the desk suggests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from appealdesk.core.argument import Argument
from appealdesk.core.case import Plan, Preventive, Short
from appealdesk.core.letter.book import ClauseBook
from appealdesk.core.letter.matter import notice_day
from appealdesk.core.letter.punctuation import in_chinese
from appealdesk.core.letter.voice import Term
from appealdesk.core.paper import Block, Callout, Facts, Heading, Paper, PaperKind, Paragraph, Table
from appealdesk.core.prevention.rhythm import WATCH_DAYS, first_check
from appealdesk.core.prevention.watching import keep_blocks, limit_blocks
from appealdesk.core.report.pen import READING, Pen


def compose_prevention(argument: Argument, *, clauses: ClauseBook) -> Paper:
    """Compose the checklist of an argument in Chinese.

    Measures come from the plan alone; whatever the desk adds (early-warning values, what to keep, further measures, first
    days of checks) is marked as its suggestion.
    """
    pen = Pen.of(argument, clauses)
    return in_chinese(
        Paper(
            PaperKind.PREVENTION,
            READING,
            pen.say("checklist.title"),
            argument.case.code,
            argument.case.as_of,
            tuple(_blocks(pen)),
            pen.say("checklist.subtitle", issue=_issue(argument)),
        )
    )


def _blocks(pen: Pen) -> Iterator[Block]:
    yield Callout(pen.say("checklist.how.title"), pen.say("checklist.how.text"), "info")
    yield Facts(tuple(_head(pen)))
    yield Heading(pen.say("checklist.head.measures"), 2)
    yield from _measures(pen)
    yield Heading(pen.say("checklist.head.limits"), 2)
    yield from limit_blocks(pen)
    yield Heading(pen.say("checklist.head.keep"), 2)
    yield from keep_blocks(pen)
    yield Heading(pen.say("checklist.head.suggested"), 2)
    yield from _suggested(pen)
    yield Heading(pen.say("checklist.head.record"), 2)
    yield from _record(pen)
    yield Callout(pen.say("report.boundary.title"), pen.say("checklist.boundary"), "info")


def _head(pen: Pen) -> Iterator[tuple[str, str]]:
    argument = pen.argument
    yield pen.say("head.case"), argument.case.code
    yield pen.say("head.issue"), _issue(argument)
    day = notice_day(argument)
    if day is not None:
        yield pen.say("head.notice_day"), pen.voice.spoken(day, READING)
    yield pen.say("checklist.made"), pen.voice.spoken(_today(pen), READING)
    until = _today(pen) + timedelta(WATCH_DAYS)
    yield pen.say("checklist.watch"), pen.say("checklist.watch.value", until=until, days=WATCH_DAYS)


def _measures(pen: Pen) -> Iterator[Block]:
    plan = pen.argument.case.plan or Plan()
    if not plan.preventive and not plan.corrective:
        yield Paragraph(pen.say("checklist.none"))
        return
    header = pen.column(
        "checklist.number", "action.text", "action.owner", "action.every", "checklist.first",
        "checklist.metric", "checklist.threshold", "checklist.then",
    )  # fmt: skip
    rows = tuple(_promised(pen, item, number) for number, item in enumerate(plan.preventive, 1))
    yield pen.table(header, rows, "action.none", (1, 6, 2, 2, 3, 2, 2, 4))
    yield from _controls(pen, plan)
    yield from _kept_done(pen, plan)


def _promised(pen: Pen, item: Preventive, number: int) -> tuple[str, ...]:
    watch = item.watch
    watched = (
        (pen.words(pen.voice.metric(watch.metric)), watch.threshold, _term(pen, watch.then))
        if watch
        else (pen.say("checklist.unwatched"), "–", "–")
    )
    every = _term(pen, item.every)
    return (str(number), pen.words(item.text), _term(pen, item.owner), every, _first(pen, every), *watched)


def _controls(pen: Pen, plan: Plan) -> Iterator[Block]:
    """Name for each cause the control that was missing, to be written into the seller's own procedure."""
    rows = []
    for number, cause in enumerate(plan.causes, 1):
        mine = {number, None} if len(plan.causes) == 1 else {number}
        controls = [str(n) for n, item in enumerate(plan.preventive, 1) if item.cause in mine]
        said = (
            pen.say("checklist.controls.in", numbers=controls)
            if controls
            else pen.say("checklist.controls.open")
        )
        rows.append((str(number), pen.words(cause.text), said))
    if rows:
        yield Heading(pen.say("checklist.part.procedure"), 3)
        yield Paragraph(pen.say("checklist.procedure"))
        header = pen.column("action.cause", "checklist.cause", "checklist.controls")
        yield Table(header, tuple(rows), (1, 6, 3))


def _kept_done(pen: Pen, plan: Plan) -> Iterator[Block]:
    """Show what was done, to be looked at again: a correction that slips back is the next notice."""
    if not plan.corrective:
        return
    yield Heading(pen.say("checklist.part.done"), 3)
    rows = [
        (
            pen.words(item.text),
            _term(pen, item.owner),
            pen.voice.spoken(item.done_on, READING) if item.done_on else pen.say("action.open"),
            _first(pen, ""),
        )
        for item in plan.corrective
    ]
    header = pen.column("action.text", "action.owner", "action.done", "checklist.again")
    yield Table(header, tuple(rows), (6, 2, 2, 2))


def _suggested(pen: Pen) -> Iterator[Block]:
    scenario = pen.argument.reading.scenario or "other"
    rows = []
    for line in pen.book.of(READING).phrases.get(f"prevention.{scenario}", ()):
        text, owner, every = line.split("|")
        rows.append((pen.say("checklist.suggestion", text=text), owner, every, _first(pen, every)))
    yield Paragraph(pen.say("checklist.suggested"))
    header = pen.column("action.text", "action.owner", "action.every", "checklist.first")
    yield pen.table(header, rows, "report.none", (6, 2, 2, 2))


def _record(pen: Pen) -> Iterator[Block]:
    """Leave room for what the checks find; the seller fills it in."""
    plan = pen.argument.case.plan or Plan()
    yield Paragraph(pen.say("checklist.record"))
    rows = [
        (str(number), _first(pen, _term(pen, item.every)), "", "", "")
        for number, item in enumerate(plan.preventive, 1)
    ]
    rows += [("", "", "", "", "")] * 3
    header = pen.column(
        "checklist.number", "checklist.day", "checklist.found", "checklist.action", "checklist.by"
    )
    yield Table(header, tuple(rows), (1, 3, 4, 4, 2))


def _first(pen: Pen, every: str) -> str:
    phrases = pen.book.of(READING).phrases
    return pen.voice.spoken(first_check(every, _today(pen), phrases), READING)


def _today(pen: Pen) -> date:
    return pen.argument.case.as_of.date()


def _issue(argument: Argument) -> str:
    return argument.vocabulary.name("issue_types", argument.reading.issue_type or "account_health").say(
        READING
    )


def _term(pen: Pen, word: Short) -> str:
    return pen.voice.spoken(Term(word), READING) if word else pen.say("action.open")
