"""Every page of the desk by who may see it, and what is asked of each: no barrier, no sideways scrolling."""

from __future__ import annotations

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
    ("he", "/staff/password/set/", 0),
    ("seller 1", "/my/", 0),
    ("seller 1", "/my/letter/", 0),
)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
GRAVE = {"serious", "critical"}


@cache
def axe() -> str:
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")


def violations(page: Page) -> list[str]:
    """Return the serious and critical barriers that axe finds, each with the elements it names."""
    # A page that waits for the worker loads itself again; what it settles on is judged.
    expect(page.locator("[data-refreshes]")).to_have_count(0)
    page.wait_for_load_state("load")
    page.evaluate(axe())
    found = page.evaluate("(tags) => axe.run(document, {runOnly: tags})", TAGS)
    return [
        f"{page.url} {one['id']}: {[node['target'][0] for node in one['nodes'][:3]]}"
        for one in found["violations"]
        if one["impact"] in GRAVE
    ]


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
