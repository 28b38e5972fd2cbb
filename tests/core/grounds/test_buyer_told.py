"""What a buyer was told of his parcel is quoted; how long he waited is asked by nobody and stands in the report."""

from __future__ import annotations

from materials import ONE, case, message, reading

from appealdesk.core.case import Case
from appealdesk.core.correspondence import Sender
from appealdesk.core.ground import Ground, GroundClass
from appealdesk.core.grounds import grounds
from appealdesk.core.reading import Reading
from appealdesk.core.timeline import timeline


def built(held: Case, read: Reading) -> dict[str, Ground]:
    return {ground.code: ground for ground in grounds(held, read, timeline(held, read), ())}


def test_what_the_buyer_was_told_of_the_parcel_is_quoted_and_how_long_he_waited_is_not() -> None:
    thread = (
        message(Sender.BUYER, "2026-11-16T09:00:00-08:00"),
        message(Sender.SELLER, "2026-11-17T22:30:00-08:00", "The proof of delivery is attached."),
    )
    ground = built(case(messages=thread), reading("a_to_z_claim", ONE))["answered"]
    assert ground.ground_class is GroundClass.EXPLAINS_ONLY
    assert "wrote to the buyer" in ground.says.say("en")
    assert "“The proof of delivery is attached.”" in ground.says.say("en")
    assert "37 h" not in ground.says.say("en")
    assert "1 d" not in ground.says.say("en")


def test_a_greeting_to_the_buyer_is_no_help_to_a_reader() -> None:
    thread = (
        message(Sender.BUYER, "2026-11-16T09:00:00-08:00"),
        message(Sender.SELLER, "2026-11-16T10:30:00-08:00", "Glad to hear from you."),
    )
    assert "answered" not in built(case(messages=thread), reading("a_to_z_claim", ONE))


def test_messages_are_quoted_where_receipt_is_disputed_and_not_beside_a_plan() -> None:
    thread = (
        message(Sender.BUYER, "2026-11-16T09:00:00-08:00"),
        message(Sender.SELLER, "2026-11-16T10:30:00-08:00", "The refund was sent."),
    )
    assert "answered" not in built(case(messages=thread), reading("odr", ONE))
