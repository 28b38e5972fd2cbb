"""What a platform asks for in many words becomes few public kinds, each asked for once."""

from __future__ import annotations

from appealdesk.core.checklist import Checklist, Item
from appealdesk.core.evidence import gaps

LIST = Checklist(
    (
        Item("dispatch_method_and_date", "order_detail", True, "official"),
        Item("delivery_address_match", "order_detail", True, "official"),
        Item("carrier_proof_of_delivery", "delivery_proof", True, "official"),
        Item("signature_confirmation", "delivery_proof", False, "official"),
        Item("serial_match", "return_photos", False, "practice"),
    )
)


def test_two_words_for_one_kind_ask_for_it_once() -> None:
    assert LIST.kinds == ("order_detail", "delivery_proof")


def test_what_is_only_useful_is_no_gap() -> None:
    assert gaps(LIST.requirement(), {"order_detail"}) == ("delivery_proof",)
    assert gaps(LIST.requirement(), {"order_detail", "delivery_proof"}) == ()
