"""Checked pack documents become values of the core (规则取值). No checks here: `pack_shapes` has passed them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

from appealdesk.core.channel import Channel
from appealdesk.core.checklist import Checklist, Item
from appealdesk.core.coverage import Absence
from appealdesk.core.marketplace import Marketplace
from appealdesk.core.policy import (
    UNSAID,
    Alternative,
    Band,
    Dated,
    History,
    Limit,
    Measure,
    Parcel,
    Parcels,
    Scale,
    Source,
    Standing,
    Threshold,
    Unit,
    Window,
)
from appealdesk.core.vocabulary import Vocabulary
from appealdesk.core.wording import Wording

Document = Mapping[str, Any]


def source(code: str, document: Document) -> Source:
    """Build a source from its entry."""
    return Source(code, document["by"], document["url"], document.get("seen"), document.get("topic", ""))


def marketplace(platform: str, code: str, document: Document) -> Marketplace:
    """Build a marketplace from its entry."""
    return Marketplace(
        platform=platform,
        code=code,
        name=Wording.of(document["name"]),
        zone=document["zone"],
        currency=document["currency"],
        languages=tuple(document["languages"]),
        domains=tuple(document["domains"]),
        weekend=frozenset(document["weekend"]),
        order_ids=tuple(document.get("order_ids", ())),
        basis=document["basis"],
    )


def absence(platform: str, code: str, document: Document) -> Absence:
    """Build what is not used to judge from its entry; its code carries the platform."""
    return Absence(
        code=f"{platform}.{code}",
        metrics=tuple(document["metrics"]),
        marketplaces=tuple(document["marketplaces"]),
        reason=Wording.of(document["reason"]),
    )


def history(
    file: str, document: Document, platform: str, vocabulary: Vocabulary, sources: Mapping[str, Source]
) -> History[Any]:
    """Build a rule with all its versions, oldest first."""
    kind, rule = document["kind"], document["rule"]
    metric = vocabulary.public("metrics", document["metric"]) if "metric" in document else ""
    build = _builder(kind, document, platform, vocabulary)
    values = tuple(
        _dated(rule, since, version, kind, build, sources)
        for since, version in sorted(document["values"].items())
    )
    retired_on = document.get("retired_on")
    return History(
        rule=rule,
        kind=kind,
        label=Wording.of(document["label"]),
        platform=platform,
        marketplaces=frozenset(document["marketplaces"]),
        sellers=frozenset(document["sellers"]),
        values=values,
        retired_on=date.fromisoformat(retired_on) if retired_on else None,
        notes=tuple(document.get("notes", ())),
        subject=document.get("subject") or _subject(kind, rule, metric),
        metric=metric,
        issue_types=tuple(document.get("issue_types", ())),
        file=file,
        digest=sha256(json.dumps(document, sort_keys=True, default=str).encode()).hexdigest(),
    )


def _subject(kind: str, rule: str, metric: str) -> str:
    # Two thresholds for one metric contradict each other under any name; two windows are about different steps.
    return f"{kind}:{metric}" if kind in {"threshold", "measure", "parcels"} and metric else f"{kind}:{rule}"


def _dated(
    rule: str,
    since: str,
    version: Document,
    kind: str,
    build: Callable[[Any, Document], Any],
    sources: Mapping[str, Source],
) -> Dated[Any]:
    def others(field: str) -> tuple[Alternative[Any], ...]:
        return tuple(
            Alternative(build(other[kind], other), _named(other["source"], sources), other.get("note", ""))
            for other in version.get(field, ())
        )

    checked = version.get("checked")
    return Dated(
        rule=rule,
        value=build(version[kind], version),
        since=date.fromisoformat(since),
        sources=_named(version["source"], sources),
        standing=Standing(version["standing"]),
        since_is_exact_to=version["since_is_exact_to"],
        confidence=version["confidence"],
        alternatives=others("alternatives"),
        notes=tuple(version.get("notes", ())),
        refuted=others("refuted"),
        checked=date.fromisoformat(checked) if checked else None,
    )


def _named(codes: list[str], sources: Mapping[str, Source]) -> tuple[Source, ...]:
    return tuple(sources[code] for code in codes)


def _builder(
    kind: str, document: Document, platform: str, vocabulary: Vocabulary
) -> Callable[[Any, Document], Any]:
    if kind == "checklist":
        return lambda value, _: _checklist(value, vocabulary)
    if kind == "channel":
        return lambda value, version: _channel(value, version, document, platform)
    plain = BUILDERS[kind]
    return lambda value, _: plain(value)


def _window(value: Document) -> Window:
    return Window(
        amount=value["amount"],
        unit=Unit(value["unit"]),
        starts=value["starts"],
        attempts=value.get("attempts"),
        purpose=value["purpose"],
        calendar=value.get("calendar"),
    )


def _threshold(value: Document) -> Threshold:
    return Threshold(
        value=_decimal(value["value"]),
        op=value["op"],
        unit=value["unit"],
        enforce=_decimal(value.get("enforce")),
        advised=_decimal(value.get("advised")),
        warned_from=_day(value.get("warned_from")),
        enforced_from=_day(value.get("enforced_from")),
        consequence=_wording(value.get("consequence")),
    )


def _measure(value: Document) -> Measure:
    return Measure(
        window_days=tuple(value["window_days"]),
        counted=Wording.of(value["counted"]),
        out_of=Wording.of(value["out_of"]),
        per=value["per"],
        dated_by=value.get("dated_by", ""),
        lag_days=value.get("lag_days"),
        zone=value.get("zone", ""),
        level=value.get("level", ""),
        minimum=value.get("minimum"),
        exempt=tuple(Wording.of(one) for one in value.get("exempt", ())),
    )


def _scale(value: Document) -> Scale:
    bands = (
        Band(
            code=band["code"],
            name=Wording.of(band["name"]),
            at_least=_decimal(band.get("at_least")),
            below=_decimal(band.get("below")),
            effect=_wording(band.get("effect")),
        )
        for band in value["bands"]
    )
    return Scale(value["unit"], tuple(bands))


def _parcels(value: Document) -> Parcels:
    rules = (
        Parcel(
            origins=tuple(rule["origins"]),
            counts=rule["counts"],
            currency=rule.get("currency", ""),
            at_least=_decimal(rule.get("at_least")),
            below=_decimal(rule.get("below")),
            scans=rule.get("scans"),
            condition=_wording(rule.get("condition")),
        )
        for rule in value["rules"]
    )
    return Parcels(tuple(rules), value.get("basis", ""))


def _limit(value: Document) -> Limit:
    return Limit(value["count"], value["days"], Wording.of(value["what"]), Wording.of(value["effect"]))


def _checklist(value: list[Document], vocabulary: Vocabulary) -> Checklist:
    items = [
        Item(
            item["word"],
            vocabulary.public("kinds", item["word"]),
            item["mandatory"],
            item["basis"],
            item.get("note", ""),
        )
        for item in value
    ]
    return Checklist(tuple(sorted(items, key=lambda item: not item.mandatory)))


def _channel(value: Document, version: Document, document: Document, platform: str) -> Channel:
    return Channel(
        rule=document["rule"],
        platform=platform,
        name=Wording.of(document["label"]),
        entry=value["entry"],
        issue_types=tuple(document["issue_types"]),
        characters=value.get("characters"),
        attachments=value.get("attachments"),
        bytes_each=value.get("bytes_each"),
        file_types=tuple(value.get("file_types", ())),
        attaches=value.get("attaches"),
        notes=tuple(value.get("notes", ())),
        standing=version.get("standing", Standing.UNVERIFIED.value),
        source=", ".join(version["source"]),
        marketplaces=tuple(document["marketplaces"]),
        review_time=Wording.of(value["review_time"]) if "review_time" in value else None,
        signs=tuple(value.get("signs", ())),
        bytes_all=value.get("bytes_all"),
        pages_each=value.get("pages_each"),
        plain_names=value.get("plain_names", False),
        advised_characters=value.get("advised_characters"),
    )


BUILDERS: Mapping[str, Callable[[Any], Any]] = {
    "window": _window,
    "threshold": _threshold,
    "measure": _measure,
    "scale": _scale,
    "parcels": _parcels,
    "limit": _limit,
}


def _decimal(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _wording(value: Mapping[str, str] | None) -> Wording:
    return UNSAID if value is None else Wording.of(value)
