"""A family finds a fault by who is spoken of and what is said of him, in any order; and leaves alone what lacks a side."""

from __future__ import annotations

import pytest

from appealdesk.core.letter.problems.families import families_of, family
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
    held = families_of("blame", classes | {"blame": ("@who & lied",)})
    assert [one.hit("The shopper lied.") for one in held] == ["shopper … lied"]


@pytest.mark.parametrize("language", WRITTEN)
def test_a_language_of_letters_has_every_family(language: str) -> None:
    english, held = BOOK.of("en").families, BOOK.of(language).families
    topics = {topic for topic in english if not topic.startswith("@")}
    assert topics <= set(held)
    assert all(any(True for _ in families_of(topic, held)) for topic in topics)


@pytest.mark.parametrize("language", WRITTEN)
def test_every_class_that_a_family_names_is_in_its_file(language: str) -> None:
    held = BOOK.of(language).families
    for topic in held:
        if not topic.startswith("@"):
            assert all(one.hit("–") is None for one in families_of(topic, held))


def test_a_family_is_possible_where_each_side_stands_somewhere() -> None:
    held = family("buyer & lied")
    assert held.possible("The buyer wrote. Somebody LIED.")
    assert held.hit("The buyer wrote.") is None
    assert not held.possible("The buyer wrote.")
