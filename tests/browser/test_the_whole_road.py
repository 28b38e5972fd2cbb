"""Four people bring a case from the notice to its end, on the pages and nowhere else."""

from __future__ import annotations

import claim_of_this_week as claim
import pytest
import walks
from playwright.sync_api import expect

pytestmark = pytest.mark.slow

REFUSAL = """Hello Larchlume,

We have reviewed your appeal for order 203-6185407-9937162. The proof of delivery does not show the name of the recipient.
We are upholding the decision on this claim. Please provide the signed proof of delivery if you appeal again.

Amazon.co.uk Customer Trust"""


def accepted(desk, window, mail):
    seller, lin = window(desk), window(desk, "lin")
    code = walks.hand_in(seller, desk, mail=mail)
    lin.goto(walks.case_page(desk, code))
    walks.move(lin, "受理")
    expect(lin.get_by_text("办理中").first).to_be_visible()
    walks.hand_in_evidence(lin, desk, code)
    return seller, lin, code


def submitted(desk, window, mail):
    seller, lin, code = accepted(desk, window, mail)
    walks.write_and_send(lin, desk, code, claim.facts())
    walks.approve(window(desk, "zhou"), desk, code)
    walks.confirm(seller, desk)
    walks.record_submission(seller)
    return seller, lin, code


def test_a_case_goes_from_the_notice_to_granted_and_closed(desk, window):
    seller, lin, code = submitted(desk, window, "road@larchlume.example")
    walks.record_answer(lin, desk, code, "granted", "Your appeal was granted.")
    expect(lin.get_by_text("已通过，观察期").first).to_be_visible()
    seller.goto(desk.at("/my/"))
    expect(seller.get_by_role("main")).to_contain_text("平台已通过")
    lin.get_by_label("复查所见").fill("无同类索赔。")
    lin.get_by_role("button", name="记下复查").click()
    lin.locator("section").get_by_role("button", name="结案").click()
    expect(lin.get_by_text("已结案").first).to_be_visible()
    tan = window(desk, "tan")
    tan.goto(desk.at("/desk/ledger/"))
    tan.get_by_label("案件编号").fill(code)
    tan.get_by_role("button", name="筛选").click()
    expect(tan.locator("#lines")).to_contain_text("结案")


def test_a_returned_letter_comes_back_with_its_reason_and_a_refused_one_opens_a_second_round(desk, window):
    seller, lin, code = accepted(desk, window, "again@larchlume.example")
    walks.write_and_send(lin, desk, code, claim.facts())
    zhou = window(desk, "zhou")
    zhou.goto(walks.case_page(desk, code, "studio/"))
    zhou.get_by_label("退回的理由").fill("请求里再写明订单号。")
    zhou.locator("#versions").get_by_role("button", name="退回修改").click()
    expect(zhou.get_by_text("已退回，经办人会看到理由。")).to_be_visible()
    lin.goto(walks.case_page(desk, code, "studio/"))
    expect(lin.locator("#comments")).to_contain_text("请求里再写明订单号。")
    facts = claim.facts()
    facts["request"]["text"]["en"] += " The order is 203-6185407-9937162."
    facts["request"]["text"]["zh"] += "订单号 203-6185407-9937162。"
    walks.write_and_send(lin, desk, code, facts)
    walks.approve(zhou, desk, code)
    walks.confirm(seller, desk)
    walks.record_submission(seller)
    walks.record_answer(lin, desk, code, "refused", REFUSAL)
    expect(lin.get_by_text("平台已驳回").first).to_be_visible()
    lin.get_by_role("button", name="开始下一轮").click()
    expect(lin.get_by_text("第 2 轮").first).to_be_visible()
    seller.goto(desk.at("/my/"))
    expect(seller.get_by_role("main")).to_contain_text("诊断与撰写")


def test_more_information_asked_puts_the_case_back_to_work_with_a_clock_of_its_own(desk, window):
    seller, lin, code = submitted(desk, window, "more@larchlume.example")
    lin.goto(walks.case_page(desk, code, "after/"))
    lin.get_by_label("平台答复", exact=True).select_option("more_asked")
    lin.get_by_label("平台原文").fill("Please send the proof of delivery with the signature within 48 hours.")
    due = lin.evaluate("new Date(Date.now() + 48 * 36e5 + 8 * 36e5).toISOString().slice(0, 16)")
    lin.get_by_label("要求补充的截止时间").fill(due)
    lin.get_by_role("button", name="登记答复").click()
    expect(lin.get_by_text("办理中").first).to_be_visible()
    expect(lin.get_by_text("须补充于")).to_be_visible()
    seller.goto(desk.at("/my/"))
    expect(seller.get_by_role("main")).to_contain_text("要求补充")
