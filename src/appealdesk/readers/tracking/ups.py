"""UPS Track API (UPS 轨迹): local dates and times without a zone, unless the newer GMT fields are there."""

from __future__ import annotations

from collections.abc import Iterator

from appealdesk.core.scan_words import stage_by_words
from appealdesk.core.shipment import Scan, Shipment, Stage
from appealdesk.readers.tracking.node import Node
from appealdesk.readers.tracking.scans import Source

# The activity types; X is what happens to a package that could not be delivered as planned.
TYPES = {
    "M": Stage.LABEL,
    "MV": Stage.UNKNOWN,  # billing voided: nobody touched the package
    "P": Stage.ACCEPTED,
    "I": Stage.IN_TRANSIT,
    "O": Stage.OUT_FOR_DELIVERY,
    "D": Stage.DELIVERED,
    "X": Stage.EXCEPTION,
    "RS": Stage.RETURNING,
    "DO": Stage.DELIVERED,
    "NA": Stage.UNKNOWN,
}


def recognises(root: Node) -> bool:
    """Whether this is a UPS answer."""
    return root.at("trackResponse").has("shipment")


def shipments(root: Node, source: Source) -> Iterator[Shipment]:
    """Yield one shipment for each package."""
    for shipment in root.each("trackResponse", "shipment"):
        for package in shipment.each("package"):
            number = package.text("trackingNumber") or shipment.text("inquiryNumber")
            scans = [_scan(activity, source) for activity in package.each("activity")]
            yield source.shipment(number, "UPS", scans)


def _scan(activity: Node, source: Source) -> Scan:
    words = activity.text("status", "description")
    stage = TYPES.get(activity.text("status", "type"), Stage.UNKNOWN)
    if stage in {Stage.IN_TRANSIT, Stage.UNKNOWN, Stage.EXCEPTION}:
        stage = _finer(stage, words)
    address = activity.at("location", "address")
    where = (address.text("city"), address.text("stateProvince"), address.text("countryCode"))
    local = _stamp(activity.text("date"), activity.text("time"))
    zone = activity.text("gmtOffset") or None
    return source.scan(activity.spot, stage, local, where, words, zone)


def _finer(stage: Stage, words: str) -> Stage:
    """UPS files attempts under X and clearance under I; the words tell them apart."""
    told = stage_by_words(words)
    finer = {
        Stage.IN_TRANSIT: {Stage.CUSTOMS, Stage.ACCEPTED},
        Stage.EXCEPTION: {Stage.ATTEMPTED, Stage.RETURNING, Stage.RETURNED},
        Stage.UNKNOWN: set(Stage),
    }[stage]
    return told if told in finer else stage


def _stamp(day: str, time: str) -> str:
    if len(day) != 8 or not day.isdigit():
        return f"{day} {time}".strip()
    written = f"{day[:4]}-{day[4:6]}-{day[6:]}"
    return f"{written} {time[:2]}:{time[2:4]}:{time[4:6]}" if len(time) == 6 and time.isdigit() else written
