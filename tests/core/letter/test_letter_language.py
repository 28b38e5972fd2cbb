"""A letter goes out in its reader's language where every text of the case is said in it, and in English where not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from other_languages import LANGUAGES, argument_in

from appealdesk.core.letter.book import ClauseBook
from appealdesk.core.letter.language import LetterLanguage, letter_gaps, letter_language
from appealdesk.core.wording import Wording
from appealdesk.readers.clauses import clause_book

BOOK = clause_book()


def without(argument, code: str, number: int = 0):
    """Take one language from one cause of the plan."""
    plan = argument.case.plan
    cause = plan.causes[number]
    texts = {language: text for language, text in cause.text.texts if language != code}
    causes = [*plan.causes]
    causes[number] = replace(cause, text=Wording.of(texts))
    return replace(argument, case=replace(argument.case, plan=replace(plan, causes=tuple(causes))))


def read(argument, **changes):
    return replace(argument, reading=replace(argument.reading, **changes))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_readers_language_is_taken_where_all_is_said_in_it(language: str) -> None:
    argument = argument_in("late_shipment_us", language)
    assert letter_language(argument, BOOK) == LetterLanguage(language, language)


def test_one_missing_text_makes_it_english_and_is_named() -> None:
    chosen = letter_language(without(argument_in("late_shipment_us", "de"), "de"), BOOK)
    assert chosen == LetterLanguage("en", "de", ("plan.causes[1]",))


def test_where_the_reader_takes_no_english_the_missing_text_is_asked_for() -> None:
    argument = read(without(argument_in("late_shipment_us", "de"), "de"), letter_language_also=())
    chosen = letter_language(argument, BOOK)
    assert chosen.code == "de"
    asked = [dict(gap.facts) for gap in letter_gaps(argument, chosen, BOOK) if gap.code == "text_missing"]
    assert asked == [{"place": "plan.causes[1]", "language": "de"}]


def test_a_rhythm_that_nobody_can_translate_is_missing_too() -> None:
    argument = argument_in("late_shipment_us", "ja")
    plan = argument.case.plan
    odd = replace(plan.preventive[0], every="whenever the moon is full")
    argument = replace(
        argument, case=replace(argument.case, plan=replace(plan, preventive=(odd, plan.preventive[1])))
    )
    assert letter_language(argument, BOOK).missing == ("plan.preventive[1]",)


def test_a_ground_without_words_in_the_language_counts_as_missing() -> None:
    argument = argument_in("not_received_uk", "de")
    plain = replace(argument.grounds[0], says=Wording.of(en="It was delivered.", zh="已签收。"))
    argument = replace(argument, grounds=(plain, *argument.grounds[1:]))
    assert letter_language(argument, BOOK) == LetterLanguage("en", "de", (f"ground {plain.code}",))


def test_a_language_without_clauses_gives_way_to_english() -> None:
    argument = read(argument_in("late_shipment_us", "de"), letter_language="nl", letter_language_also=())
    assert letter_language(argument, BOOK) == LetterLanguage("en", "nl")
    assert letter_language(argument, ClauseBook({"en": BOOK.of("en")})) == LetterLanguage("en", "nl")


def test_a_reader_of_no_known_language_reads_english() -> None:
    argument = read(argument_in("late_shipment_us", "de"), letter_language=None)
    assert letter_language(argument, BOOK) == LetterLanguage("en", "en")
