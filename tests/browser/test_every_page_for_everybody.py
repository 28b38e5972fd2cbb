"""Every page, light and dark, wide and on a phone, in both languages: no barrier (WCAG 2.2 AA), no sideways scrolling."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from pages_of_the_desk import PAGES, chinese, too_small, too_wide, violations
from playwright.sync_api import expect

pytestmark = pytest.mark.slow
WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 360, "height": 780}
EVERYBODY = ["", "lin", "zhou", "tan", "he", "seller 1", "seller 2"]


def pages(desk, page, who: str) -> Iterator[str]:
    """Open each page of somebody's, one after the other."""
    for one, path, number in PAGES:
        if one == who:
            page.goto(desk.at(path.format(year=datetime.now(UTC).year, number=number)))
            if path.endswith("studio/"):
                expect(page.locator("#preview .letter, #preview .judged").first).to_be_visible(timeout=60_000)
            yield path


def speak_english(page, desk) -> None:
    page.context.add_cookies([{"name": "django_language", "value": "en", "url": desk.base}])


@pytest.mark.parametrize(("scheme", "english"), [("light", False), ("dark", False), ("light", True)])
@pytest.mark.parametrize("who", EVERYBODY)
def test_no_page_has_a_barrier_or_scrolls_sideways(full_desk, window, who, scheme, english):
    page = window(full_desk, who, bypass_csp=True, color_scheme=scheme)
    if english:
        speak_english(page, full_desk)
    found = []
    for _ in pages(full_desk, page, who):
        for size in (WIDE, PHONE):
            page.set_viewport_size(size)
            found += violations(page) + too_wide(page)
    assert found == []


@pytest.mark.parametrize("who", EVERYBODY)
def test_an_english_reader_reads_english_on_every_page_of_his(full_desk, window, who):
    page = window(full_desk, who)
    speak_english(page, full_desk)
    bare = [one for _ in pages(full_desk, page, who) for one in chinese(page)]
    assert bare == []


@pytest.mark.parametrize("who", ["", "seller 1", "seller 2"])
def test_a_sellers_finger_misses_nothing_on_a_phone(full_desk, window, who):
    page = window(full_desk, who, viewport=PHONE, has_touch=True, is_mobile=True)
    missed = [one for _ in pages(full_desk, page, who) for one in too_small(page)]
    assert missed == []


def test_a_countdown_is_not_read_out_each_second(full_desk, window):
    page = window(full_desk, "seller 1")
    clock = page.locator("[data-countdown]")
    expect(clock).to_have_attribute("aria-live", "off")
    before = clock.inner_text()
    expect(clock).not_to_have_text(before)


def test_what_a_notice_says_is_told_once_while_the_story_is_written(full_desk, window):
    page = window(full_desk)
    page.goto(full_desk.base)
    page.locator("#notice").fill(
        "Dear seller, your Order Defect Rate is 1.8 %, the target is under 1 %. Amazon.com"
    )
    expect(page.locator("#told .card").first).to_contain_text("亚马逊")
    story = page.get_by_label("发生了什么")
    for words in ("仓库搬家，", "仓库搬家，三天没有发货。"):
        with page.expect_response(lambda answer: answer.url.endswith("/save")):
            story.fill(words)
        page.wait_for_timeout(300)
        if words.endswith("，"):
            page.evaluate("document.querySelector('#told').firstElementChild.id = 'still-here'")
    expect(page.locator("#saved")).to_contain_text("已保存")
    assert page.locator("#still-here").count() == 1


def test_a_printed_page_holds_what_is_read_and_nothing_to_press(full_desk, window):
    page = window(full_desk, "seller 1")
    page.goto(full_desk.at("/my/letter/"))
    page.emulate_media(media="print")
    expect(page.locator("article.letter")).to_be_visible()
    for pressed in page.locator("button, nav, .foot").all():
        expect(pressed).to_be_hidden()
