"""Where something stands (出处): file, page, line, characters, moment. A claim without a place is hearsay."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the material. Lines and pages count from 1; `start` and `end` are character offsets in the text.

    `spot` is a path inside structured data, counted from 0 as the format itself counts: `events[3]`.
    """

    file: str
    line: int | None = None
    page: int | None = None
    start: int | None = None
    end: int | None = None
    spot: str | None = None

    def __str__(self) -> str:
        """Read as `story.md:3`, `exhibits/manifest.pdf p. 2` or `exhibits/carrier_tracking.json events[3]`."""
        page = f" p. {self.page}" if self.page is not None else ""
        line = f":{self.line}" if self.line is not None else ""
        spot = f" {self.spot}" if self.spot is not None else ""
        return f"{self.file}{line}{page}{spot}"


@dataclass(frozen=True, slots=True)
class Words:
    """The very words that a value was read from, and where they stand."""

    text: str
    place: Place
