"""The tutorial is followed word by word: whatever it opens, clicks, ticks and sees is on the page at that moment."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import walks
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.slow
TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorial" / "first-case-in-the-desk.md"
STEP = re.compile(r"\b(open|click the number of|click|tick|see) \*\*(.+?)\*\*", re.IGNORECASE)
LINKS = {"专员": "lin", "复核": "zhou", "卖家·办理中": "seller 2"}
MOST = 600.0  # seconds


def steps() -> list[tuple[str, str]]:
    text = re.sub(r"\s+", " ", TUTORIAL.read_text("utf-8"))
    return [(verb.lower(), words) for verb, words in STEP.findall(text)]


def click(page: Page, words: str) -> None:
    button = page.get_by_role("button", name=words, exact=True)
    (button if button.count() else page.get_by_role("link", name=words, exact=True)).first.click()


def follow(page: Page, verb: str, words: str) -> None:
    if verb == "click the number of":
        page.locator("#rows tr", has_text=words).get_by_role("link").first.click()
    elif verb == "click":
        click(page, words)
    elif verb == "tick":
        page.get_by_label(words).check()
    else:
        expect(page.get_by_text(words).locator("visible=true").first).to_be_visible(timeout=walks.SLOW)


def test_a_newcomer_reaches_a_confirmed_bundle_by_the_tutorial_alone(full_desk, window):
    page = None
    followed = steps()
    for verb, words in followed:
        if verb == "open":
            page = window(full_desk, LINKS[words])
        else:
            assert page is not None
            follow(page, verb, words)
    assert len(followed) > 20
    assert page is not None
    expect(page.get_by_label("粘贴文本")).not_to_have_value("")
