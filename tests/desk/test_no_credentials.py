"""The desk never signs in, so it keeps no password and no code, by whatever entrance it comes."""

from __future__ import annotations

import pytest
from desk_addresses import World, world
from desk_traces import kept
from desk_wishes import WISHES, Wish, address_of, browser_of
from django.core.cache import cache
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile

from appealdesk.desk.vault.models import Upload

pytestmark = pytest.mark.django_db
SECRET = "hunter2024x"
GIVEN = (f"店铺密码是 {SECRET}", f"my password: {SECRET}", f"The verification code is {SECRET}, use it")
PLAIN = "plainword7781"
ENTRANCES = list({(wish.address, wish.words): wish for wish in WISHES if wish.words}.values())


def named(wish: Wish) -> str:
    return f"{wish.address} {wish.words}"


def told(here: World, wish: Wish, words: str) -> None:
    wish.staged(here)
    answer = browser_of(here, wish).post(address_of(wish).filled(here), wish.sent(here, words))
    assert answer.status_code < 500


@pytest.mark.parametrize("wish", ENTRANCES, ids=named)
def test_harmless_words_are_kept(wish):
    """Otherwise the refusal below would prove nothing."""
    cache.clear()
    told(world(), wish, f"14 March: {PLAIN}, as the seller has shown us in writing")
    assert kept(PLAIN)


@pytest.mark.parametrize("wish", ENTRANCES, ids=named)
def test_a_password_is_refused_and_kept_nowhere(wish):
    cache.clear()
    here = world()
    for given in GIVEN:
        told(here, wish, given)
        assert kept(SECRET) == [], given


def test_a_typed_text_with_a_password_is_not_taken_as_a_file(case, as_seller):
    file = SimpleUploadedFile("登录.txt", f"密码:{SECRET}".encode())
    assert as_seller(case).post("/my/files", {"files": [file]}).status_code == 422
    assert kept(SECRET) == []


@pytest.mark.parametrize("who", ["seller", "staff"])
def test_a_password_in_pieces_is_refused_once_it_is_whole(case, alice, as_seller, as_staff, who):
    browser = as_seller(case) if who == "seller" else as_staff(alice)
    place = "/my/uploads/" if who == "seller" else f"/desk/cases/{case.code}/uploads/"
    content = f"Password: {SECRET}".encode()
    begun = browser.post(place, {"name": "login.txt", "size": len(content)}).json()
    answer = browser.patch(f"{place}{begun['id']}/", content, headers={"Upload-Offset": "0"})
    assert answer.status_code == 422
    assert kept(SECRET) == []
    assert not Upload.objects.exists()


def test_a_content_that_a_case_holds_stays_when_it_is_refused_elsewhere(case, as_seller):
    content = b"delivered on time"
    browser = as_seller(case)
    browser.post("/my/files", {"files": [SimpleUploadedFile("a.txt", content)]})
    name = SimpleUploadedFile(f"password is {SECRET}.txt", content)
    assert browser.post("/my/files", {"files": [name]}).status_code == 422
    held = case.exhibits.get(name="a.txt").blob
    assert storages["vault"].exists(held.path)
