"""What stands on the front page of the report before all else (报告首页): who let the letter out despite the check, and why."""

from __future__ import annotations

from collections.abc import Iterator

from appealdesk.core.letter.book import ClauseBook
from appealdesk.core.letter.format import Chinese
from appealdesk.core.override import Override
from appealdesk.core.paper import Block, Bullets, Callout, Heading
from appealdesk.core.report.pen import CHINA, READING


def override_blocks(lifted: Override | None, clauses: ClauseBook) -> Iterator[Block]:
    """Yield the reason, the person, the moment and every problem that was overridden; nothing where none was."""
    if lifted is None:
        return
    zh = clauses.of(READING)
    at = Chinese().moment(lifted.at.astimezone(CHINA))
    text = zh.say("report.override.text", by=lifted.by, at=at, reason=lifted.reason)
    yield Callout(zh.say("report.override.title"), text, "danger")
    yield Heading(zh.say("report.override.head"), 3)
    yield Bullets(tuple(str(problem) for problem in lifted.problems))
