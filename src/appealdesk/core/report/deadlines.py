"""Deadline, channel and attempts (时限、入口与次数): China time first, marketplace time beside it, nothing invented."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from appealdesk.core.paper import Block, Bullets, Callout, Heading, Paragraph, Table
from appealdesk.core.phrase import utc
from appealdesk.core.policy import Window
from appealdesk.core.report.pen import READING, Pen
from appealdesk.core.windows import last_instant, work_to

MEGABYTE = 1_000_000


def deadline_blocks(pen: Pen) -> Iterator[Block]:
    """Show what the notice says, what the rules say, and what is worked to."""
    at = work_to(pen.argument.reading, pen.zone)
    if at is not None and utc(at) < utc(pen.argument.case.as_of):
        text = pen.say("due.passed.text", due=pen.china(at))
        yield Callout(pen.say("due.passed.title"), text, "danger")
    yield Heading(pen.say("due.notice"), 3)
    yield Bullets(tuple(_notice(pen)))
    yield Paragraph(_worked_to(pen, at))
    if pen.argument.reading.windows:
        yield Heading(pen.say("due.windows"), 3)
        yield _windows(pen)
    yield Bullets((*_attempts(pen), *_channel(pen)))


def _notice(pen: Pen) -> Iterator[str]:
    deadline = pen.argument.reading.deadline
    if deadline.kind == "none" and deadline.due is None:
        yield pen.say("due.none")
        return
    if deadline.words is not None:
        yield pen.say("due.words", words=deadline.words.text, place=pen.place(deadline.words.place))
    if deadline.anchor is not None:
        yield pen.say("due.anchor", event=_event(pen, deadline.anchor.event), at=deadline.anchor.at)
    if deadline.kind == "relative" and deadline.words is not None and deadline.due is not None:
        yield pen.say("due.sum", words=deadline.words.text, due=deadline.due)
    yield from _due(pen, deadline.due)


def _due(pen: Pen, due: date | datetime | None) -> Iterator[str]:
    if due is None:
        return
    at = last_instant(due, pen.zone)
    if at is None:
        yield pen.say("due.at.day.bare", day=due)
        return
    shown = {"china": pen.china(at), "local": pen.local(at)}
    if isinstance(due, datetime):
        yield pen.say("due.at.moment", **shown)
    else:
        yield pen.say("due.at.day", day=due, **shown)


def _worked_to(pen: Pen, at: datetime | None) -> str:
    if at is None:
        return pen.say("due.work_to.none")
    left = utc(at) - utc(pen.argument.case.as_of)
    hours = pen.say("due.left", hours=left // timedelta(hours=1)) if left > timedelta(0) else ""
    return pen.say("due.work_to", china=pen.china(at), local=pen.local(at)) + hours


def _event(pen: Pen, event: str) -> str:
    vocabulary = pen.argument.vocabulary
    for code in (event, event.removesuffix("_date")):
        if code in vocabulary.codes("events"):
            return vocabulary.name("events", code).say(READING)
    return event


def _windows(pen: Pen) -> Table:
    header = pen.column(
        "due.window.rule",
        "due.window.due",
        "due.window.range",
        "due.window.calculation",
    )
    unknown = pen.say("due.window.open")
    rows = []
    for window in pen.argument.reading.windows:
        due = window.due
        spread = dict.fromkeys(pen.china(at) if at else unknown for at in (window.earliest, window.latest))
        standing = f"{pen.say(f'standing.{window.standing}')};{window.source or pen.say('rule.no_source')}"
        rows.append(
            (
                f"{_label(pen, window.rule)}\n{standing}",
                f"{pen.china(due)}\n{pen.local(due)}" if due else unknown,
                "\n".join(spread),
                pen.words(window.calculation),
            )
        )
    return Table(header, tuple(rows))


def _label(pen: Pen, rule: str) -> str:
    labels = {dated.rule: dated.label.say(READING) for dated in pen.argument.rules}
    return labels.get(rule) or rule


def _attempts(pen: Pen) -> Iterator[str]:
    attempt = pen.argument.case.attempt
    for dated in pen.argument.rules:
        if isinstance(dated.value, Window) and dated.value.attempts is not None:
            allowed = dated.value.attempts
            yield pen.say(
                "due.attempts",
                allowed=allowed,
                attempt=attempt,
                left=max(allowed - attempt + 1, 0),
                rule=_label(pen, dated.rule),
                standing=pen.say(f"standing.{dated.standing}"),
            )
            return
    yield pen.say("due.attempts.unknown", attempt=attempt)


def _channel(pen: Pen) -> Iterator[str]:
    channel = pen.argument.channel
    if channel is None:
        yield pen.say("due.channel.none")
        return
    yield pen.say("due.channel", name=pen.words(channel.name), entry=channel.entry)
    size = None if channel.bytes_each is None else channel.bytes_each // MEGABYTE
    yield pen.say(
        "due.channel.limits",
        characters=_limit(pen, "characters", channel.characters),
        attachments=_limit(pen, "attachments", channel.attachments),
        bytes=_limit(pen, "bytes", size),
        types="、".join(channel.file_types) or pen.say("limit.unknown"),
        standing=pen.say(f"standing.{channel.standing}"),
    )


def _limit(pen: Pen, name: str, value: int | None) -> str:
    return pen.say("limit.unknown") if value is None else pen.say(f"limit.{name}", n=value)
