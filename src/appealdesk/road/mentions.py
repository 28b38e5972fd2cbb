"""What the letter cites each exhibit for (引用说明), so that a reviewer who opens an exhibit knows why it is there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from appealdesk.core.letter import Letter
from appealdesk.core.letter.letter import Cite, Grid, Section, said
from appealdesk.press.enclosed import Mention

LONGEST = 110  # characters of a statement: enough to know it again
CITATION = re.compile(r"\s*[(（]\[[^\[\]]*\][^()（）]*[)）]")  # who reads this has the exhibit before him


def mentions(letter: Letter) -> dict[int, tuple[Mention, ...]]:
    """Return by exhibit number where the letter cites it and what for; the letter's own list of exhibits says nothing new."""
    held: dict[int, dict[Mention, None]] = {}
    for section in letter.sections:
        if section.key != "exhibits":
            for words, cite in _cites(section, letter.language):
                held.setdefault(cite.number, {})[Mention(cite.place, words)] = None
    return {number: tuple(found) for number, found in held.items()}


def _cites(section: Section, language: str) -> Iterator[tuple[str, Cite]]:
    heading = section.heading.say(language)
    for part in section.parts:
        if isinstance(part, Grid):
            yield from ((heading, cite) for row in part.rows for cite in row.cites)
            continue
        for statement in part.statements:
            words = f"{heading}: {shortened(CITATION.sub('', said(statement, language)))}"
            yield from ((words, cite) for cite in statement.cites)


def shortened(words: str) -> str:
    """Return the beginning of a statement, cut between two words where the language has blanks."""
    if len(words) <= LONGEST:
        return words
    cut = words[:LONGEST].rpartition(" ")[0]
    return (cut if len(cut) > LONGEST // 2 else words[:LONGEST]).rstrip(" ,;:.([") + " …"
