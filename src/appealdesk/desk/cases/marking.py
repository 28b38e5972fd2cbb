"""A notice with its words marked (标注原文): which words of it the reading rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# The heaviest first: where two fields rest on the same words, the mark names the first.
FIELDS = (
    "deadline",
    "figures",
    "ids",
    "issue_type",
    "prior",
    "marketplace",
    "platform",
    "scenario",
    "screening",
)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a text; `field` names what was read from it, empty where nothing was."""

    text: str
    field: str = ""


def marked(text: str, file: str, spans: Mapping[str, Sequence[Mapping[str, str]]]) -> list[Segment]:
    """Cut a text into segments by the words that a reading names, `{field: [{words, place}]}` with places `file:line`."""
    taken: list[tuple[int, int, str]] = []
    for field in FIELDS:
        for one in spans.get(field, ()):
            found = _found(text, file, one)
            if found and not any(start < found[1] and found[0] < end for start, end, _ in taken):
                taken.append((*found, field))
    return list(_cut(text, sorted(taken)))


def _found(text: str, file: str, one: Mapping[str, Any]) -> tuple[int, int] | None:
    words, place = str(one.get("words", "")), str(one.get("place", ""))
    named, _, line = place.rpartition(":")
    if named != file or not line.isdigit() or not words:
        return None
    start = text.find(words, _line_start(text, int(line)))
    return (start, start + len(words)) if start >= 0 else None


def _line_start(text: str, line: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
        if start == 0:
            return len(text)
    return start


def _cut(text: str, taken: list[tuple[int, int, str]]) -> Iterator[Segment]:
    at = 0
    for start, end, field in taken:
        if start > at:
            yield Segment(text[at:start])
        yield Segment(text[start:end], field)
        at = end
    if at < len(text):
        yield Segment(text[at:])
