"""The vocabulary is what every room speaks, so it must be whole and never silent about a word it lacks."""

from __future__ import annotations

import pytest

from appealdesk.core.vocabulary import UnknownCodeError
from appealdesk.readers.packs import TABLES, vocabulary


@pytest.mark.parametrize("table", [*TABLES, "kinds"])
def test_every_code_has_an_english_and_a_chinese_name(table: str) -> None:
    words = vocabulary()
    assert words.codes(table)
    for code in words.codes(table):
        name = words.kind(code).name if table == "kinds" else words.name(table, code)
        assert name.has("en")
        assert name.has("zh")


def test_every_kind_says_how_to_get_it_in_both_languages() -> None:
    assert all(kind.how.has("en") and kind.how.has("zh") for kind in vocabulary().kinds)


def test_a_substitute_is_another_kind() -> None:
    known = vocabulary().codes("kinds")
    for kind in vocabulary().kinds:
        assert kind.substitute is None or (kind.substitute in known and kind.substitute != kind.code)


def test_a_word_of_a_source_means_one_public_kind() -> None:
    assert vocabulary().public("kinds", "carrier_proof_of_delivery") == "delivery_proof"
    assert vocabulary().public("metrics", "late_shipment_rate") == "lsr"


def test_a_code_means_itself() -> None:
    assert vocabulary().public("kinds", "sop") == "sop"


def test_an_unmapped_word_is_refused_with_a_remedy() -> None:
    with pytest.raises(UnknownCodeError, match="Map it in vocabulary"):
        vocabulary().public("kinds", "tea_leaves")


def test_no_word_is_also_a_code() -> None:
    words = vocabulary()
    assert not [word for table, word, _ in words.words if word in words.codes(table)]
