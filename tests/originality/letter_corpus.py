"""Invented letters in nine languages, from fixed seeds: the same arguments give the same bytes on every machine.

A sentence is either a clause of the trade (a few wordings each, with `{a/b}` alternatives and `<slot>`
entities), or a piece of narrative filled with words of a made-up vocabulary whose frequencies fall as in
a natural language. Some paragraphs return with a few words changed, as they do at a real desk. Drafts
plant known paragraphs at known rates of editing, whole or between two new sentences.

    python letter_corpus.py 10000      prints the SHA-256 of that many paragraphs
"""

from __future__ import annotations

import json
import random
import re
import sys
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import accumulate
from pathlib import Path

_TEXTS = json.loads((Path(__file__).parent / "letter_clauses.json").read_text("utf-8"))
CLAUSES, NARRATIVE, SYLLABLES = _TEXTS["clauses"], _TEXTS["narrative"], _TEXTS["syllables"]
SHARES = {"en": 40, "de": 11, "fr": 9, "es": 8, "it": 6, "ja": 9, "zh-Hans": 10, "zh-Hant": 3, "th": 4}
UNSPACED = {"ja", "zh-Hans", "zh-Hant"}
RATES = (0.0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3)
_WORDS = 25_000
_HEAPS = list(accumulate(1 / (rank + 4) for rank in range(_WORDS)))
_IDEOGRAPHS = [chr(code) for code in range(0x4E10, 0x9F00, 11)]
_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロ"
_PART = re.compile(r"\{[^}]*\}|<\w+>|[^{<]+")
# Where words are not spaced, a word is taken to be two characters, in Thai four.
_UNIT = re.compile(
    r"[\u0e01-\u0e4e]{1,4}|[\u3041-\u30ff\u4e00-\u9fff]{1,2}"
    r"|[^\s\u0e01-\u0e4e\u3041-\u30ff\u4e00-\u9fff]+\s*|\s+"
)
_CARRIERS = ("UPS", "DHL", "FedEx", "DPD", "GLS", "Yanwen", "SF Express", "USPS", "Yamato", "Kerry")


@dataclass(frozen=True, slots=True)
class Planted:
    """One paragraph of a draft: kind fresh, near or inside; for the last two the number of its source and the rate."""

    kind: str
    text: str
    source: int | None = None
    rate: float | None = None


class Writer:
    """Writes letters of one seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(f"letters of {seed}")
        self._vocabulary = {language: _vocabulary(language) for language in SHARES}

    def letters(self, paragraphs: int) -> Iterator[tuple[str, list[str]]]:
        """Yield (language, paragraphs) until so many paragraphs are written; every seventh or so is an old one, edited."""
        kept: dict[str, list[str]] = {language: [] for language in SHARES}
        written = 0
        while written < paragraphs:
            language = self._random.choices(list(SHARES), list(SHARES.values()))[0]
            letter = [
                self._next(language, kept[language])
                for _ in range(min(self._random.randint(7, 13), paragraphs - written))
            ]
            written += len(letter)
            yield language, letter

    def _next(self, language: str, kept: list[str]) -> str:
        if kept and self._random.random() < 0.15:
            return self.edited(
                self.renewed(self._random.choice(kept), language),
                language,
                self._random.choice((0, 0, 0.02, 0.05, 0.1)),
            )
        text = self.paragraph(language)
        if len(kept) < 1500:
            kept.append(text)
        else:
            kept[self._random.randrange(1500)] = text
        return text

    def paragraph(self, language: str) -> str:
        """Return two to four sentences."""
        return self._joined(
            language, [self.sentence(language) for _ in range(self._random.choice((2, 3, 3, 4)))]
        )

    def sentence(self, language: str, clauses: float = 0.45) -> str:
        """Return a clause of the trade, or a piece of narrative."""
        if self._random.random() < clauses:
            return self._filled(self._random.choice(self._random.choice(CLAUSES[language])), language)
        return self._filled(self._random.choice(NARRATIVE[language]), language)

    def drafts(
        self, sample: list[tuple[int, str, str]], count: int, each: int = 12
    ) -> Iterator[tuple[str, list[Planted]]]:
        """Yield (language, paragraphs). `sample` holds (number, language, text) of paragraphs of the corpus."""
        by_language = {language: [row for row in sample if row[1] == language] for language in SHARES}
        for _ in range(count):
            language = self._random.choices(list(SHARES), list(SHARES.values()))[0]
            yield language, [self.planted(language, by_language[language]) for _ in range(each)]

    def planted(self, language: str, sources: list[tuple[int, str, str]]) -> Planted:
        """Return one paragraph of a draft."""
        chance = self._random.random()
        if chance < 0.35 or not sources:
            return Planted("fresh", self.paragraph(language))
        source, _, text = self._random.choice(sources)
        rate = self._random.choice(RATES)
        edited = self.edited(self.renewed(text, language), language, rate)
        if chance < 0.8:
            return Planted("near", edited, source, rate)
        around = [self.sentence(language, 0), edited, self.sentence(language, 0)]
        return Planted("inside", self._joined(language, around), source, rate)

    def edited(self, text: str, language: str, rate: float) -> str:
        """Replace, drop, insert or swap that share of the words."""
        units = _UNIT.findall(text)
        for at, unit in enumerate(units):
            if self._random.random() >= rate:
                continue
            space = " " if unit.endswith(" ") else ""
            way = self._random.random()
            if way < 0.6:
                units[at] = self._word(language) + space
            elif way < 0.8:
                units[at] = ""
            elif way < 0.92:
                units[at] += self._word(language) + space
            elif at:
                units[at - 1], units[at] = units[at], units[at - 1]
        return "".join(units)

    def renewed(self, text: str, language: str) -> str:
        """Give every order number, date, amount and rate of a text a new value."""
        for pattern, slot in _ENTITIES:
            text = pattern.sub(lambda _, slot=slot: self._entity(slot, language), text)
        return text

    def _joined(self, language: str, parts: list[str]) -> str:
        return ("" if language in UNSPACED else " ").join(parts)

    def _filled(self, template: str, language: str) -> str:
        out = []
        for part in _PART.findall(template):
            if part[0] == "{":
                out.append(self._random.choice(part[1:-1].split("/")))
            else:
                out.append(self._entity(part[1:-1], language) if part[0] == "<" else part)
        return "".join(out)

    def _word(self, language: str) -> str:
        return self._vocabulary[language][bisect(_HEAPS, self._random.random() * _HEAPS[-1])]

    def _entity(self, slot: str, language: str) -> str:
        rand = self._random.randint
        if slot == "w":
            return self._word(language)
        if slot == "order":
            return f"{rand(100, 499)}-{rand(10**6, 10**7 - 1)}-{rand(10**6, 10**7 - 1)}"
        if slot == "tracking":
            return (
                self._random.choice(("1Z", "LX", "JD", "RR"))
                + "".join(self._random.choices("0123456789ABCDEF", k=4))
                + str(rand(10**9, 10**10 - 1))
            )
        if slot == "asin":
            return (
                "B0"
                + "".join(self._random.choices("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", k=7))
                + str(rand(0, 9))
            )
        if slot == "day":
            return _day(language, rand(2021, 2026), rand(1, 12), rand(1, 28), self._random.random() < 0.6)
        if slot == "money":
            return self._random.choice(("USD ", "EUR ", "$", "€")) + f"{rand(5, 900)}.{rand(0, 99):02d}"
        if slot == "rate":
            return f"{rand(0, 14)}.{rand(0, 99):02d}%"
        return str(rand(2, 96)) if slot == "n" else self._random.choice(_CARRIERS)


_ENTITIES = [
    (re.compile(r"\d{3}-\d{7}-\d{7}"), "order"),
    (re.compile(r"(?:1Z|LX|JD|RR)[0-9A-F]{4}\d{10}"), "tracking"),
    (re.compile(r"B0[A-Z0-9]{8}"), "asin"),
    (re.compile(r"\d{4}年\d+月\d+日|\d{4}-\d\d-\d\d|\d\d[/.]\d\d[/.]\d{4}"), "day"),
    (re.compile(r"(?:USD |EUR |\$|€)\d+\.\d\d"), "money"),
    (re.compile(r"\d+\.\d\d%"), "rate"),
]


def _day(language: str, year: int, month: int, day: int, iso: bool) -> str:
    if language in UNSPACED:
        return f"{year}年{month}月{day}日"
    if language == "de":
        return f"{day:02d}.{month:02d}.{year}"
    return f"{year}-{month:02d}-{day:02d}" if iso else f"{day:02d}/{month:02d}/{year}"


def _vocabulary(language: str) -> list[str]:
    source = random.Random(f"words of {language}")
    words: dict[str, None] = {}
    while len(words) < _WORDS:
        if language in {"zh-Hans", "zh-Hant"}:
            word = "".join(source.choices(_IDEOGRAPHS, k=2))
        elif language == "ja":
            word = "".join(
                source.choices(_KANA, k=source.randint(3, 5))
                if source.random() < 0.5
                else source.choices(_IDEOGRAPHS, k=2)
            )
        else:
            word = "".join(source.choices(SYLLABLES[language], k=source.randint(2, 4)))
        words[word] = None
    return list(words)


def paragraphs_of(count: int, seed: int = 1) -> list[tuple[int, str, list[str]]]:
    """Return (number of the first paragraph, language, paragraphs) of each letter of the corpus."""
    out, number = [], 0
    for language, letter in Writer(seed).letters(count):
        out.append((number, language, letter))
        number += len(letter)
    return out


def drafts_of(
    letters: list[tuple[int, str, list[str]]], count: int, seed: int = 2, newest: int = 20_000
) -> list[tuple[str, list[Planted]]]:
    """Return drafts whose planted paragraphs come from the newest paragraphs of the corpus."""
    rows = [
        (first + i, language, text) for first, language, letter in letters for i, text in enumerate(letter)
    ]
    return list(Writer(seed).drafts(rows[-newest:], count))


def fingerprint(letters: list[tuple[int, str, list[str]]]) -> str:
    """Return the SHA-256 of a corpus, one paragraph a line."""
    digest = sha256()
    for _, language, letter in letters:
        digest.update("".join(f"{language}\t{text}\n" for text in letter).encode())
    return digest.hexdigest()


if __name__ == "__main__":
    sys.stdout.write(fingerprint(paragraphs_of(int(sys.argv[1]))) + "\n")
