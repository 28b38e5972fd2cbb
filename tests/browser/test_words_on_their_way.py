"""What a seller typed last is what counts, however late an earlier saving arrives."""

from __future__ import annotations

import re

import claim_of_this_week as claim
import walks
from playwright.sync_api import expect

WHO = "late"
MAIL = f"{WHO}@larchlume.example"


def test_an_older_saving_that_arrives_late_undoes_nothing(desk, window):
    seller = window(desk)
    with seller.expect_request("**/save") as older:
        walks.paste(seller, desk, claim.notice())
    expect(seller.locator("#told h2").first).to_contain_text("亚马逊")
    with seller.expect_response(lambda answer: WHO in (answer.request.post_data or "")):
        seller.get_by_label("邮箱").fill(MAIL)
    again = seller.request.post(
        desk.at("/save"),
        data=older.value.post_data,
        headers={name: older.value.headers[name] for name in ("content-type", "x-csrftoken")},
    )
    assert again.ok
    seller.goto(desk.base)
    expect(seller.get_by_label("邮箱")).to_have_value(MAIL)


def test_what_was_refused_is_not_called_saved(desk, window):
    seller = window(desk)
    walks.paste(seller, desk, claim.notice())
    expect(seller.locator("#saved")).to_have_text(re.compile(r"已保存 \d\d:\d\d$"))
    seller.get_by_label("粘贴通知全文").fill("my password: Hunter22! verification code 492013")
    expect(seller.locator("#told [role=alert]")).to_be_visible()
    expect(seller.locator("#saved")).to_have_text("")


def test_a_file_on_its_way_is_handed_in_with_the_rest(desk, window, tmp_path):
    seller = window(desk)
    proof = tmp_path / "tracking.txt"
    proof.write_text("2026-11-04 11:37 delivered, signed for\n" * 90_000, "utf-8")
    held = []
    seller.route("**/uploads/exhibit/**", lambda route: held.append(route) if not held else route.continue_())
    walks.paste(seller, desk, claim.notice())
    expect(seller.locator("#told h2").first).to_contain_text("亚马逊")
    seller.get_by_label("邮箱").fill("files@larchlume.example")
    seller.locator("#intake input[type=file]").last.set_input_files(proof)
    seller.get_by_role("button", name="提交，让专员看").click()
    expect(seller.locator("#handing")).to_contain_text("传完会自动提交")
    held[0].continue_()
    expect(seller.get_by_role("heading", name="已收到，案件编号")).to_be_visible()
    seller.get_by_role("link", name="打开我的案件").click()
    expect(seller.get_by_text("tracking.txt").first).to_be_visible()
