"""Filters that say the core's words in the reader's language (词语过滤器)."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.utils.translation import get_language

from appealdesk.core.ground import GroundClass
from appealdesk.core.letter.punctuation import punctuated
from appealdesk.core.outcome import NAMES, PARTS, OutcomeKind
from appealdesk.core.stage import MOVE_NAMES, STAGE_NAMES, Move, Stage
from appealdesk.core.wording import Wording

register = template.Library()
CHINA = ZoneInfo("Asia/Shanghai")


def language() -> str:
    """Return the reader's language as the core names it."""
    return "en" if (get_language() or "").startswith("en") else "zh"


@register.filter
def say(words: Any) -> str:
    """Say a `Wording`, or a mapping with `zh` and `en`, in the reader's language; Chinese with its own punctuation."""
    said = "" if words is None else str(words)
    if isinstance(words, Wording):
        said = words.say(language())
    elif isinstance(words, dict):
        said = str(words.get(language()) or words.get("en") or words.get("zh") or "")
    return _chinese(said) if language() == "zh" else said


@lru_cache(2000)
def _chinese(text: str) -> str:
    return punctuated(text)


@register.filter
def stage_name(code: str) -> str:
    """Name a stage."""
    return STAGE_NAMES[Stage(code)].say(language()) if code in STAGE_NAMES else code


@register.filter
def move_name(code: str) -> str:
    """Name a move."""
    return MOVE_NAMES[Move(code)].say(language()) if code in MOVE_NAMES else code


@register.filter
def china(moment: datetime | None) -> str:
    """Write a moment in China time to the minute."""
    return f"{moment.astimezone(CHINA):%Y-%m-%d %H:%M}" if moment else ""


@register.filter
def left(span: timedelta | None) -> str:
    """Write what is left of a window: 3 d 4 h, 5 h 20 min, or that it has passed."""
    if span is None:
        return ""
    minutes = int(span.total_seconds() // 60)
    if minutes < 0:
        return "已过" if language() == "zh" else "passed"
    days, hours = divmod(minutes // 60, 24)
    units = ("天", "小时", "分") if language() == "zh" else ("d", "h", "min")
    if days:
        return f"{days} {units[0]} {hours} {units[1]}"
    return f"{hours} {units[1]} {minutes % 60} {units[2]}"


@register.filter
def outcome_name(code: str) -> str:
    """Name an answer of the platform."""
    return NAMES[OutcomeKind(code)].say(language())


@register.filter
def part_name(code: str) -> str:
    """Name what an answer may grant apart from the rest."""
    return PARTS[code].say(language())


@register.filter
def language_name(code: str) -> str:
    """Name a language of letters in the reader's own."""
    return LANGUAGES[code].say(language()) if code in LANGUAGES else code


@register.filter
def ground_class(code: str) -> str:
    """Name what a ground can do."""
    return GROUND_CLASSES[GroundClass(code)].say(language()) if code in GROUND_CLASSES else code


LANGUAGES = {
    "en": Wording.of(zh="英文", en="English"),
    "zh": Wording.of(zh="中文", en="Chinese"),
    "zh-TW": Wording.of(zh="繁体中文", en="Traditional Chinese"),
    "de": Wording.of(zh="德文", en="German"),
    "ja": Wording.of(zh="日文", en="Japanese"),
    "fr": Wording.of(zh="法文", en="French"),
    "es": Wording.of(zh="西班牙文", en="Spanish"),
    "it": Wording.of(zh="意大利文", en="Italian"),
}
GROUND_CLASSES = {
    GroundClass.REMOVABLE: Wording.of(zh="可剔除", en="removable"),
    GroundClass.EXPLAINS_ONLY: Wording.of(zh="仅作解释", en="explains only"),
    GroundClass.TO_VERIFY: Wording.of(zh="待核实", en="to verify"),
}
