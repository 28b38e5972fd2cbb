"""Scans (扫描记录) put together alike for all carriers: stage, time as written, moment, place, words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from appealdesk.core.errors import AppealDeskError
from appealdesk.core.place import Place
from appealdesk.core.shipment import Scan, Shipment, Stage
from appealdesk.readers.moments import moment


class TrackingError(AppealDeskError):
    """A file of carrier events that no reader knows."""

    code = "tracking"


@dataclass(frozen=True, slots=True)
class Source:
    """Where events come from: the file as it is cited, and the zone of times that carry none."""

    file: str
    zone: str | None = None

    def scan(
        self,
        spot: str,
        stage: Stage,
        local: str,
        where: Iterable[str] = (),
        words: str = "",
        zone: str | None = None,
    ) -> Scan:
        """Build one scan. `zone` is what the event itself says of its zone, before the file's own."""
        at = moment(local, zone or self.zone)
        return Scan(
            stage,
            local,
            at,
            ", ".join(part for part in where if part),
            clean(words),
            Place(self.file, spot=spot),
        )

    def shipment(self, tracking: str, carrier: str, scans: Iterable[Scan], order_id: str = "") -> Shipment:
        """Put scans in order, oldest first; an event told twice is kept once."""
        return Shipment(tracking, carrier, in_order(scans), self.file, order_id or None)


def in_order(scans: Iterable[Scan]) -> tuple[Scan, ...]:
    """Return scans oldest first.

    Carriers write newest first or oldest first, and a local time without a zone cannot be compared with a
    moment. So the list is turned where it runs backwards, then sorted only where every scan has a moment.
    """
    once = {(scan.stage, scan.local, scan.where, scan.words): scan for scan in reversed(list(scans))}
    ordered = list(reversed(once.values()))
    moments = [scan.at for scan in ordered if scan.at is not None]
    if len(moments) == len(ordered):
        # Reversed first, so that two events of one second keep the order in which they happened.
        return tuple(sorted(_turned(ordered, [at.timestamp() for at in moments]), key=_instant))
    written = [re.sub(r"\D", "", scan.local).ljust(14, "0")[:14] for scan in ordered]
    return tuple(_turned(ordered, [int(digits) for digits in written]))


def clean(words: str) -> str:
    """Return words on one line, without the tags that some carriers leave in."""
    return re.sub(r"\s+", " ", re.sub(r"<[^<>]{0,40}>|&#\d{1,6};", " ", words)).strip()


def _turned(scans: list[Scan], times: list[float] | list[int]) -> list[Scan]:
    backwards = sum(later < earlier for earlier, later in pairwise(times))
    forwards = sum(later > earlier for earlier, later in pairwise(times))
    return scans[::-1] if backwards > forwards else scans


def _instant(scan: Scan) -> datetime:
    assert scan.at is not None
    return scan.at
