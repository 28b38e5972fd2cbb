"""A refusal is read in its own words and matched to the letter that was sent; where it gives no reason, none is made up."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from importlib import import_module
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from golden_text import plain_text
from hypothesis import given
from hypothesis import strategies as st
from letter_cast import both, exhibit

from appealdesk.core.argument import Argument
from appealdesk.core.letter import compose_letter, letter_paper
from appealdesk.core.paper import PaperKind
from appealdesk.core.place import Place, Words
from appealdesk.core.policy import Dated, Source, Unit, Window
from appealdesk.core.reading import Missing, NoticeDeadline
from appealdesk.core.refusal_reading import Item, Lack, State, compose_refusal_reading, read_refusal
from appealdesk.core.refusal_reading.asked import asked
from appealdesk.core.refusal_reading.sent import sent
from appealdesk.core.sheet import Sheet
from appealdesk.press.plain import set_plain
from appealdesk.readers.clauses import clause_book
from appealdesk.readers.refusals import refusal_book

BOOK, CLAUSES = refusal_book(), clause_book()
LOOP = """Hello,

We reviewed your appeal but do not have enough information to reactivate your account
because it is missing the following information:
-- Greater detail on the root causes of the late shipments.
-- Greater detail on the actions you have taken to resolve the issue.
-- Greater detail on the steps you have taken to prevent late shipments
   going forward.
"""


def argument_of(name: str = "late_shipment_us", **changes: Any) -> Argument:
    return replace(import_module(name).DRAFT.argument(), **changes)


ARGUMENT = argument_of()
LETTER = set_plain(letter_paper(compose_letter(ARGUMENT, "en", clauses=CLAUSES)))


def read(refusal: str, letter: str = LETTER, argument: Argument = ARGUMENT) -> tuple[Item, ...]:
    return read_refusal(letter, refusal, argument, clauses=CLAUSES, book=BOOK)


def paper(items: tuple[Item, ...], argument: Argument = ARGUMENT, **more: Any) -> str:
    return plain_text(compose_refusal_reading(items, argument, clauses=CLAUSES, **more))


def codes(refusal: str, platform: str | None = "amazon") -> list[str]:
    return [one.ask.code for one in asked(refusal, BOOK, platform)]


def test_each_bullet_of_a_loop_is_an_item_of_its_own_with_its_line() -> None:
    items = read(LOOP)
    assert [(item.ask.code, item.words.place.line) for item in items] == [
        ("root_cause", 5),
        ("actions", 6),
        ("prevention", 7),
    ]
    assert items[2].words.text.split()[-2:] == ["going", "forward."]


def test_words_that_were_seen_are_named_before_words_we_wrote() -> None:
    assert {one.phrase.basis for one in asked(LOOP, BOOK, "amazon")} == {"observed"}


def test_a_folded_mail_is_read_over_its_line_ends() -> None:
    assert codes(
        "We determined that the corrective action items\nyou have listed have not\nbeen implemented."
    ) == ["actions_not_done"]


@pytest.mark.parametrize(
    ("text", "platform", "code"),
    [
        ("Your plan is not complete.", "amazon", "plan_incomplete"),
        ("We were unable to verify your supplier.", "amazon", "invoices"),
        ("The image provided is unclear.", "tiktok_shop", "documents_unreadable"),
        ("Appeal rejected: insufficient evidence.", "shopee", "evidence_insufficient"),
        ("您的申诉未通过，原因：证据不足。", "temu", "evidence_insufficient"),
        ("未说明根本原因，请重新提交。", "aliexpress", "root_cause"),
        ("This decision is final.", "amazon", "closed"),
        ("Bitte senden Sie uns ausführlichere Angaben zur Grundursache.", "amazon", "root_cause"),
        ("Die Maßnahmen wurden noch nicht umgesetzt.", "ebay", "actions_not_done"),
        ("根本原因についてより詳細な説明が必要です。", "amazon", "root_cause"),
        ("提出された証拠は不十分です。", "shopee", "evidence_insufficient"),
        ("申诉期已过，不予处理。", "lazada", "too_late"),
    ],
)
def test_words_of_every_platform_and_language_are_known(text: str, platform: str, code: str) -> None:
    assert codes(text, platform) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Your account has been reactivated. Thank you for your plan of action.",
        "您的申诉已通过，店铺已恢复。",
        "We received your appeal and will review it within 48 hours.",
        "Congratulations, your appeal was approved.",
        "This decision is final if you do not answer within 7 days.",
    ],
)
def test_a_yes_or_a_receipt_is_no_refusal(text: str) -> None:
    assert codes(text) == []


def test_a_refusal_without_a_reason_stays_without_one() -> None:
    (item,) = read("After reviewing your account, your appeal has been denied.")
    assert item.state is State.UNCLEAR
    assert item.answers == item.unsent == item.lacks == ()
    assert "没有说明理由" in paper((item,))


def test_a_list_of_documents_belongs_to_the_demand_above_it() -> None:
    (item,) = read(
        "Please submit documents such as\n--Bank statement\n-- Order confirmation email.\n\nRegards\n"
    )
    assert item.words.text.split("\n")[1:] == ["--Bank statement", "-- Order confirmation email."]


def test_a_bare_no_beside_a_reason_is_no_item() -> None:
    assert codes("Your appeal was denied. No new information was provided.") == ["nothing_new"]


def test_words_that_nobody_knows_give_no_item_and_the_paper_says_that_a_person_must_read() -> None:
    assert read("Have a nice day.") == ()
    assert "须由专员逐句阅读" in paper(())


def test_what_the_letter_said_is_found_by_line() -> None:
    cause, actions, prevention = read(LOOP)
    lines = LETTER.splitlines()
    for item, words in (
        (cause, "Two orders were packed"),
        (actions, "second hand-over"),
        (prevention, "shift lead"),
    ):
        assert item.state is State.ANSWERED
        assert words in lines[(item.answers[0].words.place.line or 0) - 1]


def test_a_letter_without_a_part_left_the_ask_unanswered_and_the_plan_can_supply_it() -> None:
    start, end = LETTER.index("Root cause 1"), LETTER.index("Buyers concerned")
    summary, rest = LETTER.index("Summary"), LETTER.index("Orders concerned")
    cause, actions, prevention = read(LOOP, LETTER[:summary] + LETTER[rest:start] + LETTER[end:])
    assert {item.state for item in (cause, actions, prevention)} == {State.MISSING}
    assert cause.lacks == (Lack("part.cause"),)
    assert len(actions.unsent) == 3
    assert "计划里已有、上次没有写的" in paper((actions,))


def test_an_action_without_day_or_exhibit_or_only_intended_is_named_by_its_line() -> None:
    letter = "Actions taken\n\nWe trained the team.\nWe will call the carrier [Exhibit 2].\n2026-10-02: route opened [Exhibit 6]."
    _, actions, _ = read(LOOP, letter)
    assert actions.state is State.PARTLY
    assert actions.lacks == (
        Lack("day.lines", (("lines", "3、4"),)),
        Lack("exhibit.lines", (("lines", "3"),)),
        Lack("intended", (("lines", "4"),)),
    )


def test_a_cause_in_general_words_lacks_day_orders_and_exhibit() -> None:
    cause, *_ = read(LOOP, "Root cause:\nHuman error in the busy season.\n")
    assert {lack.code for lack in cause.lacks} == {"exhibit", "day", "ids"}


def test_a_product_named_by_the_refusal_and_not_by_the_letter_is_named() -> None:
    refusal = (
        "We have not received documents. Please provide the missing product documentation for B0TESTAA11."
    )
    (item,) = read(refusal)
    assert item.ids == ("B0TESTAA11",)
    assert item.state is State.MISSING
    assert Lack("ids.named", (("ids", "B0TESTAA11"),)) in item.lacks


def test_proof_of_delivery_is_not_answered_by_any_exhibit() -> None:
    (item,) = read("The tracking you sent does not show that the order was delivered.")
    assert item.state is State.MISSING
    assert [missing.kind for missing in item.to_get] == ["delivery_proof"]


def test_an_exhibit_at_hand_that_the_letter_did_not_name_is_offered() -> None:
    proof = exhibit(10, "exhibits/pod.pdf", "delivery_proof", 1)
    case = replace(ARGUMENT.case, exhibits=(*ARGUMENT.case.exhibits, proof))
    (item,) = read(
        "The tracking you sent does not show that the order was delivered.",
        argument=replace(ARGUMENT, case=case),
    )
    assert item.at_hand == (proof,)
    assert item.to_get == ()
    assert "[证据 10] 签收证明" in paper((item,))


def test_an_exhibit_that_the_letter_named_is_not_offered_again() -> None:
    (item,) = read("The evidence you sent does not demonstrate this.")
    assert [held.number for held in item.at_hand] == [2]


def test_products_listed_below_the_demand_belong_to_it() -> None:
    (item,) = read("We did not receive the documents.\n\nProducts:\nB0TESTAA11\nB0TESTAA22\n")
    assert item.ids == ("B0TESTAA11", "B0TESTAA22")


def test_the_list_of_exhibits_answers_nothing() -> None:
    letter = "Hello\n\nExhibits\n\nExhibit 6: hand-over\n"
    (item,) = read("The evidence you sent does not demonstrate this.", letter)
    assert item.state is State.MISSING


def test_a_demand_that_came_before_is_called_a_loop() -> None:
    old = exhibit(10, "exhibits/first.txt", "prior_appeal_history")
    case = replace(ARGUMENT.case, exhibits=(*ARGUMENT.case.exhibits, old), sheets=(Sheet(old.file, LOOP),))
    items = read(LOOP, argument=replace(ARGUMENT, case=case))
    assert [item.before for item in items] == [1, 1, 1]
    assert "不是第一次出现" in paper(items)


def test_a_final_word_stops_the_next_attempt() -> None:
    items = read("Our decision is final and we may not respond to further emails.")
    assert {item.state for item in items} == {State.CLOSED}
    assert "不要再次提交" in paper(items)


def window(starts: str, attempts: int | None = None) -> Dated[Window]:
    value = Window(15, Unit.CALENDAR_DAY, starts, attempts, "appeal")
    return Dated(
        "x.window",
        value,
        date(2026, 1, 1),
        (Source("S1", "official", "x"),),
        label=both("Appeal", "申诉窗口"),
    )


def test_attempts_left_and_the_next_window_come_from_the_rule_with_its_standing() -> None:
    argument = replace(ARGUMENT, rules=(window("notice", 2), window("decision")))
    came = datetime(2026, 10, 12, 9, tzinfo=ZoneInfo("America/Los_Angeles"))
    text = paper(read(LOOP), argument, refused_at=came, zone=ZoneInfo("America/Los_Angeles"))
    assert "规则允许 2 次，第 1 次已被驳回，剩余 1 次（申诉窗口，未核实）" in text
    assert re.search(r"最早截止：北京时间 2026年10月2[78]日", text)
    assert "没有由驳回决定起算的窗口" not in text


def test_without_a_rule_or_a_word_no_window_is_invented() -> None:
    text = paper(read(LOOP), replace(ARGUMENT, rules=()), refused_at=datetime(2026, 10, 12, 9, tzinfo=UTC))
    after = text.split("## 三")[1]
    assert "没有写明时限" in after
    assert "规则未载明上限" in after
    assert "没有由驳回决定起算的窗口" in after
    assert not re.search(r"\d+ ?(?:天|小时|个自然日|日内)", after)


def test_a_deadline_of_the_refusal_itself_is_quoted() -> None:
    said = NoticeDeadline("relative", Words("within 72 hours", Place("refusal.txt", line=4)))
    assert "“within 72 hours”（第 4 行）" in paper(read(LOOP), said=said)


def test_nothing_is_promised() -> None:
    text = paper(read(LOOP))
    assert not re.search(r"成功率|保证|一定能|很大机会", text)
    assert compose_refusal_reading((), ARGUMENT, clauses=CLAUSES).kind is PaperKind.REFUSAL_READING


def test_missing_evidence_of_the_case_is_asked_for_where_documents_are() -> None:
    lacking = replace(ARGUMENT.reading, missing=(Missing("weight_record", both("ask", "索取")),))
    (item,) = read("We did not receive the documents.", argument=replace(ARGUMENT, reading=lacking))
    assert [missing.kind for missing in item.to_get] == ["weight_record"]
    assert item.lacks[-1].code == "kinds"


def test_a_letter_of_the_desk_is_read_part_by_part_in_chinese_too() -> None:
    text = set_plain(letter_paper(compose_letter(ARGUMENT, "zh", clauses=CLAUSES)))
    parts = sent(text, CLAUSES, BOOK.heads)
    assert [len(parts.part(name)) for name in ("cause", "corrective", "preventive")] == [2, 3, 2]


@given(st.text(max_size=300), st.text(max_size=300))
def test_no_text_stops_the_reading(letter: str, refusal: str) -> None:
    items = read(refusal, letter)
    assert paper(items)


def test_a_long_text_is_read_in_time() -> None:
    assert read("greater detail on the root cause " * 3000)
