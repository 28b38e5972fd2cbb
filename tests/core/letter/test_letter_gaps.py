"""What the specialist has not said is asked for; nobody writes it for him."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from importlib import import_module
from typing import Any

import pytest
from letter_cast import both

from appealdesk.core.case import Case, Plan, Request
from appealdesk.core.letter.gaps import blocking, plan_gaps
from appealdesk.core.letter.kind import letter_kind, needs_plan, request_kind
from appealdesk.core.letter.letter import LetterKind
from appealdesk.core.reading import Reading
from appealdesk.core.wording import Wording


def facts(name: str) -> tuple[Case, Reading]:
    argument = import_module(name).DRAFT.argument()
    return argument.case, argument.reading


def planned(**changes: Any) -> tuple[Case, Reading]:
    case, reading = facts("late_shipment_us")
    assert case.plan is not None
    return replace(case, plan=replace(case.plan, **changes)), reading


def codes(case: Case, reading: Reading) -> list[str]:
    return [gap.code for gap in plan_gaps(case, reading)]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("late_shipment_us", LetterKind.PLAN),
        ("not_received_uk", LetterKind.DISPUTE),
        ("tracking_miscounted_de", LetterKind.CORRECTION),
        ("feedback_burst_us", LetterKind.PLAN),
        ("restricted_jp", LetterKind.LISTING),
        ("linked_account_uk", LetterKind.LINKED),
    ],
)
def test_the_issue_decides_the_kind_of_letter(name: str, kind: LetterKind) -> None:
    assert letter_kind(*facts(name)) is kind


def test_a_metric_misjudged_by_the_system_needs_no_plan() -> None:
    case, reading = facts("tracking_miscounted_de")
    assert letter_kind(replace(case, request=None), reading) is LetterKind.CORRECTION
    assert not needs_plan(replace(case, request=None), reading)


def test_a_product_that_was_read_rightly_needs_a_plan() -> None:
    case, reading = facts("restricted_jp")
    assert needs_plan(case, replace(reading, scenario="other"))


def test_the_request_fits_the_letter_where_nobody_chose_one() -> None:
    case, reading = facts("not_received_uk")
    assert request_kind(case, reading) == "revoke_claim"


@pytest.mark.parametrize(
    "name",
    [
        "late_shipment_us",
        "not_received_uk",
        "tracking_miscounted_de",
        "feedback_burst_us",
        "restricted_jp",
        "linked_account_uk",
    ],
)
def test_a_complete_case_has_no_gap(name: str) -> None:
    assert plan_gaps(*facts(name)) == ()


def test_a_plan_of_action_without_a_plan_waits() -> None:
    case, reading = facts("late_shipment_us")
    gaps = plan_gaps(replace(case, plan=None), reading)
    assert [gap.code for gap in gaps] == ["no_plan"]
    assert blocking(gaps)


def test_a_dispute_of_one_order_needs_no_plan() -> None:
    case, reading = facts("not_received_uk")
    assert plan_gaps(replace(case, plan=None), reading) == ()


def test_a_plan_without_causes_waits() -> None:
    case, reading = facts("late_shipment_us")
    assert codes(replace(case, plan=Plan()), reading) == ["no_cause"]


def test_an_unpaired_cause_is_named_by_its_number() -> None:
    case, _ = facts("late_shipment_us")
    plan = case.plan
    assert plan is not None
    gaps = plan_gaps(*planned(corrective=plan.corrective[:2], preventive=plan.preventive[:1]))
    assert [(gap.code, dict(gap.facts)["number"]) for gap in gaps] == [
        ("cause_without_action", "2"),
        ("cause_without_measure", "2"),
    ]


def test_an_action_of_a_single_cause_need_not_say_which() -> None:
    case, reading = facts("feedback_burst_us")
    plan = case.plan
    assert plan is not None
    loose = tuple(replace(item, cause=None) for item in plan.corrective)
    assert plan_gaps(replace(case, plan=replace(plan, corrective=loose)), reading) == ()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"done_on": None}, "action_undated"),
        ({"done_on": date(2026, 12, 24)}, "action_in_future"),
        ({"owner": ""}, "action_without_owner"),
        ({"text": Wording.of(zh="已完成。")}, "text_missing"),
    ],
)
def test_an_action_that_is_not_finished_or_not_said_is_asked_about(
    changes: dict[str, Any], code: str
) -> None:
    case, _ = facts("late_shipment_us")
    plan = case.plan
    assert plan is not None
    assert code in codes(*planned(corrective=(replace(plan.corrective[0], **changes), *plan.corrective[1:])))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"owner": ""}, "measure_without_owner"),
        ({"every": ""}, "measure_without_rhythm"),
        ({"owner": "仓库主管"}, "short_words_in_chinese"),
        ({"watch": None}, "nothing_watched"),
    ],
)
def test_a_measure_without_owner_rhythm_or_watch_is_asked_about(changes: dict[str, Any], code: str) -> None:
    case, _ = facts("late_shipment_us")
    plan = case.plan
    assert plan is not None
    assert code in codes(*planned(preventive=(replace(plan.preventive[0], **changes), *plan.preventive[1:])))


def test_buyers_left_out_are_asked_about_without_blocking() -> None:
    gaps = plan_gaps(*planned(buyers=()))
    assert [gap.code for gap in gaps] == ["buyers_untold"]
    assert not blocking(gaps)


def test_a_prior_that_must_be_told_blocks() -> None:
    case, reading = facts("late_shipment_us")
    assert codes(replace(case, prior=()), reading) == ["prior_untold"]


def test_a_request_in_chinese_only_is_asked_for_in_the_letters_language() -> None:
    case, reading = facts("late_shipment_us")
    request = Request("reinstate", Wording.of(zh="请恢复。"))
    assert codes(replace(case, request=request), reading) == ["text_missing"]
    assert codes(replace(case, request=replace(request, text=both("Please.", "请。"))), reading) == []
