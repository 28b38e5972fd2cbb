"""Prior history (既往记录): earlier warnings, violations, suspensions and refused appeals told in the texts."""

from __future__ import annotations

import re

from appealdesk.core.recognition.knowledge import Knowledge
from appealdesk.core.recognition.patterns import Hit, Pattern, any_in
from appealdesk.core.recognition.text import Text

_BREAK = re.compile(r"[.!?。!?;;\n]")


def prior_history(knowledge: Knowledge, notices: tuple[Text, ...], story: Text | None) -> tuple[Hit, ...]:
    """Return the words that tell of earlier trouble; "never before" and its like tell of none."""
    told = [(text, one) for text in (*notices, story) if text for one in knowledge.history]
    told += [(story, one) for one in knowledge.history_in_story if story]
    return tuple(
        Hit("prior", 1.0, text, match.start(), match.end())
        for text, one in told
        for match in one.matches(text.low)
        if not any_in(_voids(knowledge, text is story), _clause(text.low, match.start(), match.end()))
    )


def _voids(knowledge: Knowledge, told_by_seller: bool) -> tuple[Pattern, ...]:
    """What a platform writes of another account is nobody's history until the seller owns up to it."""
    return knowledge.no_history if told_by_seller else (*knowledge.no_history, *knowledge.others_history)


def _clause(low: str, start: int, end: int) -> str:
    breaks = [match.end() for match in _BREAK.finditer(low, max(0, start - 60), start)]
    left = breaks[-1] if breaks else max(0, start - 60)
    after = _BREAK.search(low, end, end + 25)
    return low[left : after.start() if after else end + 25]
