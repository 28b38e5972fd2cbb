"""MyDHL Express (DHL Express 轨迹): date, time and offset in three fields, events also for each piece."""

from __future__ import annotations

from collections.abc import Iterator

from appealdesk.core.scan_words import stage_by_words
from appealdesk.core.shipment import Scan, Shipment, Stage
from appealdesk.readers.tracking.node import Node
from appealdesk.readers.tracking.scans import Source

CODES = {
    "SD": Stage.LABEL,
    "PU": Stage.ACCEPTED,
    "PL": Stage.IN_TRANSIT,
    "DF": Stage.IN_TRANSIT,
    "AF": Stage.IN_TRANSIT,
    "AR": Stage.IN_TRANSIT,
    "TR": Stage.IN_TRANSIT,
    "CC": Stage.CUSTOMS,
    "CR": Stage.CUSTOMS,
    "RR": Stage.CUSTOMS,
    "WC": Stage.OUT_FOR_DELIVERY,
    "NH": Stage.ATTEMPTED,
    "BA": Stage.EXCEPTION,
    "OH": Stage.EXCEPTION,
    "OK": Stage.DELIVERED,
    "RT": Stage.RETURNING,
}


def recognises(root: Node) -> bool:
    """Whether this is a MyDHL answer."""
    return root.at("shipments").first.has("shipmentTrackingNumber", "events")


def shipments(root: Node, source: Source) -> Iterator[Shipment]:
    """Yield one shipment for each waybill; its pieces repeat the same events."""
    for shipment in root.each("shipments"):
        scans = [_scan(event, source) for event in shipment.each("events")]
        yield source.shipment(shipment.text("shipmentTrackingNumber"), "DHL Express", scans)


def _scan(event: Node, source: Source) -> Scan:
    words = event.text("description")
    stage = CODES.get(event.text("typeCode")) or stage_by_words(words)
    where = (event.at("serviceArea").first.text("description"),)
    local = f"{event.text('date')} {event.text('time')}".strip()
    return source.scan(event.spot, stage, local, where, words, event.text("GMTOffset") or None)
