"""The real packs: a mechanism that works on invented words alone proves little."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from appealdesk.core.recognition.knowledge import Knowledge
from appealdesk.core.recognition.text import Text
from appealdesk.readers import recognition


@pytest.fixture(scope="session")
def known() -> Knowledge:
    return recognition.knowledge()


@pytest.fixture(scope="session")
def fold(known: Knowledge) -> Callable[[str], Text]:
    return lambda text: known.folding.text("notice.txt", text)
