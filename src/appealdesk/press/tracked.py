"""Carrier tracking in print (物流轨迹表): the answer of a carrier as tables, one row an event, numbered as the letter cites it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from appealdesk.core.errors import AppealDeskError
from appealdesk.core.letter.format import offset
from appealdesk.core.letter.spot import line_of
from appealdesk.core.letter.voice import entry_of
from appealdesk.core.shipment import Scan, Shipment

OFFSET = re.compile(r"(?:Z|UTC|GMT|[+-]\d\d:?\d\d)\)?\Z")


@dataclass(frozen=True, slots=True)
class Package:
    """One table: number and carrier of a package, and its rows of mark, time, words, place and whether it is cited."""

    heading: str
    rows: tuple[tuple[str, tuple[str, str, str], bool], ...]


@dataclass(frozen=True, slots=True)
class Tracked:
    """The packages of one file, and the cited lines that are no event. `by_line`: rows are numbered by lines, else by entries."""

    packages: tuple[Package, ...]
    by_line: bool
    further: tuple[tuple[int, str], ...] = ()


def tracked(path: Path, text: str, cited: Collection[int] = ()) -> Tracked | None:
    """Read a carrier's answer for print; None where no reader knows its shape or where it holds no event."""
    from appealdesk.readers.tracking import read_tracking

    try:
        shipments = [one for one in read_tracking(path) if one.scans]
    except AppealDeskError:
        return None
    lined = [replace(one, scans=_lined(one, text)) for one in shipments]
    if not lined:
        return None
    scans = [scan for one in lined for scan in one.scans]
    by_line = all(scan.place.line is not None for scan in scans)
    shown = {scan.place.line for scan in scans}
    lines = text.split("\n")
    further = tuple(
        (n, lines[n - 1].strip()) for n in sorted(set(cited) - shown - {None}) if 0 < n <= len(lines)
    )
    return Tracked(tuple(_package(one, set(cited), by_line=by_line) for one in lined), by_line, further)


def _lined(shipment: Shipment, text: str) -> tuple[Scan, ...]:
    """Give every scan its line, as citations do, and put the scans in the order of the file."""
    scans = [
        scan
        if scan.place.line is not None or scan.place.spot is None
        else replace(scan, place=replace(scan.place, line=line_of(text, scan.place.spot)))
        for scan in shipment.scans
    ]
    return tuple(sorted(scans, key=lambda scan: (scan.place.line or 0, entry_of(scan.place) or 0)))


def _package(shipment: Shipment, cited: Collection[int], *, by_line: bool) -> Package:
    rows = tuple(
        (
            str((scan.place.line if by_line else entry_of(scan.place)) or ""),
            (_moment(scan), scan.words, scan.where),
            by_line and scan.place.line in cited,
        )
        for scan in shipment.scans
    )
    return Package(" ".join(part for part in (shipment.carrier, shipment.tracking) if part), rows)


def _moment(scan: Scan) -> str:
    """Write the time as the carrier did; the offset behind it where the carrier gave it in a field of its own."""
    told = scan.local.replace("T", " ")
    return told if scan.at is None or OFFSET.search(scan.local) else f"{told} ({offset(scan.at)})"
