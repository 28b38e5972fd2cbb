"""USPS Tracking v3 (USPS 轨迹): each event gives its local time, its offset and the same moment in GMT."""

from __future__ import annotations

from collections.abc import Iterator

from appealdesk.core.scan_words import stage_by_words
from appealdesk.core.shipment import Scan, Shipment, Stage
from appealdesk.readers.tracking.node import Node
from appealdesk.readers.tracking.scans import Source

# Codes whose words would mislead or vary; every other code is read by its words.
CODES = {
    "GX": Stage.LABEL,
    "MA": Stage.LABEL,
    "GA": Stage.LABEL,
    "01": Stage.DELIVERED,
    "02": Stage.ATTEMPTED,
    "03": Stage.ACCEPTED,
    "OA": Stage.ACCEPTED,
    "OF": Stage.OUT_FOR_DELIVERY,
    "07": Stage.IN_TRANSIT,
    "10": Stage.IN_TRANSIT,
    "A1": Stage.IN_TRANSIT,
    "T1": Stage.IN_TRANSIT,
    "TL": Stage.IN_TRANSIT,
    "SF": Stage.IN_TRANSIT,
    "14": Stage.PICKUP_READY,
    "09": Stage.RETURNING,
}


def recognises(root: Node) -> bool:
    """Whether this is a USPS answer: one package or a list of them."""
    return root.first.has("trackingNumber", "trackingEvents")


def shipments(root: Node, source: Source) -> Iterator[Shipment]:
    """Yield one shipment for each package."""
    for package in root.each():
        scans = [_scan(event, source) for event in package.each("trackingEvents")]
        yield source.shipment(package.text("trackingNumber"), "USPS", scans)


def _scan(event: Node, source: Source) -> Scan:
    words = event.text("eventType")
    stage = CODES.get(event.text("eventCode")) or stage_by_words(words)
    where = (
        event.text("eventCity"),
        event.text("eventState"),
        event.text("eventZIP"),
        event.text("eventCountry"),
    )
    local = event.text("eventTimestamp")
    return source.scan(event.spot, stage, local, where, words, event.text("GMTOffset") or None)
