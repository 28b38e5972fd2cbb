"""Order, ASIN and item numbers (单号识别): by format where a format is unmistakable, by the label beside it elsewhere.

Cases, tickets, violations, disputes, parcels and courts have numbers too; the nearest label before a
number decides what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from appealdesk.core.place import Words
from appealdesk.core.recognition.patterns import Pattern
from appealdesk.core.recognition.text import Text

_REACH = 90
_TOKEN = re.compile(r"#?[A-Za-z0-9](?:[A-Za-z0-9]|[-_./](?=[A-Za-z0-9])){2,39}")


@dataclass(frozen=True, slots=True)
class IdFormat:
    """How ids of one kind (order, asin, item) look. `labelled` ones need a label of their kind, `sure` ones obey none."""

    kind: str
    source: str
    platforms: frozenset[str] = frozenset()
    labelled: bool = False
    sure: bool = False


@dataclass(frozen=True, slots=True)
class IdWords:
    """Labels: kind order, item, asin, or other for numbers that are none of these."""

    labels: tuple[tuple[str, Pattern], ...]
    formats: tuple[IdFormat, ...]


@dataclass(frozen=True, slots=True)
class FoundId:
    """One id, as the platform writes it, and the words it came from."""

    kind: str
    id: str
    words: Words


@lru_cache(maxsize=256)
def _format(source: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z0-9])(?<![0-9A-Za-z][-_])(?:{source})(?![A-Za-z0-9])(?!-\d)")


def find_ids(words: IdWords, texts: Iterable[Text], platform: str | None) -> tuple[FoundId, ...]:
    """Return all ids, each once, in the order of the texts."""
    found: dict[tuple[str, str], FoundId] = {}
    for text in texts:
        for one in sorted(_in_text(words, text, platform), key=lambda item: item.words.place.start or 0):
            found.setdefault((one.kind, one.id), one)
    return tuple(found.values())


def _in_text(words: IdWords, text: Text, platform: str | None) -> Iterator[FoundId]:
    taken: list[tuple[int, int]] = []
    labels = _labels(words, text)
    for form in words.formats:
        if form.platforms and platform not in form.platforms:
            continue
        for match in _format(form.source).finditer(text.plain):
            start, end = match.span()
            if any(start < one_end and one_start < end for one_start, one_end in taken):
                continue
            label = _label_before(labels, text.plain, start)
            if not _accepts(form, label):
                continue
            taken.append((start, end))
            if form.kind == "other":
                continue
            kind = "item" if form.kind == "order" and label == "item" else form.kind
            yield FoundId(kind, _clean(match.group(), kind), text.words(start, end))
    yield from _labelled_items(text, labels, taken)


def _accepts(form: IdFormat, label: str | None) -> bool:
    if form.sure:
        return True
    if form.labelled:
        return label == form.kind
    return label != "other"


def _labels(words: IdWords, text: Text) -> list[tuple[int, int, str]]:
    """Return every label of the text by place; where two begin together the longer one holds."""
    found = [
        (match.start(), match.end(), kind)
        for kind, label in words.labels
        for match in label.matches(text.low)
    ]
    found.sort(key=lambda one: (one[0], -one[1]))
    kept: list[tuple[int, int, str]] = []
    for one in found:
        if not kept or one[0] >= kept[-1][1]:
            kept.append(one)
    return kept


_BETWEEN = re.compile(
    r"(?:[\s,;:、,/#&()\[\].+*'\"|-]|and|und|et|y|e|och|및|和|与|及|ids?|nos?|numbers?|号|号码|编号|为|是|are|is|nr|番号|no)*"
)


def _label_before(labels: list[tuple[int, int, str]], plain: str, start: int) -> str | None:
    """Return the kind of the nearest label before a number, looking past other numbers of a list."""
    nearest = None
    for label_start, label_end, kind in labels:
        if label_start >= start:
            break
        if start - label_end <= _REACH:
            nearest = (label_end, kind)
    if nearest is None or "\n\n" in plain[nearest[0] : start]:
        return None
    between = _TOKEN.sub(
        lambda match: "" if any(c.isdigit() for c in match.group()) else match.group(),
        plain[nearest[0] : start],
    )
    return nearest[1] if _BETWEEN.fullmatch(between.lower()) else None


def _labelled_items(
    text: Text, labels: list[tuple[int, int, str]], taken: list[tuple[int, int]]
) -> Iterator[FoundId]:
    """Read the list of tokens right behind an item label: SKUs follow no format."""
    for _, label_end, kind in labels:
        if kind != "item":
            continue
        at = label_end
        while (
            gap := re.compile(
                r"(?:[\s:#、,;/&()=]|ids?\b|nos?\.|numbers?|编号|号|为|是|and\b|und\b|et\b|y\b|番号){0,6}"
            ).match(text.plain, at)
        ) and (token := _TOKEN.match(text.plain, gap.end())):
            start, end = token.span()
            overlaps = any(start < one_end and one_start < end for one_start, one_end in taken)
            if overlaps or not _looks_like_item(token.group()):
                break
            taken.append((start, end))
            yield FoundId("item", token.group(), text.words(start, end))
            at = end


def _looks_like_item(token: str) -> bool:
    digits = sum(char.isdigit() for char in token)
    mixed = any(char in "-_" for char in token) or any(char.isupper() for char in token)
    return digits >= 4 or (
        digits >= 1 and mixed and len(token) >= 4 and not re.fullmatch(r"\d+(?:[-.]\w+)?", token)
    )


def _clean(found: str, kind: str) -> str:
    joined = re.sub(r"\s+", "", found)
    return joined.upper() if kind == "asin" else joined
