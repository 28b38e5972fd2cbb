"""What a notice asks to be sent (索取项): item by item, in its own words, with the kinds of evidence that answer each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from appealdesk.core.case import Case
from appealdesk.core.notice import Notice
from appealdesk.core.phrase import SENTENCE_LIMIT
from appealdesk.core.place import Words

LEAD, MORE, PLAN, KIND = "asked.lead", "asked.more", "asked.plan", "asked.kind."
_ITEM = re.compile(r"^\s*(?:[-*•·・–—]|\(?\d{1,2}[.)、]|\(?[a-z]\)|[①-⑨])\s*(?=\S)")
_STOPS = " \t;；。.,，"


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing asked for; `kinds` are the kinds of evidence that usually answer it, the plainest first."""

    words: Words
    kinds: tuple[str, ...] = ()


def asked_of(case: Case, phrases: Mapping[str, tuple[str, ...]]) -> tuple[Asked, ...]:
    """Return the list of things that a notice asks to be sent; empty where it asks for a plan, or gives no list.

    Where the platform asked again after an appeal, its last message counts.
    `phrases` are word lists by topic: `asked.lead` opens such a list, `asked.plan` is a part of a plan of action,
    `asked.kind.<kind>` names a kind of evidence.
    """
    for notice in case.notices[-1:] if followed_up(case, phrases) else case.notices:
        items = tuple(_items(notice, phrases))
        if items and not any(_holds(item.words.text, phrases.get(PLAN, ())) for item in items):
            return items
    return ()


def asks_for_more(case: Case, phrases: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a notice says that nothing is decided before more information has come."""
    return any(_holds(notice.text, phrases.get(MORE, ())) for notice in case.notices)


def followed_up(case: Case, phrases: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether the last message answers an earlier appeal by asking for more, item by item."""
    planned = case.plan is not None and bool(case.plan.causes)
    if len(case.notices) < 2 or (planned and not case.prior):
        return False
    last = case.notices[-1]
    return _holds(last.text, phrases.get(MORE, ())) and any(True for _ in _items(last, phrases))


def _items(notice: Notice, phrases: Mapping[str, tuple[str, ...]]) -> Iterator[Asked]:
    start, listing, found = 0, False, False
    for line in notice.text.split("\n"):
        mark = _ITEM.match(line)
        if listing and mark:
            found = True
            yield _asked(notice, start + mark.end(), start + len(line), phrases)
        elif line.strip():
            # A list ends with the first line that is no item of it.
            listing = not found and _holds(line, phrases.get(LEAD, ()))
        start += len(line) + 1


def _asked(notice: Notice, start: int, end: int, phrases: Mapping[str, tuple[str, ...]]) -> Asked:
    text = notice.text[start:end]
    words = notice.words(start, start + min(len(text.rstrip(_STOPS)), SENTENCE_LIMIT))
    # The kind that is named first in the item answers it first.
    places = {
        topic.removeprefix(KIND): min(at for phrase in held if (at := text.lower().find(phrase)) >= 0)
        for topic, held in phrases.items()
        if topic.startswith(KIND) and _holds(text, held)
    }
    return Asked(words, tuple(sorted(places, key=lambda kind: places[kind])))


def _holds(text: str, phrases: tuple[str, ...]) -> bool:
    lowered = text.lower()
    return any(phrase in lowered for phrase in phrases)
