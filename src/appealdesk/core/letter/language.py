"""Which language a letter is written in (申诉信语言): the reader's, where everything to be said has been said in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from appealdesk.core.argument import Argument
from appealdesk.core.grounds import GroundClass
from appealdesk.core.letter.answering import answered
from appealdesk.core.letter.book import ClauseBook
from appealdesk.core.letter.gaps import PlanGap, plan_gaps, short_words, texts_of
from appealdesk.core.letter.kind import asked_in, kind_of, plan_needed
from appealdesk.core.letter.letter import LetterKind
from appealdesk.core.wording import Wording

FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class LetterLanguage:
    """The language chosen, the one that the reader's team uses, and where a text in that one is missing."""

    code: str
    wanted: str
    missing: tuple[str, ...] = ()


def letter_language(argument: Argument, clauses: ClauseBook) -> LetterLanguage:
    """Choose the reader's language; English where a text of the case is missing in it and the reader takes English.

    Where he does not, the reader's language stays, and `plan_gaps` asks for what is missing. A language without
    clauses gives way to English in any case.
    """
    reading = argument.reading
    wanted = reading.letter_language or FALLBACK
    if wanted == FALLBACK or not clauses.writes(wanted):
        return LetterLanguage(FALLBACK, wanted)
    missing = tuple(dict.fromkeys(_missing(argument, wanted, clauses)))
    gives_way = missing and FALLBACK in reading.letter_language_also
    return LetterLanguage(FALLBACK if gives_way else wanted, wanted, missing)


def letter_gaps(argument: Argument, chosen: LetterLanguage, clauses: ClauseBook) -> tuple[PlanGap, ...]:
    """Return what the specialist must still supply for a letter in the language chosen."""
    needed = plan_needed(argument, clauses)
    plan = plan_gaps(argument.case, argument.reading, chosen.code, needed=needed)
    untold = chosen.missing if chosen.code == chosen.wanted else ()
    asked = (
        PlanGap("text_missing", f"case.yaml {place}", (("place", place), ("language", chosen.code)))
        for place in untold
    )
    return tuple(dict.fromkeys([*plan, *asked, *_unanswered(argument, clauses)]))


def _unanswered(argument: Argument, clauses: ClauseBook) -> Iterator[PlanGap]:
    """What the notice asks for by name and nothing in the case answers."""
    if kind_of(argument, clauses) is LetterKind.ANSWER:
        for number, item in enumerate(asked_in(argument, clauses), 1):
            if not answered(argument, item):
                yield PlanGap(
                    "ask_unanswered",
                    "case.yaml answers",
                    (("number", str(number)), ("words", item.words.text)),
                )


def _missing(argument: Argument, language: str, clauses: ClauseBook) -> Iterator[str]:
    case, own = argument.case, clauses.of(language)
    yield from (place for place, text in texts_of(case) if not text.has(language))
    for place, word in short_words(case):
        if not (word.has(language) if isinstance(word, Wording) else own.knows(word)):
            yield place
    for ground in argument.grounds:
        if ground.ground_class is not GroundClass.TO_VERIFY and not ground.says.has(language):
            yield f"ground {ground.code}"
