"""Which formatter a language has (各语言写法); a fuller library may be handed in instead."""

from __future__ import annotations

from appealdesk.core.letter.format import Chinese, English, Formatter, German, Japanese, Taiwanese
from appealdesk.core.letter.romance import French, Italian, Spanish

MONTH_FIRST = frozenset({"US"})
FORMATTERS: dict[str, Formatter] = {
    "de": German(),
    "es": Spanish(),
    "fr": French(),
    "it": Italian(),
    "ja": Japanese(),
    "zh": Chinese(),
    "zh-TW": Taiwanese(),
}


def formatter_for(language: str, marketplace: str | None) -> Formatter:
    """Return the built-in formatter; a language without its own writes days as English does."""
    english = English(month_first=language == "en" and marketplace in MONTH_FIRST)
    return FORMATTERS.get(language) or FORMATTERS.get(language.partition("-")[0], english)
