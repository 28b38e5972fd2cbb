"""Every sample is read as a specialist reads it: what it is, what is missing, until when, and whether it is taken."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
import yaml

from appealdesk.readers.case_folder import read_case_folder
from appealdesk.road.reading import read_case, reading_json

CASES = Path(__file__).parents[2] / "samples" / "cases"
EXPECTED = sorted((Path(__file__).parent / "expected").glob("*.yaml"))


@cache
def reading(name: str) -> dict:
    case = read_case_folder(CASES / name)
    return reading_json(case, read_case(case))


@pytest.fixture(params=EXPECTED, ids=lambda path: path.stem)
def both(request) -> tuple[dict, dict]:
    return yaml.safe_load(request.param.read_text("utf-8")), reading(request.param.stem)


def test_the_notice_is_known_for_what_it_is(both) -> None:
    wanted, read = both
    assert read["is_notice"]
    fields = (
        "platform",
        "marketplace",
        "issue_type",
        "letter_language",
        "must_disclose_prior",
        "missing_evidence",
    )
    assert {field: read[field] for field in fields} == {field: wanted[field] for field in fields}


def test_no_id_is_missed_or_invented(both) -> None:
    wanted, read = both
    assert set(read["order_ids"]) == set(wanted["order_ids"])
    assert read["asins"] == wanted["asins"]


def test_the_figures_are_those_of_the_notice(both) -> None:
    wanted, read = both
    assert set(read["figures"]) == set(wanted["figures"])
    for key, figure in wanted["figures"].items():
        assert Decimal(str(read["figures"][key]["value"])) == Decimal(figure["value"])
        assert read["figures"][key]["unit"] == figure["unit"]


def test_the_deadline_is_the_printed_one(both) -> None:
    wanted, read = both
    assert read["deadline"]["kind"] == wanted["deadline"]["kind"]
    assert read["deadline"]["due"] == wanted["deadline"]["due"]


def test_the_desk_takes_the_case_or_says_why_not(both) -> None:
    wanted, read = both
    assert read["screening"]["eligible"] == wanted["eligible"]
    assert read["screening"]["code"] == wanted["code"]
    assert str(read["scenario"]["best"]) == wanted["scenario"]
