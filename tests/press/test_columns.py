"""Columns are as wide as what they hold needs, and no id leaves its cell."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from appealdesk.press import columns


def test_a_table_that_fits_gives_every_column_its_longest_line() -> None:
    assert columns.shares([["No.", "Order"], ["1", "111-0000000-0000001"]]) == [6.0, 21.0]


def test_in_a_table_that_does_not_fit_short_columns_take_what_they_need() -> None:
    narrow, wide = columns.shares([["1", "sentence " * 30]])
    assert narrow == 0
    assert wide > 0


def test_six_columns_of_ids_share_the_width_since_none_may_push_another_out() -> None:
    assert all(columns.shares([["111-0000000-0000001"] * 6]))


def test_a_chinese_character_counts_two() -> None:
    assert columns.width("迟发rate") == 8


def test_a_table_only_just_too_wide_is_set_smaller() -> None:
    assert columns.dense([["x" * 50, "y" * 45]])
    assert not columns.dense([["x" * 40, "y" * 40]])
    assert not columns.dense([["x" * 90, "y" * 90]])


def test_a_small_table_is_kept_on_one_page() -> None:
    assert columns.short([["a"]] * 7)
    assert not columns.short([["a"]] * 8)
    assert not columns.short([["a" * 800]])


def test_a_file_name_breaks_after_its_signs() -> None:
    assert columns.breakable("见 exhibits/carrier_closure_notice.pdf").split("\u200b")[:2] == [
        "见 exhibits/",
        "carrier_",
    ]
    assert columns.breakable("9400 1000 0000 0000") == "9400 1000 0000 0000"


@given(st.text(), st.integers(1, 90))
def test_break_points_change_nothing_that_can_be_seen(text: str, longest: int) -> None:
    assert columns.breakable(text, longest).replace("\u200b", "") == text.replace("\u200b", "")
