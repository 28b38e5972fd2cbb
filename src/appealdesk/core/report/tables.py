"""The tables of the report (报告各表): timeline, figures, exhibits, rules."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Any
from unicodedata import east_asian_width

from appealdesk.core.letter.format import offset
from appealdesk.core.letter.matter import rates
from appealdesk.core.letter.papers import since_words
from appealdesk.core.letter.voice import Amount
from appealdesk.core.paper import Block, Heading, Paragraph
from appealdesk.core.policy import Dated, Threshold
from appealdesk.core.report.pen import CHINA, READING, Pen
from appealdesk.core.rule_words import value_words
from appealdesk.core.timeline import Event

UNBROKEN = "\u00a0"  # a moment stays on one line
BRIEF = 84  # half-width characters: two lines of the table


def timeline_block(pen: Pen) -> Block:
    """Show every event in China time and in the zone it was recorded in, each on one line; a single year stands in the header."""
    events = pen.argument.timeline.events
    years = {day.year for event in events for day in (event.at, event.at.astimezone(CHINA))}
    pattern = "%m-%d" if len(years) == 1 else "%Y-%m-%d"
    rows = [(*_when(pen, event, pattern), _what(pen, event), pen.place(event.place)) for event in events]
    china = pen.say("time.china.year", year=min(years)) if len(years) == 1 else pen.say("time.china")
    return pen.table((china, *pen.column("time.recorded", "time.what", "time.place")), rows, "time.none")


def _when(pen: Pen, event: Event, pattern: str) -> tuple[str, ...]:
    """Show the moment twice; where only a day is known, the day as the marketplace counts it."""
    if event.day is not None:
        return pen.say("time.day_only"), f"{event.day:{pattern}}"
    china, recorded = f"{event.at.astimezone(CHINA):{pattern} %H:%M}", f"{event.at:{pattern} %H:%M}"
    return tuple(moment.replace(" ", UNBROKEN) for moment in (china, f"{recorded} {offset(event.at)}"))


def _what(pen: Pen, event: Event) -> str:
    """Say what happened; of messages and measures only the beginning, since exhibit and plan hold them in full."""
    said = pen.words(event.what)
    if not event.kind.startswith(("message", "corrective", "buyers", "prior")):
        return said
    reached = accumulate(2 if east_asian_width(one) in "WF" else 1 for one in said)
    kept = sum(wide <= BRIEF for wide in reached)
    return said if kept == len(said) else said[:kept].rstrip() + ("…”" if said.endswith("”") else "…")


def figure_block(pen: Pen) -> Block:
    """Show the figures of the notice beside its own targets, with the rule version they are held against."""
    rows = []
    for key, figure in pen.argument.reading.figures:
        target = None if figure.threshold is None else Amount(figure.threshold, figure.unit)
        rows.append(
            (
                pen.words(pen.voice.metric(key)),
                pen.voice.spoken(Amount(figure.value, figure.unit), READING),
                pen.voice.spoken(target, READING) if target else pen.say("figure.unstated"),
                _rule_of(pen, key) if (key, figure) in rates(pen.argument) else "–",
            )
        )
    return pen.table(
        pen.column("figure.column", "figure.value", "figure.threshold", "figure.rule"), rows, "figure.none"
    )


def exhibit_blocks(pen: Pen) -> Iterator[Block]:
    """Show what is there, and for each missing kind how to get it and what is accepted in its place."""
    vocabulary = pen.argument.vocabulary
    yield Heading(pen.say("report.part.present"), 3)
    present = []
    for exhibit in pen.argument.case.exhibits:
        name = exhibit.file.rpartition("/")[2]
        note = exhibit.note if exhibit.opens else pen.say("exhibit.broken", note=exhibit.note)
        present.append(
            (str(exhibit.number), vocabulary.kind(exhibit.kind).name.say(READING), name, note or "–")
        )
    header = pen.column("exhibit.number", "exhibit.kind", "exhibit.file", "exhibit.note")
    yield pen.table(header, present, "report.none")
    yield Heading(pen.say("report.part.missing"), 3)
    missing = [
        (
            vocabulary.kind(item.kind).name.say(READING),
            pen.words(item.how),
            vocabulary.kind(item.substitute).name.say(READING) if item.substitute else "–",
        )
        for item in pen.argument.reading.missing
    ]
    yield pen.table(pen.column("missing.kind", "missing.how", "missing.substitute"), missing, "missing.none")


def rule_blocks(pen: Pen, digest: str) -> Iterator[Block]:
    """Show every rule used with its standing, and the digest of the packs."""
    rows = [
        (
            dated.label.say(READING) or dated.rule,
            value_words(dated.value, pen.argument.vocabulary).say(READING),
            since_words(dated, pen.book),
            pen.say(f"standing.{dated.standing}"),
            dated.source or pen.say("rule.no_source"),
        )
        for dated in pen.argument.rules
    ]
    header = pen.column("rule.column", "rule.value", "rule.since", "rule.standing", "rule.source")
    yield pen.table(header, rows, "rule.none")
    if digest:
        yield Paragraph(pen.say("rule.digest", digest=digest))


def _rule_of(pen: Pen, key: str) -> str:
    figure = dict(pen.argument.reading.figures)[key]
    for dated in pen.argument.rules:
        if isinstance(dated.value, Threshold) and dated.value.value == figure.threshold:
            return _version(pen, dated)
    return pen.say("figure.no_rule")


def _version(pen: Pen, dated: Dated[Any]) -> str:
    name = dated.label.say(READING) or dated.rule
    return f"{name},{since_words(dated, pen.book)},{pen.say(f'standing.{dated.standing}')}"
