"""Which version of each metric holds on a day (口径版本): from the platform's packs, else from the dated files beside this one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from appealdesk.core.marketplace import Marketplace
from appealdesk.core.metrics.metric import METRICS
from appealdesk.core.metrics.penalty import Step
from appealdesk.core.metrics.ruleset import Ruleset, ruleset_of
from appealdesk.core.policy import Dated, Measure, Parcels, Scale, Standing, Threshold
from appealdesk.core.rules import ANY, Rules
from appealdesk.readers import packs

FOLDER = Path(__file__).parent / "rules"
# A country that exports write in more ways than by its code and names.
ALIASES = {"UK": ("gb",), "US": ("usa",)}
# Most sellers who come to this desk sell across a border.
KINDS = (ANY, "cross_border", "semi_managed", "local", "fully_managed")


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
            words |= dict.fromkeys(_names(one), one.code)
    for code, ids in (held.get("ids") or {}).items():
        words |= dict.fromkeys((str(one).lower() for one in ids), code)
    return Places(zones, {**{code.lower(): code for code in zones}, **words})


def _names(one: Marketplace) -> Iterator[str]:
    """Yield what exports call a country: its names, in Chinese also as a site, and the codes that it goes by elsewhere."""
    yield from (name.lower() for _, name in one.name.texts)
    yield f"{one.name.say('zh')}站"
    yield from ALIASES.get(one.code, ())


def rulesets(platform: str, day: date, sellers: str | None = None) -> tuple[Ruleset, ...]:
    """Return every metric's version in force on a day, one a marketplace. A pack goes before our own files.

    Where a rule depends on the kind of seller and none is named, that for all sellers is taken, else cross-border.
    """
    from_packs: dict[tuple[str, str], Ruleset] = {}
    for kind in (sellers,) if sellers else KINDS:
        for one in _from_packs(platform, day, kind):
            from_packs.setdefault((one.metric, one.marketplace), one)
    ours = (one for one in _from_file(platform, day) if (one.metric, one.marketplace) not in from_packs)
    return (*from_packs.values(), *ours)


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


def _from_packs(platform: str, day: date, sellers: str) -> Iterator[Ruleset]:
    if platform not in packs.platforms():
        return
    rules = packs.rules(platform)
    zones = {one.code: one.zone for one in rules.marketplaces}
    for history in rules.histories:
        fits = sellers in history.sellers or ANY in history.sellers
        known = history.kind == "measure" and history.metric in METRICS and fits
        # A day without a version has nothing to count under.
        if not known or not history.holds_on(day):
            continue
        measure: Dated[Measure] = history.on(day)
        for code in sorted(history.marketplaces):
            built = ruleset_of(
                measure,
                _threshold(rules, code, history.metric, day, sellers),
                platform=platform,
                marketplace=code,
                metric=history.metric,
                zone=zones[code],
            )
            held = replace(built, scale=_scale(rules, code, history.metric, day, sellers))
            yield _detailed(held, day, sellers if ANY not in history.sellers else "")


def _detailed(built: Ruleset, day: date, sellers: str) -> Ruleset:
    """Add what the packs say in words only: which moment is looked at, in how many hours, per what."""
    remarks = built.remarks
    if sellers:
        remarks = (*remarks, f"This is the rule for {sellers.replace('_', '-')} sellers.")
    for entry in _file(built.platform).get("details") or []:
        here = built.marketplace in entry.get("marketplaces", [built.marketplace])
        if entry["metric"] == built.metric and here and date.fromisoformat(entry["since"]) <= day:
            built = replace(
                built,
                anchor=entry.get("anchor", built.anchor),
                clock=entry.get("clock", built.clock),
                hours=int(entry.get("hours", built.hours)),
                per=entry.get("per", built.per),
                denominator=entry.get("denominator", built.denominator),
                metric=entry.get("counted_as", built.metric),
                recent=_recent(entry) or built.recent,
            )
    return replace(built, remarks=remarks, steps=_steps(built, day, sellers))


def _recent(entry: Mapping[str, Any]) -> tuple[Decimal, Decimal] | None:
    return (Decimal(entry["newest"]), Decimal(entry["weight"])) if "newest" in entry else None


def _steps(built: Ruleset, day: date, sellers: str) -> tuple[Step, ...]:
    """Return the points that a breach costs; those of one kind of seller only where the ruleset is of that kind."""
    for entry in reversed(_file(built.platform).get("points") or []):
        fits = entry["metric"] == built.metric and built.marketplace in entry["marketplaces"]
        if fits and entry.get("sellers", "") == sellers and date.fromisoformat(entry["since"]) <= day:
            return tuple(
                Step(
                    int(one["points"]),
                    Decimal(one["at_least"]),
                    int(one.get("defects", 0)),
                    int(one.get("counted", 0)),
                )
                for one in entry["steps"]
            )
    return ()


def _threshold(
    rules: Rules, marketplace: str, metric: str, day: date, sellers: str
) -> Dated[Threshold] | None:
    found = [one for one in rules.thresholds(marketplace, metric, day, sellers) if one.value.unit == "pct"]
    return found[0] if found else None


def _scale(rules: Rules, marketplace: str, metric: str, day: date, sellers: str) -> Scale | None:
    found = [
        history.on(day).value
        for history in rules.histories
        if history.kind == "scale" and history.metric == metric and marketplace in history.marketplaces
        if history.holds_on(day) and (sellers in history.sellers or ANY in history.sellers)
    ]
    return next((scale for scale in found if scale.unit == "pct"), None)


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
        bool(value.get("automatic", True)),
        Standing.DISPUTED if early else Standing(value.get("standing", "unverified")),
        value.get("source", ""),
        tuple(remarks),
    )


def _line(value: Mapping[str, Any] | None) -> Threshold | None:
    if value is None:
        return None
    enforce = Decimal(value["enforce"]) if "enforce" in value else None
    return Threshold(Decimal(value["value"]), value["op"], value.get("unit", "pct"), enforce)


@cache
def _file(platform: str) -> Mapping[str, Any]:
    from appealdesk.readers.yaml_file import parse

    path = FOLDER / f"{platform}.yaml"
    document: dict[str, Any] = parse(path.read_text("utf-8"), path.name) if path.is_file() else {}
    return document
