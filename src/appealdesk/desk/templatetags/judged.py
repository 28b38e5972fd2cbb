"""What the checks say of a letter, in the reader's language (质检意见的说法): the checks speak English, a specialist reads Chinese first."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from django import template

from appealdesk.desk.templatetags.judgements import PLACES, SENTENCES, WORDS
from appealdesk.desk.templatetags.words import language

register = template.Library()
_HEAD = re.compile(r"[a-z_]+(?:\.[a-z_]+)*")


@register.filter
def judged(words: Any) -> str:
    """Say a reason or a remedy; one that nobody translated, and what it quotes, stay as they are."""
    text = str(words)
    if language() != "zh":
        return text
    for pattern, chinese in _patterns():
        found = pattern.fullmatch(text)
        if found:
            return chinese.format("", *(_word(one) for one in found.groups()))
    return text


@register.filter
def letter_place(place: Any) -> str:
    """Name a place of the letter or the plan: its part by name, the numbers as they stand."""
    text = str(place)
    head = _HEAD.match(text)
    if language() != "zh" or head is None or head[0] not in PLACES:
        return text
    return f"{PLACES[head[0]]} {text[head.end() :].lstrip('. ')}".strip()


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = sorted(SENTENCES.items(), key=lambda row: -len(row[0]))
    return tuple(
        (re.compile(re.sub(r"\\\{\d\\\}", "(.*?)", re.escape(english)), re.DOTALL), chinese)
        for english, chinese in rows
    )


def _word(found: str) -> str:
    return ", ".join(WORDS.get(one, one) for one in found.split(", "))
