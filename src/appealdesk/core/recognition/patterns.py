r"""Patterns (识别规则) as data: what words speak for a code, how much they weigh, and where they may stand.

A pattern is a short regular expression in lower case. A space stands for any white space, `\b` for
the edge of a Latin word (also beside Chinese letters), and a Latin match begins at the start of a word
and ends at its end, inflections apart. Patterns are compiled when a literal part of them is first seen in a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from appealdesk.core.place import Words
from appealdesk.core.recognition.literals import Literals, needed_literals
from appealdesk.core.recognition.text import Text

_EDGE = r"(?:(?<![a-z0-9])(?=[a-z0-9])|(?<=[a-z0-9])(?![a-z0-9]))"
# A Latin word is met at its beginning; Chinese and Japanese ones may stand behind anything.
_START = r"(?:(?<![a-z0-9])|(?![a-z0-9]))"
_SPACE = re.compile(r" (?=([?*{]))?")
_CLAUSE = re.compile(r"[.!?;:。!?;:,,\n]")
# and followed to its end, or to a common ending: "claim" is met in "claims", "neve" (snow) not in "never".
_END = r"(?:(?<![a-z])|(?![a-z])|(?=(?:s|es|ed|d|ing|e|en|n|em)(?![a-z])))"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern. It is tried only on a text that holds one of the literals it cannot do without."""

    source: str
    # Found once when the packs are read and kept with them; None: not looked for yet.
    needs: Literals | None = field(default=None, compare=False, repr=False)

    def search(self, low: str) -> re.Match[str] | None:
        """Find the first match."""
        return compiled(self.source).search(low) if self.may_match(low) else None

    def matches(self, low: str) -> Iterator[re.Match[str]]:
        """Find all matches, left to right."""
        return compiled(self.source).finditer(low) if self.may_match(low) else iter(())

    def blanked(self, low: str) -> str:
        """Return the text with every match left empty."""
        return compiled(self.source).sub(" ", low) if self.may_match(low) else low

    def may_match(self, low: str) -> bool:
        """Whether the text holds a literal part of the pattern."""
        needs = needed_literals(self.source) if self.needs is None else self.needs
        for literal in needs:  # the hottest line of the reading; a generator costs a third more
            if literal in low:
                return True
        return not needs


@lru_cache(maxsize=16384)
def compiled(source: str, before: str = "", behind: str = "") -> re.Pattern[str]:
    """Compile a pattern of the packs. Raises `re.error` on a broken one; the packs' reader tries each."""
    spaced = _SPACE.sub(lambda match: r"\s" if match[1] else r"\s+", source.replace(r"\b", _EDGE))
    return re.compile(f"{before}{_START}(?:{spaced}){_END}{behind}")


def any_in(patterns: tuple[Pattern, ...], text: str) -> bool:
    """Whether a cue stands anywhere in a short text."""
    return any(one.search(text) for one in patterns)


def ends(patterns: tuple[Pattern, ...], text: str, gap: str) -> bool:
    """Whether a cue closes a short text, with nothing but `gap` behind it."""
    closing = gap + r"\Z"
    return any(compiled(one.source, "", closing).search(text) for one in patterns if one.may_match(text))


def begins(patterns: tuple[Pattern, ...], text: str, gap: str, then: str = "") -> bool:
    """Whether a cue opens a short text, with nothing but `gap` before it and `then` behind it."""
    return any(compiled(one.source, gap, then).match(text) for one in patterns if one.may_match(text))


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that speak for a code, with their weight and place."""

    code: str
    weight: float
    text: Text
    start: int
    end: int

    @property
    def words(self) -> Words:
        """The words as they stand in the original."""
        return self.text.words(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Group:
    """Patterns that say the same thing; one match is enough.

    `unless` voids it anywhere in the text, `never_after` right before it in the clause; `platforms` confines it;
    `capitals` asks that Latin letters be capitals.
    """

    code: str
    weight: float
    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...] = ()
    platforms: frozenset[str] = frozenset()
    basis: str = "constructed"
    never_after: tuple[Pattern, ...] = ()
    capitals: bool = False

    def hit(self, text: Text) -> Hit | None:
        """Return the first match in a text, by place."""
        found = [match for one in self.patterns if (match := self._first(one, text))]
        if not found or any(one.search(text.low) for one in self.unless):
            return None
        first = min(found, key=lambda match: (match.start(), -match.end()))
        return Hit(self.code, self.weight, text, first.start(), first.end())

    def all_hits(self, text: Text) -> tuple[Hit, ...]:
        """Return the first match of every pattern: how many different signs there are."""
        found = (self._first(one, text) for one in self.patterns)
        return tuple(
            Hit(self.code, self.weight, text, match.start(), match.end()) for match in found if match
        )

    def _first(self, one: Pattern, text: Text) -> re.Match[str] | None:
        if not self.never_after and not self.capitals:
            return one.search(text.low)
        return next((match for match in one.matches(text.low) if self._counts(text, match)), None)

    def _counts(self, text: Text, match: re.Match[str]) -> bool:
        if (
            self.capitals
            and match.group().isascii()
            and not text.plain[match.start() : match.end()].isupper()
        ):
            return False
        return not self.conditional(text.low, match.start())

    def conditional(self, low: str, start: int) -> bool:
        """Whether "may", "at risk of" and their like stand before, in the same clause."""
        before = _CLAUSE.split(low[max(0, start - 48) : start])[-1]
        return any(one.search(before) for one in self.never_after)


def hits(groups: Iterable[Group], texts: Iterable[Text], platform: str | None = None) -> tuple[Hit, ...]:
    """Return at most one hit per group and text."""
    texts = tuple(texts)
    return tuple(
        hit
        for group in groups
        if not group.platforms or platform in group.platforms
        for text in texts
        if (hit := group.hit(text))
    )


def totals(found: Iterable[Hit]) -> dict[str, float]:
    """Add the weights up, code by code, heaviest first; ties in the order of the codes."""
    sums: dict[str, float] = {}
    for hit in found:
        sums[hit.code] = sums.get(hit.code, 0.0) + hit.weight
    return dict(sorted(sums.items(), key=lambda item: (-item[1], item[0])))
