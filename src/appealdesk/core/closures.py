"""Days on which a carrier was closed (停运日), as its own notice or an authority's paper writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from appealdesk.core.case import Case
from appealdesk.core.citing import cite
from appealdesk.core.ground import Citation
from appealdesk.core.place import Place
from appealdesk.core.written_days import written_days, written_spans

KINDS = ("carrier_exception_notice", "force_majeure_proof", "platform_announcement", "lsp_communication")
_CLOSED = re.compile(
    r"clos(?:ed|ure)|suspend|no (?:pick-?ups?|collections?)|halt|outage|power cut|停运|停收|停电|关闭|封闭|中断|暂停|休业"
    r"|geschlossen|eingestellt|停止|休止",
    re.IGNORECASE,
)
_HOUR = re.compile(r"\d{1,2}:\d{2}|\d{1,2}\s?(?:am|pm)\b|\d{1,2}\s?[点时]", re.IGNORECASE)
_LINE = re.compile(r"[^\n。!?]+")


@dataclass(frozen=True, slots=True)
class Closure:
    """First and last closed day, both included, and the paper that says so."""

    first: date
    last: date
    citation: Citation
    to_the_hour: bool = False

    def whole(self, day: date) -> bool:
        """Whether the paper says that the carrier was closed all that day.

        A line that gives hours closes its first and last day in part only.
        """
        return self.covers(day) and not (self.to_the_hour and day in {self.first, self.last})

    def covers(self, day: date) -> bool:
        """Whether the day lies in the closure."""
        return self.first <= day <= self.last

    def __str__(self) -> str:
        """Read as `2026-11-12` or `2026-11-12 – 2026-11-14`."""
        return self.first.isoformat() if self.first == self.last else f"{self.first} – {self.last}"


def closures(case: Case) -> tuple[Closure, ...]:
    """Read the closed days from the text of carrier and authority papers; from the exhibit's note where no text is known."""
    found: list[Closure] = []
    for exhibit in case.exhibits:
        if exhibit.kind in KINDS:
            texts = [
                (sheet.text, Place(sheet.file, page=sheet.page))
                for sheet in case.sheets
                if sheet.file == exhibit.file
            ]
            told = [closure for text, place in texts for closure in _read(case, text, place)]
            found += told or list(_read(case, exhibit.note, Place(exhibit.file)))
    return tuple(_joined(found))


def _joined(found: list[Closure]) -> Iterator[Closure]:
    """One closure for each exhibit and span; a line with hours makes the others of that exhibit as exact."""
    for closure in found:
        same = [
            c
            for c in found
            if (c.first, c.last, c.citation.exhibit)
            == (closure.first, closure.last, closure.citation.exhibit)
        ]
        if closure is same[0]:
            yield next((c for c in same if c.to_the_hour), closure)


def _read(case: Case, text: str, place: Place) -> Iterator[Closure]:
    near = case.as_of.date()
    for line in _LINE.finditer(text):
        # A letter's own date is no closed day, so only lines that speak of closing count.
        if not _CLOSED.search(line[0]):
            continue
        number = text.count("\n", 0, line.start()) + 1
        at = Place(place.file, line=number, page=place.page)
        spans = written_spans(line[0], near)
        days = written_days(line[0], near)
        pairs = spans or tuple((written.day, written.day) for written in days[:1] if len(days) == 1)
        for citation in cite(case, at):
            yield from (Closure(first, last, citation, bool(_HOUR.search(line[0]))) for first, last in pairs)
