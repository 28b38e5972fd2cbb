"""Columns are as wide as what they hold needs, and no id runs into its neighbour."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.press import columns
from appealdesk.press.columns import DENSE, GAP, LINE, lay_out

ORDERS = [
    [
        "Cause",
        "Order",
        "Tracking number",
        "Carrier",
        "Ship by",
        "First carrier scan",
        "Confirmed",
        "Delivered",
        "Exhibit",
    ],
    [
        "2",
        "112-9036641-7725084",
        "9400100000000041827303",
        "USPS",
        *["November 30, 2026, 23:59 (UTC-07:00)"] * 4,
        "[Exhibit 6], entry 5",
    ],
]


def test_a_table_that_fits_gives_every_column_its_longest_line() -> None:
    laid = lay_out([["No.", "Order"], ["1", "111-0000000-0000001"]])
    assert laid.shares == [5, 21]
    assert laid.size == LINE


def test_a_table_only_just_too_wide_is_set_smaller_and_breaks_nothing() -> None:
    laid = lay_out([["x" * 50, "y" * 45]])
    assert laid.size == DENSE
    assert laid.rows == [["x" * 50, "y" * 45]]


def test_nine_columns_of_ids_and_moments_fit_since_ids_break_at_their_signs() -> None:
    laid = lay_out(ORDERS)
    assert laid.rows[1][1] == "112-\u200b9036641-\u200b7725084"
    assert all(
        share >= columns.longest_word(cell)
        for row in laid.rows
        for share, cell in zip(laid.shares, row, strict=True)
    )
    assert sum(laid.shares) <= DENSE + 0.01


def test_sentences_get_what_the_ids_leave() -> None:
    narrow, wide = lay_out([["1", "sentence " * 30]]).shares
    assert narrow < 5
    assert wide > 80


def test_what_is_left_goes_where_it_makes_the_table_lower() -> None:
    moment, places = "November 3, 2026, 23:59 (UTC-08:00)", "[Exhibit 6], line 65; [Exhibit 4], line 2"
    ids = ["1", "111-7093528-6614027", "USPS 9400100000000041827303"]
    laid = lay_out([[*ids, moment, moment, moment, places]] * 5, (DENSE,))
    *_, first, second, third, last = laid.shares
    assert min(first, second, third) >= columns.width("November 3,") + GAP
    assert last >= columns.width("line 65; [Exhibit") + GAP
    assert columns.Fitting([[columns._parts(places)]]).lines(0, int(last - GAP))[0] <= 3


def test_a_row_is_counted_as_high_as_its_highest_cell() -> None:
    fitting = columns.Fitting([[columns._parts("a b c"), columns._parts("证据 abc")]])
    assert fitting.lines(0, 1) == [3]
    assert fitting.lines(0, 5) == [1]
    assert fitting.lines(1, 4) == [2]
    assert fitting.height([1, 4]) == 3


def test_the_air_between_chinese_and_latin_is_reckoned_with() -> None:
    (day,) = lay_out([["2026年11月10日"]]).shares
    assert day == columns.width("2026年11月10日") + 3 + GAP
    assert columns.Fitting([[columns._parts("2026年11月10日")]]).lines(0, 14) == [2]


def test_a_blank_that_must_not_break_belongs_to_its_word() -> None:
    assert columns.longest_word("11-05 10:26\u00a0UTC-05:00") == len("10:26 UTC-05:00")
    assert columns.Fitting([[columns._parts("11-05\u00a010:26\u00a0UTC-05:00 x")]]).lines(0, 21) == [2]


def test_given_shares_are_kept_where_the_words_allow_it() -> None:
    first, second = lay_out([["a b " * 30, "c d " * 30]], given=(3, 1)).shares
    assert first > 2 * second
    assert lay_out([["a b " * 30, "z" * 23]], given=(50, 1)).shares[1] >= 23


def test_a_chinese_character_counts_two_and_breaks_anywhere() -> None:
    assert columns.width("迟发rate") == 8
    assert columns.longest_word("承运商关闭揽收点") == 8
    assert columns.longest_word("规则") == 4
    assert columns.longest_word("单号9400100000号") == 10


def test_a_small_table_is_kept_on_one_page() -> None:
    assert columns.short([["a"]] * 7)
    assert not columns.short([["a"]] * 8)
    assert not columns.short([["a" * 800]])


def test_a_moment_breaks_before_its_zone_and_not_inside_the_hour() -> None:
    assert columns.breakable("23:59(UTC-07:00)", 12) == "23:59\u200b(UTC-\u200b07:00)"


def test_a_file_name_breaks_after_its_signs() -> None:
    assert columns.breakable("见 exhibits/carrier_closure_notice.pdf").split("\u200b")[:2] == [
        "见 exhibits/",
        "carrier_",
    ]
    assert columns.breakable("9400 1000 0000 0000") == "9400 1000 0000 0000"


@given(st.text(), st.integers(1, 90))
def test_break_points_change_nothing_that_can_be_seen(text: str, longest: int) -> None:
    assert columns.breakable(text, longest).replace("\u200b", "") == text.replace("\u200b", "")


@given(
    st.integers(1, 8).flatmap(
        lambda n: st.lists(st.lists(st.text(max_size=40), min_size=n, max_size=n), min_size=1, max_size=4)
    )
)
def test_no_cell_is_narrower_than_its_longest_word_where_that_is_possible(rows: list[list[str]]) -> None:
    laid = lay_out(rows)
    needed = [max(map(columns.longest_word, column)) for column in zip(*laid.rows, strict=True)]
    if sum(needed) + GAP * len(needed) <= laid.size:
        assert all(share >= need for share, need in zip(laid.shares, needed, strict=True))


@pytest.mark.parametrize("rows", [[[""]], [["", ""]], [["\n\n"]]])
def test_an_empty_table_has_columns_too(rows: list[list[str]]) -> None:
    assert all(share > 0 for share in lay_out(rows).shares)


def test_a_column_is_as_wide_as_the_citation_that_is_set_in_one_piece() -> None:
    assert columns.longest_word("[Exhibit 5], line 3; [Exhibit 8], line 2") == len("[Exhibit 5],")
