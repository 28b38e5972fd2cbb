"""Where a dispute has nothing to claim, each paper at hand is asked for by its number and by what it should show."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

from appealdesk.core.argument import Argument
from appealdesk.core.grounds.asking import AFTER_GAP
from appealdesk.core.unread import SHOWS, asked_once, unread
from appealdesk.core.wording import Wording


def argument(name: str = "not_received_uk", **more: object) -> Argument:
    return replace(import_module(name).DRAFT.argument(), **more)


def unread_case() -> Argument:
    """The dispute as it is where nothing came out of any paper."""
    whole = argument(grounds=(), findings=())
    orders = tuple(replace(order, places=()) for order in whole.case.orders)
    return replace(whole, case=replace(whole.case, shipments=(), messages=(), orders=orders))


def test_a_dispute_with_something_to_claim_asks_nothing_of_this_kind() -> None:
    assert unread(argument()) == ()


def test_a_plan_of_action_asks_nothing_of_this_kind() -> None:
    assert unread(argument("late_shipment_us", grounds=())) == ()


def test_each_paper_of_a_dispute_that_carries_nothing_is_named_with_what_it_should_show() -> None:
    bare = unread_case()
    held = [one for one in bare.case.exhibits if one.kind in SHOWS]
    asked = unread(bare)
    assert len(asked) == len(held) >= 2
    for one in held:
        question = next(a.say("zh") for a in asked if f"证据 {one.number}（" in a.say("zh"))
        assert one.file in question
        assert SHOWS[one.kind].say("zh") in question
        assert all(a.has("en") for a in asked)


def test_a_paper_that_carries_a_finding_and_one_that_does_not_open_are_not_asked_about_again() -> None:
    whole = argument()
    carried = {citation.exhibit.number for one in whole.findings for citation in one.citations}
    asked = unread(replace(whole, grounds=()))
    assert all(f"证据 {number}（" not in one.say("zh") for number in carried for one in asked)
    shut = tuple(replace(one, opens=False) for one in whole.case.exhibits)
    assert unread(replace(whole, case=replace(whole.case, exhibits=shut), grounds=(), findings=())) == ()


def test_an_order_page_that_lies_here_unread_is_asked_for_once() -> None:
    page = AFTER_GAP["order_without_record"]
    gap = Wording.of({code: f"Nothing is known of the order. {text}" for code, text in page.texts})
    bare = replace(unread_case(), questions=(gap,))
    assert asked_once(bare, unread(bare)) == ()
    assert asked_once(bare, ()) == (gap,)
