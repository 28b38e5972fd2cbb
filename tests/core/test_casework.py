"""The whole road on one screen: which way a case goes, and that no letter leaves where one must not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from appealdesk.core.case import Case, Cause, Corrective, Plan, Preventive, Request, Seller, Watch
from appealdesk.core.casework import Ending, Knowledge, argue, casework, channel_of, weighed_with_exhibits
from appealdesk.core.channel import Channel
from appealdesk.core.evidence import Exhibit
from appealdesk.core.ground import Finding
from appealdesk.core.letter.book import MissingClauseError
from appealdesk.core.notice import Notice
from appealdesk.core.reading import Reading, Screening
from appealdesk.core.wording import Wording
from appealdesk.readers.clauses import clause_book
from appealdesk.readers.packs import vocabulary

AS_OF = datetime(2026, 11, 14, 10, tzinfo=timezone(timedelta(hours=8)))
SAID = Wording.of(en="because", zh="因为")
KNOWN = Knowledge(vocabulary(), clause_book())
NOTICE = Notice("notice.txt", "Your late shipment rate is 6.2%.")
EXHIBITS = (
    Exhibit(1, "notice.txt", "notice", "0" * 64, 32, "text/plain"),
    Exhibit(2, "exhibits/sop.pdf", "sop", "1" * 64, 99, "application/pdf", pages=1),
)
CASE = Case(
    "C-7",
    AS_OF,
    1,
    (NOTICE,),
    None,
    EXHIBITS,
    platform="amazon",
    marketplace="US",
    seller=Seller(store="Shop"),
)
PLAN = Plan(
    causes=(
        Cause(
            Wording.of(en="The pickup had no second route.", zh="揽收没有第二条途径。"),
            exhibit="exhibits/sop.pdf",
        ),
    ),
    corrective=(
        Corrective(
            Wording.of(en="A second route was opened.", zh="已开通第二条途径。"),
            date(2026, 11, 10),
            "warehouse lead",
            "exhibits/sop.pdf",
            1,
        ),
    ),
    preventive=(
        Preventive(
            Wording.of(en="Every order due is compared with the cage.", zh="应发订单与笼车逐一核对。"),
            "shift lead",
            "working day",
            1,
            Watch("late_shipment_rate", "2%", "the counter run is made daily"),
            "exhibits/sop.pdf",
        ),
    ),
)
REQUEST = Request("reinstate", Wording.of(en="Please reactivate our offers.", zh="请恢复我们的商品。"))


def read(eligible: str, code: str, issue: str = "lsr") -> Reading:
    return Reading(
        True, "enforcement", "amazon", "US", issue, screening=Screening(eligible, code, SAID, SAID)
    )


def test_a_case_screened_no_gets_the_refusal_and_nothing_else() -> None:
    work = casework(CASE, read("no", "window_lapsed"), KNOWN)
    assert work.ending is Ending.REFUSED
    assert [name for name, _ in work.papers] == ["refusal"]
    assert work.letter is None


def test_an_unsure_case_waits_for_an_expert() -> None:
    work = casework(CASE, read("unsure", "needs_expert_check"), KNOWN)
    assert work.ending is Ending.NEEDS_ANSWERS
    assert work.paper("letter") is None
    assert work.paper("refusal") is not None


def test_an_expert_may_let_an_unsure_case_go_on() -> None:
    case = replace(CASE, plan=PLAN, request=REQUEST)
    assert casework(
        case, read("unsure", "appeal_not_open"), KNOWN, accepted="the appeal button is shown"
    ).letter


def test_a_reading_that_was_never_screened_makes_no_letter() -> None:
    assert casework(CASE, replace(read("yes", "in_scope"), screening=None), KNOWN, accepted="").letter is None


def test_a_plan_of_action_without_a_plan_asks_the_seller() -> None:
    work = casework(CASE, read("yes", "in_scope"), KNOWN)
    assert work.ending is Ending.NEEDS_ANSWERS
    assert "请勿发送平台账户密码" in work.ask
    assert {name for name, _ in work.papers} == {"report", "questions", "draft"}


def test_a_promise_in_place_of_a_finished_action_stops_the_letter() -> None:
    later = replace(PLAN, corrective=(replace(PLAN.corrective[0], done_on=date(2026, 12, 1)),))
    work = casework(replace(CASE, plan=later, request=REQUEST), read("yes", "in_scope"), KNOWN)
    assert work.ending is Ending.NEEDS_ANSWERS


def test_a_whole_plan_makes_report_letter_and_reading_copy() -> None:
    work = casework(replace(CASE, plan=PLAN, request=REQUEST), read("yes", "in_scope"), KNOWN)
    assert work.ending is Ending.MADE, work.problems
    assert {name for name, _ in work.papers} == {"report", "letter", "reading-copy"}
    assert not any(problem.fatal for problem in work.problems)


def channel(rule: str, *issues: str) -> Channel:
    return Channel(rule, "amazon", Wording.of(en=rule), rule, issues)


@pytest.mark.parametrize(("named", "taken"), [("b", "b"), ("z", "c"), (None, "c")])
def test_the_channel_a_case_names_wins_over_the_first_that_takes_its_issue(
    named: str | None, taken: str
) -> None:
    channels = (channel("a", "odr"), channel("b", "odr"), channel("c", "lsr"))
    found = channel_of(replace(CASE, channel=named), read("yes", "in_scope"), channels)
    assert found is not None
    assert found.rule == taken


@pytest.mark.parametrize(
    ("words", "taken"),
    [
        ("Please respond to this claim within 72 hours.", "answer"),
        ("The claim was granted. You may appeal.", "appeal"),
    ],
)
def test_the_words_of_the_notice_lead_to_the_entrance(words: str, taken: str) -> None:
    channels = (
        replace(channel("answer", "a_to_z_claim"), signs=("Respond to this claim",)),
        channel("appeal", "a_to_z_claim"),
    )
    held = replace(CASE, notices=(Notice("notice.txt", words),))
    found = channel_of(held, read("yes", "in_scope", "a_to_z_claim"), channels)
    assert found is not None
    assert found.rule == taken


def test_without_packs_there_is_no_channel() -> None:
    assert channel_of(CASE, read("yes", "in_scope"), ()) is None


def test_the_scenario_is_weighed_with_what_the_exhibits_show() -> None:
    said = replace(read("yes", "in_scope"), scenario="1", scenarios=(("1", 0.6), ("other", 0.4)))
    assert argue(CASE, said, KNOWN).reading.scenario == "other"
    shown = (Finding("8", "erp", True, 0.9, SAID),)
    held = weighed_with_exhibits(replace(said, scenarios=(("1", 0.6), ("8", 0.3), ("2", 0.1))), shown)
    assert held.scenario == "8"
    assert [code for code, _ in held.scenarios] == ["8", "1"]


def test_where_the_reading_names_no_scenario_none_is_found() -> None:
    said = replace(read("yes", "in_scope"), scenario=None, scenarios=())
    assert weighed_with_exhibits(said, (Finding("8", "erp", True, 0.9, SAID),)) == said


def told(text: Wording, german: str) -> Wording:
    return Wording.of(dict(text.texts), de=german)


GERMAN = replace(
    PLAN,
    causes=(
        replace(PLAN.causes[0], text=told(PLAN.causes[0].text, "Die Abholung hatte keinen zweiten Weg.")),
    ),
    corrective=(
        replace(PLAN.corrective[0], text=told(PLAN.corrective[0].text, "Ein zweiter Weg wurde eröffnet.")),
    ),
    preventive=(
        replace(
            PLAN.preventive[0],
            text=told(
                PLAN.preventive[0].text,
                "Jede fällige Bestellung wird mit dem Rollbehälter abgeglichen.",
            ),
            watch=Watch(
                "late_shipment_rate",
                "2%",
                Wording.of(
                    en="the counter run is made daily",
                    zh="每日送柜台",
                    de="die Fahrt zum Schalter erfolgt täglich",
                ),
            ),
        ),
    ),
)
GERMAN_REQUEST = replace(REQUEST, text=told(REQUEST.text, "Bitte schalten Sie unsere Angebote wieder frei."))


def test_a_letter_goes_out_in_the_language_asked_for() -> None:
    case = replace(CASE, plan=GERMAN, request=GERMAN_REQUEST)
    work = casework(case, read("yes", "in_scope"), KNOWN, language="de")
    assert work.ending is Ending.MADE, work.problems
    assert work.letter is not None
    assert work.letter.language == "de"
    assert "Schwelle: 2 %" in str(work.paper("letter"))


def test_a_language_asked_for_is_not_replaced_by_english() -> None:
    case = replace(CASE, plan=PLAN, request=GERMAN_REQUEST)
    work = casework(case, read("yes", "in_scope"), KNOWN, language="de")
    assert work.ending is Ending.NEEDS_ANSWERS
    assert work.letter is None
    assert all(place in work.ask for place in ("plan.causes[1]", "plan.corrective[1]", "plan.preventive[1]"))


@pytest.mark.parametrize("language", ["tlh", "ko"])
def test_a_language_nobody_writes_is_told_with_those_there_are(language: str) -> None:
    with pytest.raises(MissingClauseError, match=r"Known: de, en, es, fr, it, ja, zh, zh-TW\."):
        casework(CASE, read("yes", "in_scope"), KNOWN, language=language)


def test_the_reading_copy_says_why_a_letter_is_english() -> None:
    reading = replace(read("yes", "in_scope"), letter_language="de", letter_language_also=("en",))
    work = casework(replace(CASE, plan=PLAN, request=REQUEST), reading, KNOWN)
    assert work.letter is not None
    assert work.letter.language == "en"
    assert "plan.causes[1]" in str(work.paper("reading-copy"))
    assert "德文" in str(work.paper("reading-copy"))
