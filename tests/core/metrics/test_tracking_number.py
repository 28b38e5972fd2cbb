"""G18: every valid and invalid number of the public collection, each by the form it stands under."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from appealdesk.core.metrics.tracking_number import wrong_check_digit
from appealdesk.measure.couriers import patterns

FILES = Path(__file__).parents[2] / "measure" / "files" / "tracking_numbers"
BY_NAME = {(one.courier, one.name): one for one in patterns()}
NUMBERS = [
    (data["courier_code"], form["name"], number, right == "valid")
    for path in sorted(FILES.glob("*.json"))
    for data in [json.loads(path.read_text("utf-8"))]
    for form in data["tracking_numbers"]
    for right in ("valid", "invalid")
    for number in form["test_numbers"].get(right, [])
]


def test_the_collection_is_whole():
    assert sum(right for *_, right in NUMBERS) == 165
    assert sum(not right for *_, right in NUMBERS) == 73


@pytest.mark.parametrize(("courier", "name", "number", "right"), NUMBERS)
def test_a_number_is_judged_as_the_collection_judges_it(courier, name, number, right):
    assert BY_NAME[courier, name].valid(number) is right


def test_a_right_check_digit_of_a_country_that_does_not_exist_is_wrong():
    assert wrong_check_digit("RB123456785XX", patterns())
    assert not wrong_check_digit("RB123456785GB", patterns())


def test_a_number_of_no_known_form_is_not_judged():
    assert not wrong_check_digit("SF-1234-5678-CN", patterns())
