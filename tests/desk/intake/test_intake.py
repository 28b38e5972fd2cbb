"""Anybody pastes a notice and is told at once; a draft becomes one case and no more."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core import mail

from appealdesk.core.stage import Stage
from appealdesk.desk.cases import selectors
from appealdesk.desk.cases.folder import case_value
from appealdesk.desk.cases.models import Case
from appealdesk.desk.intake import submitting
from appealdesk.desk.intake.models import Draft, DraftFile
from appealdesk.desk.ledger.models import LedgerLine
from appealdesk.desk.people import marks

pytestmark = pytest.mark.django_db
NOTICE = (Path(__file__).parents[3] / "samples/cases/valid-tracking-miscounted/notice.txt").read_text("utf-8")


def pasted(client, **more):
    return client.post("/save", {"notice": NOTICE, **more})


def test_a_pasted_notice_is_read_at_once(client):
    page = pasted(client).content.decode()
    assert "Amazon" in page or "亚马逊" in page
    assert "data-countdown" in page


def test_what_was_typed_is_there_when_the_browser_comes_back(client):
    pasted(client, story="迟发是因为承运商罢工")
    page = client.get("/").content.decode()
    assert "承运商罢工" in page
    assert Draft.objects.count() == 1


def test_a_draft_is_found_by_its_link_in_another_browser(client):
    from django.test import Client

    pasted(client, story="接着写")
    token = client.cookies["draft"].value
    other = Client()
    assert other.get(f"/draft/{token}/").status_code == 302
    assert "接着写" in other.get("/").content.decode()


def test_the_token_of_a_draft_is_not_kept(client):
    pasted(client)
    assert client.cookies["draft"].value not in str(list(Draft.objects.values()))


def test_a_password_is_not_kept_and_everything_else_is(client):
    page = client.post("/save", {"notice": NOTICE, "story": "店铺密码是 hunter2024"})
    content = Draft.objects.get().content
    assert "story" not in content
    assert content["notice"]
    assert "hunter2024" not in page.content.decode()


def test_an_intake_becomes_a_case_with_its_files_and_facts(client):
    pasted(client)
    page = client.post(
        "/submit", {"contact_mail": "boss@hegu.example", "store": "Larchlume", "story": "说明"}
    )
    case = Case.objects.get()
    assert case.code in page.content.decode()
    assert (case.stage, case.store, case.contact_mail) == (Stage.SCREENING, "Larchlume", "boss@hegu.example")
    assert sorted(case.exhibits.values_list("role", flat=True)) == ["notice", "story"]
    assert selectors.facts_of(case).content["seller"]["store"] == "Larchlume"
    assert LedgerLine.objects.filter(case_code=case.code, tag="case:intake:opened").exists()


def test_the_browser_that_handed_it_in_is_its_sellers(client):
    pasted(client)
    client.post("/submit", {"contact_mail": "boss@hegu.example"})
    assert Case.objects.get().code in client.get("/my/").content.decode()


def test_pressed_twice_it_is_one_case(client):
    pasted(client)
    token = client.cookies["draft"].value
    client.post("/submit", {"contact_mail": "boss@hegu.example"})
    client.cookies["draft"] = token
    client.post("/submit", {"contact_mail": "boss@hegu.example"})
    assert Case.objects.count() == 1


def test_the_same_notice_of_the_same_contact_leads_to_the_case_there_is(client):
    from django.test import Client

    pasted(client)
    client.post("/submit", {"contact_mail": "boss@hegu.example"})
    other = Client()
    pasted(other)
    page = other.post("/submit", {"contact_mail": "Boss@Hegu.example"}).content.decode()
    assert Case.objects.count() == 1
    assert Case.objects.get().code in page
    assert mail.outbox[-1].to == ["boss@hegu.example"]


def test_without_a_way_to_reach_him_the_seller_is_told_what_is_missing_and_nothing_is_lost(client):
    pasted(client, story="说明在此")
    answer = client.post("/submit", {})
    assert answer.status_code == 422
    assert "联系方式" in answer.content.decode()
    assert "说明在此" in answer.content.decode()


def test_a_mail_that_is_uploaded_is_read_by_the_worker(client, django_capture_on_commit_callbacks):
    content = (Path(__file__).parents[3] / "samples/cases/a-to-z-not-received/notice.eml").read_bytes()
    with django_capture_on_commit_callbacks(execute=True):
        begun = client.post("/uploads/notice/", {"name": "notice.eml", "size": len(content)}).json()
        client.patch(f"/uploads/notice/{begun['id']}/", content, headers={"Upload-Offset": "0"})
    assert DraftFile.objects.get().state == "read"
    assert (
        "Amazon" in client.get("/told").content.decode() or "亚马逊" in client.get("/told").content.decode()
    )


def test_a_file_of_another_draft_cannot_be_removed(client):
    from django.test import Client

    pasted(client)
    content = b"words"
    begun = client.post("/uploads/exhibit/", {"name": "a.txt", "size": len(content)}).json()
    client.patch(f"/uploads/exhibit/{begun['id']}/", content, headers={"Upload-Offset": "0"})
    other = Client()
    pasted(other)
    other.post(f"/files/{DraftFile.objects.get().pk}/remove")
    assert DraftFile.objects.count() == 1


def test_nobody_begins_a_hundred_drafts(client):
    from django.core.cache import cache
    from django.test import Client

    cache.clear()
    answers = [pasted(Client()).status_code for _ in range(62)]
    cache.clear()
    assert answers.count(200) == 60
    assert Draft.objects.count() == 60


def test_what_is_no_notice_is_told_so(client):
    page = client.post("/save", {"notice": "您好,请问多久能收到货款?谢谢"}).content.decode()
    assert "不是处罚通知" in page


@pytest.mark.parametrize(
    "typed",
    [
        "302-1111111-1111111\uff0c303-2222222-2222222\uff1b114-3333333-3333333",
        "302-1111111-1111111|303-2222222-2222222/114-3333333-3333333",
        "订单号:302-1111111-1111111 和303-2222222-2222222,还有114-3333333-3333333(2026-11-20 发货)",
        "\uff13\uff10\uff12-1111111-1111111\n303-2222222-2222222\t 114-3333333-3333333",
    ],
)
def test_order_ids_are_found_whatever_stands_between_them(typed):
    expected = ["302-1111111-1111111", "303-2222222-2222222", "114-3333333-3333333"]
    assert submitting.order_ids(typed) == expected


def test_words_and_days_are_no_orders():
    assert submitting.order_ids("请看附件 attachment 2026-11-20 见截图") == []


def test_an_address_that_no_mail_can_reach_is_told_before_the_case_is_opened(client):
    pasted(client)
    answer = client.post("/submit", {"contact_mail": "boss at hegu"})
    assert answer.status_code == 422
    assert "name@example.com" in answer.content.decode()
    assert not Case.objects.exists()


def test_a_text_that_is_too_long_is_told_and_its_beginning_kept(client):
    page = pasted(client, story="😀" * 40_003).content.decode()
    assert "只保存了前 40000 个" in page
    assert Draft.objects.get().content["story"] == "😀" * 40_000


def test_what_the_seller_states_can_be_read_as_facts_from_the_first_day(client):
    pasted(client, store="Larchlume", contact_mail="ops@larchlume.example", sales="约 5 万美元")
    client.post("/submit", {})
    case = Case.objects.get()
    value = case_value(case, at=case.opened_at)
    assert (value.seller.store, value.seller.contact) == ("Larchlume", "ops@larchlume.example")


def test_a_saving_that_a_later_one_overtook_changes_nothing(client):
    pasted(client, contact_mail="boss@hegu.example", page="m1abcdef", edit="2")
    pasted(client, contact_mail="", page="m1abcdef", edit="1")
    assert Draft.objects.get().content["contact_mail"] == "boss@hegu.example"


def test_what_is_handed_in_stands_against_a_saving_still_on_its_way(client):
    pasted(client, page="m1abcdef", edit="1")
    client.post("/submit", {"contact_mail": "not a mail", "page": "m1abcdef", "edit": "3"})
    pasted(client, contact_mail="", page="m1abcdef", edit="2")
    assert Draft.objects.get().content["contact_mail"] == "not a mail"


def test_each_open_page_counts_for_itself(client):
    pasted(client, story="在电脑上写", page="m1abcdef", edit="7")
    pasted(client, story="在手机上写", page="m2abcdef", edit="1")
    assert Draft.objects.get().content["story"] == "在手机上写"


def test_a_saving_that_arrives_after_the_handing_in_begins_no_new_draft(client):
    pasted(client, page="m1abcdef", edit="1")
    client.post("/submit", {"contact_mail": "boss@hegu.example", "page": "m1abcdef", "edit": "3"})
    assert pasted(client, page="m1abcdef", edit="2").status_code == 204
    assert Draft.objects.count() == 1


def test_many_open_pages_do_not_make_a_draft_grow(client):
    for number in range(30):
        pasted(client, page=f"m1abcd{number:02}", edit="1")
    assert len(Draft.objects.get().pages) == marks.PAGES
