"""A plan grows field by field from an empty case, what is missing goes one by one, and a second round ends in a second bundle."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import claim_of_this_week as claim
import pytest
import walks
from playwright.sync_api import Page, expect
from test_the_whole_road import REFUSAL, submitted

pytestmark = pytest.mark.slow

ORDERS = ("112-9036641-7725084", "112-4817306-2290641")
NOTICE = f"""From: Amazon Seller Performance <seller-performance@amazon.com>
Subject: Your late shipment rate

Hello,

Your seller account is at risk of deactivation because your late shipment rate is 5.2%, which is above the target of 4%. The following orders were confirmed late:

{ORDERS[0]}
{ORDERS[1]}

Please send us a plan of action that explains the root causes, the steps that you have taken and the steps that you will take to prevent late shipments.

The Seller Performance Team
Amazon.com"""


def day(ago: int) -> str:
    return (datetime.now(UTC) - timedelta(days=ago)).date().isoformat()


def handed_in(page: Page, desk) -> str:
    walks.paste(page, desk, NOTICE)
    expect(page.locator("#told h2").first).to_contain_text("亚马逊")
    page.get_by_label("店铺名").fill("Threadhollow")
    page.get_by_label("邮箱").fill("plan@songyu.example")
    page.get_by_role("button", name="提交，让专员看").click()
    heading = page.get_by_role("heading", name="已收到，案件编号")
    expect(heading).to_be_visible()
    return str(re.search(r"C-\d{4}-\d{6}", heading.inner_text())[0])


def with_orders(page: Page, desk, code: str) -> None:
    page.goto(walks.case_page(desk, code, "evidence/"))
    rows = "".join(f"\n{order},{day(4)}" for order in ORDERS)
    file = {"name": "order_detail.csv", "mimeType": "text/csv", "buffer": f"order,confirmed{rows}".encode()}
    page.locator("input[type=file][multiple]").first.set_input_files(file)
    expect(page.get_by_role("link", name="order_detail.csv")).to_be_visible(timeout=walks.SLOW)


def put(page: Page, name: str, words: str) -> None:
    """Fill one field and leave it, as a person does; the letter beside it follows."""
    field = page.locator(f"#facts [name='{name}']")
    with page.expect_response(lambda answer: answer.url.endswith("/preview")):
        walks.fill(page, field, words)
        field.blur()


def grow(page: Page, path: str) -> None:
    """Add a row. It stands open, one can write at once, and the letter beside it follows."""
    with page.expect_response(lambda answer: answer.url.endswith("/preview")):
        page.locator(f'button[hx-vals*=\'"add": "{path}"\']').click()
    expect(page.locator(f"[data-keep^='{path}.']:focus-within")).to_have_count(1)


def choose(page: Page, name: str, code: str) -> None:
    """Choose a measure of the library; what it needs is asked for at once."""
    with page.expect_response(lambda answer: answer.url.endswith("/rows")):
        page.locator(f"#facts [name='{name}']").select_option(code)


def gone(page: Page, words: str) -> None:
    expect(page.locator("#preview")).not_to_contain_text(words, timeout=walks.SLOW)


def there(page: Page, words: str) -> None:
    expect(page.locator("#preview")).to_contain_text(words, timeout=walks.SLOW)


def exhibit(page: Page, name: str) -> str:
    """The value of the choice that names the orders' file."""
    option = page.locator(f"#facts [name='{name}'] option", has_text="order_detail.csv")
    return str(option.get_attribute("value"))


def causes_stated(page: Page) -> None:
    grow(page, "plan.causes")
    choose(page, "plan.causes.0.code", "pickup_without_second_route")
    put(page, "plan.causes.0.with.carrier", "UPS")
    put(page, "plan.causes.0.with.days", "November 18")
    put(page, "plan.causes.0.orders", " ".join(ORDERS))
    put(page, "plan.causes.0.exhibit", exhibit(page, "plan.causes.0.exhibit"))
    gone(page, "平台要的是行动计划")
    there(page, "针对原因 1，已经做完了哪项改正")

    grow(page, "plan.causes")
    put(page, "plan.causes.1.text", "The alarm was off.")
    put(page, "plan.causes.1.text.zh", "警报没有打开。")
    there(page, "针对原因 2")
    with page.expect_response(lambda answer: answer.url.endswith("/preview")):
        page.locator('button[hx-vals*=\'"remove": "plan.causes.1"\']').click()
    gone(page, "针对原因 2")
    expect(page.locator("#facts [name='plan.causes.0.with.carrier']")).to_have_value("UPS")


def corrective_stated(page: Page) -> None:
    grow(page, "plan.corrective")
    choose(page, "plan.corrective.0.code", "second_route_opened")
    put(page, "plan.corrective.0.with.place", "the UPS counter")
    put(page, "plan.corrective.0.with.count", "2")
    gone(page, "已经做完了哪项改正")
    there(page, "纠正措施 1 是哪一天完成的")
    put(page, "plan.corrective.0.done_on", day(3))
    gone(page, "纠正措施 1 是哪一天完成的")
    put(page, "plan.corrective.0.owner", "shift lead")
    put(page, "plan.corrective.0.exhibit", exhibit(page, "plan.corrective.0.exhibit"))
    there(page, "今后由谁、多久做一次什么")


def preventive_stated(page: Page) -> None:
    grow(page, "plan.preventive")
    choose(page, "plan.preventive.0.code", "due_orders_compared")
    put(page, "plan.preventive.0.with.time", "17:00")
    put(page, "plan.preventive.0.with.place", "the UPS counter")
    gone(page, "今后由谁、多久做一次什么")
    there(page, "预防措施 1 由谁")
    put(page, "plan.preventive.0.owner", "shift lead")
    gone(page, "预防措施 1 由谁")
    there(page, "预防措施 1 多久做一次")
    put(page, "plan.preventive.0.every", "every day")
    gone(page, "预防措施 1 多久做一次")
    put(page, "plan.preventive.0.watch.metric", "lsr")
    put(page, "plan.preventive.0.watch.threshold", "2%")
    put(page, "plan.preventive.0.watch.then", "a second pickup")
    there(page, "没有致命问题")


def test_a_plan_is_written_field_by_field_until_nothing_is_missing(desk, window):
    lin = window(desk, "lin")
    code = handed_in(window(desk), desk)
    lin.goto(walks.case_page(desk, code))
    walks.move(lin, "受理")
    expect(lin.get_by_text("办理中").first).to_be_visible()
    with_orders(lin, desk, code)
    lin.goto(walks.case_page(desk, code, "studio/"))
    there(lin, "平台要的是行动计划")
    put(lin, "seller.company", "Ningbo Songyu Houseware Co., Ltd.")
    put(lin, "seller.signatory", "Operations manager")
    put(lin, "request.kind", "other")
    put(lin, "request.text", "Please keep our account active.")
    put(lin, "request.text.zh", "请保持我们的账户正常。")
    causes_stated(lin)
    corrective_stated(lin)
    preventive_stated(lin)
    lin.get_by_role("button", name="保存", exact=True).click()
    expect(lin.get_by_text("已保存。")).to_be_visible()
    expect(lin.locator("#facts [name='plan.preventive.0.with.time']")).to_have_value("17:00")
    walks.write_and_send(lin, desk, code)


def test_a_second_round_ends_in_a_second_confirmed_bundle(desk, window):
    seller, lin, code = submitted(desk, window, "second@larchlume.example")
    walks.record_answer(lin, desk, code, "refused", REFUSAL)
    lin.get_by_role("button", name="开始下一轮").click()
    expect(lin.get_by_text("第 2 轮").first).to_be_visible()
    lin.goto(walks.case_page(desk, code, "evidence/"))
    proof = {
        "name": "delivery_proof.txt",
        "mimeType": "text/plain",
        "buffer": claim.moved(
            "Signed proof of delivery for 203-6185407-9937162, signed by M. Harding on 2026-11-12."
        ).encode(),
    }
    lin.locator("input[type=file][multiple]").first.set_input_files(proof)
    expect(lin.get_by_role("link", name="delivery_proof.txt")).to_be_visible(timeout=walks.SLOW)
    lin.goto(walks.case_page(desk, code, "studio/"))
    expect(lin.locator("#facts [name='prior.0.outcome']")).to_have_value("refused")
    lin.evaluate("document.querySelectorAll('#facts details').forEach((one) => { one.open = true; })")
    put(lin, "prior.0.changed_since", "The signed proof of delivery has been obtained from the carrier.")
    put(lin, "prior.0.changed_since.zh", "已从承运商取得签收证明。")
    there(lin, "与上一次相比没有任何新的事实或材料")
    put(lin, "prior.0.changed_since", "The carrier sent the signed proof of delivery under number 77881.")
    put(lin, "prior.0.changed_since.zh", "承运商已发来签收证明，编号 77881。")
    gone(lin, "与上一次相比没有任何新的事实或材料")
    lin.get_by_role("button", name="保存", exact=True).click()
    expect(lin.get_by_text("已保存。")).to_be_visible()
    walks.write_and_send(lin, desk, code)
    walks.approve(window(desk, "zhou"), desk, code)
    walks.confirm(seller, desk)
    lin.goto(walks.case_page(desk, code, "studio/"))
    expect(lin.locator("#versions li", has_text="第 2 版（第 2 轮）")).to_contain_text("卖家已确认")
