"""The pen of the report (报告用语): Chinese sentences from facts, places with their exhibit number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone, tzinfo

from appealdesk.core.argument import Argument
from appealdesk.core.grounds import Citation
from appealdesk.core.letter.book import ClauseBook
from appealdesk.core.letter.voice import Voice
from appealdesk.core.paper import Block, Bullets, Paragraph, Table
from appealdesk.core.place import Place
from appealdesk.core.wording import Wording

READING = "zh"
# China has kept one offset all year since 1992, so no time zone data are needed for it.
CHINA = timezone(timedelta(hours=8))


@dataclass(frozen=True, slots=True)
class Pen:
    """Says clauses in Chinese. `zone` is the marketplace's own; None where nobody knows it."""

    voice: Voice
    book: ClauseBook
    zone: tzinfo | None = None

    @classmethod
    def of(cls, argument: Argument, book: ClauseBook, zone: tzinfo | None = None) -> Pen:
        """Build the pen of one argument."""
        return cls(Voice.of(argument, book, READING), book, zone)

    @property
    def argument(self) -> Argument:
        """Return what the report is written from."""
        return self.voice.argument

    def say(self, key: str, **slots: object) -> str:
        """Fill a Chinese clause."""
        return self.voice.words(key, **slots).say(READING)

    def words(self, wording: Wording) -> str:
        """Return a text in Chinese, or as it stands where nobody wrote it in Chinese."""
        return self.voice.native(wording, READING)

    def place(self, place: Place) -> str:
        """Write a place: an exhibit by its number, since its file stands in the list of exhibits; any other file by its name."""
        return self.listing([place])

    def places(self, places: Iterable[Place]) -> str:
        """Write places in brackets behind a sentence, nothing where there is none."""
        written = self.listing(places)
        return self.say("places", places=written) if written else ""

    def listing(self, places: Iterable[Place]) -> str:
        """Write places in a row, each once, those of one exhibit together."""
        held: dict[str, list[Place]] = {}
        for place in places:
            cites = self.voice.cite(place.file, place)
            name = f"[证据 {cites[0].number}]" if cites else place.file.rpartition("/")[2]
            held.setdefault(name, []).append(cites[0].place if cites else place)
        return "、".join(
            f"{name} {self.voice.place_words(found, READING)}".strip() for name, found in held.items()
        )

    def cited(self, citations: Sequence[Citation]) -> str:
        """Write the places of citations."""
        return self.places(citation.place for citation in citations)

    def china(self, at: datetime) -> str:
        """Write a moment in China time."""
        return self.voice.spoken(at.astimezone(CHINA), READING)

    def local(self, at: datetime) -> str:
        """Write a moment in the marketplace's zone, else in the one it was recorded in."""
        return self.voice.spoken(at.astimezone(self.zone) if self.zone else at, READING)

    def column(self, *keys: str) -> tuple[str, ...]:
        """Write the header of a table."""
        return tuple(self.say(key) for key in keys)

    def listed(self, items: Sequence[str], otherwise: str = "report.none") -> Block:
        """Return a list, or one sentence where it is empty."""
        return Bullets(tuple(items)) if items else Paragraph(self.say(otherwise))

    def table(
        self,
        header: tuple[str, ...],
        rows: Sequence[tuple[str, ...]],
        otherwise: str,
        widths: tuple[float, ...] = (),
    ) -> Block:
        """Return a table, or one sentence where it is empty."""
        return Table(header, tuple(rows), widths) if rows else Paragraph(self.say(otherwise))
