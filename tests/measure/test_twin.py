"""The engine and the reference in the standard library give the same daily table and the same culprits."""

from __future__ import annotations

import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from reference import Exports, culprits, daily, judged
from shop import shop

from appealdesk.measure.engine import measure
from appealdesk.measure.rulesets import parcel_rules, rulesets

AS_OF = date(2026, 4, 20)
COMPARED = {"odr", "lsr", "cr", "vtr", "otdr", "response_time"}


def needs_scans(place: str, origin: str, value: str) -> int | None:
    """The parcel rules of the packs, first match first."""
    parcels = parcel_rules("amazon", AS_OF).get(place)
    for one in parcels.rules if parcels else ():
        above = one.at_least is None or (value and Decimal(value) >= one.at_least)
        below = one.below is None or (value and Decimal(value) < one.below)
        if origin in one.origins and above and below:
            return (one.scans or 1) if one.counts else None
    return 1


def both(paths: list[Path], as_of: date = AS_OF):
    known = {(one.metric, one.marketplace) for one in rulesets("amazon", as_of)}
    rows = [row for row in judged(Exports.read(paths), needs_scans) if (row[0], row[1]) in known]
    found = measure(paths, as_of=as_of)
    return rows, found


def same(paths: list[Path], as_of: date = AS_OF) -> int:
    rows, found = both(paths, as_of)
    ours = {
        (one.metric, one.marketplace, one.segment, one.day): (one.num, one.den)
        for one in found.lines
        if one.metric in COMPARED
    }
    # A file in which everything is a defect might be a list of defects; the engine makes no rate of it, and says so.
    told = {remark.split()[0] for remark in found.remarks if "lists defects only" in remark}
    assert ours == {key: count for key, count in daily(rows, as_of).items() if key[0] not in told}
    held = sorted(
        (c.metric, c.marketplace, c.segment, c.order, c.day, c.weight, c.cause)
        for c in found.culprits
        if c.metric in COMPARED
    )
    assert held == culprits(rows, as_of)
    assert all(read.adds_up for read in found.reads)
    return len(held)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.integers(0, 2**32),
    st.sampled_from([date(2025, 9, 20), date(2025, 10, 10), date(2026, 1, 20), date(2026, 2, 25)]),
    st.sampled_from([29, 32, 34]),
)
@example(1, date(2026, 2, 25), 32)
@example(15892, date(2025, 9, 20), 29)  # seven delivered parcels, every one of them late
def test_the_engine_counts_what_the_reference_counts(seed, first, columns):
    with tempfile.TemporaryDirectory() as folder:
        paths = shop(seed, 80, first, 70, columns).write(Path(folder))
        assert same(paths) > 0


def test_a_large_clean_export_is_read_whole_and_counts_the_same(tmp_path):
    paths = shop(7, 4000).write(tmp_path)
    assert paths[0].stat().st_size > 256 * 1024
    assert same(paths) > 500
