"""What was sent before is not told otherwise without a word; a further action is no contradiction."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from late_shipment_us import DRAFT

from appealdesk.core.case import Prior
from appealdesk.core.letter import compose_letter
from appealdesk.core.letter.letter import said
from appealdesk.core.letter.problems import problems
from appealdesk.core.wording import Wording
from appealdesk.readers.clauses import clause_book

BOOK = clause_book()


def against(*changes: tuple[str, str]) -> list[str]:
    argument = DRAFT.argument()
    letter = compose_letter(argument, clauses=BOOK)
    text = "\n".join(said(item, "en") for _, item in letter.statements())
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return [p.reason for p in problems(letter, argument, clauses=BOOK, earlier=(text,)) if p.code == "L4"]


def test_the_same_letter_contradicts_nothing() -> None:
    assert against() == []


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("5 packages on the first day", "9 packages on the first day"),
        ("acknowledged after 6 minutes", "acknowledged after 16 minutes"),
        ("to October 1, 09:30", "to October 1, 11:30"),
    ],
)
def test_another_number_day_or_time_is_named(now: str, then: str) -> None:
    found = against((now, then))
    assert found
    assert all(then in reason for reason in found)


def test_the_day_of_an_action_is_compared_with_the_same_action_only() -> None:
    argument = DRAFT.argument()
    letter = compose_letter(argument, clauses=BOOK)
    earlier = "A third printer was bought and put beside the packing table. Completed on October 1, 2026; responsible: warehouse lead."
    found = problems(letter, argument, clauses=BOOK, earlier=(earlier,))
    assert "L4" not in {problem.code for problem in found}


def unchanged(prior: Prior | None) -> list[str]:
    """What is fatal in the same letter sent again, with this said of the earlier appeal."""
    argument = DRAFT.argument()
    letter = compose_letter(argument, clauses=BOOK)
    text = "\n".join(said(item, "en") for _, item in letter.statements())
    told = replace(argument, case=replace(argument.case, prior=(prior,) if prior else ()))
    again = compose_letter(told, clauses=BOOK)
    found = problems(again, told, clauses=BOOK, earlier=(text,))
    return [p.reason for p in found if p.code == "L22" and p.fatal]


def test_the_same_reasons_again_are_stopped_and_what_changed_since_is_a_new_fact() -> None:
    what = Wording.of(en="Appeal 1 (reference 7750012): refused", zh="第 1 次申诉(编号 7750012):驳回")
    changed = Wording.of(
        en="On October 9, 2026 the scanner log was handed in.", zh="2026 年 10 月 9 日补交了扫描记录。"
    )
    assert unchanged(None)
    assert unchanged(Prior(date(2026, 10, 6), what, "refused"))
    assert not unchanged(Prior(date(2026, 10, 6), what, "refused", changed))
