"""The shape of pack files (规则包格式): what each kind must hold, and what is said of a file that does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from appealdesk.core.errors import Fault
from appealdesk.core.policy import Standing, Unit
from appealdesk.core.vocabulary import UnknownCodeError, Vocabulary
from appealdesk.readers.pack_fields import (
    Check,
    Shape,
    currency,
    day,
    many,
    nullable,
    number,
    one_of,
    pattern,
    shaped,
    size,
    text,
    truth,
    whole,
    wording,
    zone,
)

EXACTNESS = ("day", "month", "year", "unknown")
CONFIDENCE = ("high", "medium", "low")
OPS = ("lt", "lte", "gt", "gte", "none")
BASES = ("official", "staff", "practice")
ID = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)+")
FILE = re.compile(r"(?P<name>[a-z0-9-]+)(\.(?P<where>[a-z0-9-]+))?\.yaml")


@dataclass(frozen=True, slots=True)
class Known:
    """What a file may refer to: the vocabulary, and the platform's own marketplaces and sources."""

    platform: str
    vocabulary: Vocabulary
    marketplaces: frozenset[str]
    sources: frozenset[str]


def meaning(vocabulary: Vocabulary, table: str) -> Check:
    """Accept a word that the vocabulary maps to one public code."""

    def checked(value: Any) -> str | None:
        try:
            vocabulary.public(table, str(value))
        except UnknownCodeError as error:
            return f"{error.what} {error.remedy}"
        return None

    return checked


_BAND = Shape({"code": text, "name": wording}, {"at_least": number, "below": number, "effect": wording})
_PARCEL = Shape(
    {"origins": many(text), "counts": truth},
    {"currency": currency, "at_least": number, "below": number, "scans": whole, "condition": wording},
)
PLAIN_KINDS: Mapping[str, Check] = {
    "threshold": shaped(
        Shape(
            {"value": nullable(number), "op": one_of(OPS), "unit": text},
            {
                "enforce": number,
                "advised": number,
                "warned_from": day,
                "enforced_from": day,
                "consequence": wording,
            },
        )
    ),
    "measure": shaped(
        Shape(
            {"window_days": many(whole, least=0), "counted": wording, "out_of": wording, "per": text},
            {
                "dated_by": text,
                "lag_days": nullable(whole),
                "zone": text,
                "level": text,
                "minimum": whole,
                "exempt": many(wording),
            },
        )
    ),
    "scale": shaped(Shape({"unit": text, "bands": many(shaped(_BAND))}, {})),
    "parcels": shaped(Shape({"rules": many(shaped(_PARCEL))}, {"basis": text})),
    "limit": shaped(Shape({"count": whole, "days": whole, "what": wording, "effect": wording}, {})),
    "channel": shaped(
        Shape(
            {"entry": text},
            {
                "characters": nullable(size),
                "attachments": nullable(whole),
                "advised_characters": size,
                "bytes_each": nullable(size),
                "bytes_all": nullable(size),
                "pages_each": nullable(whole),
                "plain_names": truth,
                "file_types": many(text),
                "attaches": nullable(truth),
                "review_time": wording,
                "signs": many(text),
                "notes": many(text),
            },
        )
    ),
}


def kinds(vocabulary: Vocabulary) -> dict[str, Check]:
    """Return the check of the value of each kind of rule."""
    window = Shape(
        {
            "amount": nullable(whole),
            "unit": one_of([unit.value for unit in Unit]),
            "starts": one_of(vocabulary.codes("events")),
            "purpose": one_of(vocabulary.codes("purposes")),
        },
        {"attempts": nullable(whole), "calendar": text},
    )
    item = Shape(
        {"word": meaning(vocabulary, "kinds"), "mandatory": truth, "basis": one_of(BASES)}, {"note": text}
    )
    return {**PLAIN_KINDS, "window": shaped(window), "checklist": many(shaped(item))}


def rule_faults(document: Any, place: str, known: Known) -> Iterator[Fault]:
    """Say everything that is wrong with one rule file."""
    by_kind = kinds(known.vocabulary)
    faults = list(_head(known, by_kind).faults(document, place))
    yield from faults
    if faults:
        return
    yield from _head_faults(document, place, known)
    kind = document["kind"]
    shape = _version(kind, by_kind[kind], known)
    for since, version in document["values"].items():
        yield from _version_faults(since, version, f"{place}: values.{since}", shape)


def _head(known: Known, by_kind: Mapping[str, Check]) -> Shape:
    return Shape(
        {
            "rule": lambda value: (
                None if ID.fullmatch(str(value)) else f"“{value}” is no dotted id in snake_case."
            ),
            "label": wording,
            "kind": one_of(by_kind),
            "marketplaces": many(one_of(known.marketplaces)),
            "sellers": many(one_of(known.vocabulary.codes("sellers"))),
            "values": lambda value: None if isinstance(value, dict) and value else "It holds no version.",
        },
        {
            "metric": meaning(known.vocabulary, "metrics"),
            "issue_types": many(one_of(known.vocabulary.codes("issue_types"))),
            "subject": text,
            "retired_on": day,
            "notes": many(text),
        },
    )


def _head_faults(document: dict[str, Any], place: str, known: Known) -> Iterator[Fault]:
    rule, kind = document["rule"], document["kind"]
    folder, _, name = place.rpartition("/")
    prefix = f"{known.platform}.{kind}." if folder.startswith(f"{kind}s/") else f"{known.platform}."
    expected = rule.removeprefix(prefix).replace(".", "-").replace("_", "-")
    found = FILE.fullmatch(name)
    if not rule.startswith(prefix) or found is None or found["name"] != expected:
        yield Fault(
            place, f"The file name and the id {rule} do not agree.", f"Name the file {expected}.yaml."
        )
    if kind in {"window", "channel", "checklist"} and "issue_types" not in document:
        yield Fault(place, f"A {kind} must name its issue_types.", "Add the field.")
    if kind in {"threshold", "measure", "parcels"} and "metric" not in document:
        yield Fault(place, f"A {kind} must name its metric.", "Add the field.")


def _version(kind: str, value: Check, known: Known) -> Shape:
    sources = many(one_of(known.sources))
    other = shaped(Shape({kind: value, "source": sources}, {"note": text}))
    return Shape(
        {
            kind: value,
            "source": sources,
            "standing": one_of([standing.value for standing in Standing]),
            "since_is_exact_to": one_of(EXACTNESS),
            "confidence": one_of(CONFIDENCE),
        },
        {"alternatives": many(other), "refuted": many(other), "checked": day, "notes": many(text)},
    )


def _version_faults(since: str, version: Any, place: str, shape: Shape) -> Iterator[Fault]:
    if (wrong := day(since)) is not None:
        yield Fault(place, f"The first day in force is the key, but {wrong}", "Write it as 2026-11-20.")
    faults = list(shape.faults(version, place))
    yield from faults
    if faults:
        return
    if version["standing"] == Standing.VERIFIED and "checked" not in version:
        yield Fault(
            place, "It is called verified, but nobody's look at the page is dated.", "Add checked: <day>."
        )
    if version["standing"] == Standing.DISPUTED and not version.get("alternatives"):
        yield Fault(place, "It is called disputed, but no other reading is given.", "Add alternatives.")


def marketplace_faults(document: Any, place: str) -> Iterator[Fault]:
    """Say everything that is wrong with a platform's marketplaces."""
    shape = Shape(
        {
            "name": wording,
            "zone": zone,
            "currency": text,
            "languages": many(text),
            "domains": many(text, least=0),
            "weekend": many(one_of(range(7))),
            "basis": text,
        },
        {"order_ids": many(pattern)},
    )
    if not isinstance(document, dict) or not document:
        yield Fault(place, "It holds no marketplace.", "Add one by its code.")
        return
    for code, marketplace in document.items():
        if not code.isupper():
            yield Fault(place, f"The marketplace {code} is not upper case.", f"Write {code.upper()}.")
        yield from shape.faults(marketplace, f"{place}: {code}")


def absence_faults(document: Any, place: str, known: Known) -> Iterator[Fault]:
    """Say everything that is wrong with the list of what is not used to judge."""
    shape = Shape(
        {
            "metrics": many(one_of(known.vocabulary.codes("metrics"))),
            "marketplaces": many(one_of(known.marketplaces)),
            "reason": wording,
        },
        {},
    )
    if not isinstance(document, dict) or not document:
        yield Fault(place, "It holds no entry.", "Add one by its code, or delete the file.")
        return
    for code, entry in document.items():
        yield from shape.faults(entry, f"{place}: {code}")


def source_faults(document: Any, place: str) -> Iterator[Fault]:
    """Say everything that is wrong with a platform's sources."""
    shape = Shape({"by": text, "url": text}, {"seen": text, "topic": text, "where": text})
    if not isinstance(document, dict) or not document:
        yield Fault(place, "It holds no source.", "Add one by its id.")
        return
    for code, source in document.items():
        yield from shape.faults(source, f"{place}: {code}")
