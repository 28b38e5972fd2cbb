"""Recognition packs are regular expressions written by people: each fault is named with its file and remedy."""

from __future__ import annotations

import time

import pytest

from appealdesk.readers import packs, recognition
from appealdesk.readers.yaml_file import parse


@pytest.mark.parametrize(
    ("phrase", "says"),
    [
        ("Late Shipment", "capital"),
        ("late (shipment", "no pattern"),
        ("late.*shipment", "without end"),
        ("(?:a+)+b", "without end"),
    ],
)
def test_a_broken_phrase_is_refused_with_its_file(phrase: str, says: str) -> None:
    documents = {"recognition/kinds.yaml": {"groups": [{"code": "payout", "weight": 1, "any": [phrase]}]}}
    (fault, *_) = recognition.faults(documents)
    assert fault.place.startswith("recognition/kinds.yaml")
    assert says in fault.what
    assert fault.remedy


def test_all_codes_of_the_packs_are_public_codes() -> None:
    known = recognition.knowledge()
    vocabulary = packs.vocabulary()
    issues = {one.code for one in known.issues}
    assert issues == set(vocabulary.codes("issue_types"))
    assert {code for one in known.issues for code in one.becomes.values()} <= issues
    assert {code for one in known.issues for code in one.yields_to} <= issues
    assert {group.code for group in known.platforms} == set(vocabulary.codes("platforms"))
    assert {group.code for group in known.scenarios} == set(vocabulary.codes("scenarios"))
    assert {group.code for group in known.kinds} | {"phishing"} == set(vocabulary.codes("message_kinds"))


@pytest.mark.parametrize("code", packs.vocabulary().codes("eligibility"))
def test_every_screening_code_has_a_reason_and_a_next_step_in_both_languages(code: str) -> None:
    for wording in recognition.verdict(code):
        assert wording.has("en")
        assert wording.has("zh")


def test_a_weight_without_a_basis_says_that_it_was_constructed() -> None:
    bases = {group.basis for one in recognition.knowledge().issues for group in one.notice}
    assert bases <= {"seen", "derived", "constructed"}


def test_loading_from_the_cache_takes_less_than_fifty_milliseconds() -> None:
    recognition.knowledge()
    times = []
    for _ in range(3):
        recognition.knowledge.cache_clear()
        recognition._folder.cache_clear()
        started = time.process_time()
        recognition.knowledge()
        times.append(time.process_time() - started)
    assert min(times) < 0.05


def test_the_shipped_packs_have_no_faults() -> None:
    root = recognition.pack_store.ROOT
    names = [path.relative_to(root).as_posix() for path in (root / "recognition").rglob("*.yaml")]
    assert recognition.faults({name: parse((root / name).read_text("utf-8"), name) for name in names}) == []
