"""What only the seller can answer is asked once, in words that can be pasted as they stand."""

from __future__ import annotations

from materials import (
    LOS_ANGELES,
    ONE,
    TWO,
    at,
    case,
    day,
    exhibit,
    order,
    package,
    reading,
    sheet,
)

from appealdesk.core.case import BuyerRemedy, Case, Cause, Corrective, Order, Plan, Preventive, Prior
from appealdesk.core.diagnosis import diagnose
from appealdesk.core.evidence import Exhibit
from appealdesk.core.grounds import grounds, open_questions
from appealdesk.core.reading import Reading
from appealdesk.core.shipment import Stage
from appealdesk.core.timeline import timeline
from appealdesk.core.wording import Wording

SOME = Wording.of(en="moved the collection to 14:00", zh="将揽收提前到 14:00")
LETTER = exhibit(1, "carrier_exception_notice")
CLOSED = sheet("carrier_exception_notice", "UPS Ontario closed from 11 to 13 November 2026")
DUE = "2026-11-12T23:59:59-08:00"
MOVED = package((Stage.ACCEPTED, "2026-11-12T08:00:00-08:00"), (Stage.DELIVERED, "2026-11-15T11:00:00-08:00"))
IN_TIME = order(ship_by=DUE, confirmed_at="2026-11-12T20:00:00-08:00")


def asked(held: Case, read: Reading, language: str = "en") -> list[str]:
    line = timeline(held, read, LOS_ANGELES)
    findings = diagnose(held, read, line)
    found = open_questions(held, read, line, findings, grounds(held, read, line, findings))
    return [question.say(language) for question in found]


def test_what_the_plan_owns_up_to_is_not_asked_again() -> None:
    late = order(ship_by="2026-11-09T23:59:59-08:00", confirmed_at="2026-11-14T10:00:00-08:00")
    owned = Plan((Cause(SOME, (ONE,), "exhibits/sop.pdf"),))
    for plan, expected in ((Plan(), True), (owned, False)):
        held = case(LETTER, exhibit(2, "sop"), sheets=(CLOSED,), orders=(late,), plan=plan)
        questions = asked(held, reading("lsr", ONE))
        assert any("what delayed these orders" in question for question in questions) is expected


def test_without_a_plan_the_seller_is_asked_for_its_parts_beginning_with_the_scenario() -> None:
    questions = asked(case(orders=(IN_TIME,), shipments=(MOVED,)), reading("lsr", ONE, scenario="1"), "zh")
    assert questions[0].startswith("贵司何时、通过什么途径得知承运商停收")
    assert sum("纠正措施" in question for question in questions) == 1


def test_a_single_claim_is_not_asked_for_a_plan() -> None:
    held = case(orders=(order(),), shipments=(MOVED,))
    assert asked(held, reading("a_to_z_claim", ONE)) == []


def test_facts_that_a_late_count_turns_on_are_asked_for_by_order() -> None:
    held = case(notice=f"{ONE} {TWO}", orders=(order(), order(TWO, "1Z2", ship_by=DUE)))
    questions = " ".join(asked(held, reading("lsr", ONE, TWO), "zh"))
    assert f"烦请提供订单 {ONE} 的最晚发货时间" in questions
    assert f"烦请提供订单 {ONE}、{TWO} 的确认发货时间" in questions


def test_a_plan_is_asked_for_what_it_lacks() -> None:
    plan = Plan((Cause(SOME), Cause(SOME)), (Corrective(SOME, None, cause=1),), (Preventive(SOME, cause=1),))
    questions = " ".join(asked(case(plan=plan), reading("lsr")))
    for words in (
        "Cause 1 (“moved",
        "No finished action answers cause 2",
        "No measure keeps cause 2",
        "On which day",
    ):
        assert words in questions
    assert "how often or on which trigger" in questions
    assert "Which number will be watched" in questions


def test_an_action_without_a_number_answers_the_only_cause() -> None:
    plan = Plan((Cause(SOME),), (Corrective(SOME, day("2026-11-12")),), (Preventive(SOME),))
    assert not [q for q in asked(case(plan=plan), reading("lsr")) if "cause 1" in q.lower() and "No " in q]


def test_an_earlier_matter_is_asked_what_changed_and_an_unnamed_one_what_it_was() -> None:
    prior = (Prior(day("2026-05-02"), Wording.of(en="late shipment warning", zh="迟发警告")),)
    assert "What has changed since then" in " ".join(asked(case(prior=prior), reading("lsr")))
    assert "烦请告知日期、处理结果" in " ".join(asked(case(), reading("lsr", must_disclose_prior=True), "zh"))
    assert "“—”" not in " ".join(asked(case(), reading("lsr", must_disclose_prior=True), "zh"))
    held = case(exhibit(3, "prior_appeal_history"))
    assert "prior_appeal_history.pdf" in " ".join(asked(held, reading("lsr", must_disclose_prior=True)))


def test_a_closed_file_is_asked_for_again_and_nothing_is_asked_twice() -> None:
    shut = Exhibit(7, "exhibits/sop.pdf", "sop", "0" * 64, 9, "application/pdf", opens=False)
    questions = asked(case(shut), reading("lsr"))
    assert any("Exhibit 7 (exhibits/sop.pdf) cannot be opened" in question for question in questions)
    assert len(questions) == len(set(questions))


def test_a_gap_is_asked_about_with_what_would_close_it() -> None:
    held = case(orders=(order(tracking=None, ship_by="2026-11-12T23:59:59-08:00"),))
    questions = asked(held, reading("a_to_z_claim", ONE), "zh")
    assert any(question.startswith(f"订单 {ONE} 没有运单号。烦请提供运单号") for question in questions)


def test_a_moment_that_only_the_case_file_states_is_asked_to_be_shown() -> None:
    unproved = Order(
        ONE, "1Z1", ship_by=at("2026-11-12T23:59:59-08:00"), confirmed_at=at("2026-11-12T20:00:00-08:00")
    )
    questions = asked(case(orders=(unproved,)), reading("lsr", ONE))
    assert any(
        f"The ship-by moment of {ONE} stands only in the case file" in question for question in questions
    )


def test_a_late_count_without_any_order_is_asked_which_orders() -> None:
    assert any(
        "Which orders are concerned?" in question for question in asked(case(notice="late"), reading("lsr"))
    )


def test_a_ground_to_verify_is_asked_about_before_it_is_said() -> None:
    held = case(exhibit(1, "compliance_certificate"))
    questions = asked(held, reading("restricted_product", asins=("B0BBBBBBBB", "B0CCCCCCCC")))
    assert any("Before we assert this" in question for question in questions)


def test_a_plan_without_causes_owners_or_papers_is_asked_for_them() -> None:
    plan = Plan((), (Corrective(SOME, day("2026-11-12")),), (), (BuyerRemedy((ONE,), SOME, None),))
    questions = " ".join(asked(case(plan=plan), reading("lsr")))
    for words in (
        "which check was missing",
        "Who did “moved",
        "log shows “moved",
        f"When were the buyers of {ONE}",
    ):
        assert words in questions
    whole = Plan((), (Corrective(SOME, day("2026-11-12"), "lead", "exhibits/sop.pdf"),), (), ())
    answered = " ".join(asked(case(exhibit(1, "sop"), plan=whole), reading("lsr")))
    assert "Who did" not in answered
    assert "log shows" not in answered
