"""A letter says nothing that does not rest on something, and says it once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from importlib import import_module

import pytest
from golden_text import plain_text
from letter_cast import at, both, exhibit, ground, threshold

from appealdesk.core.argument import Argument
from appealdesk.core.case import Order
from appealdesk.core.grounds import GroundClass
from appealdesk.core.letter import compose_letter, ground_map, letter_paper, reading_copy_paper
from appealdesk.core.letter.book import MissingClauseError
from appealdesk.core.letter.evidence_place import place_in
from appealdesk.core.letter.gaps import plan_gaps
from appealdesk.core.letter.letter import Grid, said
from appealdesk.core.letter.matter import figure_cites, notice_day, order_ids
from appealdesk.core.letter.papers import copy_differences
from appealdesk.core.letter.problems import problems
from appealdesk.core.letter.voice import Voice
from appealdesk.core.notice import Notice
from appealdesk.core.paper import Beside, PaperKind, Table
from appealdesk.core.place import Place
from appealdesk.core.reading import Figure
from appealdesk.core.sheet import Sheet
from appealdesk.core.wording import Wording
from appealdesk.readers.clauses import clause_book

BOOK = clause_book()
CASES = (
    "late_shipment_us",
    "not_received_uk",
    "tracking_miscounted_de",
    "feedback_burst_us",
    "restricted_jp",
    "linked_account_uk",
)


def argument_of(name: str) -> Argument:
    return import_module(name).DRAFT.argument()


def words(argument: Argument) -> str:
    return plain_text(letter_paper(compose_letter(argument, clauses=BOOK)))


@pytest.mark.parametrize("name", CASES)
def test_every_statement_rests_on_something(name: str) -> None:
    mapped = ground_map(compose_letter(argument_of(name), clauses=BOOK))
    assert mapped
    assert all(origins for _, _, origins, _ in mapped)


@pytest.mark.parametrize("name", CASES)
def test_a_letter_is_read_in_five_minutes(name: str) -> None:
    assert len(words(argument_of(name)).split()) < 950


@pytest.mark.parametrize("name", CASES)
def test_no_letter_tells_the_standing_of_a_rule(name: str) -> None:
    argument = argument_of(name)
    letter = compose_letter(argument, clauses=BOOK)
    assert "unverified" not in words(argument).lower()
    copy = plain_text(reading_copy_paper(letter, argument, clauses=BOOK))
    assert ("未核实" in copy) == bool(argument.rules)


def test_the_same_argument_makes_the_same_letter() -> None:
    assert compose_letter(argument_of("late_shipment_us"), clauses=BOOK) == compose_letter(
        argument_of("late_shipment_us"), clauses=BOOK
    )


def test_a_language_without_clauses_is_refused() -> None:
    with pytest.raises(MissingClauseError, match="Known: de, en, es, fr, it, ja, zh, zh-TW"):
        compose_letter(argument_of("late_shipment_us"), "tlh", clauses=BOOK)


def test_a_letter_in_chinese_is_composed_from_the_same_statements() -> None:
    letter = compose_letter(argument_of("late_shipment_us"), "zh", clauses=BOOK)
    assert letter.language == "zh"
    assert letter.subject.texts.languages == ("zh",)
    assert copy_differences(letter) == ()


def test_a_ground_to_verify_is_not_asserted() -> None:
    argument = argument_of("not_received_uk")
    doubtful = replace(argument.grounds[1], ground_class=GroundClass.TO_VERIFY)
    assert "photo of the parcel" not in words(replace(argument, grounds=(argument.grounds[0], doubtful)))


def test_a_ground_that_only_explains_stands_under_what_happened_and_not_among_the_facts() -> None:
    letter = compose_letter(argument_of("late_shipment_us"), clauses=BOOK)
    context = letter.section("context")
    assert context is not None
    assert "Reno hub" in said(context.parts[0].statements[0], "en")
    facts = letter.section("facts")
    assert facts is not None
    assert [type(part) for part in facts.parts] == [Grid]


def test_grounds_of_one_kind_about_many_orders_become_one_sentence_with_places_in_the_table() -> None:
    argument = argument_of("tracking_miscounted_de")
    tracking = argument.case.exhibits[3]
    each = tuple(
        ground(
            "scans_present",
            both(f"Order {order.id} has scans.", f"订单 {order.id} 有扫描。"),
            (tracking, Place(tracking.file, spot=f"events[{number + 10}]")),
            orders=(order.id,),
        )
        for number, order in enumerate(argument.case.orders)
    )
    text = words(replace(argument, grounds=each))
    assert "For each of 3 orders in the table" in text
    assert "has scans" not in text
    assert "[Exhibit 4], entries 1, 3, 11" in text


def test_grounds_in_equal_words_are_said_once_with_all_their_exhibits() -> None:
    argument = argument_of("restricted_jp")
    photos, report = argument.case.exhibits[2], argument.case.exhibits[3]
    says = both("The papers are attached.", "随附文件。")
    twins = (ground("a", says, (photos, Place(photos.file))), ground("b", says, (report, Place(report.file))))
    text = words(replace(argument, grounds=twins))
    assert text.count("The papers are attached") == 1
    assert "([Exhibit 3]; [Exhibit 4])" in text


def test_many_orders_of_one_cause_are_pointed_at_in_the_table() -> None:
    argument = argument_of("late_shipment_us")
    more = tuple(f"112-1111111-000000{n}" for n in range(1, 4))
    orders = (*argument.case.orders, *(Order(id_, ship_by=at("2026-09-28T23:59:59-07:00")) for id_ in more))
    plan = argument.case.plan
    assert plan is not None
    first = replace(plan.causes[0], orders=(*plan.causes[0].orders, *more))
    case = replace(argument.case, orders=orders, plan=replace(plan, causes=(first, plan.causes[1])))
    text = words(replace(argument, case=case))
    assert "the 5 orders marked 1 in the table" in text
    assert "1 | 112-1111111-0000001" in text
    assert "Of the 6 orders, 5 go back to root cause 1 and 1 goes back to root cause 2." in text


def test_a_figure_is_cited_at_its_line_however_the_notice_writes_decimals() -> None:
    assert "against a target of 95% ([Exhibit 1], line 3)" in words(argument_of("tracking_miscounted_de"))


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("8980", "JPY 8,980"),
        ("1204", "EUR 1.204,00"),
        ("128.5", "GBP 128.50"),
        ("4", "4 orders"),
        ("90.3", "90,3 %"),
    ],
)
def test_a_figure_is_found_as_it_is_printed_and_not_inside_an_id(value: str, printed: str) -> None:
    argument = argument_of("late_shipment_us")
    notice = argument.case.notices[0]
    text = f"Case 4-8980-1204-128, ref 90.31\nYou were charged.\nIn all {printed}, as stated."
    case = replace(argument.case, notices=(replace(notice, text=text),))
    voice = Voice.of(replace(argument, case=case), BOOK, "en")
    (cite,) = figure_cites(voice, Figure(Decimal(value), None, "count"))
    assert cite.place.line == 3


def test_the_days_of_a_ground_are_written_as_the_letter_writes_them() -> None:
    text = words(argument_of("not_received_uk"))
    assert "27 October 2026, 12:41 (UTC)" in text
    assert "2026-10-27" not in text


def test_a_rule_is_named_where_the_notice_agrees_with_it_and_left_out_where_it_does_not() -> None:
    argument = argument_of("late_shipment_us")
    other = threshold("amazon.other", "3", "lt", Wording.of(en="Other policy", zh="其他"), date(2020, 1, 1))
    assert (
        "Late Shipment Rate policy, as in force on October 6, 2026. Your notice applies a target of 4%"
        in words(argument)
    )
    assert "Other policy" not in words(replace(argument, rules=(other,)))


def test_an_order_that_only_the_story_names_is_not_claimed() -> None:
    argument = argument_of("not_received_uk")
    reading = replace(argument.reading, order_ids=(*argument.reading.order_ids, "203-0000000-0000000"))
    assert order_ids(replace(argument, reading=reading)) == argument.reading.order_ids


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Hello\n6 November 2026\nThe claim of 2 November 2026 was granted.", date(2026, 11, 6)),
        ("Datum: 17.11.2026\nIhre Angebote …", date(2026, 11, 17)),
        ("Answer before 30 November 2026 or you stay off.", None),
    ],
)
def test_the_notice_is_dated_by_a_line_of_its_own_and_by_no_day_inside_a_sentence(
    text: str, day: date | None
) -> None:
    argument = argument_of("not_received_uk")
    deadline = replace(argument.reading.deadline, anchor=None)
    case = replace(argument.case, notices=(Notice("notice.txt", text),))
    assert (
        notice_day(replace(argument, case=case, reading=replace(argument.reading, deadline=deadline))) == day
    )


def test_the_place_in_an_exhibit_is_the_line_that_shares_most_with_the_statement() -> None:
    argument = argument_of("late_shipment_us")
    log = "time,event\n2026-10-01,queue cleared\n2026-10-03,alarm tested after 60 minutes\n"
    pages = (
        Sheet("exhibits/sop.pdf", "SOP of 2026-10-01", 1),
        Sheet("exhibits/sop.pdf", "in force 2026-10-03, 60 minutes", 2),
    )
    case = replace(argument.case, sheets=(Sheet("exhibits/wms.csv", log), *pages))
    words_said = "An alarm after 60 minutes. Completed on October 3, 2026."
    assert place_in(case, "exhibits/wms.csv", words_said) == Place("exhibits/wms.csv", line=3)
    assert place_in(case, "exhibits/sop.pdf", words_said) == Place("exhibits/sop.pdf", page=2)
    assert place_in(case, "exhibits/sop.pdf", "Nothing of the kind.") is None
    # Only a line feed ends a line, as in print: other separators would shift every number behind them.
    odd = replace(case, sheets=(Sheet("exhibits/wms.csv", log.replace(",queue", "\u2028queue\x0b")),))
    assert place_in(odd, "exhibits/wms.csv", words_said) == Place("exhibits/wms.csv", line=3)


def test_the_reading_copy_puts_every_paragraph_beside_its_chinese() -> None:
    argument = argument_of("late_shipment_us")
    letter = compose_letter(argument, clauses=BOOK)
    paper = reading_copy_paper(letter, argument, clauses=BOOK)
    assert paper.kind is PaperKind.READING_COPY
    besides = [block for block in paper.blocks if isinstance(block, Beside)]
    assert all(block.left and block.right for block in besides)
    assert sum(isinstance(block, Table) for block in paper.blocks) == 1


def test_exhibits_of_one_kind_are_told_apart_by_their_note_and_one_alone_needs_none() -> None:
    argument = argument_of("restricted_jp")
    noted = exhibit(2, "exhibits/listing.pdf", "listing_history", 4, "before the correction")
    others = argument.case.exhibits[2:]
    case = replace(argument.case, exhibits=(argument.case.exhibits[0], noted, *others))
    assert "Exhibit 2: listing snapshots, 4 pages\n" in words(replace(argument, case=case))
    second = exhibit(9, "exhibits/listing-2.pdf", "listing_history", 1, "after the correction")
    told = words(replace(argument, case=replace(case, exhibits=(*case.exhibits, second))))
    assert "Exhibit 2: listing snapshots, 4 pages (before the correction)" in told
    assert "Exhibit 9: listing snapshots, 1 pages" not in told
    assert "Exhibit 9: listing snapshots (after the correction)" in told


@pytest.mark.parametrize(
    ("issue", "asked"),
    [
        ("chargeback", "represent our case on order 203-5518402-7719036"),
        ("negative_feedback", "remove the feedback on order 203-5518402-7719036"),
        ("fulfilment_review", "end the temporary review"),
        ("inr_dispute", "decide the dispute on order 203-5518402-7719036 in our favour"),
    ],
)
def test_the_request_asks_for_what_the_issue_can_give(issue: str, asked: str) -> None:
    argument = argument_of("not_received_uk")
    assert asked in words(replace(argument, reading=replace(argument.reading, issue_type=issue)))


def test_a_few_words_said_by_language_are_chinese_in_the_reading_copy() -> None:
    argument = argument_of("feedback_burst_us")
    plan = argument.case.plan
    assert plan is not None
    measure = plan.preventive[0]
    assert measure.watch is not None
    then = both("the ASIN is closed the same day", "当天下架该 ASIN")
    told = replace(measure, owner=both("receiving clerk", "收货员"), watch=replace(measure.watch, then=then))
    argument = replace(argument, case=replace(argument.case, plan=replace(plan, preventive=(told,))))
    letter = compose_letter(argument, clauses=BOOK)
    assert "Owner: receiving clerk; frequency: every batch" in plain_text(letter_paper(letter))
    copy = plain_text(reading_copy_paper(letter, argument, clauses=BOOK))
    assert "责任人：收货员；频率：每批" in copy
    assert "一旦越过：当天下架该 ASIN" in copy
    assert problems(letter, argument, clauses=BOOK) == ()
    assert plan_gaps(argument.case, argument.reading, "de")[0].code == "short_words_in_chinese"
