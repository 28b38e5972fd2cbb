"""A proof of delivery proves the parcel that it names, and no other."""

from __future__ import annotations

import pytest
from materials import LOS_ANGELES, ONE, case, exhibit, order, package, reading, sheet

from appealdesk.core.shipment import Stage
from appealdesk.core.timeline import timeline
from appealdesk.core.timeline.event import Conflict

SCANS = ((Stage.ACCEPTED, "2026-11-10T09:00:00-08:00"), (Stage.DELIVERED, "2026-11-12T09:00:00-08:00"))


def strange(text: str) -> tuple[Conflict, ...]:
    held = case(
        exhibit(3, "delivery_proof"),
        orders=(order(),),
        shipments=(package(*SCANS),),
        sheets=(sheet("delivery_proof", text),),
    )
    told = timeline(held, reading("a_to_z_claim", ONE), LOS_ANGELES).contradictions
    return tuple(conflict for conflict in told if conflict.kind == "proof_of_another")


def test_a_proof_of_another_parcel_is_told() -> None:
    (found,) = strange("Proof of delivery\nParcel 1Z999AA10999999999\nDelivered 11/12/2026")
    assert found.orders == (ONE,)
    assert found.places[0].line == 2
    assert "1Z999AA10999999999" in found.says.say("en")


@pytest.mark.parametrize(
    "text",
    [
        "Parcel 1Z999AA10123456784 delivered, reference 4500012345678",
        "Parcel 1Z 999 AA1 0123 4567 84 delivered, reference 4500012345678",
        f"Order {ONE} delivered",
        "Delivered on 2026-11-12 at the front door, +1 800 742 5877",
        "",
    ],
)
def test_a_proof_that_names_the_parcel_or_no_number_is_not_doubted(text: str) -> None:
    assert not strange(text)
