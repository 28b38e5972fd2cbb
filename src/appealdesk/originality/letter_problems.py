"""Problems of a composed letter (重复段落问题): what it repeats of the desk's earlier letters, with their case numbers.

The index holds no text, so a problem cannot show what another case says, only that it said the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from appealdesk.core.letter.letter import Letter, Passage
from appealdesk.core.letter.problems.problem import Problem
from appealdesk.originality.check import Repeat, check
from appealdesk.originality.index import Index
from appealdesk.originality.names import NOBODY, Names

POINT = "L22"  # no sentence of an earlier appeal
_NAMED = 3


def letter_paragraphs(letter: Letter) -> list[tuple[str, str]]:
    """Return (place, text) of every paragraph and bullet of a letter; tables and the list of exhibits hold facts, not phrases."""
    return [
        (f"{section.key} {number}", text)
        for section in letter.sections
        for number, part in enumerate(section.parts, 1)
        if isinstance(part, Passage) and section.key != "exhibits"
        for text in _texts(part, letter.language)
    ]


def _texts(passage: Passage, language: str) -> Iterator[str]:
    said = [statement.texts.say(language) for statement in passage.statements]
    if passage.bulleted:
        yield from said
    else:
        yield ("" if language.startswith(("zh", "ja", "th")) else " ").join(said)


def letter_problems(
    index: Index, letter: Letter, names: Names = NOBODY, *, apart_from: Collection[str] = ()
) -> tuple[Problem, ...]:
    """Return one problem for each passage that repeats earlier letters. `apart_from`: letters of the same case."""
    placed = letter_paragraphs(letter)
    found = check(index, [text for _, text in placed], names, apart_from=apart_from, top=1)
    return tuple(_problem(placed, repeat) for repeat in found.brief)


def _problem(placed: list[tuple[str, str]], repeat: Repeat) -> Problem:
    place, text = placed[repeat.paragraph - 1]
    words = text[slice(*repeat.span)]
    how = "word for word" if repeat.verbatim else f"{repeat.shared} of {repeat.of} runs of words"
    return Problem(
        POINT, place, f"“{words}” repeats {_cases(repeat)} ({how}).", "Say it from the facts of this case."
    )


def _cases(repeat: Repeat) -> str:
    named = list(dict.fromkeys(place.letter for place in repeat.seen))[:_NAMED]
    more = repeat.times - sum(place.letter in named for place in repeat.seen)
    return ", ".join(named) + (f" and {more} more places" if more > 0 else "")
