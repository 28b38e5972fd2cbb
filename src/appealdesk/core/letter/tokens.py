"""Numbers, days, times and ids in a text (要素抽取), in one spelling over all languages, so that texts can be compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from appealdesk.core.letter.format import FIXED, NARROW
from appealdesk.core.letter.month_names import (
    ALL_MONTHS,
    GERMAN_MONTHS,
    LOWER_CASE_MONTHS,
    MONTHS,
    month_number,
)
from appealdesk.core.letter.number_words import spells

_NAMES = "|".join([*ALL_MONTHS, "Sept", *(name[:3] for name in MONTHS)])
# Spanish: `13 de noviembre de 2026`.
_OF = r"(?:del?\s+)?"
_DAYS = (
    re.compile(r"(?P<y>\d{4})\s*年\s*(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*日?"),
    re.compile(r"(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*日"),
    re.compile(r"(?<![\d-])(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?!-?\d)"),
    re.compile(r"(?<![\d/])(?P<y>\d{4})/(?P<m>\d{1,2})/(?P<d>\d{1,2})(?![\d/])"),
    re.compile(r"(?<![\d.])(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.(?P<y>\d{4})"),
    re.compile(rf"\b(?P<n>{_NAMES})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<y>\d{{4}}))?", re.IGNORECASE),
    re.compile(
        rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|º|°|\.)?\s+{_OF}(?P<n>{_NAMES})\b\.?(?:,?\s+{_OF}(?P<y>\d{{4}}))?", re.IGNORECASE
    ),
)  # fmt: skip
_TO = r"\s*(?:and|to|until|through|bis|und|–|—|-|~|至|到|和|、|から)\s*"
# “12 to 23 October 2026” names two days of one month.
_SPANS = (
    (
        re.compile(
            rf"(?<![\d.,-])(?P<a>\d{{1,2}})(?:\.,\s*|(?:st|nd|rd|th|\.)?{_TO})(?P<b>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?P<n>{_NAMES})\b\.?(?P<y>,?\s+\d{{4}})?",
            re.IGNORECASE,
        ),
        r"\g<a> \g<n>\g<y> ; \g<b> \g<n>\g<y>",
    ),
    (
        re.compile(
            rf"\b(?P<n>{_NAMES})\.?\s+(?P<a>\d{{1,2}})(?:,\s|{_TO})(?P<b>\d{{1,2}})(?![\d:]|\s+(?:{_NAMES}|orders?|parcels?|packages?|items?|units?|buyers?|hours?|days?)\b)(?P<y>,?\s+\d{{4}})?",
            re.IGNORECASE,
        ),
        r"\g<n> \g<a>\g<y> ; \g<n> \g<b>\g<y>",
    ),
    (
        re.compile(
            rf"(?P<y>\d{{4}}\s*年\s*)?(?P<m>\d{{1,2}}\s*月)\s*(?P<a>\d{{1,2}})\s*日?{_TO}(?P<b>\d{{1,2}})\s*日"
        ),
        r"\g<y>\g<m>\g<a>日 ; \g<y>\g<m>\g<b>日",
    ),
)
_MONTHLY = re.compile(r"(?P<y>\d{4})\s*年\s*(?P<m>\d{1,2})\s*月(?!\s*\d)")
_NAMED_MONTH = re.compile(rf"\b(?P<n>{_NAMES})\s+{_OF}(?P<y>\d{{4}})\b", re.IGNORECASE)
# A month alone: in Chinese by its sign, in English and German in capitals; “May”, “Mai” and names in small letters only
# behind a word that makes them a month.
_LONE_MONTHS = (
    re.compile(r"(?P<m>\d{1,2})\s*月(?!\s*\d|份?内)"),
    re.compile(
        rf"\b(?P<n>{'|'.join(name for name in dict.fromkeys([*MONTHS, *GERMAN_MONTHS]) if name not in {'May', 'Mai'})})\b"
    ),
    re.compile(r"\b(?:in|of|since|until|from|by|to) (?P<n>May)\b"),
    re.compile(r"\b(?:im|seit|bis|ab|Anfang|Mitte|Ende) (?P<n>Mai)\b"),
    re.compile(
        rf"\b(?i:(?:en|de|depuis|début|fin|mi|desde|hasta|a|in|di|da|dal|del|nel|fine|inizio) |d['’]|dell['’]|ad )"
        rf"(?P<n>{'|'.join(dict.fromkeys(LOWER_CASE_MONTHS))})\b"
    ),
)
_DIGIT = re.compile(r"\d")
# In German a point behind a number makes it an ordinal: `am 14. November`, `am 27. und 28. des Monats`.
_ORDINAL = rf"(?!(?<=\b\d\.)\s+(?:[a-zäöü]|{'|'.join(GERMAN_MONTHS)})|(?<=\b\d\d\.)\s+(?:[a-zäöü]|{'|'.join(GERMAN_MONTHS)}))"
_SENTENCE_END = re.compile(rf"(?<=[.!?]){_ORDINAL}\s+|(?<=[。!?])(?![」』）])|\n")
_OFFSET = re.compile(r"UTC(?P<o>[+-]\d{2}:\d{2})")
_TIMES = (
    re.compile(r"(?<![\d:])(?P<h>\d{1,2}):(?P<m>\d{2})(?::\d{2})?(?!\d)"),
    re.compile(r"(?<![\d:])(?P<h>\d{1,2})\s?h\s?(?P<m>\d{2})(?!\d|\s?min)"),  # French: 17 h 42
)
_ID = re.compile(
    r"(?<![A-Za-z0-9])(?=[A-Za-z0-9-]*\d)(?:\d{2,}(?:-\d{3,})+|(?=[A-Za-z0-9]*[A-Za-z])[A-Z0-9]{7,}|\d{9,}|[A-Z]+\d[A-Z0-9]*)(?![A-Za-z0-9])"
)
_NUMBER = re.compile(
    r"(?<![A-Za-z0-9_.])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[\u00a0\u202f]\d{3})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)?)"
)


def tokens(text: str) -> Counter[str]:
    """Return what a reader could check: `day:2026-11-13`, `time:17:42`, `utc:-08:00`, `id:112-…`, `number:8.3`."""
    return Counter(_kept(text))


@lru_cache(maxsize=8192)
def _kept(text: str) -> tuple[str, ...]:
    """Read each text once: the checks compare the same sentences many times over."""
    return tuple(_found(text))


def differences(one: str, other: str) -> tuple[str, ...]:
    """Return what stands in only one of two texts; a small number may be spelt out in either language."""
    left, right = tokens(one), tokens(other)
    open_left = [token for token in (left - right) if not _spelt(token, other)]
    open_right = [token for token in (right - left) if not _spelt(token, one)]
    return tuple(dict.fromkeys([*open_left, *open_right]))


def covered(token: str, sources: Iterable[str] | set[str]) -> bool:
    """Whether a token is among the sources; a day without its year is covered by the same day with one."""
    known = sources if isinstance(sources, set) else set(sources)
    if token in known:
        return True
    if token.startswith("month:"):
        return any(_same_month(token.removeprefix("month:"), held) for held in known)
    if token.startswith("day:"):
        short = token[-5:]
        return f"day:{short}" in known or (
            len(token) == 9 and any(t.endswith(short) for t in known if t.startswith("day:"))
        )
    return False


def _same_month(month: str, held: str) -> bool:
    """Whether a day or month lies in a month; where one of them says no year, the month is enough."""
    kind, _, value = held.partition(":")
    if kind not in {"day", "month"}:
        return False
    other = value.rpartition("-")[0] if kind == "day" else value
    return other[-2:] == month[-2:] and (other == month or len(other) == 2 or len(month) == 2)


def sentences(text: str) -> Iterator[str]:
    """Cut a text into sentences; a full stop inside a number or an address cuts nothing."""
    return (part.strip() for part in _SENTENCE_END.split(text) if part.strip())


def _spelt(token: str, text: str) -> bool:
    return token.startswith("number:") and spells(text, token.removeprefix("number:"))


def _found(text: str) -> Iterator[str]:
    if not _DIGIT.search(text):
        yield from (
            f"month:{_month(match):02d}" for pattern in _LONE_MONTHS for match in pattern.finditer(text)
        )
        return
    for span, both in _SPANS:
        # “26, 27 and 28” is opened two at a time.
        while (opened := span.sub(both, text)) != text:
            text = opened
    for pattern, shape in _SHAPES:
        matches = list(pattern.finditer(text))
        if matches:
            yield from map(shape, matches)
            text = pattern.sub(" ", text)


def _month(match: re.Match[str]) -> int:
    groups = match.groupdict()
    return month_number(groups["n"]) if groups.get("n") else int(groups["m"])


def _day(match: re.Match[str]) -> str:
    year = match.groupdict().get("y")
    short = f"{_month(match):02d}-{int(match['d']):02d}"
    return f"{year}-{short}" if year else short


def _time(match: re.Match[str]) -> str:
    return f"{int(match['h']):02d}:{match['m']}"


def _number(match: re.Match[str]) -> str:
    """Read 1,204 as 1204 and 90,4 as 90.4: a comma before exactly three digits groups thousands."""
    text = match[0].replace(FIXED, "").replace(NARROW, "")
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", text):
        text = text.replace(",", "")
    text = text.replace(",", ".")
    return (text.rstrip("0").rstrip(".") if "." in text else text).lstrip("0") or "0"


# In this order: what an earlier pattern has read, a later one does not see.
_SHAPES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    *((pattern, lambda match: f"day:{_day(match)}") for pattern in _DAYS),
    *(
        (pattern, lambda match: f"month:{match['y']}-{_month(match):02d}")
        for pattern in (_MONTHLY, _NAMED_MONTH)
    ),
    *((pattern, lambda match: f"month:{_month(match):02d}") for pattern in _LONE_MONTHS),
    (_OFFSET, lambda match: f"utc:{match['o']}"),
    *((pattern, lambda match: f"time:{_time(match)}") for pattern in _TIMES),
    (_ID, lambda match: f"id:{match[0]}"),
    (_NUMBER, lambda match: f"number:{_number(match)}"),
)
