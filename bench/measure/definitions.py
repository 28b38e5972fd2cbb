"""What every engine counts, so that results can be compared to the unit."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from appealdesk.core.metrics.zones import Change, changes
from appealdesk.measure.machine import line_count
from appealdesk.measure.rulesets import rulesets

AS_OF = date(2026, 3, 10)
METRICS = ("odr", "lsr", "cr", "vtr", "otdr", "response_time")
PLACES = {
    "Amazon.com": "US",
    "Amazon.de": "DE",
    "Amazon.co.uk": "UK",
    "Amazon.co.jp": "JP",
    "Amazon.ca": "CA",
    "Amazon.com.au": "AU",
}
ZONES = {
    "US": "America/Los_Angeles",
    "DE": "Europe/Berlin",
    "UK": "Europe/London",
    "JP": "Asia/Tokyo",
    "CA": "America/Los_Angeles",
    "AU": "Australia/Sydney",
}
# A metric is counted where the rules know it: tracking and delivery rates are not published everywhere.
KNOWN = {
    metric: {one.marketplace for one in rulesets("amazon", AS_OF) if one.metric == metric}
    for metric in METRICS
}
TEXT = """Definitions of the six counts, at six marketplaces, for 90 rolling days that end on {as_of}:
  odr            orders placed, by fulfilment; at least one of: 1-2 stars, a claim not denied, a chargeback; an order once
  lsr            seller-fulfilled orders by promised ship day; confirmed on a later local day, any parcel of the order
  cr             seller-fulfilled orders placed, unpaid ones left out; cancelled by the seller
  vtr            parcels by promised delivery day; a number of plain characters with a scan, not 17 days too late
  otdr           units of tracked parcels by promised delivery day; delivered on that local day or before
  response_time  buyer messages; answered by a person within 24 hours
Windows and lags are those of the rules: {windows}."""


def text() -> str:
    windows = {
        one.metric: f"{one.window_days} days, lag {one.lag_days}"
        for one in rulesets("amazon", AS_OF)
        if one.marketplace == "US"
    }
    return TEXT.format(as_of=AS_OF, windows="; ".join(f"{metric} {windows[metric]}" for metric in METRICS))


def zone_table(place: str) -> tuple[Change, ...]:
    return changes(ZONES[place], date(2025, 8, 1), date(2026, 6, 1))


def account(folder: Path, name: str, rows: int, bad: int) -> tuple[str, int, int, int]:
    """Rows in are rows out: lines of the file, rows read, rows that are not as they should be."""
    lines = line_count(folder / f"{name}.txt") - 1
    if rows != lines:
        raise SystemExit(f"{name}: {lines} lines but {rows} rows")
    return name, lines, rows, bad


def digest(rows: Iterable[tuple]) -> str:
    made = hashlib.sha256()
    for row in sorted(rows):
        made.update(repr(row).encode())
    return made.hexdigest()[:16]
