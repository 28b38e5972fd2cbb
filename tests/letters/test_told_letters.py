"""Letters of every platform and language along the real road; set APPEALDESK_GOLDEN=write to write them anew."""

from __future__ import annotations

from collections import Counter

import pytest
from clean_letters import BOOK, Clean, clean_letters
from golden_text import plain_text
from test_golden_letters import compare
from told_case import NAMES, language_of, walked

from appealdesk.core.casework import Ending
from appealdesk.core.letter import letter_paper, reading_copy_paper
from appealdesk.core.letter.papers import copy_differences


@pytest.mark.parametrize("name", NAMES)
def test_the_letter_reads_as_it_was_reviewed(name: str) -> None:
    work, _ = walked(name)
    assert work.ending is Ending.MADE, work.ask
    assert work.letter is not None
    assert work.letter.language == language_of(name)
    compare(f"{name}.txt", plain_text(letter_paper(work.letter)))


@pytest.mark.parametrize("name", NAMES)
def test_the_reading_copy_reads_as_it_was_reviewed(name: str) -> None:
    work, known = walked(name)
    assert work.letter is not None
    assert work.argument is not None
    paper = reading_copy_paper(work.letter, work.argument, clauses=known.clauses, chosen=work.language)
    compare(f"{name}.copy.txt", plain_text(paper))
    assert copy_differences(work.letter) == ()


@pytest.mark.parametrize("name", NAMES)
def test_a_told_letter_has_no_problem(name: str) -> None:
    assert walked(name)[0].problems == ()


def counted(of: str) -> Counter[str | None]:
    def one(clean: Clean) -> str | None:
        reading = clean.argument.reading
        return {
            "platform": clean.letter.platform,
            "language": clean.language,
            "scenario": reading.scenario,
            "issue": reading.issue_type,
        }[of]

    return Counter(map(one, clean_letters()))


def test_the_golden_letters_span_the_platforms_languages_scenarios_and_issues() -> None:
    assert len(clean_letters()) >= 40
    assert len(counted("platform")) == 9
    assert set(counted("language")) >= {"en", "zh", "de", "ja", "fr", "es", "it", "zh-TW"}
    assert set("12345678") <= {scenario for scenario in counted("scenario") if scenario}
    assert len(counted("issue")) >= 12


def test_every_language_of_letters_has_golden_ones() -> None:
    assert {code for code in BOOK.languages if BOOK.writes(code)} == set(counted("language"))
