"""Questions that a seller can answer in a chat, each asked once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from appealdesk.core.case import Case
from appealdesk.core.grounds.asking import ABOUT_PLAN, PAPERS
from appealdesk.core.letter.gaps import PlanGap
from appealdesk.core.letter.problems import Problem
from appealdesk.core.paper import Bullets, Callout, Paper, PaperKind
from appealdesk.core.phrase import fill
from appealdesk.core.place import Place, Words
from appealdesk.core.questions import compose_questions
from appealdesk.core.reading import Missing, NoticeDeadline, Reading, Screening
from appealdesk.core.wording import Wording
from appealdesk.readers.clauses import clause_book
from appealdesk.readers.packs import vocabulary

CASE = Case("AD-1", datetime(2026, 11, 20, 2, tzinfo=UTC), 1, (), None, ())
READING = Reading(
    True,
    "enforcement",
    missing=(
        Missing("delivery_proof", Wording.of(en="Ask the carrier.", zh="向承运商索取。"), "buyer_messages"),
    ),
    deadline=NoticeDeadline(
        "absolute", Words("by 27 November", Place("notice.txt", line=4)), None, date(2026, 11, 27)
    ),
)
GAPS = (
    PlanGap("cause_without_action", "case.yaml plan.causes[2]", (("number", "2"),)),
    PlanGap("action_undated", "case.yaml plan.corrective[1]", (("number", "1"),)),
    PlanGap("action_undated", "case.yaml plan.corrective[1]", (("number", "1"),)),
)


def asked(
    reading: Reading = READING, gaps: tuple[PlanGap, ...] = GAPS, **more: tuple[object, ...]
) -> tuple[Paper, str]:
    return compose_questions(CASE, reading, gaps, vocabulary(), clauses=clause_book(), **more)  # type: ignore[arg-type]


def test_the_text_can_be_pasted_as_it_stands() -> None:
    _, text = asked()
    assert "1. 针对原因 2" in text
    assert "签收证明" in text
    assert "向承运商索取" in text
    assert "密码" in text
    assert "{" not in text


def test_nothing_is_asked_twice() -> None:
    _, text = asked()
    assert text.count("纠正措施 1 是哪一天完成的") == 1


def test_the_deadline_is_the_notices_own() -> None:
    _, text = asked()
    assert "2026年11月27日" in text
    _, silent = asked(Reading(True, "enforcement"))
    assert "时限" not in silent


def test_a_moment_is_told_in_china_time() -> None:
    deadline = NoticeDeadline(due=datetime(2026, 11, 27, 20, tzinfo=UTC))
    _, text = asked(Reading(True, "enforcement", deadline=deadline))
    assert "2026年11月28日 04:00(UTC+08:00)" in text


def test_what_the_argument_asks_itself_is_not_asked_in_general_as_well() -> None:
    counter = Wording.of(en="Which counter?", zh="送到了哪个柜台?")
    closer = fill(ABOUT_PLAN["cause_without_corrective"], number=2, text="柜台关门")
    _, text = asked(questions=(counter, closer))
    assert "送到了哪个柜台" in text
    assert "柜台关门" in text
    assert "针对原因 2" not in text
    assert "纠正措施 1 是哪一天完成的" in text


def test_an_earlier_matter_is_asked_about_once() -> None:
    gaps = (PlanGap("prior_untold", "case.yaml prior"),)
    named = fill(PAPERS["prior_unnamed"], words="second appeal refused")
    _, text = asked(gaps=gaps, questions=(named,))
    assert text.count("既往事项") + text.count("以前有过") == 1
    _, general = asked(gaps=gaps)
    assert "以前有过" in general


def test_what_stops_the_letter_is_for_the_specialist_and_not_for_the_seller() -> None:
    stop = Problem("L11", "request", "No ground carries what is asked.", "Add the paper.", fatal=True)
    mild = Problem("L20", "letter", "Too long.", "Shorten it.")
    paper, text = asked(problems=(stop, mild))
    shown = [item for block in paper.blocks if isinstance(block, Bullets) for item in block.items]
    assert str(stop) in shown
    assert str(mild) not in shown
    assert "No ground" not in text


def test_the_paper_warns_of_the_deadline() -> None:
    paper, _ = asked()
    assert paper.kind is PaperKind.QUESTIONS
    assert any(isinstance(block, Callout) for block in paper.blocks)


def test_no_letter_is_held_out_where_nothing_can_be_filed_yet() -> None:
    unsure = Screening("unsure", "appeal_not_open", Wording.of(en="no entry"), Wording.of(en="watch"))
    _, text = asked(replace(READING, screening=unsure))
    assert "还不能确定是否可以申诉" in text
    assert "申诉信还差" not in text


def test_where_nothing_is_lacking_nobody_is_asked_for_what_follows() -> None:
    _, text = asked(replace(READING, missing=()), ())
    assert "逐条回复" not in text
    assert "由专员处理" in text
