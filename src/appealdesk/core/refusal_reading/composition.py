"""The reading of a refusal as a paper (驳回信解读撰写): result, item by item, what to supply, the next attempt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, tzinfo

from appealdesk.core.argument import Argument
from appealdesk.core.letter.book import ClauseBook
from appealdesk.core.letter.punctuation import in_chinese
from appealdesk.core.paper import (
    Block,
    Bullets,
    Callout,
    Facts,
    Heading,
    Paper,
    PaperKind,
    Paragraph,
    Quote,
    Table,
)
from appealdesk.core.reading import NoticeDeadline
from appealdesk.core.refusal_reading.again import again
from appealdesk.core.refusal_reading.matching import Item, State
from appealdesk.core.report.pen import READING, Pen

SHOWN = 3
LONGEST = 140
_MARKS = "-–•* "
UNSAID = NoticeDeadline()


def compose_refusal_reading(
    items: tuple[Item, ...],
    argument: Argument,
    *,
    clauses: ClauseBook,
    refused_at: datetime | None = None,
    said: NoticeDeadline = UNSAID,
    zone: tzinfo | None = None,
) -> Paper:
    """Compose the reading in Chinese.

    `refused_at` is when the refusal came, `said` the deadline that it names itself, `zone` the marketplace's.
    """
    pen = Pen.of(argument, clauses, zone)
    return in_chinese(
        Paper(
            PaperKind.REFUSAL_READING,
            READING,
            pen.say("refused.title"),
            argument.case.code,
            argument.case.as_of,
            tuple(_blocks(pen, items, refused_at, said)),
            pen.say("refused.subtitle", attempt=argument.case.attempt),
        )
    )


def _blocks(
    pen: Pen, items: tuple[Item, ...], refused_at: datetime | None, said: NoticeDeadline
) -> Iterator[Block]:
    yield Heading(pen.say("refused.head.result"), 2)
    yield from _result(pen, items)
    if items:
        yield Heading(pen.say("refused.head.items"), 2)
        yield _overview(pen, items)
        for number, item in enumerate(items, 1):
            yield from _item(pen, item, number)
    yield Heading(pen.say("refused.head.again"), 2)
    if refused_at is not None:
        yield Paragraph(pen.say("refused.came", at=pen.china(refused_at)))
    yield Bullets(tuple(again(pen, refused_at, said)))
    yield Heading(pen.say("refused.head.before"), 2)
    yield Bullets(tuple(pen.say(f"refused.before.{n}") for n in ("new", "same", "each", "true")))
    yield Callout(pen.say("report.boundary.title"), pen.say("refused.boundary"), "info")


def _result(pen: Pen, items: tuple[Item, ...]) -> Iterator[Block]:
    if not items:
        yield Callout(pen.say("refused.unread.title"), pen.say("refused.unread.text"), "warning")
        return
    counted = Counter(item.state for item in items)
    told = "、".join(
        pen.say("refused.counted", state=pen.say(f"refused.state.{state}"), count=counted[state])
        for state in State
        if counted[state]
    )
    yield Paragraph(pen.say("refused.counts", total=len(items), told=told))
    if State.CLOSED in counted:
        yield Callout(pen.say("refused.closed.title"), pen.say("refused.closed.text"), "danger")
    if State.UNCLEAR in counted:
        yield Callout(pen.say("refused.unclear.title"), pen.say("refused.unclear.text"), "warning")
    again_asked = [item for item in items if item.before]
    if again_asked:
        names = "、".join(dict.fromkeys(item.ask.name.say(READING) for item in again_asked))
        yield Callout(pen.say("refused.loop.title"), pen.say("refused.loop.text", names=names), "warning")


def _overview(pen: Pen, items: tuple[Item, ...]) -> Table:
    rows = tuple(
        (
            str(number),
            item.ask.name.say(READING),
            pen.say(f"refused.state.{item.state}"),
            "；".join(_lacks(pen, item)) or "–",
        )
        for number, item in enumerate(items, 1)
    )
    header = pen.column("refused.number", "refused.asked", "refused.state", "refused.lacks")
    return Table(header, rows, (1, 4, 2, 6))


def _item(pen: Pen, item: Item, number: int) -> Iterator[Block]:
    yield Heading(pen.say("refused.item", number=number, name=item.ask.name), 3)
    place = item.words.place
    yield Quote(
        " ".join(item.words.text.split()).lstrip(_MARKS),
        pen.say(
            "refused.line", line=place.line or 1, basis=pen.say(f"refused.basis.{item.asked.phrase.basis}")
        ),
    )
    pairs = [(pen.say("refused.means"), item.ask.means.say(READING))]
    if item.state not in {State.CLOSED, State.UNCLEAR}:
        pairs.append((pen.say("refused.where"), _where(pen, item)))
        pairs.append(
            (pen.say("refused.lacks"), "；".join(_lacks(pen, item)) or pen.say("refused.lacks.none"))
        )
    pairs.append((pen.say("refused.supply"), item.ask.supply.say(READING)))
    yield Facts(tuple(pairs))
    supplies = tuple(_supplies(pen, item))
    if supplies:
        yield Bullets(supplies)


def _where(pen: Pen, item: Item) -> str:
    if not item.answers:
        return pen.say("refused.where.none")
    shown = [
        pen.say("refused.where.line", line=line.words.place.line or 1, text=_short(line.text))
        for line in item.answers[:SHOWN]
    ]
    rest = len(item.answers) - SHOWN
    return "；".join([*shown, *([pen.say("refused.where.more", count=rest)] if rest > 0 else [])])


def _lacks(pen: Pen, item: Item) -> Iterator[str]:
    return (pen.say(f"refused.lack.{lack.code}", **dict(lack.facts)) for lack in item.lacks)


def _supplies(pen: Pen, item: Item) -> Iterator[str]:
    """Yield what the file already holds and the letter did not use, then what is still to be obtained."""
    kinds = pen.argument.vocabulary
    yield from (pen.say("refused.unsent", text=text) for text in item.unsent)
    for exhibit in item.at_hand:
        name = kinds.kind(exhibit.kind).name
        yield pen.say("refused.at_hand", number=exhibit.number, kind=name, file=exhibit.file)
    for missing in item.to_get:
        yield pen.say("refused.to_get", kind=kinds.kind(missing.kind).name, how=missing.how)


def _short(text: str) -> str:
    text = text.lstrip(_MARKS)
    return text if len(text) <= LONGEST else text[:LONGEST].rstrip() + "…"
