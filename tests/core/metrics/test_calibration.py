"""Calibration believes only an exact match of both counts, and tells the nearest where there is none."""

from __future__ import annotations

from datetime import timedelta

from cast import FIRST, daily

from appealdesk.core.metrics.calibration import Variant, calibrate, calibrate_span
from appealdesk.core.metrics.count import Count

AS_OF = FIRST + timedelta(days=39)
BY_ORDER = Variant("order_date", "UTC", "all", daily([(n % 3, 10 + n) for n in range(40)]))
BY_SHIP = Variant("expected_ship_date", "UTC", "all", daily([(n % 2, 9 + n) for n in range(40)]))


def test_the_variant_that_gives_both_counts_is_found_with_its_window_and_lag():
    shown = BY_SHIP.daily.window(AS_OF, 10, 2)
    found = calibrate([BY_ORDER, BY_SHIP], shown, AS_OF, windows=(7, 10, 30), lags=range(15))
    assert found.settled
    assert (found.matches[0].anchor, found.matches[0].window_days, found.matches[0].lag_days) == (
        "expected_ship_date",
        10,
        2,
    )
    assert found.tried == 2 * 3 * 15


def test_a_numerator_alone_is_no_match():
    shown = BY_SHIP.daily.window(AS_OF, 10, 2)
    found = calibrate([BY_SHIP], Count(shown.num, shown.den + 1), AS_OF, windows=(10,), lags=(2,))
    assert found.matches == ()
    assert found.nearest is not None
    assert found.nearest.off_by(found.shown) == (0, -1)


def test_two_matches_leave_the_detail_open():
    found = calibrate([BY_SHIP, BY_SHIP], BY_SHIP.daily.window(AS_OF, 10), AS_OF, windows=(10,), lags=(0,))
    assert not found.settled


def test_a_report_that_states_its_days_fixes_window_and_lag():
    first, last = AS_OF - timedelta(days=20), AS_OF - timedelta(days=5)
    found = calibrate_span([BY_ORDER, BY_SHIP], BY_ORDER.daily.between(first, last), first, last, AS_OF)
    assert found.settled
    assert found.matches[0].lag_days == 5
