"""The letter as papers (文书): for the platform, and beside its Chinese for the seller to confirm."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from appealdesk.core.argument import Argument
from appealdesk.core.letter.book import ClauseBook, Clauses
from appealdesk.core.letter.language import LetterLanguage
from appealdesk.core.letter.letter import Grid, Letter, Passage, Section, said
from appealdesk.core.letter.punctuation import each_text, in_chinese
from appealdesk.core.letter.tokens import differences
from appealdesk.core.letter.typography import as_printed, printed
from appealdesk.core.letter.voice import in_a_row
from appealdesk.core.paper import (
    Beside,
    Block,
    Bullets,
    Callout,
    Facts,
    Heading,
    Paper,
    PaperKind,
    Paragraph,
    Table,
)
from appealdesk.core.policy import Dated, Standing
from appealdesk.core.rule_words import value_words
from appealdesk.core.vocabulary import Vocabulary

READING = "zh"


def letter_paper(letter: Letter) -> Paper:
    """Return the letter as it goes to the platform. It carries no standing of rules and no remark of the desk."""
    blocks: list[Block] = [
        Facts(tuple((k.say(letter.language), v.say(letter.language)) for k, v in letter.opening))
    ]
    for section in letter.sections:
        blocks.append(Heading(section.heading.say(letter.language), 2))
        blocks.extend(_blocks(section, letter.language))
    if letter.signature:
        blocks.append(Paragraph("\n".join(letter.signature), apart=True))
    title = said(letter.subject, letter.language)
    paper = Paper(PaperKind.LETTER, letter.language, title, letter.case_code, letter.stamp, tuple(blocks))
    return as_printed(paper)


def reading_copy_paper(
    letter: Letter, argument: Argument, *, clauses: ClauseBook, chosen: LetterLanguage | None = None
) -> Paper:
    """Return the letter with its Chinese beside it, paragraph by paragraph, and with what the seller must know.

    `chosen` says why the letter is not in the language of the team that reads it, where it is not.
    """
    zh = clauses.of(READING)
    language = letter.language
    alone = language == READING
    how = "copy.how.same" if alone else "copy.how.text"
    blocks: list[Block] = [Callout(zh.say("copy.how.title"), zh.say(how), "info")]
    blocks.extend(_gave_way(chosen, zh))
    blocks.extend(_doubts(argument, clauses))
    blocks.extend(_as_it_stands(letter) if alone else _in_two(letter, zh))
    title = zh.say("copy.title")
    subject = said(letter.subject, READING)
    return in_chinese(
        Paper(PaperKind.READING_COPY, READING, title, letter.case_code, letter.stamp, tuple(blocks), subject)
    )


def _as_it_stands(letter: Letter) -> Iterator[Block]:
    """A letter in Chinese needs no other Chinese beside it: the seller reads what the platform reads."""
    for section in letter.sections:
        yield Heading(section.heading.say(READING), 2)
        yield from each_text(tuple(_blocks(section, READING)), lambda text: printed(text, READING))
    if letter.signature:
        yield Paragraph("\n".join(letter.signature), apart=True)


def _in_two(letter: Letter, zh: Clauses) -> Iterator[Block]:
    language = letter.language
    yield _pair(said(letter.subject, language), said(letter.subject, READING), language)
    for section in letter.sections:
        yield Heading(f"{section.heading.say(language)} / {section.heading.say(READING)}", 2)
        yield from _beside(section, language)
    if letter.signature:
        yield Beside("\n".join(letter.signature), zh.say("copy.signature"))


def copy_differences(letter: Letter) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the places where a number, day, time or id stands in the letter or in its Chinese, but not in both."""
    found = (
        (place, differences(said(item, letter.language), said(item, READING)))
        for place, item in letter.statements()
    )
    return tuple((place, missing) for place, missing in found if missing)


def _blocks(section: Section, language: str) -> Iterator[Block]:
    for part in section.parts:
        if isinstance(part, Grid):
            yield _table(part, language)
        elif part.bulleted:
            items = tuple(said(item, language) for item in part.statements)
            yield Bullets(items, compact=section.key == "exhibits")
        else:
            yield Paragraph(_paragraph(part, language))


def _beside(section: Section, language: str) -> Iterator[Block]:
    for part in section.parts:
        if isinstance(part, Grid):
            yield _table(part, READING)
        elif part.bulleted:
            yield from (
                _pair(said(item, language), said(item, READING), language) for item in part.statements
            )
        else:
            yield _pair(_paragraph(part, language), _paragraph(part, READING), language)


def _pair(text: str, reading: str, language: str) -> Beside:
    return Beside(printed(text, language), reading)


def _paragraph(passage: Passage, language: str) -> str:
    return in_a_row((said(item, language) for item in passage.statements), language)


def _table(grid: Grid, language: str) -> Table:
    return Table(
        tuple(cell.say(language) for cell in grid.header),
        tuple(tuple(cell.say(language) for cell in row.cells) for row in grid.rows),
        grid.widths,
    )


def _gave_way(chosen: LetterLanguage | None, zh: Clauses) -> Iterator[Block]:
    if chosen is None or chosen.code == chosen.wanted:
        return
    names = {code: zh.texts.get(f"language.{code}", code) for code in (chosen.code, chosen.wanted)}
    slots = {"used": names[chosen.code], "wanted": names[chosen.wanted], "places": "、".join(chosen.missing)}
    why = "copy.language.texts" if chosen.missing else "copy.language.clauses"
    yield Callout(zh.say("copy.language.title", **slots), zh.say(why, **slots), "warning")


def _doubts(argument: Argument, clauses: ClauseBook) -> Iterator[Block]:
    doubtful = [dated for dated in argument.rules if dated.standing is not Standing.VERIFIED]
    if doubtful:
        zh = clauses.of(READING)
        items = "\n".join(rule_line(dated, clauses, argument.vocabulary) for dated in doubtful)
        yield Callout(zh.say("copy.doubts.title"), zh.say("copy.doubts.text", rules=items), "warning")


def rule_line(dated: Dated[Any], clauses: ClauseBook, vocabulary: Vocabulary) -> str:
    """Say a rule with value, first day and standing in one Chinese line, for the seller's eyes only."""
    zh = clauses.of(READING)
    name = dated.label.say(READING) or dated.rule
    return zh.say(
        "rule.line",
        name=name,
        value=value_words(dated.value, vocabulary).say(READING),
        since=since_words(dated, clauses),
        standing=zh.say(f"standing.{dated.standing}"),
        source=dated.source or zh.say("rule.no_source"),
    )


def since_words(dated: Dated[Any], clauses: ClauseBook) -> str:
    """Say since when a version is in force, no more exactly than the source does."""
    day, exact = dated.since, dated.since_is_exact_to
    shapes = {"day": f"{day.isoformat()}", "month": f"{day.year}-{day.month:02d}", "year": f"{day.year}"}
    zh = clauses.of(READING)
    return (
        zh.say("rule.from", day=shapes[exact])
        if exact in shapes
        else zh.say("rule.since_unknown", day=day.isoformat())
    )
