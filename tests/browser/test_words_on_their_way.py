"""What a seller typed last is what counts, however late an earlier saving arrives."""

from __future__ import annotations

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
