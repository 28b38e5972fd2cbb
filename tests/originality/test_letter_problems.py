"""A composed letter is told what it repeats, by the number of the case and never by its text."""

from __future__ import annotations

from datetime import UTC, datetime

from appealdesk.core.letter.letter import Grid, Letter, LetterKind, Origin, Passage, Section, Statement
from appealdesk.core.wording import Wording
from appealdesk.originality import letters
from appealdesk.originality.letter_problems import letter_paragraphs, letter_problems
from appealdesk.originality.names import Names

SECRET = "The depot in Blue Lamp Street was flooded and nobody answered the telephone for a week"
SAID = "Order 114-1234567-7654321 came late because the carrier closed its depot."


def statement(text):
    return Statement("x", Wording.of(en=text), (Origin("frame"),))


def letter(*texts, bulleted=False):
    section = Section(
        "facts",
        Wording.of(en="Facts"),
        (Grid((), ()), Passage(tuple(map(statement, texts)), bulleted=bulleted)),
    )
    return Letter(
        LetterKind.PLAN,
        "en",
        "odr",
        "amazon",
        "US",
        "CASE-9",
        datetime(2026, 1, 1, tzinfo=UTC),
        statement("Appeal"),
        (),
        (section,),
        (),
        (),
    )


def test_a_repeated_passage_is_a_problem_with_the_earlier_cases_number(small):
    small.add(letters.Letter("CASE-7", [f"{SAID} {SECRET}."]))
    (problem,) = letter_problems(small, letter("We have read your notice of 3 March 2026 with care.", SAID))
    assert (problem.code, problem.place, problem.fatal) == ("L22", "facts 2", False)
    assert "CASE-7" in problem.reason
    assert "word for word" in problem.reason
    assert "flooded" not in str(problem)


def test_a_paragraph_that_repeats_as_a_whole_is_one_problem(small):
    small.add(letters.Letter("CASE-7", [f"{SAID} {SECRET}."]))
    assert len(letter_problems(small, letter(SAID, SECRET + "."))) == 1
    assert len(letter_problems(small, letter(SAID, SECRET + ".", bulleted=True))) == 2


def test_many_places_are_counted_not_listed(small):
    for number in range(6):
        small.add(letters.Letter(f"CASE-{number}", [SAID]))
    (problem,) = letter_problems(small, letter(SAID))
    assert "CASE-0, CASE-1, CASE-2 and 3 more places" in problem.reason


def test_an_original_letter_has_no_problem_and_its_own_case_is_no_repeat(small):
    small.add(letters.Letter("CASE-9", [SAID]))
    assert letter_problems(small, letter(SAID), Names.of(), apart_from=["CASE-9"]) == ()
    assert letter_paragraphs(letter("One.", "Two.")) == [("facts 2", "One. Two.")]
