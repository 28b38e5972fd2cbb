"""A marketplace's week is its own."""

from __future__ import annotations

from datetime import date

from appealdesk.core.calendar import WEEKDAYS
from appealdesk.core.marketplace import Marketplace
from appealdesk.core.wording import Wording


def marketplace(weekend: set[int]) -> Marketplace:
    name = Wording.of(en="Saudi Arabia", zh="沙特阿拉伯")
    return Marketplace("amazon", "SA", name, "Asia/Riyadh", "SAR", ("en",), (), frozenset(weekend))


def test_a_week_with_saturday_and_sunday_off_is_the_plain_one() -> None:
    assert marketplace({5, 6}).weekdays is WEEKDAYS


def test_another_week_works_on_sunday() -> None:
    week = marketplace({4, 5}).weekdays
    assert week.works_on(date(2026, 11, 22))
    assert not week.works_on(date(2026, 11, 20))
    assert week.name.say("zh") == "沙特阿拉伯的工作周"
