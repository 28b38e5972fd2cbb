"""Other words take the place of a statement's own in one language, and nowhere else."""

from __future__ import annotations

from datetime import UTC, datetime

from appealdesk.core.letter.letter import (
    Grid,
    Letter,
    LetterKind,
    Origin,
    Passage,
    Row,
    Section,
    Statement,
    said,
)
from appealdesk.core.letter.problems import Problem
from appealdesk.core.rewording import fatal_places, sentences_of, with_words
from appealdesk.core.wording import Wording


def statement(key: str, en: str, zh: str = "原文") -> Statement:
    return Statement(key, Wording.of(en=en, zh=zh), (Origin("plan"),))


ROWS = Grid((Wording.of(en="Order"),), (Row((Wording.of(en="1"),), (Origin("order"),)),))
SECTIONS = (
    Section(
        "summary",
        Wording.of(en="Summary"),
        (Passage((statement("summary.states", "a"), statement("ask.x", "b"))),),
    ),
    Section("facts", Wording.of(en="Facts"), (ROWS, Passage((statement("ground", "c"),), bulleted=True))),
    Section("cause.1", Wording.of(en="Cause"), (Passage((statement("cause", "d"),)),)),
    Section("request", Wording.of(en="Request"), (Passage((statement("request", "e"),)),)),
)
LETTER = Letter(
    LetterKind.PLAN, "en", "lsr", "amazon", "US", "AD-7", datetime(2026, 11, 24, tzinfo=UTC),
    statement("subject", "s"), (), SECTIONS, (), (),
)  # fmt: skip


def test_subject_request_question_and_rows_are_no_sentences_to_reword() -> None:
    assert set(sentences_of(LETTER)) == {"summary 1.1", "facts 2.1", "cause.1 1.1"}


def test_words_change_at_their_place_in_the_letter_s_language_only() -> None:
    changed = with_words(LETTER, {"facts 2.1": "C", "summary 1.1": "A"})
    assert [said(item, "en") for _, item in changed.statements()] == ["s", "A", "b", "1", "C", "d", "e"]
    assert {said(item, "zh") for place, item in changed.statements() if place == "facts 2.1"} == {"原文"}


def test_without_words_the_letter_is_the_same() -> None:
    assert with_words(LETTER, {}) == LETTER


def test_only_fatal_problems_blame_a_place() -> None:
    found = (Problem("L1", "facts 2.1", "a", "b", fatal=True), Problem("L12", "cause.1 1.1", "a", "b"))
    assert fatal_places(found) == {"facts 2.1"}
