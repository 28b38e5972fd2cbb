"""Every page of the desk by who may see it, and what is asked of each: no barrier, no sideways scrolling, no Chinese in English."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page, expect

CASE = "/desk/cases/C-{year}-{number:06d}/"
# Who, path, and the number of the demonstration's case; the cases stand at different stages.
PAGES: tuple[tuple[str, str, int], ...] = (
    ("", "/", 0),
    ("", "/my/again", 0),
    ("", "/staff/login/", 0),
    ("", "/nothing-here", 0),
    ("", "/my/enter/no-such-link", 0),
    ("", "/my/", 0),
    ("lin", "/desk/", 0),
    ("lin", "/desk/?ended=1", 0),
    ("lin", "/desk/?q=nosuchword", 0),
    ("lin", CASE, 1),
    ("lin", CASE, 3),
    ("lin", CASE + "evidence/", 3),
    ("lin", CASE + "evidence/5/", 3),
    ("lin", CASE + "evidence/7/", 3),
    ("lin", CASE + "diagnosis/", 4),
    ("lin", CASE + "studio/", 3),
    ("lin", CASE + "after/", 6),
    ("lin", CASE + "after/", 7),
    ("lin", CASE + "talk/", 3),
    ("lin", CASE + "ledger/", 4),
    ("zhou", CASE + "studio/", 4),
    ("zhou", CASE + "studio/versions/1/", 4),
    ("tan", "/desk/", 0),
    ("tan", "/desk/ledger/", 0),
    ("tan", "/people/", 0),
    ("he", "/people/", 0),
    ("he", "/staff/2fa/", 0),
    ("he", "/staff/2fa/totp/activate/", 0),
    ("he", "/staff/2fa/webauthn/", 0),
    ("he", "/staff/2fa/webauthn/add/", 0),
    ("he", "/desk/ledger/", 0),
    ("he", "/staff/password/set/", 0),
    ("seller 1", "/my/", 0),
    ("seller 1", "/my/letter/", 0),
    ("seller 2", "/my/", 0),
)
_HAN = re.compile("[\u3001-\u301f\u3040-\u30ff\u4e00-\u9fff\uff00-\uffef]")
NAMES = ("林悦", "秦岭", "周澄", "何岚", "谭静", "アオバ車用品ストア", "先读我", "中文")


@cache
def axe() -> str:
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")


def violations(page: Page) -> list[str]:
    """Return every barrier that axe finds, best practice included, each with the elements it names."""
    # A page that waits for the worker loads itself again; what it settles on is judged.
    expect(page.locator("[data-refreshes]")).to_have_count(0)
    page.wait_for_load_state("load")
    page.evaluate(axe())
    found = page.evaluate("axe.run(document)")
    return [
        f"{page.url} {one['id']}: {[node['target'][0] for node in one['nodes'][:3]]}"
        for one in found["violations"]
    ]


def too_small(page: Page) -> list[str]:
    """Return what a finger would miss: lower than 44 px. A link within a line of text is as high as the line."""
    return page.evaluate(
        """() => [...document.querySelectorAll('button, a.button, nav a, .brand, summary, select, textarea, label.check,'
                + ' input:not([type=hidden], [type=checkbox], [type=radio], .visually-hidden)')]
            .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.5)
            .map((one) => `${location.pathname} ${one.tagName}.${one.className} ${one.textContent.trim()}`)"""
    )


def chinese(page: Page) -> list[str]:
    """Return the Chinese that a page says by itself: not what the seller or a colleague wrote, nor a reading copy."""
    said = page.evaluate(
        """() => {
            const own = '[lang^=zh], pre, textarea, .letter, .who, td.strong, .item > summary, .thumb-text';
            const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), said = [];
            while (walk.nextNode()) {
                const one = walk.currentNode;
                if (!one.parentElement.closest(own)) said.push(one.data.trim());
            }
            for (const name of ['title', 'aria-label', 'placeholder', 'alt'])
                said.push(...[...document.querySelectorAll(`[${name}]`)].map((one) => one.getAttribute(name)));
            return said;
        }"""
    )
    return [f"{page.url}: {words[:80]}" for words in said if _HAN.search(_named(words))]


def _named(words: str) -> str:
    """Leave out the names of people, shops and files, which are alike in every language."""
    return re.sub("|".join(NAMES), "", words)


def too_wide(page: Page) -> list[str]:
    """Return what reaches beyond the window where the page scrolls sideways."""
    if page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
        return []
    beyond = page.evaluate(
        """() => [...document.querySelectorAll('body *')]
            .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.scroll, .tabs'))
            .slice(0, 4).map((one) => `${one.tagName}.${one.className}`)"""
    )
    return [f"{page.url}: {beyond}"]
