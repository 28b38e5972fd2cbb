"""La Poste Suivi v2 (法国邮政轨迹): event codes whose first letters tell the stage."""

from __future__ import annotations

from collections.abc import Iterator

from appealdesk.core.scan_words import stage_by_words
from appealdesk.core.shipment import Scan, Shipment, Stage
from appealdesk.readers.tracking.node import Node
from appealdesk.readers.tracking.scans import Source

# DI2 is a delivery back to the sender, which the two letters alone would call delivered.
CODES = {"DI2": Stage.RETURNED, "DO1": Stage.CUSTOMS, "DO2": Stage.CUSTOMS, "DO3": Stage.EXCEPTION}
LETTERS = {
    "DR": Stage.LABEL,
    "PC": Stage.ACCEPTED,
    "ET": Stage.IN_TRANSIT,
    "EP": Stage.IN_TRANSIT,
    "MD": Stage.OUT_FOR_DELIVERY,
    "ND": Stage.ATTEMPTED,
    "AG": Stage.PICKUP_READY,
    "RE": Stage.RETURNING,
    "PB": Stage.EXCEPTION,
    "DI": Stage.DELIVERED,
}


def recognises(root: Node) -> bool:
    """Whether this is a La Poste answer, for one number or several."""
    return any(_is_answer(answer) for answer in _answers(root))


def shipments(root: Node, source: Source) -> Iterator[Shipment]:
    """Yield one shipment for each number."""
    for answer in _answers(root):
        if _is_answer(answer):
            shipment = answer.at("shipment")
            scans = [_scan(event, source) for event in shipment.each("event")]
            yield source.shipment(shipment.text("idShip"), _carrier(shipment.text("product")), scans)


def _answers(root: Node) -> Iterator[Node]:
    return root.each("responses") if root.has("responses") else root.each()


def _is_answer(answer: Node) -> bool:
    return answer.at("shipment").has("idShip", "event")


def _carrier(product: str) -> str:
    return {"colissimo": "Colissimo", "chronopost": "Chronopost"}.get(product.lower(), "La Poste")


def _scan(event: Node, source: Source) -> Scan:
    words, code = event.text("label"), event.text("code")
    stage = CODES.get(code) or LETTERS.get(code[:2]) or stage_by_words(words)
    return source.scan(event.spot, stage, event.text("date"), (), words)
