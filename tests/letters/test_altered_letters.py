"""Every single number, day, time and id of a clean letter is altered once; each alteration must be found, and be fatal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module

import pytest
from other_languages import CASES as TOLD
from other_languages import argument_in

from appealdesk.core.letter import Letter, compose_letter
from appealdesk.core.letter.letter import Grid, Passage, Statement
from appealdesk.core.letter.problems import problems
from appealdesk.core.wording import Wording
from appealdesk.readers.clauses import clause_book

BOOK = clause_book()
CASES = (
    "late_shipment_us",
    "not_received_uk",
    "tracking_miscounted_de",
    "feedback_burst_us",
    "restricted_jp",
    "linked_account_uk",
)
DIGITS = re.compile(r"\d+")


def altered(text: str) -> Iterator[str]:
    """Raise the last digit of each run of digits by three, which leaves no day, number or id as it was."""
    for match in DIGITS.finditer(text):
        last = match.end() - 1
        yield text[:last] + str((int(text[last]) + 3) % 10) + text[last + 1 :]


def spoken(wording: Wording, text: str, language: str) -> Wording:
    """Put the altered text in place of the Chinese as well, so that only the letter itself can tell."""
    return Wording.of(dict(wording.texts) | {language: text, "zh": text})


def variants(letter: Letter) -> Iterator[Letter]:
    for number, section in enumerate(letter.sections):
        if section.key == "exhibits":
            continue
        for index, part in enumerate(section.parts):
            for changed in _parts(part, letter.language):
                parts = (*section.parts[:index], changed, *section.parts[index + 1 :])
                sections = (
                    *letter.sections[:number],
                    replace(section, parts=parts),
                    *letter.sections[number + 1 :],
                )
                yield replace(letter, sections=sections)


def _parts(part: Passage | Grid, language: str) -> Iterator[Passage | Grid]:
    if isinstance(part, Passage):
        for index, statement in enumerate(part.statements):
            for text in altered(statement.texts.say(language)):
                changed: Statement = replace(statement, texts=spoken(statement.texts, text, language))
                yield replace(
                    part, statements=(*part.statements[:index], changed, *part.statements[index + 1 :])
                )
        return
    for index, row in enumerate(part.rows):
        for column, cell in enumerate(row.cells):
            for text in altered(cell.say(language)):
                cells = (*row.cells[:column], spoken(cell, text, language), *row.cells[column + 1 :])
                yield replace(
                    part, rows=(*part.rows[:index], replace(row, cells=cells), *part.rows[index + 1 :])
                )


@pytest.mark.parametrize("sampled", [True, pytest.param(False, marks=pytest.mark.slow)])
@pytest.mark.parametrize("name", CASES)
def test_every_altered_number_day_time_or_id_is_found(name: str, sampled: bool) -> None:
    argument = import_module(name).DRAFT.argument()
    letters = list(variants(compose_letter(argument, clauses=BOOK)))[:: 4 if sampled else 1]
    assert len(letters) > 5
    silent = [
        letter for letter in letters if not any(p.fatal for p in problems(letter, argument, clauses=BOOK))
    ]
    assert not silent


@pytest.mark.parametrize("sampled", [True, pytest.param(False, marks=pytest.mark.slow)])
@pytest.mark.parametrize("language", ["de", "ja"])
@pytest.mark.parametrize("name", TOLD)
def test_every_altered_number_is_found_in_other_languages(name: str, language: str, sampled: bool) -> None:
    argument = argument_in(name, language)
    letters = list(variants(compose_letter(argument, language, clauses=BOOK)))[:: 6 if sampled else 1]
    found = [any(p.fatal for p in problems(letter, argument, clauses=BOOK)) for letter in letters]
    assert len(letters) > 5
    assert all(found)


# Written without a look at the word lists: blame, begging, promises, inventions, each once.
INVENTED = (
    "The customer simply wanted to keep the goods without paying.",
    "The buyer is clearly making things up.",
    "This purchaser has done this to other shops before.",
    "Amazon's review team overlooked our evidence.",
    "The automated check got this wrong again.",
    "Your policy makes no sense for small shops.",
    "Please have pity on a small shop.",
    "We have two kids to feed.",
    "We have sold on your site for nine years without trouble.",
    "Our yearly revenue is above two million dollars.",
    "We are truly sorry for any inconvenience.",
    "We promise it won't occur again.",
    "All staff were reminded to be careful.",
    "We have always been committed to quality.",
    "The warehouse will shortly be reorganised.",
    "The customer's neighbour stole it.",
    "A typhoon hit the warehouse.",
    "A quality consultant audited us.",
    "The driver forgot the parcel.",
    "Weekend messages need not be answered.",
    "Our staff was on holiday.",
    "We also closed the other account.",
)


@pytest.mark.parametrize("sentence", INVENTED)
@pytest.mark.parametrize("name", CASES)
def test_a_sentence_that_nothing_in_the_case_carries_is_found(name: str, sentence: str) -> None:
    argument = import_module(name).DRAFT.argument()
    letter = compose_letter(argument, clauses=BOOK)
    summary = letter.sections[0]
    passage = summary.parts[0]
    assert isinstance(passage, Passage)
    first = passage.statements[0]
    longer = replace(first, texts=spoken(first.texts, f"{first.texts.say('en')} {sentence}", "en"))
    section = replace(summary, parts=(replace(passage, statements=(longer, *passage.statements[1:])),))
    assert problems(replace(letter, sections=(section, *letter.sections[1:])), argument, clauses=BOOK)
