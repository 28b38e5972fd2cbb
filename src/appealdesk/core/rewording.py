"""Rewording (润色): what a pen outside the core made of a letter's sentences, each taken or refused with the reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from appealdesk.core.letter.letter import Grid, Letter, Passage, Section, Statement
from appealdesk.core.letter.problems import Problem
from appealdesk.core.wording import Wording

Judge = Callable[[Letter], tuple[Problem, ...]]
# What the letter stands on is never reworded: subject, request, policy, the list of exhibits.
REWORDED = ("summary", "facts", "context", "cause", "corrective", "preventive", "buyers", "prior")


@dataclass(frozen=True, slots=True)
class Reworded:
    """The letter with the sentences that were taken, by place, and those that were refused, with why; `model` wrote them."""

    letter: Letter
    taken: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]
    model: str = ""


Rewording = Callable[[Letter, Judge], Reworded]


def sentences_of(letter: Letter) -> dict[str, Statement]:
    """Return by place the statements that may be reworded; a row of a table is none."""
    return {
        place: item
        for place, item in letter.statements()
        if isinstance(item, Statement) and place.startswith(REWORDED) and not item.key.startswith("ask")
    }


def with_words(letter: Letter, words: Mapping[str, str]) -> Letter:
    """Return the letter with other words, in its own language, at these places; the Chinese beside them stays."""
    return replace(
        letter, sections=tuple(_section(section, words, letter.language) for section in letter.sections)
    )


def fatal_places(found: tuple[Problem, ...]) -> frozenset[str]:
    """Return where a check finds something that stops a letter."""
    return frozenset(problem.place for problem in found if problem.fatal)


def _section(section: Section, words: Mapping[str, str], language: str) -> Section:
    parts: list[Passage | Grid] = []
    for number, part in enumerate(section.parts, 1):
        if isinstance(part, Grid):
            parts.append(part)
            continue
        said = (
            _said(item, words.get(f"{section.key} {number}.{index}"), language)
            for index, item in enumerate(part.statements, 1)
        )
        parts.append(replace(part, statements=tuple(said)))
    return replace(section, parts=tuple(parts))


def _said(item: Statement, words: str | None, language: str) -> Statement:
    return (
        item
        if words is None
        else replace(item, texts=Wording.of({**dict(item.texts.texts), language: words}))
    )
