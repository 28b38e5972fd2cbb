"""The studio: what is typed is kept, the letter follows, two people at once lose nothing."""

from __future__ import annotations

import re

import pytest
from desk_cast import NOW, person, prepared_version, sample_case
from hypothesis import given
from hypothesis import strategies as st
from studio_form import PLAN, first_sentence, sent

from appealdesk.core.stage import Stage
from appealdesk.desk.cases import selectors
from appealdesk.desk.cases.models import Case, Facts
from appealdesk.desk.cases.services import save_facts
from appealdesk.desk.drafting import form
from appealdesk.desk.drafting.bundles import text_of
from appealdesk.desk.drafting.differences import differences
from appealdesk.desk.drafting.live import live
from appealdesk.desk.drafting.models import Version, WorkingCopy
from appealdesk.desk.ledger.models import LedgerLine


def test_a_form_sent_unchanged_changes_nothing():
    assert form.parsed(PLAN, sent(PLAN), "en") == PLAN


def test_what_the_form_does_not_show_is_kept():
    changed = form.parsed(PLAN, sent(PLAN) | {"plan.causes.0.text.zh": "丙"}, "en")
    cause = changed["plan"]["causes"][0]
    assert cause["text"] == {"en": "A", "zh": "丙", "ja": "あ"}
    assert cause["x"] == 1
    assert changed["as_of"] == PLAN["as_of"]


def test_an_item_that_was_taken_out_does_not_give_its_hidden_part_to_the_next():
    two = form.parsed(PLAN, sent(PLAN) | {"plan.causes.1.text": "C", "plan.causes.1._was": ""}, "en")
    one = form.without_item(two, "plan.causes", 0)
    assert one["plan"]["causes"] == [{"text": {"en": "C"}}]


def test_an_emptied_item_is_left_out():
    fields = {
        name: "" if name.startswith("plan.corrective") and "_was" not in name else text
        for name, text in sent(PLAN).items()
    }
    base = {**PLAN, "plan": {"causes": PLAN["plan"]["causes"]}}
    assert "corrective" not in form.stated(form.parsed(base, fields, "en"))["plan"]


TWO = {
    "plan": {
        "causes": [
            {"text": {"en": "A", "zh": "甲"}, "x": 1},
            {"text": {"en": "B", "zh": "乙"}, "x": 2},
        ]
    }
}


def test_an_emptied_item_keeps_its_place_until_the_page_is_shown_anew():
    emptied = form.parsed(TWO, sent(TWO) | {"plan.causes.0.text": "", "plan.causes.0.text.zh": ""}, "en")
    assert emptied["plan"]["causes"][1]["x"] == 2
    again = form.parsed(emptied, sent(TWO) | {"plan.causes.0.text": "C", "plan.causes.0.text.zh": "丙"}, "en")
    assert [one["text"]["en"] for one in again["plan"]["causes"]] == ["C", "B"]
    assert again["plan"]["causes"][1]["x"] == 2


def test_behind_an_emptied_item_the_right_one_is_taken_out():
    three = form.parsed(TWO, sent(TWO) | {"plan.causes.2.text": "C", "plan.causes.2._was": ""}, "en")
    emptied = form.parsed(three, sent(three) | {"plan.causes.0.text": "", "plan.causes.0.text.zh": ""}, "en")
    left = form.stated(form.without_item(emptied, "plan.causes", 1))["plan"]["causes"]
    assert [one["text"]["en"] for one in left[-1:]] == ["C"]


@given(st.text(max_size=40).map(str.strip), st.text(max_size=40).map(str.strip))
def test_any_words_come_back_as_they_were_typed(english, chinese):
    fields = sent(PLAN) | {"request.text": english, "request.text.zh": chinese}
    told = form.parsed(PLAN, fields, "en").get("request", {}).get("text", {})
    assert (told.get("en", ""), told.get("zh", "")) == (english, chinese)


def test_differences_show_words_and_keep_the_rest():
    pieces = differences("Four orders were late.\n\nSame.", "Five orders were late.\n\nSame.")
    assert [(p.text, p.state) for p in pieces[0]] == [
        ("Four", "removed"),
        ("Five", "added"),
        (" orders were late.", "kept"),
    ]
    assert pieces[1][0].state == "kept"


@pytest.fixture
def work(alice) -> Case:
    return sample_case("late-shipment-carrier-closure", alice, Stage.WORK)


@pytest.mark.django_db
def test_the_page_shows_the_facts_and_the_preview_the_letter(work, alice, as_staff):
    browser = as_staff(alice)
    page = browser.get(f"/desk/cases/{work.code}/studio/").content.decode()
    assert "Threadhollow" in page
    fields = sent(selectors.facts_of(work).content) | {"base": str(work.facts)}
    letter = browser.post(f"/desk/cases/{work.code}/studio/preview", fields).content.decode()
    assert "112-9036641-7725084" in letter
    assert "没有致命问题" in letter


@pytest.mark.django_db
def test_what_is_typed_is_there_after_the_browser_closed(work, alice, as_staff):
    browser = as_staff(alice)
    fields = sent(selectors.facts_of(work).content) | {"seller.store": "Newname", "base": str(work.facts)}
    browser.post(f"/desk/cases/{work.code}/studio/preview", fields)
    assert "Newname" in browser.get(f"/desk/cases/{work.code}/studio/").content.decode()
    assert selectors.facts_of(work).content["seller"]["store"] == "Threadhollow"


@pytest.mark.django_db
def test_saving_makes_the_copy_the_facts(work, alice, as_staff):
    browser = as_staff(alice)
    fields = sent(selectors.facts_of(work).content) | {
        "seller.store": "Newname",
        "base": str(work.facts),
        "typed": "1",
    }
    browser.post(f"/desk/cases/{work.code}/studio/save", fields)
    work.refresh_from_db()
    assert selectors.facts_of(work).content["seller"]["store"] == "Newname"
    assert not WorkingCopy.objects.exists()


@pytest.mark.django_db
def test_two_who_save_are_shown_both_and_nothing_is_lost(work, alice, as_staff):
    browser = as_staff(alice)
    base = work.facts
    content = selectors.facts_of(work).content
    save_facts(work, {**content, "seller": {"store": "Theirs"}}, by="staff:99", at=NOW, after=base)
    fields = sent(content) | {"seller.store": "Mine", "base": str(base), "typed": "1"}
    answer = browser.post(f"/desk/cases/{work.code}/studio/save", fields)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Theirs" in page
    assert "Mine" in page
    browser.post(f"/desk/cases/{work.code}/studio/save", {"over": str(base + 1)})
    work.refresh_from_db()
    assert selectors.facts_of(work).content["seller"]["store"] == "Mine"


@pytest.mark.django_db
def test_two_people_are_told_of_each_other(work, alice, as_staff):
    other = person("anna", "specialist")
    as_staff(other).post(f"/desk/cases/{work.code}/studio/here")
    fields = sent(selectors.facts_of(work).content) | {"base": str(work.facts)}
    assert "Anna" in as_staff(alice).post(f"/desk/cases/{work.code}/studio/preview", fields).content.decode()


@pytest.mark.django_db
def test_a_row_is_added_and_taken_out(work, alice, as_staff):
    browser = as_staff(alice)
    fields = sent(selectors.facts_of(work).content) | {"base": str(work.facts)}
    added = browser.post(
        f"/desk/cases/{work.code}/studio/rows", fields | {"add": "plan.causes"}
    ).content.decode()
    assert "plan.causes.2.text" in added
    taken = browser.post(
        f"/desk/cases/{work.code}/studio/rows", fields | {"remove": "plan.causes.0"}
    ).content.decode()
    assert "plan.causes.1.text" not in taken


@pytest.mark.django_db
def test_from_facts_to_the_sellers_confirmation_stage(
    work, alice, bob, as_staff, django_capture_on_commit_callbacks
):
    base = f"/desk/cases/{work.code}/studio"
    browser = as_staff(alice)
    with django_capture_on_commit_callbacks(execute=True):
        browser.post(f"{base}/prepare")
    version = Version.objects.get()
    assert version.state == "prepared"
    browser.post(f"{base}/send")
    page = as_staff(bob).get(f"{base}/").content.decode()
    assert version.bag_digest in page
    as_staff(bob).post(f"{base}/approve", {"digest": version.bag_digest})
    work.refresh_from_db()
    assert work.stage == Stage.CONFIRMATION


@pytest.mark.django_db
def test_pressed_twice_one_version_is_made(work, alice, as_staff):
    browser = as_staff(alice)
    for _ in range(2):
        browser.post(f"/desk/cases/{work.code}/studio/prepare")
    assert Version.objects.count() == 1


@pytest.mark.django_db
def test_a_version_in_review_cannot_be_edited(work, alice, as_staff):
    prepared_version(work, alice)
    browser = as_staff(alice)
    browser.post(f"/desk/cases/{work.code}/studio/send")
    before = selectors.facts_of(work).number
    browser.post(f"/desk/cases/{work.code}/studio/save", {"seller.store": "Late", "base": "1", "typed": "1"})
    work.refresh_from_db()
    assert work.facts == before


@pytest.mark.django_db
def test_an_auditor_reads_and_changes_nothing(work, audrey, as_staff):
    browser = as_staff(audrey)
    assert browser.get(f"/desk/cases/{work.code}/studio/").status_code == 200
    for action in ("preview", "rows", "save", "discard", "prepare", "send", "approve", "return", "comment"):
        assert browser.post(f"/desk/cases/{work.code}/studio/{action}").status_code == 403


@pytest.mark.django_db
def test_a_comment_is_written_beside_a_place_and_settled(work, bob, as_staff):
    browser = as_staff(bob)
    url = f"/desk/cases/{work.code}/studio/comment"
    page = browser.post(url, {"words": "日期再核一次", "place": "cause 1"}).content.decode()
    assert "日期再核一次" in page
    assert "cause 1" in page
    comment = work.messages.get(audience="desk")
    for _ in range(2):
        browser.post(url, {"settle": str(comment.pk)})
    comment.refresh_from_db()
    assert comment.settled_at is not None
    lines = LedgerLine.objects.filter(case_code=work.code, tag="draft:comment:settled")
    assert [line.detail for line in lines] == [{"message": comment.pk}]


@pytest.mark.django_db
@pytest.mark.parametrize(("action", "field"), [("preview", "base"), ("rows", "base"), ("comment", "settle")])
def test_a_number_that_is_none_breaks_no_page(work, alice, as_staff, action, field):
    sent = {field: "²x", "words": "说明"}
    assert as_staff(alice).post(f"/desk/cases/{work.code}/studio/{action}", sent).status_code == 200


@pytest.mark.django_db
def test_a_reason_stands_under_the_name_of_its_move(work, alice, bob, as_staff):
    prepared_version(work, alice)
    as_staff(alice).post(f"/desk/cases/{work.code}/studio/send")
    as_staff(bob).post(f"/desk/cases/{work.code}/studio/return", {"reason": "原因二没有证据"})
    page = as_staff(alice).get(f"/desk/cases/{work.code}/studio/").content.decode()
    assert '<span class="mono">退回修改</span>' in page


@pytest.mark.django_db
def test_a_sentence_is_said_in_other_words_up_to_the_bundle(
    work, alice, as_staff, django_capture_on_commit_callbacks
):
    browser = as_staff(alice)
    plain = first_sentence(work).plain
    other = plain.replace("The four packages were handed over", "All of the four packages were handed over")
    assert other != plain
    browser.post(f"/desk/cases/{work.code}/studio/reword", {"plain": plain, "said": other})
    browser.post(f"/desk/cases/{work.code}/studio/save")
    with django_capture_on_commit_callbacks(execute=True):
        browser.post(f"/desk/cases/{work.code}/studio/prepare")
    assert other.split(" [")[0][:60] in text_of(Version.objects.get(), "bundle/data/letter.txt").replace(
        "\n", " "
    )


@pytest.mark.django_db
def test_other_words_with_another_fact_are_not_taken_and_told(work, alice, as_staff):
    browser = as_staff(alice)
    plain = first_sentence(work).plain
    page = browser.post(
        f"/desk/cases/{work.code}/studio/reword", {"plain": plain, "said": plain.replace("08:05", "07:05")}
    ).content.decode()
    assert "未采用" in page
    facts = Facts(case=work, content=WorkingCopy.objects.get().content)
    assert "07:05" not in live(work, at=NOW, facts=facts).text


@pytest.mark.django_db
def test_other_words_for_a_sentence_that_the_facts_no_longer_say_stand_for_nothing(work, alice):
    plain = first_sentence(work).plain
    content = selectors.facts_of(work).content
    content["plan"]["corrective"][0]["text"]["en"] = "The four packages were handed over at the counter."
    facts = Facts(case=work, content={**content, "wording": {plain: plain.replace("packages", "parcels")}})
    assert "parcels" not in live(work, at=NOW, facts=facts).text


@pytest.mark.django_db
def test_choosing_a_measure_of_the_library_asks_for_what_it_needs(work, alice, as_staff):
    browser, url = as_staff(alice), f"/desk/cases/{work.code}/studio"
    page = browser.get(f"{url}/").content.decode()
    assert re.search(r'name="plan\.preventive\.0\.code" hx-post="[^"]+/rows"', page)
    asked = browser.post(f"{url}/rows", {"plan.preventive.0.code": "closures_entered"}).content.decode()
    assert re.search(
        r'<details class="item" data-keep="plan\.preventive\.0" open>(?:(?!</details>).)*name="plan\.preventive\.0\.with\.days"',
        asked,
        re.DOTALL,
    )


@pytest.mark.django_db
def test_a_preview_that_comes_after_the_saving_brings_nothing_back(work, alice, as_staff):
    browser = as_staff(alice)
    url = f"/desk/cases/{work.code}/studio"
    base = {"base": str(work.facts)}
    older = sent(selectors.facts_of(work).content) | {"seller.store": "Half a na"} | base
    newer = older | {"seller.store": "Half a name"}
    browser.post(f"{url}/save", newer | {"typed": "1"})
    for late in (newer, older):
        browser.post(f"{url}/preview", late)
    assert not WorkingCopy.objects.exists()
    work.refresh_from_db()
    again = sent(selectors.facts_of(work).content) | {
        "seller.store": "Another",
        "base": str(work.facts),
        "typed": "1",
    }
    assert browser.post(f"{url}/save", again).status_code == 302


@pytest.mark.django_db
def test_what_says_the_same_as_the_facts_needs_no_copy(work, alice, as_staff):
    browser = as_staff(alice)
    same = sent(selectors.facts_of(work).content) | {"base": str(work.facts)}
    browser.post(f"/desk/cases/{work.code}/studio/preview", same | {"seller.store": "Typed"})
    assert WorkingCopy.objects.exists()
    browser.post(f"/desk/cases/{work.code}/studio/preview", same)
    assert not WorkingCopy.objects.exists()
