"""A rule's window counts from a day somebody told; where nobody did, it asks and invents nothing."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from appealdesk.core.case import Case
from appealdesk.core.notice import Notice
from appealdesk.core.policy import Dated, Source, Unit, Window
from appealdesk.core.reading import Anchor
from appealdesk.core.vocabulary import Vocabulary
from appealdesk.core.windows import known_events, rule_windows
from appealdesk.core.wording import Wording

LOS_ANGELES = ZoneInfo("America/Los_Angeles")
SOURCE = (Source("S56", "official help page", "https://example.org"),)
EVENTS = ("notice", "claim_granted", "information_requested", "chargeback_notice", "quiz_offered", "warning")
WORDS = Vocabulary(
    tuple(("events", code, Wording.of(en=f"the {code}", zh=f"“{code}”")) for code in EVENTS), ()
)
GRANTED = date(2026, 11, 13)


def window(rule: str, amount: int, starts: str, purpose: str = "appeal") -> Dated[Window]:
    value = Window(amount, Unit.CALENDAR_DAY, starts, purpose=purpose)
    return Dated(rule, value, date(2020, 1, 1), SOURCE)


def case(**more: Any) -> Case:
    return Case(
        "C1", datetime(2026, 11, 20, tzinfo=LOS_ANGELES), 1, more.pop("notices", ()), None, (), **more
    )


APPEAL = window("amazon.a_to_z.appeal_window", 30, "claim_granted")
ANSWER = window("amazon.a_to_z.response_window", 3, "information_requested", "answer")


def test_a_window_is_counted_from_its_own_event() -> None:
    (found,) = rule_windows([APPEAL], {"claim_granted": GRANTED}, WORDS, zone=LOS_ANGELES)
    assert found.due is not None
    assert found.due.isoformat() == "2026-12-13T23:59:59-08:00"
    assert (found.standing, found.source) == ("unverified", "S56")
    assert "the claim_granted" in found.calculation.say("en")


def test_a_window_whose_event_nobody_told_has_no_moment_and_asks() -> None:
    (found,) = rule_windows([ANSWER], {"claim_granted": GRANTED}, WORDS, zone=LOS_ANGELES)
    assert (found.due, found.earliest, found.latest) == (None, None, None)
    assert "向卖家确认" in found.calculation.say("zh")


def test_the_soonest_comes_first_and_the_uncounted_last() -> None:
    late = window("amazon.later", 60, "claim_granted")
    found = rule_windows([ANSWER, late, APPEAL], {"claim_granted": GRANTED}, WORDS, zone=LOS_ANGELES)
    assert [each.rule for each in found] == [APPEAL.rule, late.rule, ANSWER.rule]


@pytest.mark.parametrize(
    "purpose", ["buyer_reply", "platform_review", "funds", "records", "document_age", "escalation"]
)
def test_a_span_that_is_no_deadline_of_the_appeal_stays_out(purpose: str) -> None:
    span = window("amazon.span", 90, "notice", purpose)
    assert rule_windows([span], {"notice": GRANTED}, WORDS, zone=LOS_ANGELES) == ()


@pytest.mark.parametrize(
    ("said", "rules_say"),
    [
        ("notice_date", "notice"),
        ("notice_date", "chargeback_notice"),
        ("decision_date", "claim_granted"),
        ("refund_date", "claim_granted"),
        ("claim_filed", "claim_filed"),
        ("effective_date", "deactivation"),
    ],
)
def test_the_notices_events_are_found_under_the_rules_names(said: str, rules_say: str) -> None:
    assert known_events(case(), Anchor(said, GRANTED))[rules_say] == GRANTED


def test_a_notice_that_speaks_of_neither_warning_nor_quiz_opens_none_of_their_windows() -> None:
    assert (
        not {"warning", "quiz_offered", "information_requested"}
        & known_events(case(), Anchor("notice_date", GRANTED)).keys()
    )


def test_without_words_the_day_of_arrival_is_the_notices() -> None:
    arrived = datetime(2026, 11, 14, 9, tzinfo=LOS_ANGELES)
    assert known_events(case(received_at=arrived))["notice"] == arrived


def test_a_mail_without_a_told_arrival_counts_from_its_sending() -> None:
    sent = datetime(2026, 11, 14, 9, tzinfo=LOS_ANGELES)
    assert known_events(case(notices=(Notice("notice.eml", "text", sent_at=sent),)))["notice"] == sent


def test_the_notices_own_date_beats_the_day_of_arrival() -> None:
    arrived = datetime(2026, 11, 20, 9, tzinfo=LOS_ANGELES)
    assert known_events(case(received_at=arrived), Anchor("notice_date", GRANTED))["notice"] == GRANTED


def test_where_nothing_is_told_nothing_is_known() -> None:
    assert known_events(case()) == {}
