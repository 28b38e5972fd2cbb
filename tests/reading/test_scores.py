"""The reading against labelled notices: public ones, ones made against it, ones made from facts."""

from __future__ import annotations

import pytest
from folders import make_folder, samples
from lean import lean_samples
from notices import generated
from score import case_of, read_sample, score

from appealdesk.readers.case_folder import read_case_folder
from appealdesk.road.reading import read_case, reading_json

GOALS = {
    "is_notice": 0.98,
    "platform": 0.98,
    "marketplace": 0.95,
    "issue_type": 0.92,
    "order_ids found": 0.98,
    "order_ids right": 0.98,
    "asins found": 0.98,
    "asins right": 0.98,
    "item_ids found": 0.98,
    "item_ids right": 0.98,
    "figures found": 0.95,
    "figures right": 0.95,
    "deadline kind": 0.95,
    "deadline due": 0.93,
    "no_invented_deadline": 1.0,
    "eligible": 0.90,
    "no_yes_on_a_no": 1.0,
    "scenario": 0.75,
    "missing found": 0.85,
    "missing right": 0.85,
    "missing exact": 1.0,
    "disclosure": 0.95,
    "letter_language": 0.97,
}


@pytest.fixture(scope="module", params=["public", "adversarial", "generated"])
def result(request):
    made = {"public": samples, "adversarial": lean_samples, "generated": generated}
    return score(made[request.param]())


@pytest.mark.parametrize("name", GOALS)
def test_every_field_reaches_its_goal(result, name: str) -> None:
    misses = [miss for miss in result.misses if miss[1] == name]
    assert result.rate(name) >= GOALS[name], misses[:10]


def test_a_folder_is_read_like_the_text_that_was_pasted(tmp_path) -> None:
    for sample in samples():
        folder = make_folder(tmp_path, sample)
        case = read_case_folder(folder)
        from_folder = reading_json(case, read_case(case))
        assert from_folder == read_sample(sample), sample["id"]


def test_the_same_case_gives_the_same_answer() -> None:
    for sample in samples():
        case = case_of(sample)
        assert reading_json(case, read_case(case), explain=True) == reading_json(
            case, read_case(case), explain=True
        )


def test_there_are_enough_generated_notices_and_they_differ() -> None:
    made = list(generated())
    assert len(made) >= 200
    assert len({sample["notice_text"] for sample in made}) >= 250
    assert len({sample["expected"]["issue_type"] for sample in made}) >= 25
