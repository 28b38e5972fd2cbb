"""A report is checked before it is believed: each way in which it can contradict itself has its own code."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from appealdesk.core.metrics.figures import Figure, contradictions
from appealdesk.core.place import Place

SOUND = Figure(
    "odr", "US", Place("report.json"), "seller_fulfilled", 1078, 539000, Decimal("0.2"), Decimal(1), "lt", "GOOD",
    date(2020, 9, 6), date(2020, 11, 4), (("claims", 442), ("chargebacks", 15), ("negativeFeedback", 628)), "seller_fulfilled",
)  # fmt: skip


def codes(figure: Figure) -> list[str]:
    return [one.code for one in contradictions([figure])]


def test_a_sound_figure_passes_and_its_defects_overlap_by_seven():
    assert codes(SOUND) == []
    assert sum(count for _, count in SOUND.parts) - (SOUND.num or 0) == 7  # G4


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"rate": Decimal("0.9")}, "rate_of_counts"),
        ({"num": 540000, "parts": ()}, "more_than_all"),
        ({"first": date(2020, 11, 21), "last": date(2020, 11, 19)}, "span_backwards"),
        ({"label": "platform_fulfilled"}, "wrong_label"),
        ({"rate": Decimal("0.2"), "target": Decimal("0.1")}, "wrong_status"),
        ({"status": "BAD"}, "wrong_status"),
        ({"parts": (("claims", 2000),)}, "parts"),
        ({"parts": (("claims", 10), ("chargebacks", 5))}, "parts"),
    ],
)
def test_each_contradiction_has_its_code(change, code):
    assert codes(replace(SOUND, **change)) == [code]


def test_a_rate_shown_rounded_is_no_contradiction():
    assert (
        codes(replace(SOUND, num=146, den=165, rate=Decimal("88.48"), target=Decimal(80), op="gt", parts=()))
        == []
    )


def test_what_is_not_rated_meets_nothing_and_misses_nothing():
    assert replace(SOUND, rate=None, num=None).met is None
    assert replace(SOUND, target=None).met is None


def test_g16_overall_fails_where_the_sellers_own_rate_meets():
    overall = replace(SOUND, rate=Decimal(89), target=Decimal(90), op="gte", num=None, parts=(), status="")
    assert (overall.met, replace(overall, rate=Decimal(96)).met) == (False, True)
