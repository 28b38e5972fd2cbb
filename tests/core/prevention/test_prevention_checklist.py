"""The checklist holds what the seller promised; whatever the desk adds is marked, and nothing is invented."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from importlib import import_module
from typing import Any

import pytest
from golden_text import plain_text
from hypothesis import given
from hypothesis import strategies as st
from letter_cast import both, figure, threshold

from appealdesk.core.argument import Argument
from appealdesk.core.case import Corrective, Plan, Preventive
from appealdesk.core.letter.tokens import covered, tokens
from appealdesk.core.paper import PaperKind, Table
from appealdesk.core.policy import Dated, Source, Unit, Window
from appealdesk.core.prevention import compose_prevention
from appealdesk.core.prevention.early import limits, spans, warns_at
from appealdesk.core.prevention.rhythm import first_check
from appealdesk.core.reading import Missing
from appealdesk.readers.clauses import clause_book

BOOK = clause_book()
PHRASES = BOOK.of("zh").phrases
THURSDAY = date(2026, 10, 8)
CASES = (
    "late_shipment_us",
    "tracking_miscounted_de",
    "restricted_jp",
    "linked_account_uk",
    "not_received_uk",
)


def argument_of(name: str = "late_shipment_us", **changes: Any) -> Argument:
    return replace(import_module(name).DRAFT.argument(), **changes)


def checklist(argument: Argument) -> str:
    return plain_text(compose_prevention(argument, clauses=BOOK))


def planned(argument: Argument, plan: Plan | None) -> Argument:
    return replace(argument, case=replace(argument.case, plan=plan))


@pytest.mark.parametrize("name", CASES)
def test_every_case_has_a_checklist_that_promises_nothing(name: str) -> None:
    paper = compose_prevention(argument_of(name), clauses=BOOK)
    assert paper.kind is PaperKind.PREVENTION
    assert paper.stamp == argument_of(name).case.as_of
    assert not re.search(r"保证|一定能|成功率|必定", plain_text(paper))


def test_a_measure_stands_with_owner_rhythm_first_check_number_threshold_and_consequence() -> None:
    table = next(b for b in compose_prevention(argument_of(), clauses=BOOK).blocks if isinstance(b, Table))
    number, _, owner, every, first, metric, limit, then = table.rows[0]
    assert (number, owner, every, first) == ("1", "仓库主管", "每个工作日", "2026年10月9日")
    assert (metric, limit) == ("迟发率", "2%")
    assert then


def test_a_measure_without_owner_or_number_says_so_instead_of_getting_one() -> None:
    bare = Plan(preventive=(Preventive(both("Orders are compared.", "逐单核对。")),))
    row = next(
        block.rows[0]
        for block in compose_prevention(planned(argument_of(), bare), clauses=BOOK).blocks
        if isinstance(block, Table)
    )
    assert row[2:4] == ("待补", "待补")
    assert row[5:] == ("计划未写", "–", "–")


def test_a_case_without_a_plan_gets_suggestions_only_and_is_told_so() -> None:
    text = checklist(planned(argument_of(), None))
    assert "没有行动计划" in text
    assert "已完成的纠正措施" not in text


def test_what_the_desk_adds_is_marked_as_its_suggestion() -> None:
    text = checklist(argument_of())
    suggestions = text.split("## 四")[1].split("## 五")[0].splitlines()
    assert [line for line in suggestions if " | " in line][1:]
    assert all(line.startswith("【建议】") for line in suggestions if " | " in line and "措施 |" not in line)
    for column in ("首次检查日（建议）", "预警值（建议）", "留存办法（建议）", "复查日（建议）"):
        assert column in text


def test_numbers_come_from_the_case_or_are_named_as_suggestions() -> None:
    argument = argument_of()
    text = checklist(argument)
    plan = text.split("## 一")[1].split("### 须写进")[0]
    held = set(tokens(str(argument.case.plan)))
    rest = [token for token in tokens(plan) if not covered(token, held)]
    assert set(rest) <= {"day:2026-10-09", "number:1", "number:2"}


def test_a_cause_without_a_measure_is_shown_as_open() -> None:
    plan = import_module("late_shipment_us").PLAN
    assert "计划未写对应的预防措施" in checklist(
        planned(argument_of(), replace(plan, preventive=plan.preventive[:1]))
    )


def test_a_correction_without_a_day_is_not_called_done_on_one() -> None:
    undone = Plan(corrective=(Corrective(both("A route was opened.", "已开通途径。"), None),))
    row = checklist(planned(argument_of(), undone)).split("已开通途径。 | ")[1].splitlines()[0]
    assert row.startswith("待补 | 待补")


def test_papers_that_were_missing_come_first_and_those_of_the_console_are_exported_weekly() -> None:
    argument = argument_of()
    asked = Missing("delivery_proof", both("ask", "索取"))
    text = checklist(replace(argument, reading=replace(argument.reading, missing=(asked,))))
    kept = text.split("## 三")[1].split("## 四")[0].splitlines()
    rows = [line for line in kept if " | " in line][1:]
    assert rows[0].startswith("签收证明 | 本案缺少")
    assert any(row.startswith("指标报告") and "每周导出" in row for row in rows)
    assert not any(row.startswith(("平台通知", "卖家情况说明")) for row in rows)


@pytest.mark.parametrize(
    ("every", "day"),
    [
        ("每个工作日 15:45", date(2026, 10, 9)),
        ("working day", date(2026, 10, 9)),
        ("每周", date(2026, 10, 15)),
        ("每周五", date(2026, 10, 9)),
        ("every monday", date(2026, 10, 12)),
        ("每周四", date(2026, 10, 15)),
        ("每月", date(2026, 11, 9)),  # 7 November is a Saturday
        ("每次新建商品页前", date(2026, 11, 9)),
        ("", date(2026, 11, 9)),
    ],
)
def test_the_first_check_follows_the_rhythm(every: str, day: date) -> None:
    assert first_check(every, THURSDAY, PHRASES) == day


@given(
    st.dates(date(2020, 1, 1), date(2035, 1, 1)),
    st.sampled_from(["每日", "每周", "每周三", "每月", "触发时"]),
)
def test_a_first_check_is_later_soon_and_on_a_weekday(after: date, every: str) -> None:
    day = first_check(every, after, PHRASES)
    assert 0 < (day - after).days <= 32
    assert day.weekday() < 5


@pytest.mark.parametrize(
    ("value", "op", "unit", "early"),
    [
        ("4", "lt", "pct", "3"),
        ("95", "gte", "pct", "96.25"),
        ("200", "gte", "score", "250"),
        ("10", "lte", "count", "7"),
        ("0", "lte", "count", "0"),
        ("100", "gte", "pct", "100"),
    ],
)
def test_the_warning_comes_before_the_limit(value: str, op: str, unit: str, early: str) -> None:
    assert warns_at(Decimal(value), op, unit) == Decimal(early)


def test_the_notice_s_own_target_stands_before_a_rule_that_says_otherwise() -> None:
    argument = argument_of()
    told = replace(argument.reading, figures=(("lsr", figure("6.2", "5")),))
    first, second = limits(replace(argument, reading=told))
    assert (first.value, first.rule, first.op) == (Decimal(5), None, "lt")
    assert second.value == Decimal(4)
    assert second.rule is not None


def test_a_target_that_notice_and_rule_share_stands_once_with_its_rule() -> None:
    (only,) = limits(argument_of())
    assert only.rule is not None
    assert only.noticed is not None


def test_a_target_that_was_missed_from_above_is_a_lower_limit() -> None:
    argument = argument_of(rules=())
    told = replace(argument.reading, figures=(("vtr", figure("91", "95")),))
    assert [limit.op for limit in limits(replace(argument, reading=told))] == ["gte"]


def test_a_rule_without_a_number_gives_no_warning() -> None:
    rule = threshold("amazon.x", "4", "lt", both("x", "x"), date(2020, 1, 1))
    argument = argument_of(rules=(replace(rule, value=replace(rule.value, value=None)),))
    reading = replace(argument.reading, figures=())
    assert limits(replace(argument, reading=reading)) == ()
    assert "不设预警值" in checklist(replace(argument, reading=reading))


def test_only_spans_in_which_the_seller_acts_get_an_inner_deadline() -> None:
    def window(amount: int | None, purpose: str) -> Dated[Window]:
        value = Window(amount, Unit.HOUR, "notice", purpose=purpose)
        return Dated("amazon.w", value, date(2026, 1, 1), (Source("S1", "official", "x"),))

    argument = argument_of(
        rules=(window(48, "answer"), window(90, "funds"), window(None, "appeal"), window(1, "appeal"))
    )
    assert [span.act_within for span in spans(argument)] == [24, 1]
    assert "24 小时之内完成" in checklist(argument)
