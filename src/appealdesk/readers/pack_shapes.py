"""The shape of pack files (规则包格式): what each kind must hold, and what is said of a file that does not.

A shape is a table of fields; a field is a check that returns what is wrong, in words for the person who wrote the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import available_timezones

from appealdesk.core.errors import Fault
from appealdesk.core.policy import Standing, Unit
from appealdesk.core.vocabulary import UnknownCodeError, Vocabulary

Check = Callable[[Any], str | None]
EXACTNESS = ("day", "month", "year", "unknown")
CONFIDENCE = ("high", "medium", "low")
OPS = ("lt", "lte", "gt", "gte", "none")
BASES = ("official", "staff", "practice")
LONGEST = 3660
NUMBER = re.compile(r"-?\d+(\.\d+)?")
ID = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)+")
FILE = re.compile(r"(?P<name>[a-z0-9-]+)(\.(?P<where>[a-z0-9-]+))?\.yaml")


@dataclass(frozen=True, slots=True)
class Known:
    """What a file may refer to: the vocabulary, and the platform's own marketplaces and sources."""

    platform: str
    vocabulary: Vocabulary
    marketplaces: frozenset[str]
    sources: frozenset[str]


@dataclass(frozen=True, slots=True)
class Shape:
    """Fields that must be there and fields that may."""

    required: Mapping[str, Check]
    optional: Mapping[str, Check]

    def faults(self, value: Any, place: str) -> Iterator[Fault]:
        """Say of every field what is wrong with it; of fields nobody knows, that they are not read."""
        if not isinstance(value, dict):
            yield Fault(place, "It is no table of fields.", f"Write {', '.join(self.required)}.")
            return
        for name in self.required.keys() - value.keys():
            yield Fault(place, f"The field {name} is missing.", "Add it.")
        for name, held in value.items():
            check = self.required.get(name) or self.optional.get(name)
            if check is None:
                known = ", ".join([*self.required, *self.optional])
                yield Fault(place, f"There is no field {name}.", f"Known: {known}.")
            elif (wrong := check(held)) is not None:
                yield Fault(f"{place}.{name}", wrong, "Mend the value.")


def text(value: Any) -> str | None:
    """Accept words."""
    return None if isinstance(value, str) and value.strip() else "It is no text."


def whole(value: Any) -> str | None:
    """Accept a count from 0 to ten years of days."""
    good = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LONGEST
    return None if good else f"It is no whole number from 0 to {LONGEST}."


def size(value: Any) -> str | None:
    """Accept a count without an upper bound."""
    good = isinstance(value, int) and not isinstance(value, bool) and value > 0
    return None if good else "It is no whole number above 0."


def truth(value: Any) -> str | None:
    """Accept true or false."""
    return None if isinstance(value, bool) else "It is neither true nor false."


def number(value: Any) -> str | None:
    """Accept an exact decimal: written in quotes, so that no float ever holds money or a rate."""
    good = isinstance(value, str) and NUMBER.fullmatch(value)
    return None if good else 'It is no decimal in quotes, such as "2.5".'


def day(value: Any) -> str | None:
    """Accept a day as 2026-11-20."""
    try:
        found = date.fromisoformat(value).isoformat()
    except (TypeError, ValueError):
        return f"“{value}” is no day."
    return None if found == value else f"“{value}” is no day."


def wording(value: Any) -> str | None:
    """Accept one thing said at least in English and Chinese."""
    if not isinstance(value, dict) or not all(isinstance(said, str) for said in value.values()):
        return "It is no text by language."
    missing = [language for language in ("en", "zh") if not value.get(language)]
    return f"It is not said in {' and '.join(missing)}." if missing else None


def one_of(codes: Collection[Any]) -> Check:
    """Accept one of these codes."""
    known = ", ".join(sorted(str(code) for code in codes))
    return lambda value: None if _hashable(value) and value in codes else f"“{value}” is none of {known}."


def nullable(check: Check) -> Check:
    """Accept null as well: documented to be unknown."""
    return lambda value: None if value is None else check(value)


def many(check: Check, least: int = 1) -> Check:
    """Accept a list, each of which passes."""

    def checked(value: Any) -> str | None:
        if not isinstance(value, list) or len(value) < least:
            return f"It is no list of at least {least}."
        return next((wrong for item in value if (wrong := check(item)) is not None), None)

    return checked


def shaped(shape: Shape) -> Check:
    """Accept a table of this shape; tells the first thing wrong in it."""
    return lambda value: next(
        (f"{fault.place}: {fault.what}".lstrip(".: ") for fault in shape.faults(value, "")), None
    )


def meaning(vocabulary: Vocabulary, table: str) -> Check:
    """Accept a word that the vocabulary maps to one public code."""

    def checked(value: Any) -> str | None:
        try:
            vocabulary.public(table, str(value))
        except UnknownCodeError as error:
            return f"{error.what} {error.remedy}"
        return None

    return checked


def kinds(known: Known) -> dict[str, Check]:
    """Return the check of the value of each kind of rule."""
    currency = re.compile(r"[A-Z]{3}")
    money: Check = lambda value: None if currency.fullmatch(str(value)) else f"“{value}” is no currency."  # noqa: E731
    band = Shape({"code": text, "name": wording}, {"at_least": number, "below": number, "effect": wording})
    parcel = Shape(
        {"origins": many(text), "counts": truth},
        {"currency": money, "at_least": number, "below": number, "scans": whole, "condition": wording},
    )
    item = Shape(
        {"word": meaning(known.vocabulary, "kinds"), "mandatory": truth, "basis": one_of(BASES)},
        {"note": text},
    )
    return {
        "window": shaped(
            Shape(
                {
                    "amount": nullable(whole),
                    "unit": one_of([unit.value for unit in Unit]),
                    "starts": one_of(known.vocabulary.codes("events")),
                    "purpose": one_of(known.vocabulary.codes("purposes")),
                },
                {"attempts": nullable(whole), "calendar": text},
            )
        ),
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
        "scale": shaped(Shape({"unit": text, "bands": many(shaped(band))}, {})),
        "parcels": shaped(Shape({"rules": many(shaped(parcel))}, {"basis": text})),
        "limit": shaped(Shape({"count": whole, "days": whole, "what": wording, "effect": wording}, {})),
        "checklist": many(shaped(item)),
        "channel": shaped(
            Shape(
                {"entry": text},
                {
                    "characters": nullable(size),
                    "attachments": nullable(whole),
                    "bytes_each": nullable(size),
                    "file_types": many(text),
                    "attaches": nullable(truth),
                    "review_time": wording,
                    "notes": many(text),
                },
            )
        ),
    }


def rule_faults(document: Any, place: str, known: Known) -> Iterator[Fault]:
    """Say everything that is wrong with one rule file."""
    by_kind = kinds(known)
    head = Shape(
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
    faults = list(head.faults(document, place))
    yield from faults
    if faults:
        return
    yield from _head_faults(document, place, known)
    for since, version in document["values"].items():
        yield from _version_faults(document["kind"], since, version, f"{place}: values.{since}", known)


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


def _version_faults(kind: str, since: str, version: Any, place: str, known: Known) -> Iterator[Fault]:
    value = kinds(known)[kind]
    sources = many(one_of(known.sources))
    other = Shape({kind: value, "source": sources}, {"note": text})
    shape = Shape(
        {
            kind: value,
            "source": sources,
            "standing": one_of([standing.value for standing in Standing]),
            "since_is_exact_to": one_of(EXACTNESS),
            "confidence": one_of(CONFIDENCE),
        },
        {
            "alternatives": many(shaped(other)),
            "refuted": many(shaped(other)),
            "checked": day,
            "notes": many(text),
        },
    )
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
    zones = available_timezones()
    shape = Shape(
        {
            "name": wording,
            "zone": lambda value: (
                None if _hashable(value) and value in zones else f"“{value}” is no time zone."
            ),
            "currency": text,
            "languages": many(text),
            "domains": many(text, least=0),
            "weekend": many(one_of(range(7))),
            "basis": text,
        },
        {"order_ids": many(_pattern)},
    )
    if not isinstance(document, dict) or not document:
        yield Fault(place, "It holds no marketplace.", "Add one by its code.")
        return
    for code, marketplace in document.items():
        if not code.isupper():
            yield Fault(place, f"The marketplace {code} is not upper case.", f"Write {code.upper()}.")
        yield from shape.faults(marketplace, f"{place}: {code}")


def source_faults(document: Any, place: str) -> Iterator[Fault]:
    """Say everything that is wrong with a platform's sources."""
    shape = Shape({"by": text, "url": text}, {"seen": text, "topic": text, "where": text})
    if not isinstance(document, dict) or not document:
        yield Fault(place, "It holds no source.", "Add one by its id.")
        return
    for code, source in document.items():
        yield from shape.faults(source, f"{place}: {code}")


def _hashable(value: Any) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool)


def _pattern(value: Any) -> str | None:
    try:
        re.compile(value)
    except (re.error, TypeError):
        return f"“{value}” is no regular expression."
    return None
