"""The golden letters as they are composed, each with its argument; and how a fault is written into one of them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml
from other_languages import CASES as ALSO
from other_languages import LANGUAGES, argument_in
from told_case import NAMES, walked

from appealdesk.core.argument import Argument
from appealdesk.core.case import Plan
from appealdesk.core.letter import Letter, compose_letter
from appealdesk.core.letter.letter import Grid, Passage, Row, Statement, said
from appealdesk.core.wording import Wording
from appealdesk.readers.clauses import clause_book

BOOK = clause_book()
BUILT = (
    "late_shipment_us",
    "not_received_uk",
    "tracking_miscounted_de",
    "feedback_burst_us",
    "restricted_jp",
    "linked_account_uk",
)
SPACED = frozenset({"en", "de", "fr", "es", "it"})
Made = tuple[Argument, Letter]


@dataclass(frozen=True, slots=True)
class Clean:
    """A letter without a fault, and what it was composed from."""

    name: str
    argument: Argument
    letter: Letter

    @property
    def language(self) -> str:
        return self.letter.language

    @property
    def plan(self) -> Plan:
        return self.argument.case.plan or Plan()


@cache
def clean_letters() -> tuple[Clean, ...]:
    """Return every golden letter whose language the clause book writes."""
    return tuple(_clean())


def _clean() -> Iterator[Clean]:
    for name in BUILT:
        argument = import_module(name).DRAFT.argument()
        yield Clean(name, argument, compose_letter(argument, clauses=BOOK))
    for language in LANGUAGES:
        for name in ALSO:
            argument = argument_in(name, language)
            yield Clean(f"{name}.{language}", argument, compose_letter(argument, language, clauses=BOOK))
    for name in NAMES:
        work, _ = walked(name)
        if work.letter is not None and work.argument is not None:
            yield Clean(name, work.argument, work.letter)


@cache
def wordings(language: str) -> dict[str, Any]:
    path = Path(__file__).parent / "wordings" / f"{language}.yaml"
    return yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)


def spoken(words: Wording, text: str, language: str) -> Wording:
    """Say the same in Chinese, so that only the letter itself can tell."""
    return Wording.of(dict(words.texts) | {language: text, "zh": text})


def edited(letter: Letter, place: str, change: Callable[[str], str]) -> Letter:
    """Change the words of one statement or row."""
    language = letter.language

    def words(text: Wording) -> Wording:
        return spoken(text, change(text.say(language)), language)

    def part_of(key: str, number: int, part: Passage | Grid) -> Passage | Grid:
        if isinstance(part, Grid):
            rows = tuple(
                replace(row, cells=tuple(map(words, row.cells))) if f"{key} {number}.{n}" == place else row
                for n, row in enumerate(part.rows, 1)
            )
            return replace(part, rows=rows)
        statements = tuple(
            replace(item, texts=words(item.texts)) if f"{key} {number}.{n}" == place else item
            for n, item in enumerate(part.statements, 1)
        )
        return replace(part, statements=statements)

    sections = tuple(
        replace(
            section, parts=tuple(part_of(section.key, n, part) for n, part in enumerate(section.parts, 1))
        )
        for section in letter.sections
    )
    return replace(letter, sections=sections)


def with_plan(clean: Clean, **changes: Any) -> tuple[Argument, Letter]:
    """Change the plan and compose anew."""
    plan = replace(clean.plan, **changes)
    argument = replace(clean.argument, case=replace(clean.argument.case, plan=plan))
    return argument, compose_letter(argument, clean.language, clauses=BOOK)


def said_in_plan(
    clean: Clean, part: str, sentence: str, rng: random.Random
) -> tuple[Argument, Letter] | None:
    """Write a sentence behind a text of the plan; None where the plan has no such part."""
    items = list(getattr(clean.plan, part))
    if not items:
        return None
    at = rng.randrange(len(items))
    text = items[at].text
    longer = text.say(clean.language).rstrip() + (" " if clean.language in SPACED else "") + sentence
    items[at] = replace(items[at], text=spoken(text, longer, clean.language))
    return with_plan(clean, **{part: tuple(items)})


def said_in_letter(clean: Clean, place: str, sentence: str) -> tuple[Argument, Letter]:
    space = " " if clean.language in SPACED else ""
    return clean.argument, edited(clean.letter, place, lambda text: f"{text}{space}{sentence}")


def statements(clean: Clean, *keys: str) -> list[tuple[str, Statement | Row, str]]:
    """Return place, statement and words of the sections of these names."""
    return [
        (place, item, said(item, clean.language))
        for place, item in clean.letter.statements()
        if place.split(" ")[0].split(".")[0] in keys
    ]
