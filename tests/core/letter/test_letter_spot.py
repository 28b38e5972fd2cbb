"""A reader who is sent to the wrong line of a carrier's record stops reading."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.core.letter.spot import line_of

RECORD = json.dumps(
    {"shipments": [{"id": 'a"]}', "events": [{"n": 1}, {"n": 2}]}, {"id": "b", "events": [{"n": 3}]}]},
    indent=1,
)


@pytest.mark.parametrize(
    ("spot", "holds"),
    [
        ("shipments[0].events[0].n", '"n": 1'),
        ("shipments[0].events[1].n", '"n": 2'),
        ("shipments[1].events[0].n", '"n": 3'),
        ("shipments[1].id", '"id": "b"'),
    ],
)
def test_the_line_is_the_one_that_holds_the_value(spot: str, holds: str) -> None:
    line = line_of(RECORD, spot)
    assert line is not None
    assert holds in RECORD.splitlines()[line - 1]


@pytest.mark.parametrize(
    "spot", ["shipments[2]", "shipments[0].none", "events[0]", "shipments[0].events[9].n"]
)
def test_a_spot_that_is_not_there_has_no_line(spot: str) -> None:
    assert line_of(RECORD, spot) is None


@pytest.mark.parametrize("text", ["", "no json\n at all", '{"a": 1}', '{"a": [1,\n', "[\n" * 5000])
def test_what_cannot_be_read_or_is_one_line_has_no_line(text: str) -> None:
    assert line_of(text, "a[0]") is None


@given(
    st.recursive(
        st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner, min_size=1, max_size=4),
        max_leaves=12,
    ),
    st.integers(0, 3),
)
def test_every_item_of_a_list_is_found_or_missing_as_python_sees_it(value: object, index: int) -> None:
    text = json.dumps({"list": [value, "end"]}, indent=1)
    line = line_of(text, f"list[{index}]")
    assert (line is not None) == (index < 2)
    if index == 1 and line is not None:
        assert '"end"' in text.splitlines()[line - 1]
