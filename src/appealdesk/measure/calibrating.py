"""The platform's own counts against ours (口径校准): every unpublished detail is tried until both counts match exactly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from appealdesk.core.metrics.calibration import Calibration, Variant, calibrate, calibrate_span
from appealdesk.core.metrics.daily import Daily, lines_of
from appealdesk.core.metrics.figures import Figure, contradictions
from appealdesk.core.metrics.metric import METRICS
from appealdesk.core.metrics.ruleset import Ruleset
from appealdesk.measure import judging, rulesets
from appealdesk.measure.engine import Measured, Session

LAGS = range(31)
WINDOWS = (7, 10, 14, 28, 30, 60, 90)
# Zones that platforms are known to count in besides the marketplace's own.
ZONES = ("UTC", "America/Los_Angeles")
# What an anchor can be depends on the facts a metric is counted from.
ANCHORS = {
    "orders": ("order_date",),
    "packages": ("expected_ship_date", "promised_delivery_date", "order_date"),
    "messages": ("message_date",),
}
DENOMINATORS = ("all", "without_cancelled")
WITH_ORDER_DAY = """
UPDATE packages SET bought = o.bought, bought_day = o.bought_day FROM orders o
WHERE packages.order_id = o.order_id AND packages.bought IS NULL AND packages.bought_day IS NULL
"""


@dataclass(frozen=True, slots=True)
class Calibrated:
    """One figure of a dashboard with what was found for it. `differs` says in which details a match differs from ours."""

    figure: Figure
    marketplace: str
    result: Calibration
    differs: tuple[str, ...] = ()


def calibrations(session: Session, measured: Measured) -> tuple[Calibrated, ...]:
    """Calibrate every figure that shows both counts, does not contradict itself, and is of a metric counted here."""
    con = session.store.con
    con.execute(WITH_ORDER_DAY)
    try:
        return tuple(
            _calibrated(session, measured, figure, place)
            for figure in measured.figures
            if (place := _place(session, measured, figure))
        )
    finally:
        judging.set_zones(con, rulesets.places(session.platform).zones)


def _place(session: Session, measured: Measured, figure: Figure) -> str | None:
    word = figure.marketplace.lower()
    code = session.store.marketplaces.get(word) or (None if word else session.marketplace)
    sound = figure.count is not None and not contradictions([figure])
    return code if sound and code and (figure.metric, code) in measured.counted else None


def _calibrated(session: Session, measured: Measured, figure: Figure, place: str) -> Calibrated:
    rules, shown = measured.ruleset(figure.metric, place), figure.count
    assert shown is not None, "a figure without counts is left out above"
    variants = list(_variants(session, rules, figure.segment, measured.as_of))
    if figure.first and figure.last:
        # The report states its days; the day it was made is only asked for, so the newest one in the facts serves.
        as_of = max(measured.as_of, figure.last)
        result = calibrate_span(variants, shown, figure.first, figure.last, as_of)
    else:
        windows = tuple(dict.fromkeys((*rules.windows, *WINDOWS)))
        result = calibrate(variants, shown, measured.as_of, windows=windows, lags=LAGS)
    return Calibrated(figure, place, result, tuple(_differs(rules, result)))


def _variants(session: Session, rules: Ruleset, segment: str, as_of: date) -> Iterator[Variant]:
    con = session.store.con
    shape = METRICS[rules.metric]
    for zone in dict.fromkeys((rules.zone, *ZONES)):
        judging.set_zones(con, {rules.marketplace: zone})
        for anchor in dict.fromkeys((rules.anchor, *ANCHORS[shape.needs[0]])):
            for denominator in DENOMINATORS if shape.formula == "order_defects" else DENOMINATORS[:1]:
                tried = replace(rules, anchor=anchor, denominator=denominator)
                lines = judging.counted(con, [tried], as_of)
                daily = Daily.of(lines_of(lines, rules.metric, rules.marketplace, segment))
                yield Variant(anchor, zone, denominator, daily)


def _differs(rules: Ruleset, result: Calibration) -> Iterator[str]:
    if not result.matches:
        if result.nearest:
            num, den = result.nearest.off_by(result.shown)
            yield f"No variant gives both counts; the nearest is off by {num:+d} defects and {den:+d} counted."
        return
    first = result.matches[0]
    for name, ours, theirs in (
        ("anchor", rules.anchor, first.anchor),
        ("zone", rules.zone, first.zone),
        ("denominator", rules.denominator, first.denominator),
        ("window", rules.window_days, first.window_days),
        ("lag", rules.lag_days, first.lag_days),
    ):
        if ours != theirs:
            yield f"{name}: {theirs} instead of {ours}"
