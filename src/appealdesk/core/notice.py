"""What the platform sent (绩效通知) and what the seller says (卖家陈述), as text with lines that can be cited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from appealdesk.core.place import Place, Words


@dataclass(frozen=True, slots=True)
class Link:
    """A link as shown and as it really points; the two differ in phishing."""

    shown: str
    target: str


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice file as text. Mail fields are empty for pasted text; `doubtful` are words an OCR was unsure of."""

    file: str
    text: str
    media: str = "text/plain"
    sender: str = ""
    subject: str = ""
    sent_at: datetime | None = None
    links: tuple[Link, ...] = ()
    doubtful: tuple[str, ...] = ()

    def words(self, start: int, end: int) -> Words:
        """Return the words between two offsets with their place."""
        return words_in(self.file, self.text, start, end)


@dataclass(frozen=True, slots=True)
class Story:
    """The seller's own account. It is quoted, never turned into facts. `dated` is the day the seller signed it, if told."""

    file: str
    text: str
    dated: datetime | None = None

    def words(self, start: int, end: int) -> Words:
        """Return the words between two offsets with their place."""
        return words_in(self.file, self.text, start, end)


def words_in(file: str, text: str, start: int, end: int) -> Words:
    """Cut words out of a text and say on which line they stand."""
    return Words(text[start:end], Place(file, line=text.count("\n", 0, start) + 1, start=start, end=end))
