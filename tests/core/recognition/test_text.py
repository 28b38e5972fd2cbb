"""Offsets must survive folding, or a citation points at the wrong words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from appealdesk.core.recognition.text import LONGEST, Folding

FOLDING = Folding({"訂": "订", "單": "单", "號": "号"})


def test_width_case_accents_and_variants_fold_to_one_form() -> None:
    text = FOLDING.text("notice.txt", "訂單號 １１３-４４17 Maßnahmenplan für Ihre ÜBERPRÜFUNG – ok")
    assert text.plain.startswith("訂單號 113-4417")
    assert text.low == "订单号 113-4417 maßnahmenplan fur ihre uberprufung - ok"


def test_words_are_cited_as_they_were_written_though_invisible_marks_were_dropped() -> None:
    text = FOLDING.text("notice.txt", "soft\u00adhyphen \u200border 11３\nsecond")
    start = text.low.index("order")
    cited = text.words(start, start + len("order 113"))
    assert cited.text == "order 11３"
    assert cited.place.line == 1


def test_a_nought_or_one_inside_a_word_is_a_letter_and_numbers_stay() -> None:
    text = FOLDING.text("shot.txt", "0rder acc0unt fu1fil B0C7KD92LM 10 days 2010s 0.62 #0abc")
    assert text.low == "order account fulfil b0c7kd92lm 10 days 2010s 0.62 #0abc"
    assert text.plain.startswith("0rder acc0unt")


def test_a_very_long_text_is_cut_and_not_refused() -> None:
    assert len(FOLDING.text("log.txt", "x" * (LONGEST + 5)).low) == LONGEST


@given(st.text(max_size=300))
def test_every_view_has_the_same_length_and_every_character_its_place(original: str) -> None:
    text = FOLDING.text("notice.txt", original)
    assert len(text.plain) == len(text.low)
    for offset, char in enumerate(text.plain[:20]):
        cited = text.words(offset, offset + 1).text
        assert len(cited) >= 1
        assert FOLDING.text("x", cited).plain == char
