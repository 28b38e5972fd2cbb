"""Planted faults are named under their point, and clean twins are left alone: a sample here, all of them in the slow run."""

from __future__ import annotations

import pytest
from clean_letters import clean_letters
from clean_twins import twins
from mutations import alarms, tally
from planted_faults import Planted, planted, wordings

from appealdesk.core.letter.problems import problems
from appealdesk.readers.clauses import clause_book

NAMED_AT_LEAST = 0.95
ALARMS_AT_MOST = 0.02


def missed_in(faults: list[Planted]) -> list[tuple[str, str, str]]:
    return [(fault.fault, fault.clean, fault.words) for fault in tally(faults)[1]]


def test_a_sample_of_faults_is_named_and_the_fatal_ones_stop_the_letter() -> None:
    faults = [fault for fault in planted(each=1) if fault.which != "fresh"]
    sample = [fault for number, fault in enumerate(faults) if not fault.words or number % 14 == 0]
    assert len(sample) > 55
    assert missed_in(sample) == []


def test_a_sample_of_clean_twins_is_left_alone() -> None:
    sample = list(twins(every=8))
    assert len(sample) > 40
    found = [
        (name, change, str(named[0]))
        for name, change, argument, letter in sample
        if (named := problems(letter, argument, clauses=clause_book()))
    ]
    assert found == []


@pytest.mark.parametrize("language", sorted({clean.language for clean in clean_letters()}))
def test_every_language_has_both_sets_of_wordings(language: str) -> None:
    held = wordings(language)
    assert held["seen"].keys() == held["held"].keys() == wordings("en")["seen"].keys()
    assert not {s for told in held["seen"].values() for s in told} & {
        s for told in held["held"].values() for s in told
    }


@pytest.mark.slow
@pytest.mark.parametrize("seed", [20261124, 99])
def test_every_fatal_fault_stops_the_letter_and_nearly_every_other_is_named(seed: int) -> None:
    faults = [fault for fault in planted(seed) if fault.which != "fresh"]
    assert len(faults) > 200
    missed = tally(faults)[1]
    assert [fault for fault in missed if fault.fatal] == []
    assert len(missed) <= (1 - NAMED_AT_LEAST) * len(faults)


@pytest.mark.slow
def test_at_most_two_in_a_hundred_clean_twins_are_alarmed() -> None:
    count, false = alarms()
    assert len(false) <= ALARMS_AT_MOST * count
