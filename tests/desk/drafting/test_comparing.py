"""Two people changed the same facts: what each changed is shown, and both changes can stand in one."""

from __future__ import annotations

import pytest
from desk_cast import NOW
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.desk.cases import selectors
from appealdesk.desk.cases.services import save_facts
from appealdesk.desk.drafting.comparing import merged, unlike

WAS = {
    "seller": {"store": "A", "company": "B"},
    "plan": {"causes": [{"text": {"en": "x"}}, {"text": {"en": "y"}}]},
}


def changed(store: str = "A", company: str = "B", first: str = "x", second: str = "y") -> dict:
    causes = [{"text": {"en": first}}, {"text": {"en": second}}]
    return {"seller": {"store": store, "company": company}, "plan": {"causes": causes}}


def test_changes_at_different_places_both_stand():
    assert merged(WAS, changed(store="T", first="t"), changed(company="M", second="m")) == changed(
        "T", "M", "t", "m"
    )


def test_where_both_changed_the_same_mine_stands():
    assert merged(WAS, changed(store="T"), changed(store="M")) == changed(store="M")


def test_what_one_took_out_stays_out():
    without = {"plan": WAS["plan"]}
    assert merged(WAS, without, changed(first="m")) == {"plan": changed(first="m")["plan"]}


def test_a_list_of_another_length_is_taken_whole():
    longer = {"plan": {"causes": [*WAS["plan"]["causes"], {"text": {"en": "z"}}]}}
    assert merged(WAS, changed(first="t"), {**WAS, **longer})["plan"] == longer["plan"]


def test_each_difference_says_who_made_it():
    found = {
        one.path: (one.by_them, one.by_me)
        for one in unlike(WAS, changed(store="T"), changed(store="M", company="M"))
    }
    assert found == {"seller.store": (True, True), "seller.company": (False, True)}


WORDS = st.dictionaries(st.sampled_from("abc"), st.text(max_size=2), max_size=3)


@given(WORDS, WORDS)
def test_who_changed_nothing_loses_nothing_and_adds_nothing(before, other):
    assert merged(before, other, before) == other
    assert merged(before, before, other) == other


@pytest.mark.django_db
def test_a_merged_saving_keeps_what_both_wrote_and_is_made_once(case, alice, as_staff):
    browser, url = as_staff(alice), f"/desk/cases/{case.code}/studio/save"
    theirs = {"seller": {"store": "Larchlume", "company": "Theirs"}}
    save_facts(case, theirs, by="staff:99", at=NOW, after=case.facts)
    mine = {"seller.store": "Mine", "base": "1", "typed": "1"}
    page = browser.post(url, mine)
    assert page.status_code == 409
    assert "合并两边的改动" in page.content.decode()
    for _ in range(2):
        assert browser.post(url, {"both": "1"}).status_code == 302
    case.refresh_from_db()
    assert selectors.facts_of(case).content["seller"] == {"store": "Mine", "company": "Theirs"}
    assert case.facts == 3
