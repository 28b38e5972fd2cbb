"""A rule is shown in words that need no manual."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from appealdesk.core.channel import Channel
from appealdesk.core.checklist import Checklist, Item
from appealdesk.core.policy import (
    Band,
    Limit,
    Measure,
    Parcel,
    Parcels,
    Scale,
    Threshold,
    Unit,
    Window,
)
from appealdesk.core.rule_words import value_words
from appealdesk.core.vocabulary import Vocabulary
from appealdesk.core.wording import Wording

BOTH = Wording.of(en="orders", zh="订单")


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


def test_the_event_that_starts_a_window_is_called_by_its_name() -> None:
    name = Wording.of(en="the day of the quiz", zh="测验开放日")
    known, unknown = Vocabulary((("events", "quiz_offered", name),), ()), Vocabulary((), ())
    window = Window(72, Unit.HOUR, "quiz_offered")
    assert value_words(window, known).say("zh") == "自测验开放日起 72 小时"
    assert value_words(window, known).say("en") == "72 hours from the day of the quiz"
    assert "自 quiz_offered 起" in value_words(window, unknown).say("zh")
