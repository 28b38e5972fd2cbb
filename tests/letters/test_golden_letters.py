"""Whole letters are golden text that a reader reviews in the diff; set APPEALDESK_GOLDEN=write to write them anew."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path

import pytest
from golden_text import plain_text
from other_languages import CASES as TOLD
from other_languages import LANGUAGES, argument_in

from appealdesk.core.letter import compose_letter, letter_paper, reading_copy_paper
from appealdesk.core.letter.language import letter_language
from appealdesk.core.letter.papers import copy_differences
from appealdesk.readers.clauses import clause_book

GOLDEN = Path(__file__).parent / "golden"
CASES = (
    "late_shipment_us",
    "not_received_uk",
    "tracking_miscounted_de",
    "feedback_burst_us",
    "restricted_jp",
    "linked_account_uk",
)
BOOK = clause_book()


def compare(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("APPEALDESK_GOLDEN") == "write":
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


@pytest.mark.parametrize("name", CASES)
def test_the_letter_reads_as_it_was_reviewed(name: str) -> None:
    letter = compose_letter(import_module(name).DRAFT.argument(), clauses=BOOK)
    compare(f"{name}.txt", plain_text(letter_paper(letter)))


@pytest.mark.parametrize("name", CASES)
def test_the_reading_copy_reads_as_it_was_reviewed(name: str) -> None:
    argument = import_module(name).DRAFT.argument()
    letter = compose_letter(argument, clauses=BOOK)
    compare(f"{name}.copy.txt", plain_text(reading_copy_paper(letter, argument, clauses=BOOK)))


@pytest.mark.parametrize("name", CASES)
def test_letter_and_reading_copy_say_the_same_numbers_days_and_ids(name: str) -> None:
    letter = compose_letter(import_module(name).DRAFT.argument(), clauses=BOOK)
    assert copy_differences(letter) == ()


OTHERS = [(name, language) for language in LANGUAGES for name in TOLD]


@pytest.mark.parametrize(("name", "language"), OTHERS)
def test_a_letter_in_another_language_reads_as_it_was_reviewed(name: str, language: str) -> None:
    argument = argument_in(name, language)
    letter = compose_letter(argument, language, clauses=BOOK)
    compare(f"{name}.{language}.txt", plain_text(letter_paper(letter)))
    compare(f"{name}.{language}.copy.txt", plain_text(reading_copy_paper(letter, argument, clauses=BOOK)))
    assert copy_differences(letter) == ()


@pytest.mark.parametrize("name", TOLD)
def test_the_copy_of_a_chinese_letter_is_the_letter(name: str) -> None:
    argument = argument_in(name, "zh")
    letter = compose_letter(argument, "zh", clauses=BOOK)
    copy = reading_copy_paper(letter, argument, clauses=BOOK)
    assert set(letter_paper(letter).blocks[1:]) <= set(copy.blocks)


@pytest.mark.parametrize(("name", "language"), OTHERS)
def test_every_text_of_a_case_told_in_another_language_is_found(name: str, language: str) -> None:
    assert letter_language(argument_in(name, language), BOOK).code == language
