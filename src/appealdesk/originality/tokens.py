"""Tokens (词元): one pass over a text; what changes from case to case becomes a mask.

Order numbers, dates, amounts, rates and other numbers differ in every letter of one template, so they
are replaced by the name of their kind before anything is compared. Sentence ends are tokens too, which
spares a second pass.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

SENTENCE_END = 0
CLAUSE_END = 2  # a space between Thai letters: ends a sentence only when the sentence is long enough

_LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_HAN = "\u3005\u3007\u3041-\u3096\u3099-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_THAI = "\u0e01-\u0e3a\u0e40-\u0e4e"
_SYMBOL = "$\u20ac\u00a3\u00a5\u0e3f\u20ab\u20a9"
_MONTHS_EN = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTHS_EN_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_MONTHS = (
    f"{_MONTHS_EN}|"
    "Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|Jänner|"
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|"
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|"
    "gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|novembre|dicembre|"
    "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม|"
    f"{_MONTHS_EN_SHORT}"
)
_CURRENCY = (
    "USD|EUR|GBP|JPY|CNY|RMB|HKD|TWD|NTD|SGD|MYR|THB|PHP|IDR|VND|CAD|AUD|MXN|BRL|KRW|US\\$|NT\\$|HK\\$"
)

# Alternatives by how often they match: nearly every token is a plain word or one character.
# `++` never gives back: "ab12" is no word "a" followed by something else.
_TOKEN = re.compile(
    rf"""
    (?=[A-Z])(?:(?:{_CURRENCY})\s?\d[\d.,]*(?<=\d)|(?:{_MONTHS_EN}|{_MONTHS_EN_SHORT})\.?\s\d{{1,2}}(?:st|nd|rd|th)?(?![\d.:-])(?:,?\s\d{{4}}\b)?)
    | [{_LATIN}]++(?!\d)
    | [{_HAN}{_THAI}]
    | [!?…。]+ | (?<![ .({_HAN}][A-Za-z])(?<!\bNo)(?<!\bMr)(?<!\bDr)(?<!\bNr)(?<!\bMrs)(?<!\bInc)(?<!\bbzw)(?<!\bart)\.(?=["'”»’)\]]*(?:\s|$))
    | \n(?=\s*(?:[-*•–]|\d{{1,2}}[.)])\s) | (?<=[{_THAI}])[ ]+(?=[{_THAI}])
    | \d{{4}}\s?年(?:\s?\d{{1,2}}\s?月(?:\s?\d{{1,2}}\s?[日号號])?)? | \d{{1,2}}\s?月\s?\d{{1,2}}\s?[日号號]
    | \d{{1,2}}(?:st|nd|rd|th|er|\.|º|°)?\s(?:de\s|of\s)?(?:{_MONTHS})(?:\.(?=,?\s\d))?(?:,?\s(?:de\s|del\s|พ\.ศ\.\s?)?\d{{4}}\b)?
    | [{_SYMBOL}]\s?\d[\d.,]*(?<=\d)
    | \d[\d.,]*(?<=\d)\s?(?:[{_SYMBOL}]|(?:{_CURRENCY})\b|美元|欧元|歐元|日元|元|円|บาท|%)
    | [A-Za-z]*\d[A-Za-z\d]*(?:[-./:,+][A-Za-z\d]*\d[A-Za-z\d]*)*
    | [^\W\d_{_LATIN}{_HAN}{_THAI}]+
    """,
    re.VERBOSE,
)
_KIND = re.compile(
    rf"""
    (?P<order>\d{{3}}-\d{{7}}-\d{{7}})
    | (?P<asin>B0[A-Z\d]{{8}})
    | (?P<date>\d{{4}}(?P<a>[-/.])\d{{1,2}}(?P=a)\d{{1,2}} (?:T[\d:.+-]+)? | \d{{1,2}}(?P<b>[-/.])\d{{1,2}}(?P=b)(?:\d{{4}}|\d\d) | \d{{4}}\s?年.* | \d{{1,2}}\s?月.* | \d{{1,2}}\D*?(?:{_MONTHS}).* | [A-Z][a-z]+\.?\s\d.*)
    | (?P<amount>[{_SYMBOL}].* | (?:{_CURRENCY})\s?\d.* | \d[\d.,]*\s?(?:[{_SYMBOL}{_HAN}]+|(?:{_CURRENCY})|บาท))
    | (?P<rate>\d[\d.,]*\s?%)
    | (?P<number>[\d.,:/+-]{{1,12}})
    | (?P<measure>\d+(?:[.,]\d+)?[A-Za-z]{{1,3}})
    | (?P<id>.*)
    """,
    re.VERBOSE | re.DOTALL,
)
split = _TOKEN.findall
matches = _TOKEN.finditer
_SPOKEN = re.compile(rf"[{_HAN}{_THAI}]").match
_ENDS = frozenset(".!?…。\n")


def normal(text: str) -> str:
    """Return the text in NFKC: one code for full-width and half-width, for ligatures, for composed accents."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def kind(token: str) -> str:
    """Return what stands for a token with a digit in it: its kind, or the token's unit for a measure like 24h."""
    match = _KIND.fullmatch(token)
    name = match.lastgroup if match else "id"
    if name == "measure":
        return "<number>" + token.lstrip("0123456789.,").lower()
    return f"<{name}>"


def stable_hash(token: str) -> int:
    """Return 63 bits of BLAKE2b over the token, and in the lowest bit whether it is one character of a CJK or Thai text."""
    digest = int.from_bytes(blake2b(token.encode(), digest_size=8).digest(), "little")
    return digest & ~1 | (_SPOKEN(token) is not None)


class TokenNumbers(dict[str, int]):
    """Token to number, remembered: the words of letters repeat, their numbers do not and are not kept."""

    most = 400_000  # words kept; then it starts afresh, which costs time and changes nothing

    def __missing__(self, token: str) -> int:
        if token[0] in _ENDS:
            return self._keep(token, SENTENCE_END)
        if token[0] == " ":
            return self._keep(token, CLAUSE_END)
        if any(map(str.isdigit, token)):
            number = stable_hash(kind(token))
            return self._keep(token, number) if len(token) < 5 else number
        return self._keep(token, stable_hash(token.lower()))

    def _keep(self, token: str, number: int) -> int:
        if len(self) >= self.most:
            self.clear()
        self[token] = number
        return number
