"""One fault at a time is planted into clean letters; the checks must name it, and say nothing of the clean ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from importlib import import_module
from typing import Any

import pytest
from letter_cast import both, figure

from appealdesk.core.argument import Argument
from appealdesk.core.case import Corrective, Prior, Request
from appealdesk.core.grounds import GroundClass
from appealdesk.core.letter import Letter, compose_letter
from appealdesk.core.letter.letter import Grid, Passage, Section, Statement, said
from appealdesk.core.letter.problems import Problem, problems
from appealdesk.core.place import Place
from appealdesk.core.timeline import Conflict, Timeline
from appealdesk.core.wording import Wording
from appealdesk.readers.clauses import clause_book

BOOK = clause_book()
LATE, CLAIM, TRACKING = "late_shipment_us", "not_received_uk", "tracking_miscounted_de"
BURST, RESTRICTED, LINKED = "feedback_burst_us", "restricted_jp", "linked_account_uk"
CASES = (LATE, CLAIM, TRACKING, BURST, RESTRICTED, LINKED)


def argument_of(name: str) -> Argument:
    return import_module(name).DRAFT.argument()


def checked(argument: Argument, letter: Letter | None = None, **more: Any) -> tuple[Problem, ...]:
    return problems(letter or compose_letter(argument, clauses=BOOK), argument, clauses=BOOK, **more)


def respoken(wording: Wording, change: Callable[[str], str]) -> Wording:
    return Wording.of({code: change(text) for code, text in wording.texts})


def edited(letter: Letter, key: str, change: Callable[[str], str]) -> Letter:
    """Change the words of a section, in both languages, so that only the fault itself can be found."""

    def part_of(part: Passage | Grid) -> Passage | Grid:
        if isinstance(part, Grid):
            rows = tuple(replace(r, cells=tuple(respoken(c, change) for c in r.cells)) for r in part.rows)
            return replace(part, rows=rows)
        return replace(
            part, statements=tuple(replace(s, texts=respoken(s.texts, change)) for s in part.statements)
        )

    def section_of(section: Section) -> Section:
        return replace(section, parts=tuple(map(part_of, section.parts))) if section.key == key else section

    changed = replace(letter, sections=tuple(map(section_of, letter.sections)))
    assert changed != letter, f"nothing changed in {key}"
    return changed


def swap(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new)


def added(sentence: str) -> Callable[[str], str]:
    return lambda text: f"{text} {sentence}"


@pytest.mark.parametrize("name", CASES)
def test_a_clean_letter_has_no_problem(name: str) -> None:
    assert checked(argument_of(name)) == ()


# code of the sheet, case, section, what is planted
PLANTED = [
    # numbers, days, times, ids, names, actions that nothing carries
    ("L1", LATE, "summary", swap("6.2%", "5.2%")),
    ("L1", LATE, "summary", swap("October 6, 2026", "October 5, 2026")),
    ("L1", LATE, "corrective.1", swap("5 packages", "50 packages")),
    ("L1", LATE, "corrective.1", swap("6 minutes", "2 minutes")),
    ("L1", LATE, "corrective.2", swap("October 3, 2026", "October 2, 2026")),
    ("L1", LATE, "facts", swap("17:18", "16:18")),
    ("L1", LATE, "facts", swap("2026-09-30 17:20", "2026-09-29 17:20")),
    ("L1", LATE, "context", swap("September 30, 2026", "October 1, 2026")),
    ("L1", LATE, "buyers", swap("USD 6.90", "USD 16.90")),
    ("L1", LATE, "prior", swap("4.6%", "4.1%")),
    ("L1", CLAIM, "summary", swap("36.90", "39.60")),
    ("L1", CLAIM, "facts", swap("09:15", "07:15")),
    ("L1", TRACKING, "facts", swap("245 of 258", "250 of 258")),
    ("L1", RESTRICTED, "summary", swap("12 cm", "21 cm")),
    ("L1", BURST, "corrective.1", swap("57 failed", "7 failed")),
    ("L1", BURST, "cause.1", swap("Batch 2610-B", "Batch 2609-B")),
    ("L1", CLAIM, "facts", swap("KQ417730286GB", "KQ417730268GB")),
    ("L13", LATE, "facts", swap("1Z84E7W20391774160", "1Z84E7W20391774399")),
    ("L1", CLAIM, "facts", added("The driver Collins confirmed it.")),
    (
        "L1",
        LATE,
        "corrective.1",
        added("We also hired a dedicated quality auditor from an external consultancy."),
    ),
    ("L1", LINKED, "corrective.1", added("A police report was lodged against the agency.")),
    # the notice is answered, every id is named
    ("L14", LATE, "cause.1", added("Our own rate was 5.9%.")),
    ("L14", BURST, "cause.1", added("This is 0.7% of the batch.")),
    # exhibits
    ("L11", LATE, "cause.1", swap("Exhibit 5", "Exhibit 15")),
    ("L11", CLAIM, "summary", swap("Exhibit 4", "Exhibit 8")),
    (
        "L11",
        RESTRICTED,
        "summary",
        lambda text: text.split(" ([Exhibit")[0] if "thermometer" in text else text,
    ),
    ("L12", BURST, "corrective.1", lambda text: text.split(" ([Exhibit")[0]),
    # blame, platform, pleading, hardship, stock
    ("L15", CLAIM, "facts", added("The buyer lied about the parcel.")),
    ("L15", CLAIM, "summary", added("This is a scam.")),
    ("L15", BURST, "cause.1", added("The malicious comments came from a competitor attack.")),
    ("L16", TRACKING, "summary", added("Your algorithm counted them.")),
    ("L16", LINKED, "request", added("The decision is unfair.")),
    ("L17", LATE, "request", added("Please give us one more chance.")),
    ("L17", LATE, "summary", added("We are deeply sorry.")),
    ("L17", LINKED, "summary", added("Our family depends on this account.")),
    ("L17", BURST, "request", added("Our employees will lose their jobs.")),
    ("L22", LATE, "summary", added("We take this matter very seriously.")),
    ("L22", BURST, "preventive.1", added("We strive for the best customer experience.")),
    ("L22", LATE, "corrective.1", added("We held a meeting with the team.")),
    ("L22", RESTRICTED, "request", added("Thank you for your time.")),
    ("L22", LINKED, "corrective.1", added("We have carefully read all Amazon policies.")),
    # cause and actions
    ("L6", LATE, "cause.2", added("It was human error in the busy season.")),
    ("L7", LATE, "corrective.1", swap("was opened", "will be opened")),
    (
        "L7",
        BURST,
        "corrective.1",
        swap("All 412 pans were inspected", "We are going to inspect all 412 pans"),
    ),
    ("L7", BURST, "corrective.1", swap("Completed on November 10, 2026", "Completed")),
    ("L9", LATE, "preventive.2", swap("Owner: warehouse lead; ", "")),
    ("L9", LATE, "preventive.1", swap("every working day", "regularly")),
    ("L9", BURST, "preventive.1", lambda text: text.split(" Number watched")[0]),
    # form
    ("L18", LATE, "prior", added("Please also refund the fee.")),
    ("L19", LATE, "policy", added("This rule is unverified.")),
    ("L19", CLAIM, "facts", added("Our automatic reply is an answer.")),
    ("L21", LATE, "preventive.1", added("已完成")),
    ("L21", RESTRICTED, "summary", added("TODO")),
    ("L21", LINKED, "corrective.1", added("[date]")),
    ("L20", BURST, "cause.1", lambda text: " ".join([text] * 16)),
]


@pytest.mark.parametrize(
    ("code", "name", "section", "change"),
    PLANTED,
    ids=lambda value: "" if callable(value) else str(value)[:30],
)
def test_a_planted_fault_is_found(code: str, name: str, section: str, change: Callable[[str], str]) -> None:
    argument = argument_of(name)
    letter = edited(compose_letter(argument, clauses=BOOK), section, change)
    assert code in {problem.code for problem in checked(argument, letter)}


def test_a_statement_that_rests_on_nothing_is_fatal() -> None:
    argument = argument_of(LATE)
    letter = compose_letter(argument, clauses=BOOK)
    orphan = Statement("extra", both("We did it.", "我们做到了。"), ())
    section = replace(letter.sections[0], parts=(Passage((orphan,)),))
    found = checked(argument, replace(letter, sections=(section, *letter.sections[1:])))
    assert any(p.code == "L1" and p.fatal and "rests on nothing" in p.reason for p in found)


def test_a_figure_of_the_notice_that_is_not_answered_is_fatal() -> None:
    argument = argument_of(LATE)
    figures = (*argument.reading.figures, ("cr", figure("3.1", "2.5")))
    told = replace(argument, reading=replace(argument.reading, figures=figures))
    found = checked(told, compose_letter(argument, clauses=BOOK))
    assert [problem.code for problem in found if problem.fatal] == ["L2"]


def test_an_order_of_the_notice_that_is_not_named_is_a_problem() -> None:
    argument = argument_of(CLAIM)
    second = "203-1111111-2222222"
    notice = argument.case.notices[0]
    told = replace(
        argument,
        reading=replace(argument.reading, order_ids=(*argument.reading.order_ids, second)),
        case=replace(argument.case, notices=(replace(notice, text=f"{notice.text}\n{second}"),)),
    )
    found = checked(told, compose_letter(argument, clauses=BOOK))
    assert any(problem.code == "L13" and problem.reason == f"{second} is missing." for problem in found)


def with_case(name: str, **changes: Any) -> Argument:
    argument = argument_of(name)
    return replace(argument, case=replace(argument.case, **changes))


def with_plan(name: str, **changes: Any) -> Argument:
    argument = argument_of(name)
    assert argument.case.plan is not None
    return with_case(name, plan=replace(argument.case.plan, **changes))


def codes(argument: Argument, **more: Any) -> set[tuple[str, bool]]:
    return {(problem.code, problem.fatal) for problem in checked(argument, **more)}


def test_an_earlier_warning_that_is_kept_silent_is_fatal() -> None:
    assert ("L5", True) in codes(with_case(LATE, prior=()))


def test_an_earlier_warning_without_what_changed_is_fatal() -> None:
    prior = Prior(date(2026, 4, 14), both("Warning.", "警告。"), "warning")
    assert ("L5", True) in codes(with_case(LATE, prior=(prior,)))


def test_an_action_done_in_the_future_is_fatal() -> None:
    plan = argument_of(LATE).case.plan
    late = tuple(replace(item, done_on=date(2026, 12, 1)) for item in plan.corrective)
    assert ("L7", True) in codes(with_plan(LATE, corrective=late))


def test_a_cause_without_an_action_is_named() -> None:
    plan = argument_of(LATE).case.plan
    assert ("L10", False) in codes(with_plan(LATE, corrective=plan.corrective[:2]))
    assert ("L10", False) in codes(with_plan(LATE, preventive=plan.preventive[:1]))


def test_a_plan_of_action_without_a_cause_is_fatal() -> None:
    assert ("L3", True) in codes(with_plan(LATE, causes=()))


def test_buyers_who_are_passed_over_are_named() -> None:
    assert ("L8", False) in codes(with_plan(LATE, buyers=()))


def test_a_measure_without_a_number_to_watch_is_named() -> None:
    plan = argument_of(BURST).case.plan
    assert ("L9", False) in codes(with_plan(BURST, preventive=(replace(plan.preventive[0], watch=None),)))


def test_a_plan_in_chinese_only_leaves_chinese_in_the_letter_and_is_fatal() -> None:
    action = Corrective(
        Wording.of(zh="已完成培训。"), date(2026, 10, 2), "warehouse lead", "exhibits/sop.pdf", 1
    )
    plan = argument_of(LATE).case.plan
    assert ("L21", True) in codes(with_plan(LATE, corrective=(*plan.corrective, action)))


def test_a_request_that_does_not_fit_the_letter_is_named() -> None:
    request = Request("unlink", both("Please separate the accounts.", "请解除关联。"))
    assert ("L18", False) in codes(with_case(LATE, request=request))


def test_a_ground_that_only_explains_cannot_carry_a_correction() -> None:
    argument = argument_of(TRACKING)
    weak = tuple(replace(ground, ground_class=GroundClass.EXPLAINS_ONLY) for ground in argument.grounds)
    assert ("L11", True) in codes(replace(argument, grounds=weak))


def test_a_dispute_without_any_ground_is_fatal() -> None:
    assert ("L11", True) in codes(replace(argument_of(CLAIM), grounds=()))


def test_a_claim_that_its_own_papers_contradict_is_fatal() -> None:
    argument = argument_of(CLAIM)
    conflict = Conflict(
        "two_times",
        both("Delivered at 12:41 by one paper, at 15:02 by another.", "两份材料的签收时间不同。"),
        (Place("exhibits/royal-mail.json", spot="events[4]"), Place("exhibits/pod.pdf", page=1)),
    )
    assert ("L4", True) in codes(replace(argument, timeline=Timeline((), contradictions=(conflict,))))


def test_an_exhibit_that_cannot_be_opened_carries_nothing() -> None:
    argument = argument_of(CLAIM)
    shut = tuple(
        replace(exhibit, opens=False) if exhibit.number == 4 else exhibit
        for exhibit in argument.case.exhibits
    )
    assert ("L11", True) in codes(with_case(CLAIM, exhibits=shut))


def test_an_earlier_letter_sent_again_is_fatal() -> None:
    argument = argument_of(LATE)
    letter = compose_letter(argument, clauses=BOOK)
    same = "\n".join(said(item, "en") for _, item in letter.statements())
    assert {("L22", True), ("L22", False)} <= codes(argument, earlier=(same,))


def test_a_new_fact_after_an_earlier_letter_is_no_repetition() -> None:
    argument = argument_of(LATE)
    assert (
        codes(argument, earlier=("We will be more careful with late shipments from now on, we promise.",))
        == set()
    )


def test_a_reading_copy_that_says_another_number_is_fatal() -> None:
    argument = argument_of(LATE)
    letter = compose_letter(argument, clauses=BOOK)
    subject = replace(
        letter.subject,
        texts=Wording.of(en=letter.subject.texts.say("en"), zh="行动计划:迟发率 6.1%(目标:4%)"),
    )
    found = checked(argument, replace(letter, subject=subject))
    assert [(p.code, p.fatal) for p in found] == [("COPY", True)]


def test_words_of_the_buyer_in_quotation_marks_are_his_own() -> None:
    argument = argument_of(CLAIM)
    letter = edited(
        compose_letter(argument, clauses=BOOK), "facts", added("The buyer wrote: “this is unfair, a scam”.")
    )
    assert not {"L15", "L16"} & {problem.code for problem in checked(argument, letter)}


def test_where_a_parcel_ended_says_nothing_about_when_it_was_handed_over() -> None:
    argument = argument_of(CLAIM)
    early = replace(argument.grounds[0], code="handed_over_in_time")
    place = early.citations[0].place
    conflict = Conflict(
        "other_town", both("Delivered in another town.", "签收城市不同。"), (place,), early.orders
    )
    told = Timeline((), contradictions=(conflict,))
    assert ("L4", True) in codes(replace(argument, timeline=told))
    assert ("L4", True) not in codes(replace(argument, timeline=told, grounds=(early, *argument.grounds[1:])))
