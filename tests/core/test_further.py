"""Further papers are made when they are asked for, and only beside a letter."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_casework import CASE, KNOWN, PLAN, REQUEST, read

from appealdesk.core.case import Case
from appealdesk.core.casework import Casework, Ending, casework
from appealdesk.core.further import FURTHER, UnknownPaperError
from appealdesk.core.paper import PaperKind


def worked(*also: str, case: Case | None = None) -> Casework:
    told = case or replace(CASE, plan=PLAN, request=REQUEST)
    return casework(told, read("yes", "in_scope"), KNOWN, also=also)


def test_nobody_gets_a_statement_or_a_checklist_unasked() -> None:
    assert not {name for name, _ in worked().papers} - {"report", "letter", "reading-copy"}


def test_the_statement_is_made_in_english_and_chinese() -> None:
    work = worked("compliance")
    kinds = {name: paper.kind for name, paper in work.papers}
    assert kinds["compliance-en"] is kinds["compliance-zh"] is PaperKind.COMPLIANCE
    assert "prevention" not in kinds


def test_all_papers_may_be_asked_for_at_once() -> None:
    names = [name for name, _ in worked(*FURTHER).papers]
    assert names[-3:] == ["prevention", "compliance-en", "compliance-zh"]


def test_without_a_letter_there_is_no_further_paper() -> None:
    work = worked(*FURTHER, case=CASE)
    assert work.ending is Ending.NEEDS_ANSWERS
    assert not {name for name, _ in work.papers} & {"prevention", "compliance-en"}


def test_a_paper_nobody_makes_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownPaperError, match="prevention or compliance"):
        worked("poem")
