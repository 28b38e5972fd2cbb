"""A family finds a fault by who is spoken of and what is said of him, in any order; and leaves alone what lacks a side."""

from __future__ import annotations

import pytest

from appealdesk.core.letter.problems.families import family, family_hits
from appealdesk.readers.clauses import clause_book

BOOK = clause_book()
WRITTEN = [language for language in BOOK.languages if BOOK.writes(language)]


@pytest.mark.parametrize(
    ("entry", "sentence", "found"),
    [
        ("buyer|customer & lied|invent*", "The customer invented it.", "customer … invented"),
        ("buyer|customer & lied|invent*", "It was invented by the buyer.", "buyer … invented"),
        ("buyer & not * truth", "The buyer does not tell the truth.", "buyer … not tell the truth"),
        ("buyer & not * truth", "The buyer does not tell us anything like the whole truth.", None),
        ("buyer & lied", "The buyers relied on it.", None),
        ("favour & !in our favour", "Please decide in our favour.", None),
        ("favour & !in our favour", "Do us a favour.", "favour"),
        ("买家 & 谎|没有*实话", "买家没有说实话。", "买家 … 没有说实话"),
    ],
)
def test_all_sides_stand_in_the_sentence_and_no_barred_one(
    entry: str, sentence: str, found: str | None
) -> None:
    assert family(entry).hit(sentence) == found


def test_a_class_stands_for_its_list() -> None:
    classes = {"@who": ("buyer", "shopper")}
    assert list(family_hits(("@who & lied",), classes, "The shopper lied.")) == ["shopper … lied"]


@pytest.mark.parametrize("language", WRITTEN)
def test_a_language_of_letters_has_every_family(language: str) -> None:
    english, held = BOOK.of("en").families, BOOK.of(language).families
    topics = {topic for topic in english if not topic.startswith("@")}
    assert topics <= set(held)
    assert all(
        family_hits(entries, held, "") is not None for topic, entries in held.items() if topic in topics
    )


@pytest.mark.parametrize("language", WRITTEN)
def test_every_class_that_a_family_names_is_in_its_file(language: str) -> None:
    held = BOOK.of(language).families
    for topic, entries in held.items():
        if not topic.startswith("@"):
            assert list(family_hits(entries, held, "–")) == []
