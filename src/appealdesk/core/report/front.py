"""What stands on the front page of the report before all else (报告首页): an override, what the pasted text leaves out, what a pen wrote."""

from __future__ import annotations

from collections.abc import Iterator

from appealdesk.core.channel import Channel
from appealdesk.core.letter.book import ClauseBook
from appealdesk.core.letter.format import Chinese
from appealdesk.core.letter.problems.points import told
from appealdesk.core.override import Override
from appealdesk.core.paper import Block, Bullets, Callout, Heading
from appealdesk.core.report.pen import CHINA, READING
from appealdesk.core.rewording import Reworded
from appealdesk.core.shortening import Shortened


def front_blocks(
    lifted: Override | None,
    short: Shortened | None,
    channel: Channel | None,
    clauses: ClauseBook,
    reworded: Reworded | None = None,
) -> Iterator[Block]:
    """Yield what somebody decided or left out, since whoever opens the report must not miss it."""
    yield from override_blocks(lifted, clauses)
    yield from left_out_blocks(short, channel, clauses)
    yield from pen_blocks(reworded, clauses)


def pen_blocks(reworded: Reworded | None, clauses: ClauseBook) -> Iterator[Block]:
    """Yield how many sentences a language model said in other words, and every answer that was refused; nothing without one."""
    if reworded is None:
        return
    zh = clauses.of(READING)
    slots = {"model": reworded.model, "taken": len(reworded.taken), "refused": len(reworded.refused)}
    yield Callout(zh.say("report.pen.title"), zh.say("report.pen.text", **slots), "info")
    if reworded.refused:
        yield Bullets(tuple(f"{place}: {why}" for place, why in reworded.refused), compact=True)


def left_out_blocks(short: Shortened | None, channel: Channel | None, clauses: ClauseBook) -> Iterator[Block]:
    """Yield how much the text was shortened for its channel, and every statement that it lacks; nothing where it is whole."""
    if short is None:
        return
    zh = clauses.of(READING)
    where = "report.short.attached" if channel and channel.attaches else "report.short.nowhere"
    name = channel.name.say(READING) if channel else ""
    own = channel is not None and channel.characters is not None
    text = zh.say(
        "report.short.text" if own else "report.short.advised",
        channel=name,
        limit=short.limit,
        before=short.before,
        after=short.after,
    )
    yield Callout(
        zh.say("report.short.title" if own else "report.short.beside"), text + zh.say(where), "warning"
    )
    said = [
        zh.say("report.short.list") if item.key == "exhibit" else item.texts.say(READING)
        for item in short.left_out
    ]
    yield Bullets(tuple(dict.fromkeys(said)))


def override_blocks(lifted: Override | None, clauses: ClauseBook) -> Iterator[Block]:
    """Yield the reason, the person, the moment and every problem that was overridden; nothing where none was."""
    if lifted is None:
        return
    zh = clauses.of(READING)
    at = Chinese().moment(lifted.at.astimezone(CHINA))
    text = zh.say("report.override.text", by=lifted.by, at=at, reason=lifted.reason)
    yield Callout(zh.say("report.override.title"), text, "danger")
    yield Heading(zh.say("report.override.head"), 3)
    yield Bullets(tuple(told(problem) for problem in lifted.problems))
