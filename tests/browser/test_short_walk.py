"""The walk of `make test`: a notice is pasted and answered at once, handed in, accepted, and seen by its seller."""

from __future__ import annotations

import walks
from pages_of_the_desk import too_wide, violations
from playwright.sync_api import expect


def test_a_pasted_notice_is_answered_at_once_and_becomes_a_case_that_a_specialist_accepts(desk, window):
    seller, lin = window(desk, bypass_csp=True), window(desk, "lin", bypass_csp=True)
    code = walks.hand_in(seller, desk, mail="short@larchlume.example")
    seller.get_by_role("link", name="打开我的案件").click()
    expect(seller.get_by_role("main")).to_contain_text("待受理")
    lin.goto(desk.at("/desk/"))
    lin.get_by_role("link", name=code).click()
    walks.move(lin, "受理")
    expect(lin.get_by_text("办理中").first).to_be_visible()
    seller.reload()
    expect(seller.get_by_role("main")).to_contain_text("诊断与撰写")
    for page in (seller, lin):
        assert violations(page) == []
        page.set_viewport_size({"width": 360, "height": 780})
        assert too_wide(page) == []
