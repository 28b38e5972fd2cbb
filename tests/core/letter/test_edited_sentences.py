"""Days, small numbers and denials are read as a hand writes them: an edited sentence is judged by what it says, not by how."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.core.letter.number_words import numbers_in
from appealdesk.core.letter.problems.days import days_read
from appealdesk.core.letter.problems.families import one_of
from appealdesk.core.letter.problems.rewording import Change, exchanged
from appealdesk.readers.clauses import clause_book

BOOK = clause_book()


@pytest.mark.parametrize(
    ("text", "language", "marketplace", "read"),
    [
        ("el 04/11/2026", "es", "ES", "el 2026-11-04"),
        ("on 04/11/2026", "en", "US", "on 2026-04-11"),
        ("on 24/11/2026", "en", "US", "on 2026-11-24"),
        ("on 04/11/2026", "en", "UK", "on 2026-11-04"),
        ("am 05.11.2026", "de", "DE", "am 2026-11-05"),
        ("at 1:27 pm and 12:05 a.m.", "en", "UK", "at 13:27 and 00:05"),
        ("44/11/2026", "fr", "FR", "2026-11-44"),
        ("version 2.3.1", "en", "US", "version 2.3.1"),
    ],
)
def test_a_day_is_read_as_the_marketplace_writes_it(
    text: str, language: str, marketplace: str, read: str
) -> None:
    assert days_read(text, language, marketplace) == read


@given(st.text(), st.sampled_from(["en", "de", "es", "ja"]))
def test_any_text_can_be_read_for_days(text: str, language: str) -> None:
    assert isinstance(days_read(text, language, "US"), str)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("all five of them", {"5"}),
        ("one of them", set()),
        ("todos los pedidos", set()),
        ("dos pedidos", {"2"}),
        ("两个包裹，第三单，十二件", {"2", "12"}),
        ("二维码与三星手机", set()),
    ],
)
def test_numbers_are_read_in_whole_words_and_before_what_they_count(text: str, numbers: set[str]) -> None:
    assert numbers_in(text) == numbers


@pytest.mark.parametrize(
    ("language", "yes", "no"),
    [
        ("en", "The notice named a way.", "The notice named no way."),
        ("de", "Wir hatten einen zweiten Weg.", "Wir hatten keinen zweiten Weg."),
        ("fr", "Une personne lisait.", "Personne ne lisait."),
        ("es", "Alguien leía.", "Nadie leía."),
        ("it", "Qualcuno leggeva.", "Nessuno leggeva."),
        ("ja", "担当がいました。", "担当がいませんでした。"),
        ("zh", "不过后来有人查看。", "没有人查看。"),
        ("zh-TW", "不過後來有人查看。", "沒有人查看。"),
    ],
)
def test_a_denial_is_heard_in_every_language(language: str, yes: str, no: str) -> None:
    families = BOOK.of(language).families
    if language != "fr":  # “personne” is anybody and nobody
        assert not one_of("@denial", yes, families)
    assert one_of("@denial", no, families)


def test_figures_that_changed_places_are_found_and_days_in_another_order_are_none() -> None:
    swapped = Change(
        ("Of 9, 3 were late and 6 on time.",), ("Of 9, 6 were late and 3 on time.",), reworded=True
    )
    turned = Change(("Done on 5 Nov 2026.",), ("Done on November 5, 2026.",), reworded=True)
    assert list(exchanged(swapped)) == ["Of 9, 3 were late and 6 on time."]
    assert list(exchanged(turned)) == []
