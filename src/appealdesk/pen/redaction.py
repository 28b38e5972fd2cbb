"""Redaction (脱敏): names, mail addresses, telephone numbers, postal addresses and ids leave as placeholders and are put back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from appealdesk.core.letter.tokens import tokens
from appealdesk.pen.facts import Facts

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(r"https?://[^\s)\]，。]+")
# Digits with a plus, brackets or groups: a day, a time or an amount has none of these shapes.
_PHONE = re.compile(
    r"(?<![\w-])(?:\+\d[\d ()-]{7,16}\d|\(\d{2,4}\) ?\d{3,4}[- ]\d{3,4}|1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}-\d{7,8})(?![\w-])"
)
_STREETS = "Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Way|Place|Close"
_ADDRESS = re.compile(
    rf"\b\d{{1,5}}[A-Za-z]?,? (?:[A-Z][\w'’.-]*,? ){{1,4}}(?:{_STREETS})\b\.?(?:,? (?:Apt|Unit|Flat|Suite)\.? ?\w+)?"
    r"|\b[A-ZÄÖÜ][\wäöüß.-]*(?:straße|strasse|weg|platz|allee)\.? \d{1,4}\w?\b"
    r"|[\u4e00-\u9fff]{2,12}(?:省|市|区|县|镇|路|街|道|巷)[\u4e00-\u9fff\d]{0,20}\d+(?:号|弄|室|楼|栋|单元)"
)
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Herr|Frau|Mme|Sig|Sra?)\.? [A-ZÄÖÜ][\w'’-]+(?: [A-ZÄÖÜ][\w'’-]+)?|[\u4e00-\u9fff]{2,3}(?=先生|女士|小姐)"
)
_MARK = re.compile(r"\{\{[A-Z]+_\d+\}\}")


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text that may leave, and what its placeholders stand for."""

    text: str
    held: tuple[tuple[str, str], ...]

    def restore(self, answer: str) -> str:
        """Put the words back."""
        held = dict(self.held)
        return _MARK.sub(lambda match: held.get(match[0], match[0]), answer)

    def strays(self, answer: str) -> tuple[str, ...]:
        """Return placeholders of the answer that nobody handed out."""
        known = dict(self.held)
        return tuple(dict.fromkeys(mark for mark in _MARK.findall(answer) if mark not in known))


def redact(text: str, facts: Facts) -> Redacted:
    """Replace what is personal, the longest words first, in one pass: a placeholder is never looked into again."""
    kinds = {word: kind for kind, word in reversed(_personal(text, facts)) if word}
    if not kinds:
        return Redacted(text, ())
    words = re.compile("|".join(re.escape(word) for word in sorted(kinds, key=len, reverse=True)))
    marks: dict[str, str] = {}

    def mark(match: re.Match[str]) -> str:
        word = match[0]
        if word not in marks:
            kind = kinds[word]
            marks[word] = f"{{{{{kind}_{sum(kinds[held] == kind for held in marks) + 1}}}}}"
        return marks[word]

    return Redacted(words.sub(mark, text), tuple((held, word) for word, held in marks.items()))


def _personal(text: str, facts: Facts) -> list[tuple[str, str]]:
    found = dict.fromkeys(_found(text, facts))
    return sorted(found, key=lambda pair: -len(pair[1]))


def _found(text: str, facts: Facts) -> Iterator[tuple[str, str]]:
    for pattern, kind in (
        (_MAIL, "MAIL"),
        (_LINK, "LINK"),
        (_PHONE, "PHONE"),
        (_ADDRESS, "PLACE"),
        (_TITLED, "NAME"),
    ):
        yield from ((kind, match[0]) for match in pattern.finditer(text))
    yield from (("NAME", word) for word in facts.names)
    yield from (("WORD", word) for word in facts.private)
    yield from (("ID", word) for word in facts.ids)
    yield from (("ID", token[3:]) for token in tokens(text) if token.startswith("id:"))
