"""YAML surprises are pinned: what a person writes stays what he wrote."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.core.errors import BadInputError
from appealdesk.readers.yaml_file import parse


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("off", "off"),
        ("y", "y"),
        ("Yes", "Yes"),
        ("17:00", "17:00"),
        ("2026-11-20", "2026-11-20"),
        ("2026-11-20T17:00:00Z", "2026-11-20T17:00:00Z"),
        ("00123", "00123"),
        ("12E45", "12E45"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        (".inf", ".inf"),
        ("114-1234567-7654321", "114-1234567-7654321"),
        ("true", True),
        ("FALSE", False),
        ("~", None),
        ("", None),
        ("null", None),
        ("42", 42),
        ("-7", -7),
        ("0", 0),
        ("2.50", Decimal("2.50")),
        ("'42'", "42"),
        ("<<", "<<"),
    ],
)
def test_a_scalar_stays_what_was_written(written: str, value: Any) -> None:
    found = parse(f"a: {written}", "x.yaml")["a"]
    assert found == value
    assert type(found) is type(value)


def test_a_decimal_keeps_its_digits() -> None:
    assert str(parse("a: 2.50", "x.yaml")["a"]) == "2.50"


def test_keys_are_text() -> None:
    assert parse("1: a\n2026-01-01: b\ntrue: c\n", "x.yaml") == {"1": "a", "2026-01-01": "b", "true": "c"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: [1", "x.yaml:1"),
        ("a: 1\nb: 2\na: 3", "x.yaml:3: It is not readable YAML: the key “a” stands twice."),
        ("? [a]\n: 1", "a key must be text"),
        ("a: !!python/object/apply:os.system [ls]", "could not determine a constructor"),
        ("a: \x07", "not allowed"),
        ("a: &a [*a]", "unfolds into too many values"),
        ("--- 1\n--- 2\n", "expected a single document"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(text: str, says: str) -> None:
    with pytest.raises(BadInputError) as raised:
        parse(text, "x.yaml")
    assert says in str(raised.value)


def test_a_bomb_of_aliases_is_refused_quickly() -> None:
    rows = ["a: &a0 [1, 2, 3, 4, 5, 6, 7, 8, 9]"]
    rows += [f"b{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    with pytest.raises(BadInputError, match="Write it without aliases"):
        parse("\n".join(rows), "x.yaml")


def test_a_tower_of_brackets_is_refused() -> None:
    with pytest.raises(BadInputError):
        parse("[" * 20_000, "x.yaml")


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_but_never_crashes(text: str) -> None:
    try:
        parse(text, "x.yaml")
    except BadInputError as error:
        assert "x.yaml" in str(error)  # noqa: PT017


plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**6), 10**6)
    | st.from_regex(r"[a-z][a-z ]{0,8}[a-z]", fullmatch=True),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.from_regex(r"[a-z]{1,6}", fullmatch=True), inner)
    ),
    max_leaves=8,
)


@given(plain)
def test_what_is_written_as_json_is_read_back_the_same(value: Any) -> None:
    import json

    assert parse(json.dumps(value), "x.yaml") == value
