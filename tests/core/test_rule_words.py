"""A rule is shown with its doubts: value, since when, who says so, what was before."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from appealdesk.core.channel import Channel
from appealdesk.core.checklist import Checklist, Item
from appealdesk.core.policy import (
    Alternative,
    Band,
    Dated,
    History,
    Limit,
    Measure,
    Parcel,
    Parcels,
    Scale,
    Source,
    Standing,
    Threshold,
    Unit,
    Window,
)
from appealdesk.core.rule_words import rule_page, value_words
from appealdesk.core.wording import Wording

BOTH = Wording.of(en="orders", zh="订单")
SOURCE = (Source("S1", "official help page", "https://example.org"),)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Window(30, Unit.CALENDAR_DAY, "claim_granted"), "30 calendar days from claim granted"),
        (Window(None, Unit.HOUR, "notice"), "length not documented, from notice"),
        (Window(2, Unit.MONTH, "notice", attempts=3), "2 months from notice, 3 attempts"),
        (Threshold(Decimal("2.5"), "lt", "pct"), "< 2.5 %"),
        (Threshold(None, "none", "pct", advised=Decimal(95)), "no number documented, 95 % advised"),
        (Threshold(Decimal(90), "gte", "pct", enforce=Decimal(80)), "≥ 90 %, enforced at 80 %"),
        (
            Threshold(
                Decimal(90), "gte", "pct", warned_from=date(2025, 10, 16), enforced_from=date(2026, 2, 2)
            ),
            "≥ 90 %, warned of from 2025-10-16, enforced from 2026-02-02",
        ),
        (
            Measure((10, 30), BOTH, BOTH, "order", "order_date", 0),
            "orders ÷ orders; 10 / 30 days, ending 0 days before today, by order date",
        ),
        (
            Scale("score", (Band("ok", BOTH, at_least=Decimal(200)), Band("bad", BOTH, below=Decimal(200)))),
            "orders (≥ 200); orders (< 200)",
        ),
        (
            Parcels((Parcel(("CN",), counts=True, currency="USD", at_least=Decimal(5), scans=2),)),
            "CN ≥ 5 USD: counts, 2 scans",
        ),
        (Limit(2, 180, BOTH, BOTH), "2 within 180 days: orders. orders"),
        (
            Checklist((Item("sop", "sop", True, "official"), Item("invoice", "invoice", False, "practice"))),
            "needed: sop; useful: invoice",
        ),
        (
            Channel("amazon.channel.x", "amazon", BOTH, "Account Health", ("odr",)),
            "Account Health; files: not checked; characters: not checked",
        ),
    ],
)
def test_every_kind_of_value_reads_as_one_line(value: Any, words: str) -> None:
    assert value_words(value).say("en") == words
    assert value_words(value).has("zh")


def history(*versions: Dated[Window]) -> History[Window]:
    return History("amazon.w", "window", BOTH, "amazon", frozenset({"US"}), frozenset({"any"}), versions)


def version(amount: int, since: date, **more: Any) -> Dated[Window]:
    return Dated("amazon.w", Window(amount, Unit.HOUR, "notice"), since, SOURCE, **more)


OLD, NEW, COMING = date(2020, 7, 1), date(2024, 1, 1), date(2027, 1, 1)


def test_a_page_shows_the_version_in_force_the_earlier_and_the_coming_ones() -> None:
    page = rule_page(history(version(48, OLD), version(72, NEW), version(24, COMING)), date(2026, 11, 20))
    assert page.now.value.say("en") == "72 hours from notice"
    assert [earlier.since for earlier in page.earlier] == [OLD]
    assert [later.since for later in page.later] == [COMING]
    assert (page.earlier[0].until, page.now.until, page.later[0].until) == (NEW, COMING, None)


def test_a_page_says_how_exact_the_first_day_is() -> None:
    page = rule_page(history(version(72, NEW, since_is_exact_to="year")), date(2026, 11, 20))
    assert page.now.since_says.say("en") == "2024-01-01 (exact to the year)"
    assert page.now.since_says.say("zh") == "2024-01-01（仅精确到年）"


def test_a_page_for_a_day_before_the_oldest_one_seen_shows_that_version_once_and_disputed() -> None:
    page = rule_page(
        history(version(48, OLD, since_is_exact_to="unknown"), version(72, NEW)), date(2019, 1, 1)
    )
    assert (page.now.since, page.now.standing) == (OLD, "disputed")
    assert page.earlier == ()
    assert [later.since for later in page.later] == [NEW]


def test_a_page_shows_the_other_readings_with_who_holds_them() -> None:
    other = Alternative(Window(48, Unit.HOUR, "notice"), SOURCE, "An older copy.")
    disputed = version(72, NEW, standing=Standing.DISPUTED, alternatives=(other,), refuted=(other,))
    page = rule_page(history(disputed), date(2026, 11, 20))
    assert [(words.say("en"), note) for words, note in page.now.alternatives] == [
        ("48 hours from notice", "An older copy.")
    ]
    assert page.now.refuted == page.now.alternatives
