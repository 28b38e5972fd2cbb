"""Every address, every role, one's own case and another's: nothing opens that should be shut, and nothing leaks."""

from __future__ import annotations

import pytest
from desk_addresses import (
    ASKERS,
    OTHER,
    OTHER_STORE,
    OWN,
    PUBLIC,
    ROLE_OF,
    STORE,
    Address,
    accounts,
    addresses,
    asked,
    world,
)
from django.core.cache import cache

from appealdesk.core.stage import Role

pytestmark = pytest.mark.django_db
METHODS = ("GET", "POST")
# What an auditor may post: neither changes anything of a case.
HARMLESS = {"ledger:check", "aftercare:new_feed"}
SELLERS = {"seller": OWN, "other seller": OTHER}
STRANGERS = ("anonymous", "charlie")
# What somebody must never be shown: a seller another's case, a stranger any.
SECRETS_OF = {
    "seller": (OTHER, OTHER_STORE),
    "other seller": (OWN, STORE),
    **dict.fromkeys(STRANGERS, (OWN, OTHER, STORE, OTHER_STORE)),
}


@pytest.fixture
def here(db):
    cache.clear()
    return world()


def judged(address: Address, who: str, method: str, status: int, location: str) -> str:
    """Say what is wrong with an answer; empty where it is as the wall has it."""
    told = f"{who} {method} {address.name}: {status} {location}"
    if status >= 500:
        return told
    if address.roles is None:
        return "" if address.name in PUBLIC else f"{told}, an address without a wall"
    if status == 405:  # the wall of the seller stands behind the method, that of the staff before it
        return "" if Role.SELLER in address.roles or _inside(address, who) else told
    if _inside(address, who):
        return told if status in {401, 403, 410} or "/staff/login" in location else ""
    if Role.SELLER in address.roles:
        return "" if status == 410 else told
    if who == "charlie" or who in ROLE_OF:
        return "" if status == 403 else told
    return "" if status == 302 and location.startswith("/staff/login/?next=") else told


def _inside(address: Address, who: str) -> bool:
    role = Role.SELLER if who in SELLERS else ROLE_OF.get(who)
    return role in (address.roles or ())


def test_an_address_without_a_wall_stands_on_the_list_of_public_ones():
    assert {one.name for one in addresses() if one.roles is None} == set(PUBLIC)


@pytest.mark.parametrize("who", ASKERS)
def test_every_address_answers_as_its_wall_has_it(here, who):
    wrong, leaks = [], []
    for address in addresses():
        for method in METHODS:
            place = address.filled(here)
            said = asked(here, who, method, place)
            wrong += [one for one in [judged(address, who, method, said.status, said.location)] if one]
            # The address that was typed may be repeated; it tells its sender nothing.
            text = (said.text + said.location).replace(place, "")
            leaks += [f"{method} {address.name}: {one}" for one in SECRETS_OF.get(who, ()) if one in text]
    assert wrong == []
    assert leaks == []


def test_the_auditor_changes_nothing(here):
    for address in addresses():
        if address.name not in PUBLIC:
            said = asked(here, "audrey", "POST", address.filled(here), count=True)
            assert said.status in ({200, 302} if address.name in HARMLESS else {403, 405, 410}), address.name
            assert said.changed <= {"ledger.Check"}, address.name


# A look may leave a line of a download, and who is in the studio: neither moves a case.
TRACES = {"ledger.LedgerLine", "drafting.Presence"}


@pytest.mark.parametrize("who", ["alice", "olga", "audrey", "seller", "anonymous"])
def test_who_only_looks_changes_nothing(here, who):
    for address in addresses():
        said = asked(here, who, "GET", address.filled(here), count=True)
        assert said.changed <= (TRACES if who != "anonymous" else set()), address.name


def test_the_pages_of_signing_in_show_no_case_and_let_nobody_sign_himself_up(here):
    for address in accounts():
        here.values.update(key="x", uidb36="1")
        place = "/" + address.route.split("^")[0] if "^" in address.route else address.filled(here)
        for who in (*STRANGERS, *SELLERS):
            said = asked(here, who, "GET", place)
            assert said.status < 500, address.name
            assert not any(one in said.text for one in (OWN, OTHER, STORE, OTHER_STORE)), address.name
    told = {"username": "mallory", "password1": "correct horse 9", "password2": "correct horse 9"}
    assert not asked(here, "anonymous", "POST", "/staff/signup/", told, count=True).changed


def test_a_draft_is_shown_to_its_own_browser_only(here):
    browser = here.browsers["anonymous"]
    assert STORE not in browser.get("/").content.decode()
    browser.cookies["draft"] = here.values["draft"]
    assert STORE in browser.get("/").content.decode()


def test_a_seller_uses_no_upload_of_another_case(here):
    half = here.values["upload"]
    assert asked(here, "seller", "GET", f"/my/uploads/{half}/").status == 200
    assert asked(here, "other seller", "GET", f"/my/uploads/{half}/").status == 404
    assert asked(here, "alice", "GET", f"/desk/cases/{OTHER}/uploads/{half}/").status == 404


def test_pictures_papers_and_charts_of_another_case_are_not_found(here):
    foreign = here.other.exhibits.first().blob_id
    paper = here.other.answers.get().pk
    for place in (
        f"/desk/cases/{OWN}/evidence/1/pictures/{foreign}",
        f"/desk/cases/{OWN}/charts/{foreign}",
        f"/desk/cases/{OWN}/after/answers/{paper}.pdf",
    ):
        assert asked(here, "alice", "GET", place).status == 404
