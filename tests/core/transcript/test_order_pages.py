"""Order pages and chats copied as text: fields behind their labels, messages with who wrote them."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from appealdesk.core.correspondence import Sender
from appealdesk.core.local_time import is_day
from appealdesk.core.sheet import Sheet
from appealdesk.core.transcript.conversation import conversation
from appealdesk.core.transcript.order_pages import order_pages

ORDER, OTHER = "113-8842071-6650214", "113-8842071-6650222"
PACIFIC = ZoneInfo("America/Los_Angeles")


def read(text: str, *ids: str) -> dict[tuple[str, str], object]:
    found = order_pages([Sheet("exhibits/order_detail.txt", text)], ids or (ORDER,), PACIFIC)
    return {(one.order, one.field): one.value for one in found}


def test_a_page_about_one_order_gives_its_fields() -> None:
    found = read(
        f"Order ID: {ORDER}\nShip by: Nov 3, 2026\nDeliver by: Nov 5, 2026 - Nov 10, 2026\n"
        "Ship to: Marcy T., Tulsa, OK 74105\nCarrier: USPS  Tracking ID: 9400 1118 9956 0341 2277 81\n"
        "Ship confirmed: Nov 2, 2026 1:40 PM PST\n"
    )
    assert found[ORDER, "tracking"] == "9400111899560341227781"
    assert found[ORDER, "carrier"] == "USPS"
    assert found[ORDER, "town"] == "Tulsa"
    assert is_day(found[ORDER, "ship_by"])  # type: ignore[arg-type]
    assert str(found[ORDER, "deliver_by"]).startswith("2026-11-10")
    assert found[ORDER, "confirmed_at"].utcoffset() == timedelta(hours=-8)  # type: ignore[attr-defined]


def test_lines_about_several_orders_keep_to_their_own() -> None:
    found = read(f"{ORDER} ship by 2026-11-05\n{OTHER} ship by 2026-11-06\n", ORDER, OTHER)
    assert str(found[ORDER, "ship_by"]).startswith("2026-11-05")
    assert str(found[OTHER, "ship_by"]).startswith("2026-11-06")


def test_a_field_that_is_written_twice_and_differently_is_left_out() -> None:
    assert (ORDER, "ship_by") not in read(f"{ORDER}\nShip by: 2026-11-03\nShip by: 2026-11-04\n")


def test_a_page_that_names_no_order_of_the_case_gives_nothing() -> None:
    assert read("Order ID: 999-1\nShip by: Nov 3, 2026\n") == {}


def chat(text: str) -> list[tuple[Sender, str, str | None]]:
    found = conversation([Sheet("exhibits/buyer_messages.txt", text)], (ORDER,), PACIFIC, ORDER)
    return [(one.sender, one.text, one.order_id) for one in found]


def test_a_chat_is_read_with_the_writer_before_or_behind_the_time() -> None:
    assert chat(
        "[Nov 9, 2026 8:02 AM PST] Buyer: Where is it?\nSeller (2026-11-09 18:45): It was delivered.\nPlease look.\n"
    ) == [
        (Sender.BUYER, "Where is it?", ORDER),
        (Sender.SELLER, "It was delivered. Please look.", ORDER),
    ]


def test_an_automatic_reply_is_no_answer_of_the_seller() -> None:
    assert chat("2026-11-09 08:02 买家: 没收到\n2026-11-09 08:02 自动回复: 您好\n")[1][0] is Sender.AUTOMATIC


def test_a_line_by_an_unknown_writer_is_no_message() -> None:
    assert chat("2026-11-09 08:02 Marcy: hello\n") == []


@given(st.text(max_size=300))
def test_no_page_stops_the_reading(text: str) -> None:
    read(text)
    chat(text)
