"""An answer to “more information” answers each item asked, and holds nothing else; records that carry every order are argued."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from materials import ONE, TRACKING, case, exhibit, message, order, package, reading, sheet

from appealdesk.core.case import Answered, Case, Cause, Plan, Prior, Request, Seller
from appealdesk.core.casework import Casework, Ending, Knowledge, argue, casework
from appealdesk.core.correspondence import Sender
from appealdesk.core.letter import LetterKind
from appealdesk.core.letter.kind import asked_in, kind_of
from appealdesk.core.letter.letter import said
from appealdesk.core.notice import Notice
from appealdesk.core.reading import Reading, Screening
from appealdesk.core.shipment import Stage
from appealdesk.core.wording import Wording
from appealdesk.readers.clauses import clause_book
from appealdesk.readers.packs import vocabulary

KNOWN = Knowledge(vocabulary(), clause_book())
YES = Screening("yes", "in_scope", Wording.of(en="-", zh="-"), Wording.of(en="-", zh="-"))
ASKS = f"""We are reviewing a claim on order {ONE} and need more information.
Please provide:
- The tracking number
- Proof of delivery
- Any correspondence with the buyer"""
MOVED = package((Stage.ACCEPTED, "2026-11-12T08:00:00-08:00"), (Stage.DELIVERED, "2026-11-15T11:00:00-08:00"))
POD = "Item 1Z999AA10123456784\nDelivered 11:00, front door\nSigned for by: ASHDOWN"


def made(held: Case, read: Reading) -> Casework:
    return casework(replace(held, seller=Seller(store="Shop")), replace(read, screening=YES), KNOWN)


def claim(**more: object) -> Casework:
    talk = (
        message(Sender.BUYER, "2026-11-16T09:00:00-08:00"),
        message(Sender.SELLER, "2026-11-17T09:00:00-08:00", "The tracking shows delivery."),
    )
    values = {
        "notice": ASKS,
        "orders": (order(),),
        "shipments": (MOVED,),
        "messages": talk,
        "sheets": (sheet("delivery_proof", POD),),
        **more,
    }
    held = case(exhibit(1, "delivery_proof"), **values)
    return made(held, reading("a_to_z_claim", ONE))


def text(found: Casework) -> str:
    assert found.letter is not None, found.problems
    return "\n".join(said(item, "en") for _, item in found.letter.statements())


def test_each_item_has_its_own_section_under_the_notices_own_words() -> None:
    found = claim()
    assert found.letter is not None, found.problems
    assert found.letter.kind is LetterKind.ANSWER
    assert [section.key for section in found.letter.sections] == [
        "summary",
        "answer.1",
        "answer.2",
        "answer.3",
        "request",
        "exhibits",
    ]
    heading = found.letter.section("answer.2")
    assert heading is not None
    assert heading.heading.say("en") == "2. “Proof of delivery”"
    assert "Signed for by: ASHDOWN" in text(found)
    assert "2 messages from November 16, 2026 to November 17, 2026" in text(found)
    assert found.letter.subject.texts.say("en").startswith("Answer to your request for information")


def test_what_nobody_asked_for_stays_out_of_an_answer() -> None:
    assert "Ship-by" not in text(claim(orders=(order(ship_by="2026-11-13T23:59:59-08:00"),)))


def test_an_item_that_nothing_answers_is_asked_for_and_no_letter_is_made() -> None:
    found = claim(notice=ASKS + "\n- The serial number of the item")
    assert found.ending is Ending.NEEDS_ANSWERS
    assert "The serial number of the item" in found.ask


def test_the_specialists_own_answer_stands_under_the_item_it_names() -> None:
    own = Answered(
        "serial number", Wording.of(en="The serial number is on the proof.", zh="序列号见签收证明。")
    )
    found = claim(notice=ASKS + "\n- The serial number of the item", answers=(own,))
    assert "The serial number is on the proof" in text(found)


def test_a_claim_that_is_decided_is_appealed_whatever_is_to_be_attached() -> None:
    decided = (
        f"The claim on order {ONE} was granted to the buyer. To appeal, please provide:\n- Proof of delivery"
    )
    found = claim(notice=decided)
    assert found.letter is not None
    assert found.letter.kind is LetterKind.DISPUTE


LATE = f"Violation ID V20261110778132\nOrder {ONE} was dispatched late. Penalty 7.50"
ON_TIME = order(ship_by="2026-11-13T23:59:59-08:00", confirmed_at="2026-11-12T07:00:00-08:00")


def late(**more: object) -> Casework:
    held = case(notice=LATE, orders=(ON_TIME,), shipments=(MOVED,), platform="temu", marketplace="US", **more)
    return made(held, reading("ldr", ONE, platform="temu"))


def test_records_that_carry_every_order_are_argued_and_no_plan_is_asked_for() -> None:
    found = late()
    assert found.letter is not None, found.ask
    assert found.letter.kind is LetterKind.POINTS
    assert "Violation ID V20261110778132" in text(found)


def test_where_an_order_is_not_carried_the_plan_is_asked_for() -> None:
    held = case(notice=LATE, orders=(order(),), shipments=(MOVED,), platform="temu", marketplace="US")
    found = made(held, reading("ldr", ONE, platform="temu"))
    assert found.ending is Ending.NEEDS_ANSWERS


def test_points_are_appealed_with_an_object_and_never_without_a_ground() -> None:
    asked = Request("remove_points", Wording.of())
    found = late(request=asked)
    assert found.letter is not None
    request = found.letter.section("request")
    assert request is not None
    assert f"order {ONE}" in text(found).rpartition("Please remove the points")[2]
    bare = case(notice=LATE, orders=(order(),), platform="temu", marketplace="US", request=asked)
    assert made(bare, reading("ldr", ONE, platform="temu")).ending is Ending.NEEDS_ANSWERS


@pytest.mark.parametrize("kept", [True, False])
def test_a_paper_of_an_earlier_appeal_asks_for_its_disclosure(kept: bool) -> None:
    kind = "prior_appeal_history" if kept else "sop"
    held = case(
        exhibit(1, kind),
        notice=LATE,
        orders=(ON_TIME,),
        shipments=(MOVED,),
        platform="temu",
        marketplace="US",
    )
    found = made(held, reading("ldr", ONE, platform="temu"))
    assert (found.ending is Ending.NEEDS_ANSWERS) is kept
    assert ("既往" in found.ask or "以前" in found.ask) is kept


def test_a_fault_owned_up_to_is_not_disputed() -> None:
    cause = Cause(Wording.of(en="We packed the wrong colour.", zh="我们装错了颜色。"), (ONE,), TRACKING)
    held = case(plan=Plan((cause,)), notice=f"Negative feedback on order {ONE}")
    found = casework(held, replace(reading("negative_feedback", ONE), screening=YES), KNOWN)
    assert found.ending is Ending.NEEDS_ANSWERS
    assert "原因 1" in found.ask
    assert date(2026, 11, 20) == held.as_of.date()


CAUSES = Plan(causes=(Cause(Wording.of(en="A check was missing.", zh="缺一道检查。")),))
APPEALED = Prior(date(2026, 11, 20), Wording.of(en="Appeal 1", zh="第 1 次申诉"), "more_asked")


@pytest.mark.parametrize(("prior", "kind"), [((), LetterKind.PLAN), ((APPEALED,), LetterKind.ANSWER)])
def test_what_is_asked_for_after_an_appeal_is_answered_although_a_plan_was_written(prior, kind) -> None:
    held = replace(case(), plan=CAUSES, prior=prior)
    held = replace(held, notices=(*held.notices, Notice("notice-2.txt", ASKS)))
    argument = argue(held, reading("lsr", ONE), KNOWN)
    assert kind_of(argument, KNOWN.clauses) is kind


def test_the_last_message_says_what_is_asked_for_after_an_appeal() -> None:
    first, second = (
        Notice(f"notice-{n}.txt", ASKS.replace("tracking number", what))
        for n, what in ((1, "invoice"), (2, "contract"))
    )
    held = replace(case(), notices=(first, second), prior=(APPEALED,))
    asked = asked_in(argue(held, reading("lsr", ONE), KNOWN), KNOWN.clauses)
    assert next(one.words.text for one in asked) == "The contract"
