"""What is pasted into a form must arrive as it was written."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from appealdesk.core.paper import Beside, Bullets, Callout, Facts, PaperKind, Paragraph, Quote, Table
from appealdesk.press.plain import set_plain


def test_blocks_are_parted_by_one_blank_line_and_citations_stay(paper) -> None:
    text = set_plain(paper())
    assert text.startswith(
        "Plan of Action\n\nCause\n\nThe carrier closed the pick-up point [Exhibit 3, line 4].\n\n"
    )
    assert "1. first step\n2. second step" in text
    assert "\n\n\n" not in text
    assert text.endswith("\n")


def test_a_table_of_ids_keeps_one_line_a_row(paper) -> None:
    table = Table(("Order", "Tracking number"), (("111-1", "9400 1000"), ("111-2", "9400 2000")))
    assert set_plain(paper(blocks=(table,))).endswith(
        "Order | Tracking number\n111-1 | 9400 1000\n111-2 | 9400 2000\n"
    )


def test_a_table_of_sentences_says_the_columns_name_with_each(paper) -> None:
    table = Table(
        ("Measure", "Owner"), (("Compare the hand-over list with the first scans", "warehouse lead"),)
    )
    said = "- Measure: Compare the hand-over list with the first scans; Owner: warehouse lead\n"
    assert set_plain(paper(blocks=(table,))).endswith(said)


def test_facts_callouts_quotes_and_pairs_are_said_in_words(paper) -> None:
    blocks = (
        Facts((("店铺", "青禾"), ("Store", "Qinghe"))),
        Callout("Note", "read"),
        Quote("Your offers", "notice.txt:3"),
        Beside("left", "右"),
    )
    text = set_plain(paper(PaperKind.REPORT, "zh", "t", blocks))
    assert (
        text == "t\n\n店铺：青禾\nStore: Qinghe\n\nNote: read\n\n“Your offers” (notice.txt:3)\n\nleft\n右\n"
    )


def test_a_french_label_keeps_a_space_before_its_colon(paper) -> None:
    facts = (Facts((("Objet", "4\u202f%"),)),)
    assert "Objet : 4 %" in set_plain(paper(language="fr", blocks=facts))
    assert "Objet: 4 %" in set_plain(paper(language="it", blocks=facts))


@given(st.text())
def test_nothing_invisible_is_pasted(paper, text: str) -> None:
    told = set_plain(paper(blocks=(Paragraph(text), Bullets((text,)))))
    assert not [c for c in told if c != "\n" and unicodedata.category(c) in {"Cc", "Cf", "Cs"}]
    assert "\u00a0" not in told
