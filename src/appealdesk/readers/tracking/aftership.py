"""AfterShip (AfterShip 轨迹): checkpoints with a tag; an acceptance scan hides in a sub-tag of “in transit”."""

from __future__ import annotations

from collections.abc import Iterator

from appealdesk.core.scan_words import stage_by_words
from appealdesk.core.shipment import Scan, Shipment, Stage
from appealdesk.readers.tracking.node import Node
from appealdesk.readers.tracking.scans import Source

TAGS = {
    "Pending": Stage.UNKNOWN,
    "InfoReceived": Stage.LABEL,
    "InTransit": Stage.IN_TRANSIT,
    "OutForDelivery": Stage.OUT_FOR_DELIVERY,
    "AttemptFail": Stage.ATTEMPTED,
    "Delivered": Stage.DELIVERED,
    "AvailableForPickup": Stage.PICKUP_READY,
    "Exception": Stage.EXCEPTION,
    "Expired": Stage.UNKNOWN,
}
SUBTAGS = {
    "InTransit_002": Stage.ACCEPTED,
    "InTransit_004": Stage.CUSTOMS,
    "InTransit_005": Stage.CUSTOMS,
    "InTransit_006": Stage.CUSTOMS,
    "Exception_010": Stage.RETURNED,
    "Exception_011": Stage.RETURNING,
}
CARRIERS = {"fedex": "FedEx", "ups": "UPS", "usps": "USPS", "dhl": "DHL", "royal-mail": "Royal Mail"}


def recognises(root: Node) -> bool:
    """Whether this is an AfterShip answer: a list, or one tracking."""
    return any(tracking.has("tracking_number", "checkpoints") for tracking in _trackings(root))


def shipments(root: Node, source: Source) -> Iterator[Shipment]:
    """Yield one shipment for each tracking."""
    for tracking in _trackings(root):
        slug = tracking.text("slug")
        scans = [_scan(checkpoint, source) for checkpoint in tracking.each("checkpoints")]
        number, order = tracking.text("tracking_number"), tracking.text("order_id")
        yield source.shipment(number, CARRIERS.get(slug, slug), scans, order)


def _trackings(root: Node) -> Iterator[Node]:
    yield from root.each("data", "trackings")
    yield from root.each("data", "tracking")


def _scan(checkpoint: Node, source: Source) -> Scan:
    words = checkpoint.text("message")
    stage = (
        SUBTAGS.get(checkpoint.text("subtag")) or TAGS.get(checkpoint.text("tag")) or stage_by_words(words)
    )
    where = (checkpoint.text("location") or checkpoint.text("city"), checkpoint.text("country_iso3"))
    return source.scan(checkpoint.spot, stage, checkpoint.text("checkpoint_time"), where, words)
