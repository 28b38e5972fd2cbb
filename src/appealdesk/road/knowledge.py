"""What the desk knows before it sees a case (既有知识), gathered from the packs for one platform and marketplace."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from appealdesk.core.case import Case
from appealdesk.core.casework import Knowledge
from appealdesk.core.reading import Reading
from appealdesk.readers.clauses import clause_book
from appealdesk.readers.packs import channels, platforms, rules, vocabulary


def knowledge(case: Case, reading: Reading) -> Knowledge:
    """Gather vocabulary, clauses, rules, channels and time zone for this case; unknown parts stay None or empty."""
    platform = case.platform or reading.platform
    if platform not in platforms():
        return Knowledge(vocabulary(), clause_book())
    held = rules(platform)
    place = held.place(case.marketplace or reading.marketplace)
    if place is None:
        return Knowledge(vocabulary(), clause_book(), held)
    fitting = channels(platform, place.code, case.as_of.date())
    return Knowledge(vocabulary(), clause_book(), held, fitting, ZoneInfo(place.zone))
