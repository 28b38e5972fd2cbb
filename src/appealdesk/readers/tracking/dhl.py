"""DHL Shipment Tracking Unified (DHL 轨迹): five status codes; the event time often is local, without a zone."""

from __future__ import annotations

from collections.abc import Iterator

from appealdesk.core.scan_words import stage_by_words
from appealdesk.core.shipment import Scan, Shipment, Stage
from appealdesk.readers.tracking.node import Node
from appealdesk.readers.tracking.scans import Source

CODES = {
    "pre-transit": Stage.LABEL,
    "transit": Stage.IN_TRANSIT,
    "delivered": Stage.DELIVERED,
    "failure": Stage.EXCEPTION,
}
# What the words may say more exactly than the code does. A label stays a label: the code is what DHL
# answers for, the words are free text that may hold a name.
FINER = {
    Stage.IN_TRANSIT: {
        Stage.ACCEPTED,
        Stage.CUSTOMS,
        Stage.OUT_FOR_DELIVERY,
        Stage.ATTEMPTED,
        Stage.PICKUP_READY,
    },
    Stage.EXCEPTION: {Stage.ATTEMPTED, Stage.RETURNING, Stage.RETURNED},
}


def recognises(root: Node) -> bool:
    """Whether this is the unified answer, bare or wrapped by the portal."""
    shipment = _base(root).at("shipments").first
    return shipment.has("id", "events") and "shipmentTrackingNumber" not in shipment.value


def shipments(root: Node, source: Source) -> Iterator[Shipment]:
    """Yield one shipment for each entry."""
    for shipment in _base(root).each("shipments"):
        scans = [_scan(event, source) for event in shipment.each("events")]
        yield source.shipment(shipment.text("id"), "DHL", scans)


def _base(root: Node) -> Node:
    return root.at("trackingResponse") if root.has("trackingResponse") else root


def _scan(event: Node, source: Source) -> Scan:
    words = event.text("description") or event.text("status")
    told = stage_by_words(" ".join((event.text("status"), event.text("description"))))
    stage = CODES.get(event.text("statusCode").lower())
    if stage is None or told in FINER.get(stage, ()):
        stage = told
    address = event.at("location", "address")
    where = (address.text("addressLocality"), address.text("countryCode"))
    return source.scan(event.spot, stage, event.text("timestamp"), where, words)
