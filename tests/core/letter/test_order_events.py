"""Several orders whose papers tell what became of them stand in one table, each with its own line."""

from __future__ import annotations

from materials import ONE, TWO, case, exhibit, message, reading

from appealdesk.core.argument import Argument
from appealdesk.core.case import Order
from appealdesk.core.correspondence import Sender
from appealdesk.core.letter.letter import Grid
from appealdesk.core.letter.matter import orders
from appealdesk.core.letter.order_events import event_grid, has_events, made_good_in_table
from appealdesk.core.letter.voice import Voice
from appealdesk.core.sheet import Sheet
from appealdesk.core.timeline import Timeline
from appealdesk.readers.clauses import clause_book
from appealdesk.readers.packs import vocabulary

REFUNDS = f"""order id,date,amount,currency,action
{ONE},2026-11-03,24.90,GBP,refund
{TWO},2026-11-04,0.00,GBP,replacement"""
SHIPPED = f"order id,sku\n{ONE},POT-1\n{TWO},POT-2"


def argument(refunds: str = REFUNDS, shipped: str = SHIPPED, **more: object) -> Argument:
    held = case(
        exhibit(1, "refund_record", "exhibits/refund_record.csv"),
        exhibit(2, "order_detail", "exhibits/order_detail.csv"),
        sheets=(Sheet("exhibits/refund_record.csv", refunds), Sheet("exhibits/order_detail.csv", shipped)),
        orders=(Order(ONE), Order(TWO)),
        **more,
    )
    return Argument(held, reading("odr", ONE, TWO), Timeline(()), (), (), vocabulary())


def grid(made: Argument) -> Grid:
    return event_grid(Voice.of(made, clause_book(), "en"), orders(made))


def test_each_row_says_what_the_buyer_got_and_when_and_cites_its_own_line() -> None:
    first, second = grid(argument()).rows
    assert [cell.say("en") for cell in first.cells] == [
        ONE,
        "POT-1",
        "“refund”, GBP 24.90, 2026-11-03",
        "[Exhibit 2], line 2; [Exhibit 1], line 2",
    ]
    assert "“replacement”, 2026-11-04" in second.cells[2].say("en")
    assert second.cites[1].place.line == 3


def test_what_is_the_same_in_every_row_is_left_out() -> None:
    made = argument(shipped=SHIPPED.replace("POT-2", "POT-1"))
    assert [head.say("en") for head in grid(made).header] == ["Order", "Refund or replacement", "Exhibit"]


def test_a_message_that_came_after_the_remedy_is_not_what_was_reported() -> None:
    early = message(Sender.BUYER, "2026-11-02T10:00:00+00:00", "Broken.")
    late = message(Sender.BUYER, "2026-11-09T10:00:00+00:00", "Thank you.", TWO)
    first, second = grid(argument(messages=(early, late))).rows
    assert first.cells[2].say("en") == "2026-11-02"
    assert second.cells[2].say("en") == "–"


def test_one_order_or_orders_without_days_need_no_table() -> None:
    assert has_events(argument())
    assert not has_events(argument(refunds="order id,date"))
    assert made_good_in_table(argument(), (ONE, TWO))
    assert not made_good_in_table(argument(refunds=REFUNDS.replace(TWO, "x")), (ONE, TWO))
