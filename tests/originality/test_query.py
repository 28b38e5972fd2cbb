"""Nothing is missed and nothing is wrong: the engine against a twin that counts everything."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from brute import Twin, as_found
from letter_corpus import fingerprint

from appealdesk.originality.index import Index
from appealdesk.originality.query import Measure, Rule, whole
from appealdesk.originality.scheme import Level
from appealdesk.originality.sqlite import SqliteStore

SHARES = [Fraction(1, 2), Fraction(7, 10), Fraction(9, 10)]
RULES = [Rule(measure, share) for measure in Measure for share in SHARES]


@pytest.fixture(scope="module", params=list(Level), ids=lambda level: level.name.lower())
def twin(request, corpus):
    return Twin([paragraphs for _, _, paragraphs in corpus], request.param)


def answers(index, drafts, level, rule):
    out = []
    for draft in drafts:
        found = index.read(draft)[level]
        out.append(as_found(found, index.find(found, rule)))
    return out


def test_the_corpus_is_the_same_on_every_machine(corpus):
    assert fingerprint(corpus) == "0c934c3daba80a2d6b0f0aafc0985fddf90889932cb11ed9500d7b71fc8c2fce"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.measure}-{float(rule.share)}")
def test_no_pair_is_missed_and_none_is_false(desk, drafts, twin, rule):
    expected = [twin.find(draft, rule) for draft in drafts]
    assert answers(desk, drafts, twin.level, rule) == expected
    assert sum(map(len, expected)) > 10


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.measure}-{float(rule.share)}")
def test_wrong_statistics_change_no_result(desk, drafts, rule):
    right = [[desk.find(found, rule) for found in desk.read(draft)] for draft in drafts[:6]]
    weights = desk.memory.weights
    source = np.random.default_rng(7)
    try:
        for noise in (
            source.integers(1, 256, len(weights), np.uint8),
            np.full(len(weights), 9, np.uint8),
            255 - weights,
        ):
            desk.memory.weights = np.where(weights == 0, 0, np.maximum(noise, 1)).astype(np.uint8)
            assert same(
                right, [[desk.find(found, rule) for found in desk.read(draft)] for draft in drafts[:6]]
            )
        desk.memory.weights = source.integers(
            1, 256, len(weights), np.uint8
        )  # even without its promise of absence
        assert same(right, [[desk.find(found, rule) for found in desk.read(draft)] for draft in drafts[:6]])
    finally:
        desk.memory.weights = weights


def same(left, right):
    parts = ("owners", "ids", "shared", "mine", "theirs")
    return all(
        np.array_equal(getattr(a, part), getattr(b, part))
        for one, other in zip(left, right, strict=True)
        for a, b in zip(one, other, strict=True)
        for part in parts
    )


@pytest.mark.parametrize("merged_after", [(), (1,), (1, 2), (2, 3)])
def test_it_does_not_matter_how_much_is_merged(letters, drafts, tmp_path, merged_after):
    quarters = [letters[i * 100 : (i + 1) * 100] for i in range(4)]
    whole_, parts = Index(SqliteStore(tmp_path / "a")), Index(SqliteStore(tmp_path / "b"))
    whole_.rebuild(letters[:400])
    for number, quarter in enumerate(quarters):
        parts.add_all(quarter)
        if number in merged_after:
            assert parts.merge()
    for rule in (RULES[0], RULES[4]):
        assert same(
            [[whole_.find(found, rule) for found in whole_.read(draft)] for draft in drafts[:8]],
            [[parts.find(found, rule) for found in parts.read(draft)] for draft in drafts[:8]],
        )
    whole_.close()
    parts.close()


def test_the_best_match_comes_first_by_the_exact_fraction(desk, drafts):
    for measure in Measure:
        found = desk.read(drafts[0])[Level.SENTENCE]
        pairs = desk.find(found, Rule(measure, Fraction(1, 2)))
        of = whole(pairs, measure)
        rows = [
            (int(o), -Fraction(int(s), int(w)), int(i))
            for o, s, w, i in zip(pairs.owners, pairs.shared, of, pairs.ids, strict=True)
        ]
        assert rows == sorted(rows)
        assert len(rows) > 20


@pytest.mark.parametrize("share", [Fraction(0), Fraction(11, 10)])
def test_a_share_that_means_nothing_is_refused(share):
    with pytest.raises(ValueError, match="above 0"):
        Rule(Measure.JACCARD, share)


def test_an_empty_draft_and_an_empty_index_are_no_trouble(small, desk):
    rule = RULES[0]
    assert [len(desk.find(found, rule)) for found in desk.read([])] == [0, 0]
    assert [len(desk.find(found, rule)) for found in desk.read(["Hello."])] == [0, 0]
    assert [
        len(small.find(found, rule)) for found in small.read(["We gave the parcel to the carrier in time."])
    ] == [0, 0]
