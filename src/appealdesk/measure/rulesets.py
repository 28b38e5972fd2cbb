"""Which version of each metric holds on a day (口径版本): from the platform's packs, else from the dated files beside this one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from appealdesk.core.metrics.metric import METRICS
from appealdesk.core.metrics.ruleset import Ruleset, ruleset_of
from appealdesk.core.policy import Dated, Measure, Parcels, Standing, Threshold
from appealdesk.core.rules import Rules
from appealdesk.readers import packs

FOLDER = Path(__file__).parent / "rules"


@dataclass(frozen=True, slots=True)
class Places:
    """The marketplaces of a platform: the zone of each, and every word that names one."""

    zones: Mapping[str, str]
    words: Mapping[str, str]


def places(platform: str) -> Places:
    """Return where a platform sells, as far as we know it."""
    held = _file(platform)
    zones: dict[str, str] = dict(held.get("zones") or {})
    words: dict[str, str] = {}
    if platform in packs.platforms():
        for one in packs.rules(platform).marketplaces:
            zones[one.code] = one.zone
            words |= dict.fromkeys((domain.lower() for domain in one.domains), one.code)
    for code, ids in (held.get("ids") or {}).items():
        words |= dict.fromkeys((str(one).lower() for one in ids), code)
    return Places(zones, {**{code.lower(): code for code in zones}, **words})


def rulesets(platform: str, day: date) -> tuple[Ruleset, ...]:
    """Return every metric's version in force on a day, one a marketplace. A pack goes before our own files."""
    from_packs = tuple(_from_packs(platform, day)) if platform in packs.platforms() else ()
    held = {(one.metric, one.marketplace) for one in from_packs}
    ours = (one for one in _from_file(platform, day) if (one.metric, one.marketplace) not in held)
    return (*from_packs, *ours)


def parcel_rules(platform: str, day: date) -> Mapping[str, Parcels]:
    """Return by marketplace which parcels need how many scans to count as tracked."""
    if platform not in packs.platforms():
        return {}
    return {
        code: history.on(day).value
        for history in packs.rules(platform).histories
        if history.kind == "parcels" and history.holds_on(day)
        for code in history.marketplaces
    }


def _from_packs(platform: str, day: date) -> Iterator[Ruleset]:
    rules = packs.rules(platform)
    zones = {one.code: one.zone for one in rules.marketplaces}
    for history in rules.histories:
        if history.kind != "measure" or history.metric not in METRICS or not history.holds_on(day):
            continue
        measure: Dated[Measure] = history.on(day)
        # A page that tells no window, or one that counts otherwise than by a known anchor, cannot be recomputed.
        if not measure.value.window_days:
            continue
        for code in sorted(history.marketplaces):
            yield ruleset_of(
                measure,
                _threshold(rules, code, history.metric, day),
                platform=platform,
                marketplace=code,
                metric=history.metric,
                zone=zones[code],
            )


def _threshold(rules: Rules, marketplace: str, metric: str, day: date) -> Dated[Threshold] | None:
    found = rules.thresholds(marketplace, metric, day)
    return found[0] if found else None


def _from_file(platform: str, day: date) -> Iterator[Ruleset]:
    held = _file(platform)
    zones = places(platform).zones
    for entry in held.get("metrics") or []:
        versions = [(date.fromisoformat(since), value) for since, value in entry["values"].items()]
        in_force = [one for one in versions if one[0] <= day] or versions[:1]
        since, value = in_force[-1]
        for code in entry["marketplaces"]:
            yield _ruleset(platform, entry["metric"], code, zones[code], since, value, early=since > day)


def _ruleset(
    platform: str, metric: str, code: str, zone: str, since: date, value: Mapping[str, Any], *, early: bool
) -> Ruleset:
    remarks = list(value.get("remarks", []))
    if early:
        remarks.append("The day lies before the oldest version known; that version is taken, as disputed.")
    return Ruleset(
        f"{platform}.{metric}@{since.isoformat()}",
        platform,
        code,
        metric,
        tuple(value["windows"]),
        int(value.get("lag_days", 0)),
        value.get("zone", zone),
        value.get("anchor", METRICS[metric].anchor.value),
        _line(value.get("threshold")),
        value.get("minimum"),
        value.get("clock", "confirmed"),
        int(value.get("hours", 24)),
        value.get("denominator", "all"),
        value.get("per", ""),
        bool(value.get("automatic", False)),
        Standing.DISPUTED if early else Standing(value.get("standing", "unverified")),
        value.get("source", ""),
        tuple(remarks),
    )


def _line(value: Mapping[str, Any] | None) -> Threshold | None:
    if value is None:
        return None
    from decimal import Decimal

    enforce = Decimal(value["enforce"]) if "enforce" in value else None
    return Threshold(Decimal(value["value"]), value["op"], value.get("unit", "pct"), enforce)


@cache
def _file(platform: str) -> Mapping[str, Any]:
    from appealdesk.readers.yaml_file import parse

    path = FOLDER / f"{platform}.yaml"
    document: dict[str, Any] = parse(path.read_text("utf-8"), path.name) if path.is_file() else {}
    return document
