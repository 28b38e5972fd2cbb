"""A list of things asked for is read from a notice; a plan of action is no such list."""

from __future__ import annotations

import pytest
from materials import case

from appealdesk.core.asked import asked_of, asks_for_more
from appealdesk.readers.clauses import clause_book

PHRASES = clause_book().of("any").phrases
LIST = """We need more information before we decide.
Please provide the following within 48 hours:

- The tracking number and the carrier's name
- Proof of delivery with the recipient's signature
- Any correspondence with the buyer
Claim amount: $89.99
- not part of the list"""


def kinds(text: str) -> list[tuple[str, ...]]:
    return [item.kinds for item in asked_of(case(notice=text), PHRASES)]


def test_each_item_is_read_with_its_words_its_line_and_the_kinds_that_answer_it() -> None:
    items = asked_of(case(notice=LIST), PHRASES)
    assert [item.words.text for item in items][1] == "Proof of delivery with the recipient's signature"
    assert items[0].words.place.line == 4
    assert [item.kinds[0] for item in items] == ["carrier_tracking", "delivery_proof", "buyer_messages"]


def test_the_list_ends_with_the_first_line_that_is_no_item() -> None:
    assert len(asked_of(case(notice=LIST), PHRASES)) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Please send:\n- the root cause(s)\n- the actions you have taken to resolve it",
        "Bitte senden Sie:\n1. Ursache\n2. Maßnahmen",
        "Your account was deactivated.\n- one\n- two",
        "Please send invoices.",
    ],
)
def test_a_plan_a_list_that_nobody_asks_for_and_a_bare_sentence_are_no_list(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Bitte senden Sie uns folgende Unterlagen:\n1) Rechnung des Lieferanten\n2) Zustellnachweis", ["invoice", "delivery_proof"]),
        ("请提供以下资料:\n1、发票\n2、物流轨迹", ["invoice", "carrier_tracking"]),
        ("以下の書類をご提出ください。\n・請求書\n・配達証明", ["invoice", "delivery_proof"]),
    ],
)  # fmt: skip
def test_lists_are_read_in_other_languages(text: str, wanted: list[str]) -> None:
    assert [held[0] for held in kinds(text)] == wanted


def test_what_is_decided_is_told_from_what_waits_for_an_answer() -> None:
    assert asks_for_more(case(notice=LIST), PHRASES)
    assert not asks_for_more(case(notice="The claim was granted. To appeal, please send:\n- proof"), PHRASES)
