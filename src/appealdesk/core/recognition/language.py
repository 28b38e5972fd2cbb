"""The language of a text (语种): by script, then by its small words; nothing where neither speaks."""

from __future__ import annotations

import re
from collections.abc import Mapping

from appealdesk.core.recognition.text import Text

_KANA = re.compile(r"[\u3041-\u30ff]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_THAI = re.compile(r"[\u0e01-\u0e3a\u0e40-\u0e5b]")
_WORD = re.compile(r"[a-z]+")
_SAMPLE = 20_000


def language_of(
    text: Text, small_words: Mapping[str, frozenset[str]], traditional: frozenset[str]
) -> str | None:
    """Return en, zh, zh-TW, ja, th or a Latin language of `small_words`; None for numbers and names alone."""
    sample = text.low[:_SAMPLE]
    words = _WORD.findall(sample)
    kana, han, thai = (len(one.findall(sample)) for one in (_KANA, _HAN, _THAI))
    if kana > 3 and kana * 8 > han:
        return "ja"
    if thai * 2 > len(words):
        return "th"
    if han > 2 and han * 2 > len(words):
        only_traditional = sum(char in traditional for char in text.plain[:_SAMPLE])
        return "zh-TW" if only_traditional * 12 > han else "zh"
    return _latin(words, small_words)


def _latin(words: list[str], small_words: Mapping[str, frozenset[str]]) -> str | None:
    if not words:
        return None
    counts = {language: sum(word in small for word in words) for language, small in small_words.items()}
    best = max(counts, key=lambda language: (counts[language], language == "en"))
    return best if counts[best] else ("en" if len(words) > 1 else None)
