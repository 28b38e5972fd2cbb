"""The operator lets people in, changes what they may do, and closes doors; nobody else does, and one operator always stays."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from appealdesk.core.stage import Role
from appealdesk.desk.people.models import SignInLink, User

pytestmark = pytest.mark.django_db
LINK = re.compile(r"/people/enter/[\w-]+")


def test_somebody_new_gets_a_link_that_signs_him_in(olga, as_staff):
    told = {"username": "dora", "shown_name": "朵拉", "role": "reviewer"}
    text = as_staff(olga).post("/people/add", told).content.decode()
    browser = Client()
    assert browser.get(LINK.search(text)[0])["Location"] == "/desk/"
    dora = User.objects.get(username="dora")
    assert (dora.role, str(dora), dora.has_usable_password()) == ("reviewer", "朵拉", False)
    assert browser.get("/desk/").status_code == 200


def test_adding_never_changes_somebody_who_is_there(olga, alice, as_staff):
    answer = as_staff(olga).post("/people/add", {"username": "alice", "role": "auditor"})
    assert answer.status_code == 422
    assert "已有人使用" in answer.content.decode()
    alice.refresh_from_db()
    assert alice.role == Role.SPECIALIST


@pytest.mark.parametrize(
    "told", [{"username": "a b", "role": "reviewer"}, {"username": "x", "role": "king"}, {}]
)
def test_a_faulty_form_keeps_what_was_typed_and_says_why(told, olga, as_staff):
    answer = as_staff(olga).post("/people/add", told)
    assert answer.status_code == 422
    assert "errorlist" in answer.content.decode()
    assert User.objects.count() == 1


def test_another_role_takes_effect_and_closes_links_of_the_old_one(olga, alice, as_staff):
    client = as_staff(olga)
    client.post(f"/people/{alice.pk}/link")
    assert SignInLink.objects.count() == 1
    client.post(f"/people/{alice.pk}/change", {"role": "auditor", "active": "1"})
    alice.refresh_from_db()
    assert (alice.role, alice.is_active) == ("auditor", True)
    assert SignInLink.objects.count() == 0


def test_who_leaves_is_outside_at_once(olga, alice, as_staff):
    hers = as_staff(alice)
    as_staff(olga).post(f"/people/{alice.pk}/change", {"role": "specialist"})
    assert hers.get("/desk/").status_code == 302
    assert as_staff(olga).post(f"/people/{alice.pk}/link").status_code == 404


def test_the_last_operator_neither_leaves_nor_steps_down(olga, as_staff):
    client = as_staff(olga)
    for told in ({"role": "operator"}, {"role": "auditor", "active": "1"}):
        assert client.post(f"/people/{olga.pk}/change", told).status_code == 422
    olga.refresh_from_db()
    assert (olga.role, olga.is_active) == ("operator", True)


def test_a_new_link_closes_the_one_before(olga, alice, as_staff):
    client = as_staff(olga)
    first, second = (
        LINK.search(client.post(f"/people/{alice.pk}/link").content.decode())[0] for _ in range(2)
    )
    assert Client().get(first).status_code == 410
    assert Client().get(second).status_code == 302


def test_a_page_with_a_link_on_it_is_not_kept_by_the_browser(olga, alice, as_staff):
    assert as_staff(olga).post(f"/people/{alice.pk}/link")["Cache-Control"] == "no-store"


def test_only_the_operator_stands_at_this_door(alice, bob, audrey, charlie, client, as_staff):
    for who in (alice, bob, audrey, charlie):
        assert as_staff(who).get("/people/").status_code == 403
        for path in ("add", f"{alice.pk}/change", f"{alice.pk}/link"):
            assert (
                as_staff(who).post(f"/people/{path}", {"username": "x", "role": "operator"}).status_code
                == 403
            )
    assert client.get("/people/").status_code == 302
    assert not User.objects.filter(username="x").exists()


def test_the_pages_of_the_account_wear_the_desks_own_dress(alice, client, as_staff):
    signing_in = client.get("/staff/login/").content.decode()
    assert "desk.css" in signing_in
    assert "员工登录" in signing_in
    assert "sign up" not in signing_in.lower()
    for path in ("/staff/2fa/", "/staff/password/set/"):
        text = as_staff(alice).get(path, follow=True).content.decode()
        assert "desk.css" in text
        assert "两步验证" in text


def test_nobody_signs_himself_up(client):
    assert "username" not in client.get("/staff/signup/").content.decode()
    client.post(
        "/staff/signup/", {"username": "eve", "password1": "a-long-one-77", "password2": "a-long-one-77"}
    )
    assert not User.objects.filter(username="eve").exists()


def test_signing_in_offers_no_mail_that_nobody_would_get():
    text = Client().get("/staff/login/").content.decode()
    assert "请主管为您生成登录链接" in text
    assert "/password/reset/" not in text


def test_the_pages_of_an_account_speak_chinese_where_their_makers_speak_english(olga, as_staff):
    browser = as_staff(olga)
    text = browser.post("/staff/password/set/", {"password1": "q7#Kz", "password2": "q7#Kz"}).content.decode()
    assert "密码太短：至少要有 10 个字符。" in text
    assert "too short" not in text
    key = browser.get("/staff/2fa/webauthn/add/", follow=True).content.decode()
    assert ">名称</label>" in key


def test_a_message_is_an_item_of_a_list_that_is_announced(olga, as_staff):
    browser = as_staff(olga)
    told = {"role": Role.OPERATOR, "active": "1"}
    text = browser.post(f"/people/{olga.pk}/change", told, follow=True).content.decode()
    assert '<div role="status"><ul class="messages"><li' in text
