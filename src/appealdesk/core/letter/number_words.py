"""Small numbers in words (数词): a reader of two languages may find a digit in one and a word in the other."""

from __future__ import annotations

import re

_SMALL = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_GERMAN = ["eine", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"]
# These would be found inside other words (dos in todos), so they count as whole words only.
_ROMANCE = (
    ["une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"],
    ["un", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci", "undici", "dodici"],
    ["una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"],
)
_DIGITS = "一二三四五六七八九"
WORDS = (
    {word: str(n) for n, word in enumerate(_SMALL, 1)}
    | {word: str(10 * n) for n, word in enumerate(_TENS, 2)}
    | {word: str(n) for n, word in enumerate(_GERMAN, 1)}
)
WHOLE_WORDS = {word: str(n) for words in _ROMANCE for n, word in enumerate(words, 1)} | {"uno": "1"}
HAN = (
    {"两": "2", "兩": "2", "双": "2", "雙": "2", "十": "10"}
    | {digit: str(n) for n, digit in enumerate(_DIGITS, 1)}
    | {f"十{digit}": str(10 + n) for n, digit in enumerate(_DIGITS, 1)}
    | {f"{digit}十": str(10 * n) for n, digit in enumerate(_DIGITS, 1) if n > 1}
)

# One is an article in most languages; in Chinese and Japanese a number stands before what it counts.
_COUNTED = re.compile(
    rf"(?<![第\w])([两兩双雙{_DIGITS}]?十?[两兩{_DIGITS}十])(?:个|個|件|单|單|次|家|名|位|份|箱|台|人|天|週|周)(?![人性以])"
)
_MANY = {word: n for word, n in (WORDS | WHOLE_WORDS).items() if n != "1"}


def numbers_in(text: str) -> frozenset[str]:
    """Return the small numbers from two on that a text says in whole words, as digits."""
    words = {_MANY[word] for word in re.findall(r"[^\W\d_]+", text.lower()) if word in _MANY}
    return frozenset(words | {HAN[match[1]] for match in _COUNTED.finditer(text) if match[1] in HAN} - {"1"})


def spells(text: str, number: str) -> bool:
    """Whether a text says a small number in words."""
    low = text.lower()
    if any(value == number and word in low for word, value in (WORDS | HAN).items()):
        return True
    wanted = {word for word, value in WHOLE_WORDS.items() if value == number}
    return bool(wanted) and not wanted.isdisjoint(re.findall(r"[^\W\d_]+", low))
