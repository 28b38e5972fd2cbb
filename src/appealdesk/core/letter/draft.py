"""Draft (申诉信草稿): a letter that waits for its plan, as far as it can be written, with each open place marked as open.

It is the desk's own paper and never goes out: the specialist sees what the records already say and what is still to be said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from appealdesk.core.argument import Argument
from appealdesk.core.letter.book import ClauseBook
from appealdesk.core.letter.composition import compose_letter
from appealdesk.core.letter.gaps import PlanGap
from appealdesk.core.letter.papers import letter_paper
from appealdesk.core.letter.problems import problems
from appealdesk.core.paper import Block, Callout, Heading, Paper, PaperKind, Paragraph

PLANNED = ("cause", "corrective", "preventive", "buyers")
# What a draft may lack: it lacks its plan. Anything else that stops a letter stops a draft as well.
LACKED = frozenset({"L3", "L5"})
READING = "zh"


def draft_paper(
    argument: Argument, language: str, gaps: tuple[PlanGap, ...], *, clauses: ClauseBook
) -> Paper | None:
    """Return the draft of a letter that only lacks a plan; None where anything else stops it.

    Nothing is written in place of what is missing: its section says what has to be told there.
    """
    codes = {gap.code for gap in gaps if gap.blocking}
    if "no_plan" not in codes:
        return None
    letter = compose_letter(argument, language, clauses=clauses)
    found = problems(letter, argument, clauses=clauses)
    if any(problem.fatal and problem.code not in LACKED for problem in found):
        return None
    paper = letter_paper(letter)
    prior = ("prior",) if "prior_untold" in codes else ()
    said, request = clauses.of(language), clauses.of(language).say("heading.request")
    opened = [
        block
        for key in (*PLANNED, *prior)
        for block in (Heading(said.say(f"heading.{key}"), 2), Paragraph(said.say(f"open.{key}")))
    ]
    zh = clauses.of(READING)
    head = Callout(zh.say("draft.title"), zh.say("draft.how"), "warning")
    return replace(paper, kind=PaperKind.QUESTIONS, blocks=(head, *_with(paper.blocks, opened, request)))


def _with(blocks: tuple[Block, ...], opened: list[Heading | Paragraph], request: str) -> Iterator[Block]:
    """Put the open sections before the request, where the plan would stand."""
    for block in blocks:
        if isinstance(block, Heading) and block.text == request:
            yield from opened
        yield block
