"""Australia Post (澳洲邮政轨迹): events of articles, alone or grouped in a consignment, read by their words."""

from __future__ import annotations

from collections.abc import Iterator

from appealdesk.core.scan_words import stage_by_words
from appealdesk.core.shipment import Scan, Shipment
from appealdesk.readers.tracking.node import Node
from appealdesk.readers.tracking.scans import Source


def recognises(root: Node) -> bool:
    """Whether this is an Australia Post answer."""
    return root.at("tracking_results").first.has("tracking_id")


def shipments(root: Node, source: Source) -> Iterator[Shipment]:
    """Yield one shipment for each article; a number that was not found has none."""
    for result in root.each("tracking_results"):
        for item in result.each("trackable_items"):
            for article in item.each("items") if item.has("items") else (item,):
                number = article.text("article_id") or result.text("tracking_id")
                scans = [_scan(event, source) for event in article.each("events")]
                yield source.shipment(number, "Australia Post", scans)


def _scan(event: Node, source: Source) -> Scan:
    words = event.text("description")
    return source.scan(
        event.spot, stage_by_words(words), event.text("date"), (event.text("location"),), words
    )
