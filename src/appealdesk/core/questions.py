"""Open questions for the seller (待补充的问题): as a paper, and as text to paste into a chat."""

from __future__ import annotations

import re
from datetime import datetime

from appealdesk.core.case import Case
from appealdesk.core.letter.book import ClauseBook
from appealdesk.core.letter.format import Chinese
from appealdesk.core.letter.gaps import PlanGap, unasked
from appealdesk.core.letter.problems import Problem
from appealdesk.core.letter.punctuation import in_chinese, punctuated
from appealdesk.core.local_time import LOCAL, SAID
from appealdesk.core.paper import Block, Bullets, Callout, Heading, Paper, PaperKind, Paragraph
from appealdesk.core.reading import Reading
from appealdesk.core.report.pen import CHINA
from appealdesk.core.vocabulary import Vocabulary
from appealdesk.core.wording import Wording

READING = "zh"
_LOCAL = re.compile(rf"(?<=\d\d:\d\d) {LOCAL}\b")


def compose_questions(
    case: Case,
    reading: Reading,
    gaps: tuple[PlanGap, ...],
    vocabulary: Vocabulary,
    *,
    clauses: ClauseBook,
    questions: tuple[Wording, ...] = (),
    problems: tuple[Problem, ...] = (),
) -> tuple[Paper, str]:
    """Compose what the seller must still tell and hand in, once as a paper, once as plain Chinese text.

    `questions` are those of the argument, `problems` the ones that stop the letter: they are for the specialist,
    stand in the paper and not in the text to paste.
    """
    zh = clauses.of(READING)
    answers = _answers(gaps, questions, clauses) if reading.is_notice else (zh.say("questions.no_notice"),)
    papers = _papers(reading, vocabulary, clauses)
    deadline = _deadline(reading, clauses)
    intro = _intro(reading) if answers or papers else "questions.intro.none"
    blocks: list[Block] = [Paragraph(zh.say(intro))]
    blocks += [Callout(zh.say("due.notice"), deadline, "warning")] if deadline else []
    for key, items in (("answers", answers), ("papers", papers)):
        if items:
            blocks += [Heading(zh.say(f"questions.head.{key}"), 2), Bullets(items, numbered=True)]
    stopping = tuple(str(problem) for problem in problems if problem.fatal)
    if stopping:
        blocks += [Heading(zh.say("questions.head.specialist"), 2), Bullets(stopping)]
    blocks.append(Paragraph(zh.say("questions.boundary")))
    paper = Paper(
        PaperKind.QUESTIONS,
        READING,
        zh.say("questions.title"),
        case.code,
        case.as_of,
        tuple(blocks),
        zh.say("questions.subtitle", code=case.code),
    )
    return in_chinese(paper), punctuated(_pasted(intro, answers, papers, deadline, clauses))


def _intro(reading: Reading) -> str:
    """Choose the opening: where nothing can be filed yet, no letter is held out."""
    unsure = reading.screening is not None and reading.screening.eligible == "unsure"
    return "questions.intro.unsure" if unsure else "questions.intro"


def _answers(
    gaps: tuple[PlanGap, ...], questions: tuple[Wording, ...], clauses: ClauseBook
) -> tuple[str, ...]:
    """Put the gaps of the plan first; what the argument asks itself is asked once, in its words, which are nearer to the case."""
    zh = clauses.of(READING)
    asked = [zh.say(f"gap.{gap.code}", **dict(gap.facts)) for gap in unasked(gaps, questions)]
    said = (_LOCAL.sub(f"（{SAID[READING]}）", question.say(READING)) for question in questions)
    return tuple(dict.fromkeys([*asked, *said]))


def _papers(reading: Reading, vocabulary: Vocabulary, clauses: ClauseBook) -> tuple[str, ...]:
    zh = clauses.of(READING)
    asked = []
    for item in reading.missing:
        text = zh.say(
            "questions.paper", kind=vocabulary.kind(item.kind).name.say(READING), how=item.how.say(READING)
        )
        if item.substitute:
            text += zh.say("questions.substitute", kind=vocabulary.kind(item.substitute).name.say(READING))
        asked.append(text)
    return tuple(asked)


def _deadline(reading: Reading, clauses: ClauseBook) -> str:
    """Repeat what the notice says of a deadline; a day that it does not give is not given here."""
    zh, said = clauses.of(READING), reading.deadline
    if isinstance(said.due, datetime):
        return zh.say("questions.deadline.due", due=Chinese().moment(said.due.astimezone(CHINA)))
    if said.due is not None:
        return zh.say("questions.deadline.due", due=Chinese().day(said.due))
    return zh.say("questions.deadline", words=said.words.text) if said.words is not None else ""


def _pasted(
    intro: str, answers: tuple[str, ...], papers: tuple[str, ...], deadline: str, clauses: ClauseBook
) -> str:
    zh = clauses.of(READING)
    lines = [zh.say(intro), *([deadline] if deadline else [])]
    for key, items in (("answers", answers), ("papers", papers)):
        if items:
            lines += ["", f"【{zh.say(f'questions.head.{key}')}】"]
            lines += [f"{number}. {item}" for number, item in enumerate(items, 1)]
    return "\n".join([*lines, "", zh.say("questions.boundary")]) + "\n"
