"""FedEx Track v1 (FedEx 轨迹): scan events with an offset in the date."""

from __future__ import annotations

from collections.abc import Iterator

from appealdesk.core.scan_words import stage_by_words
from appealdesk.core.shipment import Scan, Shipment, Stage
from appealdesk.readers.tracking.node import Node
from appealdesk.readers.tracking.scans import Source

CODES = {
    "OC": Stage.LABEL,
    "IN": Stage.LABEL,
    "PU": Stage.ACCEPTED,
    "DO": Stage.ACCEPTED,
    "PX": Stage.ACCEPTED,
    "AR": Stage.IN_TRANSIT,
    "DP": Stage.IN_TRANSIT,
    "IT": Stage.IN_TRANSIT,
    "AF": Stage.IN_TRANSIT,
    "FD": Stage.IN_TRANSIT,
    "CC": Stage.CUSTOMS,
    "CD": Stage.CUSTOMS,
    "OD": Stage.OUT_FOR_DELIVERY,
    "DE": Stage.ATTEMPTED,
    "DL": Stage.DELIVERED,
    "HL": Stage.PICKUP_READY,
    "SE": Stage.EXCEPTION,
    "DY": Stage.EXCEPTION,
    "CA": Stage.EXCEPTION,
    "RS": Stage.RETURNING,
    "RT": Stage.RETURNED,
}


def recognises(root: Node) -> bool:
    """Whether this is a FedEx answer."""
    return root.at("output").has("completeTrackResults")


def shipments(root: Node, source: Source) -> Iterator[Shipment]:
    """Yield one shipment for each result of each number."""
    for complete in root.each("output", "completeTrackResults"):
        for result in complete.each("trackResults"):
            number = result.text("trackingNumberInfo", "trackingNumber") or complete.text("trackingNumber")
            scans = [_scan(event, source) for event in result.each("scanEvents")]
            yield source.shipment(number, "FedEx", scans)


def _scan(event: Node, source: Source) -> Scan:
    words = event.text("eventDescription")
    stage = CODES.get(event.text("eventType")) or stage_by_words(words)
    place = event.at("scanLocation")
    where = (place.text("city"), place.text("stateOrProvinceCode"), place.text("countryCode"))
    return source.scan(event.spot, stage, event.text("date"), where, words)
