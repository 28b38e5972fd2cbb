"""Spaces and marks as each language prints them (排印): whoever wrote the text, in the pack or in `case.yaml`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from appealdesk.core.letter.format import FIXED, NARROW
from appealdesk.core.letter.month_names import ITALIAN_MONTHS
from appealdesk.core.letter.punctuation import each_text, punctuated
from appealdesk.core.paper import Paper

# What is quoted stands as its writer set it.
_QUOTED = re.compile(r"(«[^«»]*»|“[^“”]*”)")
_PLACE = "\ue000"
_HELD = re.compile(_PLACE)
_WORD_END = rf"(?<=[\w)\]»”’%{_PLACE}])"
_SPACES = rf"[ {FIXED}{NARROW}]*"
_HIGH_MARKS = re.compile(rf"{_WORD_END}{_SPACES}([;!?])(?=[\s»)]|$)")
_COLON = re.compile(rf"{_WORD_END}{_SPACES}:(?=\s|$)")
_PERCENT = re.compile(rf"(?<=\d){_SPACES}%")
_CURRENCY = re.compile(r"(?<=\d) (?=(?:[A-Z]{3}|€)(?!\w))")
_GUILLEMETS = re.compile(rf"«{_SPACES}|{_SPACES}»")
# Where a value that ends in Chinese stands before Chinese: `2026年11月13日 的通知`.
_GAP = re.compile(r"(?<=[\u4e00-\u9fff）])[ ]+(?=[\u4e00-\u9fff])")
# Eight and eleven begin with a vowel: `l'8 novembre`, `dell'11 marzo`, `all'8,3%`.
_BEFORE_A_VOWEL = re.compile(
    rf"\b(?P<article>[Ii]l|[Dd]el|[Aa]l|[Dd]al|[Nn]el|[Ss]ul) (?=(?:8|11) (?:{'|'.join(ITALIAN_MONTHS)})\b|(?:8\d?|11)(?:,\d+)?%)"
)


def printed(text: str, language: str) -> str:
    r"""Return a text with the spaces and marks of a language; no letter and no digit changes.

    >>> printed("Objectif : 4 %", "fr") == "Objectif\u00a0: 4\u202f%"
    True
    """
    change = CHANGES.get(language)
    return text if change is None else change(text)


def as_printed(paper: Paper) -> Paper:
    """Return a paper with the typography of its language in every block."""
    change = CHANGES.get(paper.language)
    if change is None:
        return paper
    return replace(
        paper,
        title=change(paper.title),
        subtitle=change(paper.subtitle),
        blocks=each_text(paper.blocks, change),
    )


def _french(text: str) -> str:
    held = [match[0] for match in _QUOTED.finditer(text)]
    # One closing mark stands for each quotation, so that what follows it is spaced as behind a word.
    parts = iter(held)
    spaced = _HELD.sub(lambda _: next(parts, ""), _spaced(_QUOTED.sub(_PLACE, text)))
    return _GUILLEMETS.sub(lambda match: f"«{FIXED}" if "«" in match[0] else f"{FIXED}»", spaced)


def _spaced(text: str) -> str:
    text = _COLON.sub(f"{FIXED}:", _HIGH_MARKS.sub(rf"{NARROW}\1", text))
    return _CURRENCY.sub(FIXED, _PERCENT.sub(f"{NARROW}%", text))


def _chinese(text: str) -> str:
    return _GAP.sub("", punctuated(text))


def _spanish(text: str) -> str:
    return _CURRENCY.sub(FIXED, _PERCENT.sub(f"{FIXED}%", text))


def _italian(text: str) -> str:
    return _CURRENCY.sub(FIXED, _BEFORE_A_VOWEL.sub(_elided, text))


def _elided(match: re.Match[str]) -> str:
    article = match["article"]
    return {"il": "l'", "Il": "L'"}.get(article, f"{article}l'")


CHANGES: Mapping[str, Callable[[str], str]] = {
    "es": _spanish,
    "fr": _french,
    "it": _italian,
    "zh": _chinese,
    "zh-TW": _chinese,
}
