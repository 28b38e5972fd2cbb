"""The shapes: each metric names an anchor, a formula, and what it needs."""

from __future__ import annotations

from appealdesk.core.metrics.culprit import Contest
from appealdesk.core.metrics.metric import METRICS, Anchor


def test_order_defects_are_dated_by_the_order_and_never_by_the_defect():
    assert METRICS["odr"].anchor is Anchor.ORDER


def test_tracking_and_delivery_are_dated_by_the_promise():
    assert {METRICS[code].anchor for code in ("vtr", "otdr")} == {Anchor.DELIVER_BY}


def test_rates_of_good_things_say_so():
    assert {code for code, one in METRICS.items() if one.counts_good} == {"vtr", "otdr", "response_time"}


def test_every_metric_has_a_name_in_both_languages_and_a_code_of_its_own():
    for code, one in METRICS.items():
        assert one.code == code
        assert one.name.has("en")
        assert one.name.has("zh")
    assert {one.value for one in Contest} == {"removable", "explains_only", "to_verify"}
