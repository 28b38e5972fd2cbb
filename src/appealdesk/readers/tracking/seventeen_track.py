"""17TRACK (17TRACK 轨迹): the v2.4 answer with stages, and the short answer of older exports, read by its words."""

from __future__ import annotations

import json
from collections.abc import Iterator

from appealdesk.core.scan_words import stage_by_words
from appealdesk.core.shipment import Scan, Shipment, Stage
from appealdesk.readers.tracking.node import Node
from appealdesk.readers.tracking.scans import Source

STATUSES = {
    "NotFound": Stage.UNKNOWN,
    "InfoReceived": Stage.LABEL,
    "InTransit": Stage.IN_TRANSIT,
    "Expired": Stage.UNKNOWN,
    "AvailableForPickup": Stage.PICKUP_READY,
    "OutForDelivery": Stage.OUT_FOR_DELIVERY,
    "DeliveryFailure": Stage.ATTEMPTED,
    "Delivered": Stage.DELIVERED,
    "Exception": Stage.EXCEPTION,
    "InTransit_PickedUp": Stage.ACCEPTED,
    "InTransit_CustomsProcessing": Stage.CUSTOMS,
    "InTransit_CustomsReleased": Stage.CUSTOMS,
    "InTransit_CustomsRequiringInformation": Stage.CUSTOMS,
    "Exception_Returning": Stage.RETURNING,
    "Exception_Returned": Stage.RETURNED,
}


def recognises(root: Node) -> bool:
    """Whether this is a 17TRACK answer of any age, be it with events or without."""
    accepted = root.at("data", "accepted").first
    return any(
        (
            accepted.has("number"),
            root.at("dat").first.has("no", "track"),
            root.at("Json").first.has("FTrackNo", "FLastEvent"),
        )
    )


def shipments(root: Node, source: Source) -> Iterator[Shipment]:
    """Yield one shipment for each number and provider; a rejected number has none."""
    for package in root.each("data", "accepted"):
        number = package.text("number")
        providers = list(package.each("track_info", "tracking", "providers"))
        for provider in providers:
            scans = [_scan(event, source) for event in provider.each("events")]
            yield source.shipment(number, provider.text("provider", "name"), scans)
        if not providers:
            yield source.shipment(number, "", _old_scans(package, source))
    for package in root.each("dat"):
        yield source.shipment(package.text("no"), "", _old_scans(package, source))
    for package in root.each("Json"):
        yield source.shipment(package.text("FTrackNo"), "", _last_event(package, source))


def _scan(event: Node, source: Source) -> Scan:
    words = event.text("description_translation", "description") or event.text("description")
    raw = event.at("time_raw")
    local = event.text("time_iso") or f"{raw.text('date')} {raw.text('time')}".strip()
    stage = _stage(event.text("sub_status"), words)
    return source.scan(
        event.spot, stage, local, (event.text("location"),), words, raw.text("timezone") or None
    )


def _stage(sub_status: str, words: str) -> Stage:
    """A sub-status that is new to us still tells its main status before the underscore."""
    known = STATUSES.get(sub_status) or STATUSES.get(sub_status.partition("_")[0])
    return known if known is not None else stage_by_words(words)


def _old_scans(package: Node, source: Source) -> list[Scan]:
    """Events of the older answers: z0 is the newest once more, the others are the carriers'."""
    parts = ("z0", "z1", "z2", "z9")
    return [
        _old_scan(event, source) for part in parts for event in package.each("track", part) if event.value
    ]


def _old_scan(event: Node, source: Source) -> Scan:
    words = event.text("z")
    where = (event.text("c"), event.text("d"))
    return source.scan(event.spot, stage_by_words(words), event.text("a"), where, words)


def _last_event(package: Node, source: Source) -> list[Scan]:
    """The list of a web account holds one event a package, as JSON inside a text."""
    try:
        event = json.loads(package.text("FLastEvent"))
    except (ValueError, RecursionError):
        return []
    node = Node(event, package.at("FLastEvent").spot)
    return [_old_scan(node, source)] if node.text("z") else []
