"""Words in the studio: newer ones win, and what is missing or chosen is said by its name in the reader's language."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from desk_cast import NOW, person, sample_case
from studio_form import PLAN, first_sentence, sent

from appealdesk.core.stage import Stage
from appealdesk.desk.cases import selectors
from appealdesk.desk.cases.models import Case, Facts
from appealdesk.desk.cases.services import save_facts
from appealdesk.desk.drafting import form, studio
from appealdesk.desk.drafting.live import live
from appealdesk.desk.drafting.models import Presence, WorkingCopy
from appealdesk.desk.drafting.schema import SLOTS
from appealdesk.readers.actions import actions


@pytest.fixture
def work(alice) -> Case:
    return sample_case("late-shipment-carrier-closure", alice, Stage.WORK)


PAGE = {"page": "k3j2h1g0"}


@pytest.mark.django_db
@pytest.mark.parametrize("action", ["preview", "rows"])
def test_words_that_newer_ones_overtook_on_their_way_change_nothing(work, alice, as_staff, action):
    browser, url = as_staff(alice), f"/desk/cases/{work.code}/studio"
    typed = sent(selectors.facts_of(work).content) | {"base": str(work.facts)} | PAGE
    browser.post(f"{url}/preview", typed | {"seller.store": "Whole name", "edit": "2"})
    browser.post(f"{url}/{action}", typed | {"seller.store": "Who", "edit": "1"})
    assert WorkingCopy.objects.get().content["seller"]["store"] == "Whole name"


@pytest.mark.django_db
@pytest.mark.parametrize("last", ["save", "discard"])
def test_what_arrives_after_the_last_word_of_its_page_brings_nothing_back(work, alice, as_staff, last):
    browser, url = as_staff(alice), f"/desk/cases/{work.code}/studio"
    typed = sent(selectors.facts_of(work).content) | {"base": str(work.facts), "typed": "1"} | PAGE
    browser.post(f"{url}/{last}", typed | {"seller.store": "Whole name", "edit": "7"})
    browser.post(f"{url}/preview", typed | {"seller.store": "Who", "edit": "6"})
    assert not WorkingCopy.objects.exists()
    newer = typed | {"seller.store": "Another", "edit": "1", "page": "another0"}
    work.refresh_from_db()
    browser.post(f"{url}/preview", newer | {"base": str(work.facts)})
    assert WorkingCopy.objects.get().content["seller"]["store"] == "Another"


@pytest.mark.django_db
def test_a_sentence_said_otherwise_outlives_a_preview_that_was_on_its_way(work, alice, as_staff):
    browser, url = as_staff(alice), f"/desk/cases/{work.code}/studio"
    plain = first_sentence(work).plain
    browser.post(f"{url}/reword", {"plain": plain, "said": plain.replace("were", "had been")})
    typed = sent(selectors.facts_of(work).content) | {"seller.store": "New", "base": str(work.facts)}
    browser.post(f"{url}/preview", typed | PAGE | {"edit": "1"})
    copy = WorkingCopy.objects.get().content
    assert (copy["seller"]["store"], plain in copy["wording"]) == ("New", True)


@pytest.mark.django_db
def test_what_the_form_does_not_ask_comes_from_the_facts_that_the_page_shows(work, alice, as_staff):
    base, content = work.facts, selectors.facts_of(work).content
    theirs = {**content, "plan": {"causes": content["plan"]["causes"][::-1]}}
    save_facts(work, theirs, by="staff:99", at=NOW, after=base)
    typed = sent(content) | {"seller.store": "Mine", "base": str(base)}
    as_staff(alice).post(f"/desk/cases/{work.code}/studio/preview", typed)
    mine = WorkingCopy.objects.get()
    assert mine.base == base
    assert mine.content["plan"] == content["plan"]


@pytest.mark.django_db
def test_looking_at_the_studio_writes_nothing(work, alice, as_staff):
    as_staff(alice).get(f"/desk/cases/{work.code}/studio/")
    assert not Presence.objects.exists()


@pytest.mark.django_db
def test_being_here_is_written_once_in_a_while_and_told_once(work, alice, as_staff, monkeypatch):
    anna, url = person("anna", "specialist"), f"/desk/cases/{work.code}/studio/here"
    as_staff(anna).post(url)
    first = Presence.objects.get().seen_at
    as_staff(anna).post(url)
    assert Presence.objects.get().seen_at == first
    browser = as_staff(alice)
    told = browser.post(url, {"base": str(work.facts)})
    assert "Anna" in told.content.decode()
    assert browser.post(url, {"base": str(work.facts), "told": str(anna.pk)}).status_code == 204
    save_facts(work, {"seller": {"store": "Theirs"}}, by="staff:99", at=NOW, after=work.facts)
    later = browser.post(url, {"base": str(work.facts - 1), "told": str(anna.pk)})
    assert "同事刚保存过新的资料" in later.content.decode()


@pytest.mark.django_db
def test_the_word_to_the_seller_is_not_said_to_the_desk(work, alice, bob, as_staff):
    typed = sent(selectors.facts_of(work).content) | {"base": str(work.facts)}
    shown = as_staff(alice).post(f"/desk/cases/{work.code}/studio/preview", typed).content.decode()
    read = as_staff(bob).get(f"/desk/cases/{work.code}/studio/letter").content.decode()
    for page in (shown, read):
        assert "112-9036641-7725084" in page
        assert "请先核对再确认" not in page


@pytest.mark.django_db
def test_what_is_missing_is_told_in_the_readers_language_by_the_names_of_the_form(work, alice, as_staff):
    browser = as_staff(alice)
    browser.post("/language/", {"language": "en", "next": "/"})
    content = selectors.facts_of(work).content
    content["plan"]["causes"][0]["text"].pop("en")
    content["plan"]["corrective"][0].pop("done_on")
    typed = sent(content) | {"base": str(work.facts)}
    page = browser.post(f"/desk/cases/{work.code}/studio/preview", typed).content.decode()
    lacks = page[page.index("<h3>Still") : page.index("</ul>", page.index("<h3>Still"))]
    assert not re.search("[\u4e00-\u9fff]", lacks)
    assert "plan.causes" not in lacks
    assert "Corrective action 1" in lacks


@pytest.mark.django_db
@pytest.mark.parametrize(("code", "name"), [("zh-hans", "日期或天数"), ("en", "Days")])
def test_what_a_measure_needs_is_asked_by_its_name(work, alice, as_staff, code, name):
    browser = as_staff(alice)
    browser.post("/language/", {"language": code, "next": "/"})
    page = browser.post(
        f"/desk/cases/{work.code}/studio/rows", {"plan.preventive.0.code": "closures_entered"}
    )
    assert f'<span class="label">{name}' in page.content.decode()


def test_every_fact_that_the_library_asks_for_has_a_name():
    assert {slot for action in actions().values() for slot in action.needs} == set(SLOTS)


@pytest.mark.django_db
def test_how_an_earlier_appeal_ended_is_chosen(work, alice, as_staff):
    browser, url = as_staff(alice), f"/desk/cases/{work.code}/studio"
    page = browser.post(f"{url}/rows", {"add": "prior", "base": str(work.facts)}).content.decode()
    chosen = re.search(r'<select[^>]*name="prior\.0\.outcome"[^>]*>(.*?)</select>', page, re.DOTALL)[1]
    for code in studio.OUTCOMES:
        assert f'value="{code}"' in chosen
    content = selectors.facts_of(work).content | {"prior": [{"what": {"zh": "警告"}, "outcome": "as typed"}]}
    kept = form.parsed(content, sent(content), "en")
    assert kept["prior"][0]["outcome"] == "as typed"


@pytest.mark.django_db
def test_what_was_done_this_morning_in_china_is_not_to_come(work):
    content = selectors.facts_of(work).content
    content.pop("as_of")
    content["plan"]["corrective"][0]["done_on"] = "2026-11-25"
    early = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)
    shown = live(work, at=early, facts=Facts(case=work, content=content))
    assert "action_in_future" not in {gap.code for gap in shown.gaps}


@pytest.mark.django_db
def test_what_is_missing_is_set_with_chinese_punctuation(work, alice, as_staff):
    content = selectors.facts_of(work).content
    content["plan"]["corrective"][0].pop("done_on")
    typed = sent(content) | {"base": str(work.facts)}
    page = as_staff(alice).post(f"/desk/cases/{work.code}/studio/preview", typed).content.decode()
    assert "纠正措施 1 是哪一天完成的？" in page


def test_a_field_that_is_there_and_empty_is_no_change():
    held = {**PLAN, "plan": {**PLAN["plan"], "buyers": [{"text": {"en": "Told."}, "orders": []}]}}
    assert form.same(held, form.parsed(held, sent(held), "en"))
    assert not form.same(held, PLAN)


def test_an_item_folds_into_its_sentence_not_into_its_ids():
    held = {"plan": {"buyers": [{"orders": ["111-1", "111-2"], "text": {"en": "Told.", "zh": "已告知。"}}]}}
    cards = next(cards for group, cards in form.cards(held, "en", {}) if group.path == "plan.buyers")
    assert cards[0].gist == "已告知。"
