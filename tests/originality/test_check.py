"""What a specialist reads: which passage repeats which letter, and which words."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.originality.check import check
from appealdesk.originality.letters import Letter
from appealdesk.originality.names import NOBODY, Names
from appealdesk.originality.rule import Measure, Rule
from appealdesk.originality.scheme import Level
from appealdesk.originality.spans import token_spans

OLD = "Order 114-1234567-7654321 came late because the carrier closed its depot after a storm. We refunded the full $20.00 on 2026-11-03."
NEW = "Order 204-7777777-7654321 came late because the carrier closed its depot after a storm, and nobody told us."


@pytest.fixture
def one(small):
    small.add(Letter("CASE-7", ["Dear team,", OLD]))
    return small


def test_a_repeat_names_the_letter_the_place_and_the_words(one):
    result = check(one, [NEW])
    sentence = result.repeats[-1]
    assert (sentence.level, sentence.paragraph, sentence.sentence) == (Level.SENTENCE, 1, 1)
    assert [(place.letter, place.paragraph, place.sentence) for place in sentence.seen] == [("CASE-7", 2, 1)]
    assert [NEW[start:end] for start, end in sentence.words] == [NEW[: NEW.index(",")]]
    assert sentence.share == Fraction(11, 15)
    assert not sentence.verbatim
    assert not result.original


def test_only_ids_and_days_changed_is_word_for_word(one):
    result = check(one, [OLD.replace("114-1234567", "305-7654321").replace("2026-11-03", "1 May 2025")])
    assert [repeat.verbatim for repeat in result.repeats] == [True, True, True]
    assert [repeat.share for repeat in result.repeats] == [1, 1, 1]


def test_in_brief_a_paragraph_that_repeats_stands_for_its_sentences(one):
    result = check(
        one, [OLD, f"{NEW} Two of us then drove to the depot and asked for the parcels ourselves."]
    )
    assert [(repeat.paragraph, repeat.sentence) for repeat in result.brief] == [(1, 0), (2, 1)]
    assert len(result.repeats) == 4


def test_the_same_words_in_another_order_are_not_word_for_word(one):
    turned = ". ".join(reversed(OLD.rstrip(".").split(". "))) + "."
    paragraph = check(
        one, [turned], rules={level: Rule(Measure.JACCARD, Fraction(1, 2)) for level in Level}
    ).repeats[0]
    assert (paragraph.level, paragraph.verbatim) == (Level.PARAGRAPH, False)


def test_old_text_inside_a_new_paragraph_is_found_by_its_sentences(one):
    around = "The weeks before had been quiet and nothing of the kind had ever come up in this shop."
    found = check(one, [f"{around} {NEW} {around}"])
    assert {repeat.level for repeat in found.repeats} == {Level.SENTENCE}


def test_new_text_is_original(one):
    result = check(one, ["We have hired a second packer and moved the cut-off to noon."])
    assert (result.original, result.compared, result.matches) == (True, 2, 0)


def test_letters_of_the_same_case_may_be_repeated(one):
    one.add(Letter("CASE-8", [OLD]))
    assert check(one, [NEW], apart_from=["CASE-7", "CASE-8"]).original
    (place,) = check(one, [NEW], apart_from=["CASE-7"]).repeats[-1].seen
    assert place.letter == "CASE-8"


def test_all_places_are_counted_and_the_first_are_listed(small):
    for number in range(12):
        small.add(Letter(f"C-{number:02}", [OLD]))
    sentence = check(small, [OLD], places=3).repeats[-1]
    assert (sentence.times, [place.letter for place in sentence.seen]) == (12, ["C-00", "C-01", "C-02"])


def test_the_best_matches_are_shown_and_all_are_counted(small):
    for number, word in enumerate(("one", "two", "three", "four", "five")):
        small.add(
            Letter(f"C-{number}", [f"The carrier closed its depot after a storm and {word} of us waited."])
        )
    result = check(small, ["The carrier closed its depot after a storm and three of us waited."], top=2)
    sentences = [repeat for repeat in result.repeats if repeat.level is Level.SENTENCE]
    assert [repeat.seen[0].letter for repeat in sentences] == ["C-2", "C-0"]
    assert result.matches == 10


def test_names_of_the_draft_and_of_the_letter_are_masked(small):
    small.add(
        Letter(
            "C-1", ["Blue Lamp Ltd gave the parcel to the carrier before noon."], Names.of(["Blue Lamp Ltd"])
        )
    )
    draft = "红灯贸易有限公司 gave the parcel to the carrier before noon."
    assert check(small, [draft], Names.of(["红灯贸易有限公司"])).repeats[-1].verbatim
    assert check(small, [draft]).repeats == () or not check(small, [draft]).repeats[-1].verbatim


def test_a_rule_for_one_level_can_be_stricter(one):
    strict = {level: Rule(Measure.CONTAINMENT, Fraction(9, 10)) for level in Level}
    assert check(one, [NEW], rules=strict).original


@pytest.mark.parametrize(
    "text",
    [
        "Ｗｅ ｓｈｉｐｐｅｄ ﬁve boxes on ２０２６年３月５日，谢谢。",
        "ｶﾞｽ ボンベ を ｵｸﾘ ました",
        "cafe\u0301 ﬃ ½ ™ end",
        "น้ำหนัก เกิน กำหนด",
        "plain words only",
    ],
)
def test_spans_point_at_the_words_as_they_were_written(text):
    for start, end in token_spans(text, NOBODY):
        assert text[start:end].strip() == text[start:end] != ""
    assert next(text[start:end] for start, end in token_spans(text, NOBODY)) in text
    assert token_spans(text, NOBODY)[-1][1] <= len(text)


@given(st.text(max_size=80))
def test_spans_ascend_and_stay_inside(text):
    spans = token_spans(text, NOBODY)
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
