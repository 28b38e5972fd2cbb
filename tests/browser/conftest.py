"""A real Chromium before a real desk; without a Chromium every test here is skipped, and the run says so loudly."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from browser_desk import ARGUMENTS, Desk, chromium, running_desk
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

PATIENCE = 30_000  # milliseconds, for a machine that does other things too
MISSING = "NO CHROMIUM: the desk was not walked through. apt-get install chromium, or name one in CHROMIUM."


expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = [item for item in items if item.path.parent == Path(__file__).parent]
    for item in here:
        item.add_marker(pytest.mark.browser)
        if chromium() is None:
            item.add_marker(pytest.mark.skip(reason=MISSING))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        yield found
        found.close()


@pytest.fixture(scope="session")
def desk() -> Iterator[Desk]:
    """A desk with its people and no case."""
    with running_desk(samples=False) as one:
        yield one


@pytest.fixture(scope="session")
def full_desk() -> Iterator[Desk]:
    """A desk with the cases of the demonstration."""
    with running_desk(samples=True) as one:
        yield one


@pytest.fixture
def window(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open a window of somebody's own; whatever breaks in its scripts breaks the test."""
    opened: list[BrowserContext] = []
    broken: list[str] = []

    def fresh(desk: Desk, who: str = "", **options) -> Page:
        context = browser.new_context(
            **{"viewport": {"width": 1440, "height": 900}, "locale": "zh-CN", **options}
        )
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: broken.append(f"{page.url}: {error}"))
        if who:
            page.goto(desk.links[who])
        return page

    yield fresh
    for context in opened:
        context.close()
    assert broken == []
