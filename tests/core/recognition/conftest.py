"""The real packs: a mechanism that works on invented words alone proves little."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from appealdesk.core.notice import Notice, Story
from appealdesk.core.recognition.engine import Material, Recognised, recognise
from appealdesk.core.recognition.knowledge import Knowledge
from appealdesk.core.recognition.text import Text
from appealdesk.readers import recognition


@pytest.fixture(scope="session")
def known() -> Knowledge:
    return recognition.knowledge()


@pytest.fixture(scope="session")
def fold(known: Knowledge) -> Callable[[str], Text]:
    return lambda text: known.folding.text("notice.txt", text)


@pytest.fixture
def read(known: Knowledge) -> Callable[..., Recognised]:
    def recognised(notice: str, story: str = "", **more: object) -> Recognised:
        notices = (Notice("notice.txt", notice, links=more.pop("links", ())),) if notice else ()
        return recognise(known, Material(notices, Story("story.md", story), date(2026, 11, 20), **more))

    return recognised
