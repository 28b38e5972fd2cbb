"""A statement under stamp and signature holds only what an exhibit carries and what is finished."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "letters"))

from golden_text import plain_text
from letter_cast import both

from appealdesk.core.argument import Argument
from appealdesk.core.case import Corrective, Order, Plan
from appealdesk.core.compliance import LeftOut, NothingToDeclareError, compose_compliance, left_out
from appealdesk.core.grounds import Finding, GroundClass
from appealdesk.core.letter.book import MissingClauseError
from appealdesk.core.letter.tokens import differences
from appealdesk.core.paper import PaperKind
from appealdesk.core.wording import Wording
from appealdesk.press.pdf import dress
from appealdesk.readers.clauses import clause_book

BOOK = clause_book()
SOP = "exhibits/sop.pdf"


def argument_of(name: str = "late_shipment_us", **changes: Any) -> Argument:
    return replace(import_module(name).DRAFT.argument(), **changes)


def statement(argument: Argument, language: str = "en") -> str:
    return plain_text(compose_compliance(argument, clauses=BOOK, language=language))


def acting(*actions: Corrective, **changes: Any) -> Argument:
    argument = argument_of(grounds=(), **changes)
    return replace(argument, case=replace(argument.case, plan=Plan(corrective=actions)))


def action(
    done_on: date | None = date(2026, 10, 2), exhibit: str | None = SOP, text: Wording | None = None
) -> Corrective:
    return Corrective(
        text or both("A second route was opened.", "已开通第二条途径。"), done_on, "warehouse lead", exhibit
    )


@pytest.mark.parametrize("name", ["late_shipment_us", "not_received_uk", "linked_account_uk"])
def test_both_languages_declare_the_same(name: str) -> None:
    argument = argument_of(name)
    assert not differences(statement(argument, "en"), statement(argument, "zh"))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_declared_item_names_its_exhibit_and_every_action_its_day(language: str) -> None:
    parts = statement(argument_of(), language).split("\n## ")
    facts, done = (re.findall(r"^- .+$", part, re.MULTILINE) for part in parts[1:3])
    assert facts
    assert len(done) == 4
    assert all(re.search(r"\[(?:Exhibit|证据) \d", item) for item in (*facts, *done))
    assert all(re.search(r"October \d, 2026|2026年10月\d日", item) for item in done)


def test_every_order_is_named_however_many_and_each_remedy_names_its_own() -> None:
    argument = argument_of()
    many = tuple(f"112-773041{n}-2048861" for n in range(6))
    case = replace(argument.case, orders=tuple(map(Order, many)))
    text = statement(replace(argument, case=case))
    assert all(order in text for order in many)
    remedy = argument.case.plan.buyers[0]
    line = next(line for line in text.splitlines() if remedy.text.say("en")[:20] in line)
    assert all(order in line for order in remedy.orders)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_there_is_a_place_for_signature_stamp_and_day_and_no_promise(language: str) -> None:
    text = statement(argument_of(), language)
    for label in {
        "en": ("Signature", "Company stamp", "Date of signature"),
        "zh": ("签字", "盖章", "签署日期"),
    }[language]:
        assert f"\n{label}: " in text
    assert not re.search(r"\bwill\b|reinstat|guarantee|保证|恢复", text)


def test_what_is_planned_is_not_declared() -> None:
    plan = import_module("late_shipment_us").PLAN
    text = statement(argument_of())
    assert plan.preventive
    assert not any(item.text.say("en") in text for item in plan.preventive)


@pytest.mark.parametrize(
    ("item", "why"),
    [
        (action(done_on=None), "day"),
        (action(done_on=date(2026, 10, 9)), "day"),  # the case was drawn up on the 8th
        (action(exhibit=None), "exhibit"),
        (action(exhibit="exhibits/none.pdf"), "exhibit"),
        (action(text=Wording.of(zh="已开通第二条途径。")), "language"),
    ],
)
def test_an_action_that_cannot_be_shown_stays_out_and_is_named(item: Corrective, why: str) -> None:
    argument = acting(item, action())
    text = statement(argument)
    assert text.count("warehouse lead") == 1
    assert left_out(argument, "en") == (LeftOut("plan.corrective[1]", why),)


def test_an_exhibit_that_does_not_open_or_that_the_seller_wrote_carries_nothing() -> None:
    argument = acting(action())
    for change in ({"opens": False}, {"kind": "seller_statement"}):
        exhibits = tuple(replace(e, **change) if e.file == SOP else e for e in argument.case.exhibits)
        with pytest.raises(NothingToDeclareError):
            statement(replace(argument, case=replace(argument.case, exhibits=exhibits)))


def test_a_ground_with_a_weakness_or_still_to_be_verified_is_not_sworn_to() -> None:
    argument = argument_of()
    first = argument.grounds[0]
    weak = replace(first, weakened_by=(Finding("1", "gap", False, 0.5, both("a gap", "有空白")),))
    unsure = replace(first, ground_class=GroundClass.TO_VERIFY)
    for ground, why in ((weak, "weakened"), (unsure, "class")):
        changed = replace(argument, grounds=(ground,))
        assert first.says.say("zh")[:8] not in statement(changed, "zh")
        assert left_out(changed)[0] == LeftOut(f"grounds[1] {first.code}", why)


def test_a_case_without_anything_shown_gets_no_statement() -> None:
    with pytest.raises(NothingToDeclareError, match="exhibit that opens"):
        statement(acting())


def test_a_statement_of_facts_alone_does_not_speak_of_actions() -> None:
    text = statement(argument_of("not_received_uk"), "zh")
    assert "已经完成" not in text


def test_a_language_without_clauses_is_refused() -> None:
    with pytest.raises(MissingClauseError):
        statement(argument_of(), "sv")


def test_the_statement_goes_to_the_platform_without_the_desk_s_mark() -> None:
    paper = compose_compliance(argument_of(), clauses=BOOK)
    assert paper.kind is PaperKind.COMPLIANCE
    assert paper.kind.goes_out
    assert not PaperKind.PREVENTION.goes_out
    dressed = dress(paper, Wording.of(zh="某某", en="Somebody"))
    assert dressed["mark"] is None
    assert dressed["footnote"] == ""
    assert "某某" not in str(dressed["running"])
