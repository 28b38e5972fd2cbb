"""What a machine could read of an exhibit (证据文字): the text of one page, or of a whole text file."""

from __future__ import annotations

import re
from dataclasses import dataclass

from appealdesk.core.place import Place, Words

LONG = 12


@dataclass(frozen=True, slots=True)
class Sheet:
    """Text of one page. `page` counts from 1 and is None for a text file; `doubtful` where an OCR read it."""

    file: str
    text: str
    page: int | None = None
    doubtful: bool = False

    def words(self, start: int, end: int) -> Words:
        """Return the words between two offsets with their page and line."""
        line = self.text.count("\n", 0, start) + 1
        return Words(self.text[start:end], Place(self.file, line=line, page=self.page, start=start, end=end))

    def find(self, needle: str) -> Words | None:
        """Find an id or a name, not as a part of a longer one; None where it does not stand here."""
        found = re.search(_alone(needle), self.text, re.IGNORECASE) if needle.strip() else None
        return self.words(*found.span()) if found else None


def _alone(needle: str) -> str:
    # Chinese text stands next to ids without a space, so only ASCII neighbours make a longer id of it.
    bare = needle.strip()
    # Pages part a long number into groups.
    body = " ?".join(bare) if len(bare) >= LONG and bare.isalnum() and bare.isascii() else re.escape(bare)
    return rf"(?<![A-Za-z0-9]){body}(?![A-Za-z0-9])"
