"""A rule with its citation and its history (规则查询), as plain values for a terminal, an ERP or a page."""

from __future__ import annotations

from datetime import date
from typing import Any

from appealdesk.core.policy import Alternative, Dated, Source
from appealdesk.core.rule_words import value_words
from appealdesk.readers.packs import rules
from appealdesk.road.plain import plain


def rule_json(rule_id: str, marketplace: str, day: date, sellers: str = "any") -> dict[str, Any]:
    """Return the rule as in force on a day, with sources, standing, and earlier and later versions.

    Raises `AppealDeskError` for an unknown platform, rule, marketplace or kind of seller, or a day without a value.
    """
    held = rules(rule_id.partition(".")[0])
    history = held.find(rule_id, marketplace.upper(), sellers)
    shown = _version(history.on(day))
    return {
        "schema": "appealdesk.rule/1",
        "rule": history.rule,
        "kind": history.kind,
        "label": plain(history.label),
        "marketplace": marketplace.upper(),
        "marketplaces": sorted(history.marketplaces),
        "sellers": sorted(history.sellers),
        "on": day.isoformat(),
        **shown,
        "retired_on": plain(history.retired_on),
        "notes": [*history.notes, *shown["notes"]],
        "earlier": [_version(dated) for dated in reversed(history.before(day))],
        "later": [_version(dated) for dated in history.after(day)],
        "packs": held.digest,
        "file": history.file,
    }


def _version(dated: Dated[Any]) -> dict[str, Any]:
    return {
        "value": plain(dated.value),
        "says": plain(value_words(dated.value)),
        "since": dated.since.isoformat(),
        "since_is_exact_to": dated.since_is_exact_to,
        "standing": dated.standing.value,
        "confidence": dated.confidence,
        "sources": [_source(source) for source in dated.sources],
        "alternatives": [_alternative(other) for other in dated.alternatives],
        "refuted": [_alternative(other) for other in dated.refuted],
        "checked": plain(dated.checked),
        "notes": list(dated.notes),
    }


def _alternative(other: Alternative[Any]) -> dict[str, Any]:
    return {
        "value": plain(other.value),
        "says": plain(value_words(other.value)),
        "sources": [_source(source) for source in other.sources],
        "note": other.note,
    }


def _source(source: Source) -> dict[str, Any]:
    return {name: getattr(source, name) for name in ("id", "by", "url", "seen", "topic")}
