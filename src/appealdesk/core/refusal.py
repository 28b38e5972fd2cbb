"""The refusal paper (不予受理说明): why no letter is prepared, and the next sensible step; no hope is sold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from appealdesk.core.case import Case
from appealdesk.core.errors import AppealDeskError
from appealdesk.core.letter.book import ClauseBook
from appealdesk.core.letter.punctuation import in_chinese
from appealdesk.core.paper import Block, Callout, Heading, Paper, PaperKind, Paragraph, Quote
from appealdesk.core.place import Words
from appealdesk.core.reading import Reading, Screening
from appealdesk.core.vocabulary import Vocabulary

READING = "zh"


class NothingToRefuseError(AppealDeskError):
    """A refusal was asked for where the screening refuses nothing."""

    code = "nothing_to_refuse"


def compose_refusal(case: Case, reading: Reading, vocabulary: Vocabulary, *, clauses: ClauseBook) -> Paper:
    """Compose the refusal of a case that was screened `no`, or that an expert has to see first.

    Raises `NothingToRefuseError` where the screening says yes or was never made.
    """
    screening = reading.screening
    if screening is None or screening.eligible == "yes":
        raise NothingToRefuseError(
            "The screening of this case refuses nothing.", "Compose the letter instead."
        )
    zh = clauses.of(READING)
    paper = Paper(
        PaperKind.REFUSAL,
        READING,
        zh.say("refusal.title"),
        case.code,
        case.as_of,
        tuple(_blocks(case, reading, screening, vocabulary, clauses)),
        zh.say("refusal.subtitle", code=case.code),
    )
    return in_chinese(paper)


def _blocks(
    case: Case, reading: Reading, screening: Screening, vocabulary: Vocabulary, clauses: ClauseBook
) -> Iterator[Block]:
    zh = clauses.of(READING)
    name = vocabulary.name("eligibility", screening.code)
    yield Heading(zh.say("refusal.head.decision"), 2)
    yield Paragraph(zh.say("refusal.decision"))
    yield Heading(zh.say("refusal.head.reason"), 2)
    yield Paragraph(zh.say("refusal.reason", name=name.say(READING), reason=screening.reason.say(READING)))
    yield from _basis(case, reading, clauses)
    yield Heading(zh.say("refusal.head.next"), 2)
    yield Paragraph(screening.next_step.say(READING))
    yield Heading(zh.say("refusal.head.deadline"), 2)
    yield Paragraph(_deadline(reading, clauses))
    yield Heading(zh.say("refusal.english"), 2)
    yield Paragraph(
        clauses.of("en").say(
            "refusal.short",
            code=case.code,
            name=name.say("en"),
            reason=_sentence(screening.reason.say("en")),
            next=_sentence(screening.next_step.say("en")),
        )
    )
    yield Callout(zh.say("report.boundary.title"), zh.say("refusal.boundary"), "info")


def _basis(case: Case, reading: Reading, clauses: ClauseBook) -> Iterator[Block]:
    """Quote the lines that the screening rests on, each once, in the order they stand."""
    words = [said for field, spans in reading.spans if field.startswith("screening") for said in spans]
    texts = {notice.file: notice.text for notice in case.notices}
    if case.story is not None:
        texts[case.story.file] = case.story.text
    quoted = {str(said.place): _line(texts, said) for said in words}
    if quoted:
        yield Heading(clauses.of(READING).say("refusal.head.basis"), 2)
        yield from (Quote(line, place) for place, line in sorted(quoted.items()))


def _line(texts: Mapping[str, str], said: Words) -> str:
    """Return the whole line that the words stand in: a word alone shows nobody why."""
    lines = texts.get(said.place.file, "").split("\n")
    number = said.place.line or 0
    return lines[number - 1].strip() if 0 < number <= len(lines) else said.text


def _deadline(reading: Reading, clauses: ClauseBook) -> str:
    zh, words = clauses.of(READING), reading.deadline.words
    if words is None:
        return zh.say("refusal.deadline.none")
    return zh.say("refusal.deadline.said", words=words.text, place=str(words.place))


def _sentence(text: str) -> str:
    text = text.strip()
    text = text[:1].upper() + text[1:]
    return text if not text or text[-1] in ".!?" else f"{text}."
