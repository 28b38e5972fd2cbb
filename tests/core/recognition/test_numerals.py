"""The same digits mean another sum across a border."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.core.recognition.numerals import number


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1,234.56", "1234.56"),
        ("1.234,56", "1234.56"),
        ("97,2", "97.2"),
        ("1,280", "1280"),
        ("0.125", "0.125"),
        ("1.920", "1920"),
    ],
)
def test_separators_are_told_apart(written: str, value: str) -> None:
    assert number(written) == Decimal(value)


@given(st.decimals(0, 10**9, places=2, allow_nan=False))
def test_money_reads_back_in_both_worlds(value: Decimal) -> None:
    english = f"{value:,.2f}"
    german = english.translate(str.maketrans(",.", ".,"))
    assert number(english) == number(german) == value
