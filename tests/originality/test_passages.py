"""A passage becomes the same sorted set of numbers wherever and with whatever neighbours it is read."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.originality.passages import Reader, distinct, ranges
from appealdesk.originality.scheme import Level

TEXT = "We kindly ask you to review our case once more and to restore the account."
CHINESE = "我们已于2026年3月5日收到贵平台的通知，并高度重视此事。"


def test_shingles_are_the_same_on_every_machine():
    paragraph = Reader().read([TEXT])[Level.PARAGRAPH]
    assert (paragraph.shingles[:3].tolist(), paragraph.digests) == (FIRST, DIGEST)


FIRST, DIGEST = [210180937, 386440657, 1112580028], [139346137514210]


@given(
    st.lists(
        st.sampled_from(
            [TEXT, CHINESE, "", "Short.", TEXT + " " + CHINESE, "เราขอเรียนให้ท่านทราบว่าสินค้าถูกส่งแล้ว"]
        ),
        max_size=6,
    )
)
def test_neighbours_do_not_change_a_passage(paragraphs):
    reader = Reader()
    together = reader.read(paragraphs)
    for level in Level:
        alone = [reader.read([paragraph])[level] for paragraph in paragraphs]
        expected = [part.own(i).tolist() for part in alone for i in range(len(part))]
        assert [together[level].own(i).tolist() for i in range(len(together[level]))] == expected
        assert together[level].digests == [digest for part in alone for digest in part.digests]


def test_words_go_by_three_and_characters_by_five():
    words = Reader().read(["one two three four five six seven"])[Level.PARAGRAPH]
    characters = Reader().read(["一二三四五六七八九十甲乙丙"])[Level.PARAGRAPH]
    assert (words.sizes.tolist(), characters.sizes.tolist()) == ([5], [9])


def test_half_of_the_tokens_decide_how_a_passage_is_cut():
    half = Reader().read(["one two three four five six 一二三四五六"])[Level.PARAGRAPH]
    fewer = Reader().read(["one two three four five six seven 一二三四五六"])[Level.PARAGRAPH]
    assert (half.sizes.tolist(), fewer.sizes.tolist()) == ([12 - 4], [13 - 2])


def test_a_greeting_is_too_short_to_compare():
    assert [len(found) for found in Reader().read(["Dear seller performance team,", "尊敬的平台:"])] == [0, 0]


def test_repeated_runs_count_once():
    once = Reader().read(["we packed it " * 9])[Level.PARAGRAPH]
    assert once.sizes.tolist() == [3]


def test_sentences_know_their_paragraph():
    found = Reader().read(["Hi.", f"{TEXT} {TEXT}"])[Level.SENTENCE]
    assert found.places == [(2, 1), (2, 2)]
    assert found.digests[0] == found.digests[1]


@pytest.mark.parametrize("counts", [[], [0], [2, 0, 3], [1]])
def test_ranges_run_one_after_another(counts):
    starts = [10 * i for i in range(len(counts))]
    expected = [n for start, count in zip(starts, counts, strict=True) for n in range(start, start + count)]
    assert ranges(np.array(starts, np.int64), np.array(counts, np.int64)).tolist() == expected


@given(st.lists(st.integers(0, 50)))
def test_distinct_is_sorted_and_single(values):
    assert distinct(np.array(values, np.int64)).tolist() == sorted(set(values))
