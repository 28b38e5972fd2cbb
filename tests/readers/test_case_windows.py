"""From a case to the moments its rules name, through the packs as they ship."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from appealdesk.core.case import Case
from appealdesk.core.policy import Dated, Source, Unit, Window
from appealdesk.core.reading import Anchor
from appealdesk.readers import case_windows as module
from appealdesk.readers.case_windows import case_windows

SHANGHAI = ZoneInfo("Asia/Shanghai")
GRANTED = Anchor("decision_date", date(2026, 11, 13))


def case(as_of: datetime = datetime(2026, 11, 20, 9, tzinfo=SHANGHAI), **more: Any) -> Case:
    return Case("C1", as_of, 1, (), None, (), **more)


def test_a_granted_claim_has_thirty_days_and_the_question_of_amazon_waits_for_its_day() -> None:
    appeal, answer = case_windows(case(), "amazon", "US", "a_to_z_claim", GRANTED)
    assert appeal.due is not None
    assert (appeal.rule, appeal.due.isoformat()) == (
        "amazon.a_to_z.appeal_window",
        "2026-12-13T23:59:59-08:00",
    )
    assert (answer.rule, answer.due) == ("amazon.a_to_z.response_window", None)


def test_the_rules_are_those_of_the_marketplaces_day_and_not_of_chinas() -> None:
    morning_in_china = datetime(
        2026, 2, 16, 8, tzinfo=SHANGHAI
    )  # still the 15th on the west coast: sixty days
    (found, *_) = case_windows(case(morning_in_china), "amazon", "US", "inr_dispute", Anchor("return_or_refund", date(2026, 1, 30)))  # fmt: skip
    assert found.due is not None
    assert found.due.date() == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("platform", "marketplace", "issue_type"),
    [
        (None, "US", "odr"),
        ("other:etsy", "US", "odr"),
        ("amazon", None, "odr"),
        ("shopee", None, "lsr"),
        ("amazon", "ZZ", "odr"),
        ("amazon", "US", None),
        ("amazon", "US", "ldr"),
    ],
)
def test_what_is_unknown_has_no_windows(
    platform: str | None, marketplace: str | None, issue_type: str | None
) -> None:
    assert case_windows(case(), platform, marketplace, issue_type, GRANTED) == ()


def test_the_day_of_arrival_opens_a_window_that_counts_from_the_notice() -> None:
    arrived = datetime(2026, 11, 13, 9, tzinfo=UTC)
    (found,) = case_windows(case(received_at=arrived), "amazon", "US", "linked_account", None)
    assert found.due is not None
    assert found.due.isoformat() == "2027-02-11T23:59:59-08:00"


def test_aliexpress_has_one_clock_and_needs_no_marketplace() -> None:
    opened = Anchor("dispute_open", datetime(2026, 11, 19, 20, 30, tzinfo=SHANGHAI))
    answer, appeal = case_windows(case(), "aliexpress", None, "inad_dispute", opened)
    assert answer.due is not None
    assert answer.due.isoformat() == "2026-11-24T23:59:59+08:00"
    assert (appeal.rule, appeal.due) == ("aliexpress.dispute.appeal_window", None)


def test_a_rule_for_one_kind_of_seller_is_shown_where_the_kind_is_not_known() -> None:
    found = case_windows(case(), "shopee", "TW", "fake_shipping", None)
    assert [window.rule for window in found] == ["shopee.parcel_mismatch.appeal_window"]


def test_a_calendar_that_a_rule_names_is_fetched() -> None:
    source = (Source("S", "staff post", "https://example.org"),)
    dated = Dated("x.w", Window(1, Unit.WORKING_DAY, "notice", calendar="CN"), date(2020, 1, 1), source)
    named = module._named([dated], date(2026, 11, 20))
    assert named["CN"].works_on(date(2026, 10, 10))
    assert module._named([], date(2026, 11, 20)) == {}


def test_a_warning_starts_no_window_to_appeal() -> None:
    arrived = datetime.fromisoformat("2026-11-17T09:00:00-08:00")
    held = case(received_at=arrived)
    assert "amazon.deactivation.appeal_window" in [
        w.rule for w in case_windows(held, "amazon", "US", "lsr", None)
    ]
    warned = case_windows(held, "amazon", "US", "lsr", None, appealable=False)
    assert all(window.due is None for window in warned)
    assert "amazon.deactivation.appeal_window" not in [window.rule for window in warned]
