"""A letter tells a cause once in full, makes up no fault where a fact was misread, and quotes what the notice complains of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from importlib import import_module

import pytest
from golden_text import plain_text
from letter_cast import at, both

from appealdesk.core.argument import Argument
from appealdesk.core.case import Cause, Corrective, Plan
from appealdesk.core.grounds import open_questions
from appealdesk.core.letter import compose_letter, letter_paper
from appealdesk.core.letter.gaps import plan_gaps
from appealdesk.core.letter.kind import told_misread
from appealdesk.core.letter.letter import said
from appealdesk.core.letter.matter import claim_told, measure_told
from appealdesk.core.letter.problems import Problem, problems
from appealdesk.core.letter.problems.points import POINTS, told
from appealdesk.core.letter.voice import Voice
from appealdesk.core.notice import Notice
from appealdesk.core.reading import Figure
from appealdesk.readers.clauses import clause_book

BOOK = clause_book()
WHAT = both("The stock was moved on October 3.", "库存于 10 月 3 日搬移。")
THREE = both(
    "The stock was moved on October 3. The list was not corrected, because nobody was asked to. Two orders were cancelled.",
    "库存于 10 月 3 日搬移。因为没有指定人员，清单没有更正。两单被取消。",
)


def argument(name: str = "late_shipment_us", **more: object) -> Argument:
    held = import_module(name).DRAFT.argument()
    return replace(held, case=replace(held.case, **more))


def summary(made: Argument, language: str = "en") -> str:
    letter = compose_letter(made, language, clauses=BOOK)
    return " ".join(
        said(item, language) for place, item in letter.statements() if place.startswith("summary")
    )


def planned(*causes: Cause, **more: object) -> Argument:
    return argument(plan=Plan(causes, **more))  # type: ignore[arg-type]


def test_the_summary_says_what_happened_and_why_and_leaves_the_rest_to_the_cause() -> None:
    short = summary(planned(Cause(THREE)))
    assert (
        "The stock was moved on October 3. The list was not corrected, because nobody was asked to." in short
    )
    assert "Two orders were cancelled" not in short


def test_of_two_sentences_only_the_first_stands_in_the_summary() -> None:
    two = both(
        "The stock was moved on October 3. Nobody corrected the list.",
        "库存于 10 月 3 日搬移。没有人更正清单。",
    )
    assert "Nobody corrected" not in summary(planned(Cause(two)))


def test_one_sentence_is_cut_at_its_semicolon_in_both_languages() -> None:
    one = both(
        "The stock was moved on October 3; nobody corrected the list.",
        "库存于 10 月 3 日搬移；没有人更正清单。",
    )
    made = planned(Cause(one))
    assert "The stock was moved on October 3." in summary(made)
    assert "没有人更正" not in summary(made, "zh")


def test_where_the_chinese_cuts_its_sentences_elsewhere_nothing_is_cut() -> None:
    merged = both(THREE.say("en"), "库存于 10 月 3 日搬移，因为没有指定人员，清单没有更正，两单被取消。")
    assert "Two orders were cancelled" in summary(planned(Cause(merged)))


def test_done_actions_are_sentences_and_a_day_is_told_once() -> None:
    dated = Corrective(
        both("The list was corrected on October 4, 2026.", "2026年10月4日更正清单。"),
        date(2026, 10, 4),
        "x",
        cause=1,
    )
    bare = replace(dated, text=both("The list was corrected.", "清单已更正。"))
    assert "This was completed" not in summary(planned(Cause(WHAT), corrective=(dated,)))
    assert "The list was corrected. This was completed on October 4, 2026." in summary(
        planned(Cause(WHAT), corrective=(bare,))
    )


def misread() -> Argument:
    made = planned(Cause(WHAT))
    return replace(made, reading=replace(made.reading, scenario="3"))


def test_a_cause_that_only_tells_a_misreading_asks_for_no_action() -> None:
    made = misread()
    assert told_misread(made.case, made.reading)
    codes = {gap.code for gap in plan_gaps(made.case, made.reading, needed=True)}
    assert not codes & {"cause_without_action", "cause_without_measure", "nothing_watched"}
    asked = open_questions(made.case, made.reading, made.timeline, (), ())
    assert not any("cause 1" in one.say("en") and "No " in one.say("en")[:4] for one in asked)
    letter = compose_letter(made, clauses=BOOK)
    assert "What was read wrongly" in plain_text(letter_paper(letter))
    assert not [p for p in problems(letter, made, clauses=BOOK) if p.code in {"L9", "L10"}]


def test_a_fault_of_ones_own_still_asks_for_both_kinds_of_action() -> None:
    made = planned(Cause(WHAT))
    codes = {gap.code for gap in plan_gaps(made.case, made.reading, needed=True)}
    assert {"cause_without_action", "cause_without_measure"} <= codes


def noticed(text: str) -> Voice:
    held = import_module("not_received_uk").DRAFT.argument()
    notice = Notice("notice.txt", text)
    return Voice.of(replace(held, case=replace(held.case, notices=(notice,))), BOOK, "en")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The buyer says the parcel did not arrive. Reply within 3 days.",
            "The buyer says the parcel did not arrive",
        ),
        ("Chargeback on #5620 - Fraudulent - $154.00 - Respond by November 30", "Fraudulent"),
        ("Order 203-5518402-7719036 not received, claim opened", ""),
        ("Did the item not arrive?", ""),
        ("Please reply within 3 days.", ""),
    ],
)
def test_the_complaint_is_quoted_in_the_words_of_the_notice(text: str, wanted: str) -> None:
    assert claim_told(noticed(text)) == wanted


def test_a_measure_is_quoted_without_the_label_of_a_mail() -> None:
    assert (
        measure_told(noticed("Subject: Your listing was removed today")) == "Your listing was removed today"
    )


def test_a_rule_is_applied_to_the_case_where_the_notice_names_target_and_figure() -> None:
    text = plain_text(letter_paper(compose_letter(argument(), clauses=BOOK)))
    assert (
        "Your notice applies a target of 4% to our figure of 6.2%; the measures above serve to meet it."
        in text
    )


def test_a_rate_and_a_time_of_one_metric_are_named_by_their_unit() -> None:
    voice = Voice.of(argument(), BOOK, "en")
    assert voice.metric("response_time", "pct").say("en") == "response rate"
    assert voice.metric("response_time", "hour").say("en") == "response rate or time"
    assert voice.metric("response_time_30d", "pct").say("en") == "response rate (30 days)"


@pytest.mark.parametrize(("language", "said_so"), [("es", "es del 8,3"), ("it", "è pari all'8,3%")])
def test_a_rate_takes_its_article(language: str, said_so: str) -> None:
    held = argument(as_of=at("2026-10-07T10:00:00+08:00"))
    figures = (("lsr", Figure(Decimal("8.3"), Decimal(4), "pct")),)
    made = replace(held, reading=replace(held.reading, figures=figures))
    assert said_so in plain_text(letter_paper(compose_letter(made, language, clauses=BOOK)))


def test_every_point_of_the_sheet_is_told_in_chinese_with_place_and_words() -> None:
    assert set(POINTS) == {*(f"L{n}" for n in range(1, 23)), "COPY"}
    line = told(Problem("L1", "summary 1.2", "The number “17” has no source.", "Correct it."))
    assert line == "L1 有陈述在通知、卖家自述或证据件中找不到出处。（summary 1.2；“17”）"
