"""A colon at the head of a line and a percent sign torn off are what a French reader sees first."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.core.letter.tokens import tokens
from appealdesk.core.letter.typography import CHANGES, as_printed, printed
from appealdesk.core.paper import Facts, Paper, PaperKind, Paragraph


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("fr", "Objectif : 4 %", "Objectif\u00a0: 4\u202f%"),
        ("fr", "Objectif: 4%", "Objectif\u00a0: 4\u202f%"),
        ("fr", "fait ; vu !", "fait\u202f; vu\u202f!"),
        ("fr", "le mot « neuf » ou «neuf»", "le mot «\u00a0neuf\u00a0» ou «\u00a0neuf\u00a0»"),
        ("fr", "lu « Delivered: 4%; ok » :", "lu «\u00a0Delivered: 4%; ok\u00a0»\u00a0:"),
        ("fr", "à 17:42 (UTC+01:00)", "à 17:42 (UTC+01:00)"),
        ("fr", "https://example.test/a?b", "https://example.test/a?b"),
        ("fr", "coût de 36,90 EUR", "coût de 36,90\u00a0EUR"),
        ("es", "una tasa de 4,6 %", "una tasa de 4,6\u00a0%"),
        ("es", "lo indicado: sí", "lo indicado: sí"),
        ("it", "il 8 novembre e il 11 marzo", "l'8 novembre e l'11 marzo"),
        ("it", "del 8 maggio, al 11 maggio, dal 8 luglio", "dell'8 maggio, all'11 maggio, dall'8 luglio"),
        ("it", "il 18 novembre, il 8 per cento", "il 18 novembre, il 8 per cento"),
        ("zh-TW", "遲出貨率:4.24%(標準:4%)", "遲出貨率：4.24%（標準：4%）"),
        ("zh-TW", "依 2026年11月13日 的通知", "依 2026年11月13日的通知"),
        ("de", "Zielwert: 4 %", "Zielwert: 4 %"),
    ],
)
def test_a_text_has_the_spaces_and_marks_of_its_language(language: str, written: str, said: str) -> None:
    assert printed(written, language) == said
    assert printed(said, language) == said


@given(st.sampled_from(sorted(CHANGES)), st.text("abé 4,.:;!?%«»“”()EUR/-", max_size=40))
def test_no_letter_and_no_digit_is_lost(language: str, text: str) -> None:
    done = printed(text, language)
    assert [c for c in done if c.isalnum()] == [c for c in text if c.isalnum()]
    assert set(tokens(done)) == set(tokens(text)) or "\u00a0" in done or "\u202f" in done


def test_every_block_of_a_paper_is_set_and_other_languages_stay() -> None:
    blocks = (Facts((("Objet : a", "b"),)), Paragraph("Objectif : 4 %"))
    paper = Paper(PaperKind.LETTER, "fr", "Plan : a", "C1", datetime(2026, 11, 20, tzinfo=UTC), blocks)
    done = as_printed(paper)
    assert done.title == "Plan\u00a0: a"
    assert done.blocks == (Facts((("Objet\u00a0: a", "b"),)), Paragraph("Objectif\u00a0: 4\u202f%"))
    english = Paper(PaperKind.LETTER, "en", "Plan : a", "C1", datetime(2026, 11, 20, tzinfo=UTC), blocks)
    assert as_printed(english) is english
