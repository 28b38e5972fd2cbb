"""The root-cause report (申诉根因分析报告): doubts first, then deadline, facts, chain, evidence and prevention."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo

from appealdesk.core.argument import Argument
from appealdesk.core.letter.book import ClauseBook
from appealdesk.core.letter.matter import issue_words, notice_day
from appealdesk.core.letter.punctuation import in_chinese
from appealdesk.core.paper import Block, Callout, Facts, Heading, Paper, PaperKind
from appealdesk.core.report.account import account_blocks
from appealdesk.core.report.causes import cause_blocks
from appealdesk.core.report.deadlines import deadline_blocks
from appealdesk.core.report.doubts import doubts
from appealdesk.core.report.knowledge import knowledge_blocks
from appealdesk.core.report.pen import READING, Pen
from appealdesk.core.report.prevention import prevention_blocks
from appealdesk.core.report.recounts import recount_blocks
from appealdesk.core.report.scenario import scenario_blocks
from appealdesk.core.report.tables import exhibit_blocks, figure_block, rule_blocks, timeline_block


def compose_report(
    argument: Argument,
    *,
    clauses: ClauseBook,
    zone: tzinfo | None = None,
    digest: str = "",
    front: tuple[Block, ...] = (),
) -> Paper:
    """Compose the report of an argument in Chinese.

    `zone` is the marketplace's time zone: without it a bare day names no instant and no hours are counted.
    `digest` names the packs that the rules came from; `front` stands before all else: an override, what was left out.
    """
    pen = Pen.of(argument, clauses, zone)
    platform = argument.case.platform or argument.reading.platform or ""
    paper = Paper(
        PaperKind.REPORT,
        READING,
        pen.say("report.title"),
        argument.case.code,
        argument.case.as_of,
        tuple(_blocks(pen, digest, front)),
        pen.say(
            "report.subtitle",
            platform=_platform(pen, platform),
            marketplace=argument.case.marketplace or argument.reading.marketplace or "",
            issue=issue_words(pen.voice),
        ),
    )
    return in_chinese(paper)


def _blocks(pen: Pen, digest: str, front: tuple[Block, ...]) -> Iterator[Block]:
    yield Facts(tuple(_head(pen)))
    yield from front
    yield Heading(pen.say("report.head.doubts"), 2)
    yield pen.listed(doubts(pen), "doubt.none")
    yield Heading(pen.say("report.head.deadline"), 2)
    yield from deadline_blocks(pen)
    yield Heading(pen.say("report.head.facts"), 2)
    yield from knowledge_blocks(pen)
    yield Heading(pen.say("report.head.timeline"), 2)
    yield timeline_block(pen)
    yield Heading(pen.say("report.head.figures"), 2)
    yield figure_block(pen)
    yield from recount_blocks(pen)
    yield Heading(pen.say("report.head.orders"), 2)
    yield from account_blocks(pen)
    yield Heading(pen.say("report.head.causes"), 2)
    yield from cause_blocks(pen)
    yield Heading(pen.say("report.head.scenario"), 2)
    yield from scenario_blocks(pen)
    yield Heading(pen.say("report.head.exhibits"), 2)
    yield from exhibit_blocks(pen)
    yield Heading(pen.say("report.head.prevention"), 2)
    yield from prevention_blocks(pen)
    yield Heading(pen.say("report.head.rules"), 2)
    yield from rule_blocks(pen, digest)
    yield Callout(pen.say("report.boundary.title"), pen.say("report.boundary.text"), "info")


def _head(pen: Pen) -> Iterator[tuple[str, str]]:
    argument = pen.argument
    reading, vocabulary = argument.reading, argument.vocabulary
    platform = _platform(pen, argument.case.platform or reading.platform or "")
    yield pen.say("head.case"), argument.case.code
    yield (
        pen.say("head.platform"),
        f"{platform} {argument.case.marketplace or reading.marketplace or ''}".strip(),
    )
    yield pen.say("head.issue"), issue_words(pen.voice).say(READING)
    if reading.secondary_issue_types:
        names = [vocabulary.name("issue_types", code).say(READING) for code in reading.secondary_issue_types]
        yield pen.say("head.also"), "、".join(names)
    day = notice_day(argument)
    if day is not None:
        yield pen.say("head.notice_day"), pen.voice.spoken(day, READING)
    yield pen.say("head.as_of"), pen.china(argument.case.as_of)
    yield pen.say("head.attempt"), pen.say("head.attempt.value", attempt=argument.case.attempt)
    if reading.scenario is not None:
        yield pen.say("head.scenario"), vocabulary.name("scenarios", reading.scenario).say(READING)
    if reading.screening is not None:
        yield pen.say("head.eligible"), pen.say(f"eligible.{reading.screening.eligible}")


def _platform(pen: Pen, code: str) -> str:
    vocabulary = pen.argument.vocabulary
    return vocabulary.name("platforms", code).say(READING) if code in vocabulary.codes("platforms") else code
