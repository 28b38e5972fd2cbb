"""The visible words of a page, and where its links truly lead."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.core.notice import Link
from appealdesk.readers.html_text import readable


def test_blocks_stand_on_lines_of_their_own_and_line_ends_in_a_paragraph_are_spaces() -> None:
    html = "<p>Your account\nhas been <b>deactivated</b>.</p><ul><li>Order&nbsp;1</li><li>Order 2</li></ul>"
    assert readable(html)[0] == "Your account has been deactivated.\n\nOrder 1\n\nOrder 2"


def test_a_link_keeps_what_it_shows_and_where_it_leads() -> None:
    html = "<a class=x href='http://evil.example/?a=1&amp;b=2'>https://<b>sellercentral</b>.amazon.com</a>"
    assert readable(html)[1] == (Link("https://sellercentral.amazon.com", "http://evil.example/?a=1&b=2"),)


@pytest.mark.parametrize(
    "hidden",
    [
        "<style>p {color: red}</style>",
        "<script>if (a < b) document.write('<p>no</p>')</script>",
        "<!-- <p>no</p> -->",
        "<head><title>no</title></head>",
        "<div style='display : none'>no <div>no</div> no</div>",
        "<span hidden>no</span>",
        "<![if !mso]><![endif]>",
        "<img hidden src=x>",
    ],
)
def test_what_nobody_sees_is_left_out(hidden: str) -> None:
    assert readable(f"<p>yes</p>{hidden}<p>too</p>")[0].split() == ["yes", "too"]


def test_cells_of_a_row_do_not_run_together() -> None:
    assert readable("<tr><td>Order defect rate</td><td>1.47%</td></tr>")[0] == "Order defect rate 1.47%"


def test_a_bare_bracket_is_a_bracket() -> None:
    assert readable("rate < 1% & rising")[0] == "rate < 1% & rising"


@given(st.text(st.sampled_from("<>!-/a=\"' &;p\n"), max_size=200))
def test_any_soup_is_read(html: str) -> None:
    readable(html)


@pytest.mark.parametrize(
    "soup", ["<", "<a", "<!--", "<a href='", "<script>", "<div hidden>", "<a x='", "&amp"]
)
def test_a_hostile_page_takes_no_longer_than_its_length(soup: str) -> None:
    began = time.perf_counter()
    readable(soup * (500_000 // len(soup)))
    assert time.perf_counter() - began < 2
