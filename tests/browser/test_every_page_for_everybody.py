"""Every page, light and dark, wide and on a phone: no serious barrier (WCAG 2.2 AA), no sideways scrolling."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from pages_of_the_desk import PAGES, too_wide, violations
from playwright.sync_api import expect

pytestmark = pytest.mark.slow
CHINESE = re.compile("[一-鿿]")
NAMES = {"中文", "林悦", "秦岭"}
SIZES = ({"width": 1440, "height": 900}, {"width": 360, "height": 780})


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("who", ["", "lin", "zhou", "tan", "he", "seller 1"])
def test_no_page_has_a_barrier_or_scrolls_sideways(full_desk, window, who, scheme):
    page = window(full_desk, who, bypass_csp=True, color_scheme=scheme)
    found = []
    for path in (
        path.format(year=datetime.now(UTC).year, number=number) for one, path, number in PAGES if one == who
    ):
        page.goto(full_desk.at(path))
        if path.endswith("studio/"):
            expect(page.locator("#preview .letter, #preview .judged").first).to_be_visible(timeout=60_000)
        for size in SIZES:
            page.set_viewport_size(size)
            found += violations(page) + too_wide(page)
    assert found == []


def test_an_english_reader_reads_english_on_every_page_of_his(full_desk, window):
    page = window(full_desk, "lin")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", name="Cases")).to_be_visible()
    bare = []
    for path in ("/desk/", "/desk/cases/C-{year}-000003/talk/", "/desk/cases/C-{year}-000006/after/"):
        page.goto(full_desk.at(path.format(year=datetime.now(UTC).year)))
        said = page.locator("label, button, th, h2, nav a, legend, summary").all_inner_texts()
        bare += [f"{path}: {words}" for words in said if CHINESE.search(words) and words.strip() not in NAMES]
    assert bare == []
