"""What the desk knows before it sees a case (既有知识), gathered from the packs for one platform and marketplace."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from appealdesk.core.case import Case
from appealdesk.core.casework import Knowledge
from appealdesk.core.reading import Reading
from appealdesk.readers.clauses import read_clauses
from appealdesk.readers.packs import channels, platforms, rules, vocabulary


def knowledge(case: Case, reading: Reading) -> Knowledge:
    """Gather vocabulary, clauses, rules, channels and time zone for this case; unknown parts stay None or empty."""
    platform = case.platform or reading.platform
    marketplace = case.marketplace or reading.marketplace
    if platform not in platforms():
        return Knowledge(vocabulary(), read_clauses())
    held = rules(platform)
    zones = {place.code: place.zone for place in held.marketplaces}
    zone = ZoneInfo(zones[marketplace]) if marketplace in zones else None
    fitting = channels(platform, marketplace, case.as_of.date()) if marketplace in zones else ()
    return Knowledge(vocabulary(), read_clauses(), held, fitting, zone)
