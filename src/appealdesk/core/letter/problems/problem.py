"""One problem of a letter (问题): which point of the sheet, where, why, and what to do; a fatal one stops the bundle."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from appealdesk.core.argument import Argument
from appealdesk.core.letter.book import ClauseBook, Clauses
from appealdesk.core.letter.letter import Letter, Row, Statement, said
from appealdesk.core.letter.problems.families import Family, families_of
from appealdesk.core.letter.problems.rewording import Change
from appealdesk.core.letter.tokens import sentences
from appealdesk.core.letter.voice import Voice

_QUOTED = re.compile(r"„[^“”]*[“”]|“[^”]*”|「[^」]*」|『[^』]*』|«[^»]*»|\"[^\"]*\"")
# Chinese and Japanese set no space between words.
_UNSPACED = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]")


@dataclass(frozen=True, slots=True)
class Problem:
    """`code` is the point of the sheet (L1 to L22) or COPY for the reading copy.

    An `absolute` one is a fault of integrity: no reason lets the letter out with it.
    """

    code: str
    place: str
    reason: str
    remedy: str
    fatal: bool = False
    absolute: bool = False

    def __str__(self) -> str:
        """Read as one line."""
        return f"{self.code}{'!' if self.fatal else ''} {self.place}: {self.reason} {self.remedy}"


@dataclass(frozen=True, slots=True)
class Draft:
    """What the checks look at: the letter, what it was made from, the word lists, and earlier letters as text.

    `composed` is the letter as the case alone makes it; `changes` tell by place what of a statement it does not hold.
    """

    letter: Letter
    argument: Argument
    book: ClauseBook
    voice: Voice
    composed: Letter
    changes: Mapping[str, Change]
    earlier: tuple[str, ...] = ()
    # What of each topic can stand in this letter at all: most families never do, and each is sought once.
    _possible: dict[str, tuple[Family, ...]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def clauses(self) -> Clauses:
        """Return the texts and word lists of the letter's language."""
        return self.book.of(self.letter.language)

    def items(self, *sections: str) -> Iterator[tuple[str, Statement | Row, str]]:
        """Yield place, statement and words; of all sections, or of those whose key begins with one of these."""
        for place, item in self.letter.statements():
            if not sections or place.startswith(sections):
                yield place, item, said(item, self.letter.language)

    @property
    def text(self) -> str:
        """Return all words of the letter."""
        return "\n".join(words for _, _, words in self.items())

    def citation(self, item: Statement | Row) -> str:
        """Return the citations of a statement as they are to be printed."""
        return self.voice.cites_text(item.cites, self.letter.language)

    def body(self, item: Statement | Row, words: str) -> str:
        """Return the words of a statement without its citations: exhibit and page are no facts of the case."""
        return words.replace(self.citation(item), " ") if item.cites else words

    def hits(self, topic: str, words: str) -> Iterator[str]:
        """Yield the listed phrases and families that stand in these words, quotations left out."""
        bare = unquoted(words)
        lowered = bare.lower()
        for phrase in self.clauses.phrases.get(topic, ()):
            found = pattern(phrase).search(bare) if anchor(phrase) in lowered else None
            if found:
                yield found[0]
        if topic not in self._possible:
            text = unquoted(self.text)
            known = families_of(topic, self.clauses.families)
            self._possible[topic] = tuple(one for one in known if one.possible(text))
        for sentence in sentences(bare) if self._possible[topic] else ():
            yield from filter(None, (one.hit(sentence) for one in self._possible[topic]))


def unquoted(words: str) -> str:
    """Blank what is quoted: a buyer's words are his own."""
    return _QUOTED.sub(" ", words)


def quotations(words: str) -> Iterator[str]:
    """Yield what stands between quotation marks, without them."""
    return (match[0].strip('„“”「」『』«»" \u00a0\u202f') for match in _QUOTED.finditer(words))


@cache
def anchor(phrase: str) -> str:
    """Return the longest word of a phrase: where it is not in a sentence, no pattern has to be built."""
    return max((part.strip() for part in phrase.lower().replace("*", " ").split()), key=len)


@cache
def pattern(phrase: str) -> re.Pattern[str]:
    """Turn a listed phrase into a pattern: whole words, any spacing, `*` for up to four words or twelve characters."""
    if _UNSPACED.search(phrase):
        return re.compile(r"[^。、]{0,12}?".join(map(re.escape, phrase.split("*"))), re.IGNORECASE)
    parts = (r"\s+".join(map(re.escape, part.split())) for part in phrase.split("*"))
    body = r"(?:\s+\S+){0,4}?\s+".join(parts)
    head = r"(?<!\w)" if phrase[0].isalnum() else ""
    tail = r"(?!\w)" if phrase[-1].isalnum() else ""
    return re.compile(head + body + tail, re.IGNORECASE)
