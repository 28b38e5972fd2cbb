"""The letter that was sent (已发出的信), read part by part: what it said of causes, actions, prevention, and which exhibits it named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from appealdesk.core.letter.book import ClauseBook
from appealdesk.core.letter.tokens import tokens
from appealdesk.core.place import Place, Words

LETTER = "letter.txt"
HEADING = 70
_STOPS = (".", "。", ";", "；", ",", "，")
# The desk's own headings, by the part they open.
OWN_HEADS: Mapping[str, tuple[str, ...]] = {
    "cause": ("heading.cause",),
    "corrective": ("heading.corrective", "heading.corrective.other"),
    "preventive": ("heading.preventive", "heading.preventive.other"),
    "policy": ("heading.policy",),
    "prior": ("heading.prior",),
    "evidence": ("heading.exhibits",),
}
_CITED = re.compile(
    r"\[(?P<label>[^\W\d]+)\s?(?P<n>\d+)\]|\b(?:Exhibit|Anlage|Attachment|附件|证据)\s?(?P<m>\d+)"
)
_NUMBERING = re.compile(r"^[\s\d.)、#*•-]+|[\s:：*]+$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the letter with the part it stands in, empty before the first known heading."""

    part: str
    words: Words

    @property
    def text(self) -> str:
        """The words."""
        return self.words.text

    @property
    def exhibits(self) -> frozenset[int]:
        """The numbers of the exhibits it names."""
        return frozenset(int(match["n"] or match["m"]) for match in _CITED.finditer(self.text))

    def holds(self, kind: str) -> bool:
        """Whether it holds a day, number, time or id."""
        return any(token.startswith(f"{kind}:") for token in tokens(_CITED.sub(" ", self.text)))


@dataclass(frozen=True, slots=True)
class Sent:
    """The whole letter."""

    lines: tuple[Line, ...]

    def part(self, name: str) -> tuple[Line, ...]:
        """Return the lines of one part."""
        return tuple(line for line in self.lines if line.part == name)

    @property
    def exhibits(self) -> frozenset[int]:
        """All exhibits that the body names; the list at its end names every one and proves nothing."""
        return frozenset(n for line in self.lines if line.part != "evidence" for n in line.exhibits)

    def says(self, text: str) -> bool:
        """Whether the letter holds these words, spacing and case apart."""
        return _bare(text) in _bare("".join(line.text for line in self.lines))


def sent(text: str, clauses: ClauseBook, heads: Mapping[str, tuple[str, ...]], *, file: str = LETTER) -> Sent:
    """Read a letter. A short line that is a heading of the desk, or begins like one in `heads`, opens its part."""
    own, others = _own(clauses), {_heading(word): part for part, words in heads.items() for word in words}
    return Sent(tuple(_lines(text, own, others, file)))


def _lines(text: str, own: Mapping[str, str], others: Mapping[str, str], file: str) -> Iterator[Line]:
    part = ""
    for number, raw in enumerate(text.splitlines(), 1):
        opened = _opened(raw, own, others)
        if opened is not None:
            part = opened
        elif raw.strip():
            yield Line(part, Words(raw.strip(), Place(file, line=number)))


def _opened(raw: str, own: Mapping[str, str], others: Mapping[str, str]) -> str | None:
    line = raw.strip()
    if not line or len(line) > HEADING or line.endswith(_STOPS) or "|" in line:
        return None
    folded = _heading(line)
    if folded in own:
        return own[folded]
    return next((part for head, part in others.items() if folded.startswith(head)), None)


def _own(clauses: ClauseBook) -> Mapping[str, str]:
    known: dict[str, str] = {}
    for held in clauses.languages.values():
        for key, text in held.texts.items():
            if key.startswith("heading."):
                part = next((part for part, keys in OWN_HEADS.items() if _opens(key, keys)), "")
                known[_heading(text)] = part
    return known


def _opens(key: str, keys: tuple[str, ...]) -> bool:
    return any(key in {one, f"{one}.numbered"} for one in keys)


def _heading(text: str) -> str:
    """Fold a heading: numbering, colon and case do not count, nor does the number of a cause."""
    bare = _NUMBERING.sub("", text.replace("{number}", "").strip())
    return re.sub(r"\s*\d+\s*|\s+", " ", bare).strip().casefold()


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
