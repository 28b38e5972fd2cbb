"""Whether and until when one may try again (轮次与窗口): attempts by the rule, windows that a decision opens; nothing invented."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

from appealdesk.core.calendar import WEEKDAYS
from appealdesk.core.policy import Dated, Window
from appealdesk.core.reading import NoticeDeadline
from appealdesk.core.report.pen import READING, Pen
from appealdesk.core.rule_words import value_words
from appealdesk.core.windows import OWN, rule_window

# What a refusal is to the rules.
OPENED = frozenset({"decision", "last_message"})


def again(pen: Pen, refused_at: datetime | None, said: NoticeDeadline) -> Iterator[str]:
    """Yield what can be said of the next attempt: the refusal's own deadline first, then attempts, then windows."""
    yield from _said(pen, said)
    windows = [dated for dated in pen.argument.rules if isinstance(dated.value, Window)]
    yield _attempts(pen, windows)
    mine = [dated for dated in windows if dated.value.starts in OPENED and dated.value.purpose in OWN]
    yield from (_window(pen, dated, refused_at) for dated in mine)
    if not mine:
        yield pen.say("refused.window.none")


def _said(pen: Pen, said: NoticeDeadline) -> Iterator[str]:
    if said.words is None:
        yield pen.say("refused.due.none")
        return
    yield pen.say("refused.due.words", words=said.words.text, line=said.words.place.line or 1)
    if isinstance(said.due, datetime):
        yield pen.say("refused.due.at", due=pen.china(said.due))
    elif isinstance(said.due, date):
        yield pen.say("refused.due.day", due=said.due)


def _attempts(pen: Pen, windows: list[Dated[Window]]) -> str:
    attempt = pen.argument.case.attempt
    for dated in windows:
        allowed = dated.value.attempts
        if allowed is not None and dated.value.purpose == "appeal" and dated.value.starts not in OPENED:
            return pen.say(
                "refused.attempts",
                allowed=allowed,
                attempt=attempt,
                left=max(allowed - attempt, 0),
                rule=_label(dated),
                standing=pen.say(f"standing.{dated.standing}"),
            )
    return pen.say("refused.attempts.unknown", attempt=attempt)


def _window(pen: Pen, dated: Dated[Window], refused_at: datetime | None) -> str:
    standing = pen.say(f"standing.{dated.standing}")
    said = pen.say(
        "refused.window", rule=_label(dated), value=value_words(dated.value).say(READING), standing=standing
    )
    if refused_at is None:
        return said + pen.say("refused.window.open")
    events = dict.fromkeys(OPENED, refused_at)
    found = rule_window(
        dated, events, pen.argument.vocabulary, zone=pen.zone or refused_at.tzinfo or UTC, calendar=WEEKDAYS
    )
    earliest = found.earliest or found.due
    return said if earliest is None else said + pen.say("refused.window.due", due=pen.china(earliest))


def _label(dated: Dated[Window]) -> str:
    return dated.label.say(READING) or dated.rule
