"""Words of carriers in many languages, with the traps in which one stage hides inside another's words."""

from __future__ import annotations

import pytest

from appealdesk.core.scan_words import stage_by_words
from appealdesk.core.shipment import Stage


@pytest.mark.parametrize(
    ("words", "stage"),
    [
        ("Shipping Label Created, USPS Awaiting Item", Stage.LABEL),
        ("Shipment information received", Stage.LABEL),
        ("运单已创建，等待揽收", Stage.LABEL),
        ("Die Sendung wurde elektronisch angekündigt", Stage.LABEL),
        ("USPS in possession of item", Stage.ACCEPTED),
        ("【深圳】已揽收", Stage.ACCEPTED),
        ("Votre colis a été déposé dans un point postal.", Stage.ACCEPTED),
        ("Arrived at facility", Stage.IN_TRANSIT),
        ("快件已到达转运中心", Stage.IN_TRANSIT),
        ("Held by customs: clearance delay", Stage.EXCEPTION),
        ("清关中", Stage.CUSTOMS),
        ("Out for Delivery", Stage.OUT_FOR_DELIVERY),
        ("On FedEx vehicle for delivery", Stage.OUT_FOR_DELIVERY),
        ("配達中", Stage.OUT_FOR_DELIVERY),
        ("Delivery attempted - no access to delivery location", Stage.ATTEMPTED),
        ("Sendung konnte nicht zugestellt werden", Stage.ATTEMPTED),
        ("收件人拒收", Stage.ATTEMPTED),
        ("Package not delivered", Stage.ATTEMPTED),
        ("Delivered, Left with Individual", Stage.DELIVERED),
        ("Sendung wurde zugestellt", Stage.DELIVERED),
        ("Votre colis est livré.", Stage.DELIVERED),
        ("お届け済み", Stage.DELIVERED),
        ("快件已签收", Stage.DELIVERED),
        ("Delivered to original sender", Stage.RETURNED),
        ("退件已签收", Stage.RETURNED),
        ("Being returned to sender", Stage.RETURNED),
        ("Return in progress", Stage.RETURNING),
        ("Available for pickup", Stage.PICKUP_READY),
        ("Quantum tunnelling", Stage.UNKNOWN),
        ("", Stage.UNKNOWN),
    ],
)
def test_words_tell_the_stage(words: str, stage: Stage) -> None:
    assert stage_by_words(words) is stage
