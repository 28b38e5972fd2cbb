"""The second voice: broad where phrases are exact, bounded, the same every time, and able to name its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.core.recognition.text import Folding
from appealdesk.core.recognition.voice import Voice, features, marks_in

FOLDING = Folding({})
VOICE = Voice(
    {"late": 0.0, "lost": 0.5},
    {"late": {"late": 3.0}, "parcel": {"lost": 1.0}, "迟发": {"late": 2.0, "lost": -1.0}},
)


def marks(text: str, mute: frozenset[str] = frozenset()):
    return marks_in((FOLDING.text("notice.txt", text),), mute)


def test_the_heavier_words_lean_to_their_code() -> None:
    leanings = VOICE.leanings(marks("Late parcel"))
    assert leanings["late"] > 0 > leanings["lost"]


def test_a_text_without_known_words_says_nothing() -> None:
    assert VOICE.leanings(marks("quite another matter")) == {}


def test_pieces_of_a_run_without_spaces_are_heard() -> None:
    assert VOICE.leanings(marks("您的订单迟发率"))["late"] > 0


def test_no_leaning_passes_its_bounds() -> None:
    leanings = VOICE.leanings(marks("late " * 50))
    assert -2.5 <= min(leanings.values()) <= max(leanings.values()) <= 0.7


def test_the_words_that_weighed_most_come_first_with_their_places() -> None:
    words = VOICE.words_for("late", marks("a parcel came Late"))
    assert [(one.words.text, one.weight) for one in words] == [("Late", 3.0)]


def test_a_muted_word_says_nothing() -> None:
    assert VOICE.leanings(marks("late", frozenset({"late"}))) == {}


def test_words_are_heard_as_stems_pairs_and_parts() -> None:
    heard = {feature for feature, _, _ in features("shipments delayed", frozenset())}
    assert {"shipmen", "delayed", "shipmen delayed", "#<ship", "#ments"} <= heard


@given(st.lists(st.sampled_from(["late", "parcel", "迟发", "x"]), max_size=8))
def test_the_order_of_words_does_not_change_what_single_words_say(words: list[str]) -> None:
    there, back = (VOICE.leanings(marks(" ".join(one))) for one in (words, words[::-1]))
    assert there == pytest.approx(back)


def test_the_table_of_the_packs_knows_the_codes_of_the_packs(known) -> None:
    assert set(known.issue_voice.bias) <= {one.code for one in known.issues}
    assert "enforcement" in known.kind_voice.bias


def test_a_notice_that_no_phrase_knows_is_heard_by_its_words(known) -> None:
    text = known.folding.text("notice.txt", "El transportista recogió fuera de plazo: envíos atrasados")
    leanings = known.issue_voice.leanings(marks_in((text,), known.mute))
    assert max(leanings, key=lambda code: leanings[code]) == "lsr"
