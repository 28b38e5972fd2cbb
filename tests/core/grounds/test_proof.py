"""A proof of delivery is quoted line by line for the order that it names."""

from __future__ import annotations

from materials import ONE, TWO, case, exhibit, order, package, reading, sheet

from appealdesk.core.ground import Ground, GroundClass
from appealdesk.core.grounds import grounds
from appealdesk.core.shipment import Stage
from appealdesk.core.timeline import timeline

POD = """Proof of delivery
Item 1Z999AA10123456784
Signature and address
Printed name: ASHDOWN
Postcode of delivery LS8 4** (same)
Photograph
Handed to person at the door"""
MOVED = package((Stage.ACCEPTED, "2026-11-12T08:00:00-08:00"), (Stage.DELIVERED, "2026-11-15T11:00:00-08:00"))


def found(text: str, **more: object) -> list[Ground]:
    values = {"orders": (order(),), "shipments": (MOVED,), **more}
    held = case(exhibit(1, "delivery_proof"), sheets=(sheet("delivery_proof", text),), **values)
    read = reading("a_to_z_claim", ONE)
    built = grounds(held, read, timeline(held, read), ())
    return [ground for ground in built if ground.code == "proof_of_delivery"]


def test_the_lines_that_say_something_are_quoted_with_their_places() -> None:
    (ground,) = found(POD)
    assert "“Printed name: ASHDOWN”, “Postcode of delivery LS8 4** (same)”, “Handed to" in ground.says.say(
        "en"
    )
    assert [citation.place.line for citation in ground.citations] == [4, 5, 7]
    assert ground.ground_class is GroundClass.REMOVABLE


def test_name_and_signature_are_quoted_each_and_a_broken_line_is_read_to_its_end() -> None:
    text = (
        POD.replace("Printed", "Signature captured on the device\nPrinted")
        + "\nPhotograph taken within 9 m of the\naddress"
    )
    (ground,) = found(text)
    said = ground.says.say("en")
    assert "“Printed name: ASHDOWN”, “Signature captured on the device”" in said
    assert "“Photograph taken within 9 m of the address”" in said


def test_the_carriers_own_status_time_and_place_stand_first() -> None:
    text = (
        "4 Nov 2026, 11:20 Out for delivery\n14:32 Delivered and signed for LS8 4\nDelivered to: front door\n"
    )
    (ground,) = found(text + POD)
    said = ground.says.say("en")
    assert "reads: “14:32 Delivered and signed for LS8 4”, “Delivered to: front door”, “Printed name" in said


def test_one_line_that_says_two_things_is_quoted_once() -> None:
    (ground,) = found("Item 1Z999AA10123456784\nDelivered 14:32, signed for by ASHDOWN")
    assert ground.says.say("en").count("ASHDOWN") == 1


def test_a_proof_of_another_order_or_of_another_day_is_not_quoted() -> None:
    assert found(POD.replace("1Z999AA10123456784", TWO)) == []
    assert found(POD + "\nDelivered 14 November 2026") == []
    assert found(POD, orders=(order(delivered_at="2026-11-14T11:00:00-08:00"),)) == []


def test_a_line_that_the_reader_cannot_read_is_left_out() -> None:
    assert found("Item 1Z999AA10123456784\n签收人:张三") == []
