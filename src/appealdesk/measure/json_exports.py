"""JSON answers of platforms and carriers (接口数据): known objects are found wherever they stand, whatever wraps them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from appealdesk.core.errors import AppealDeskError
from appealdesk.core.metrics.figures import Figure
from appealdesk.core.place import Place
from appealdesk.measure.facts import FACTS
from appealdesk.measure.formats import Format
from appealdesk.measure.opening import Opened, Part
from appealdesk.measure.reads import Tally
from appealdesk.measure.rows import Row
from appealdesk.measure.sources import ExportError, Source
from appealdesk.readers.encodings import text_of
from appealdesk.readers.files import FILE_LIMIT, read_bytes

DEPTH = 60
Fields = Mapping[str, str]
NEEDS = {"orders": ("order", "bought"), "packages": ("order",), "cancels": ("order",), "defects": ("order",)}


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of object. `known` tells it; `facts` returns (fact, fields) pairs, `figures` what a dashboard says.

    `seen` is whether a real answer was ever held against it; where none was, what is read is labelled as unverified.
    `headers` names the answer's own word for a field of ours.
    """

    name: str
    platform: str
    known: Callable[[Mapping[str, Any]], bool]
    facts: Callable[[Mapping[str, Any]], Iterator[tuple[str, Fields]]] | None = None
    figures: Callable[[Mapping[str, Any], Place], Iterator[Figure]] | None = None
    seen: bool = True
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Found:
    """What a file holds, while it is walked."""

    names: list[str] = field(default_factory=list)
    platforms: list[str] = field(default_factory=list)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    figures: list[Figure] = field(default_factory=list)
    objects: int = 0
    broken: list[tuple[str, str]] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    seen: bool = True


def json_export(source: Source) -> Opened:
    """Read a JSON file. Raises `ExportError` where it is none, or holds no object that is known."""
    found = Found()
    root = _parsed(source, found)
    from appealdesk.measure.json_shapes import SHAPES

    for spot, node in _objects(root, "", 0, found, source.name):
        shape = next((one for one in SHAPES if one.known(node)), None)
        if shape:
            _take(shape, node, Place(source.name, spot=spot), found)
    if not found.objects and found.broken:
        place, why = found.broken[0]
        raise ExportError(
            f"{place}: {why}",
            "请保存接口返回的内容本身，而不是显示它的页面。Save the answer itself, not the page that shows it.",
        )
    if not found.objects:
        return _tracking(source)
    platform = found.platforms[0] if found.platforms else ""
    name = " + ".join(dict.fromkeys(found.names)) or "json"
    form = Format(name, platform, (), (), (), {})
    parts = tuple(
        Part(_part(name, platform, fact), _rows(rows), found.headers) for fact, rows in found.rows.items()
    )
    held = Format(name, platform, (), (), (), {}, verified=found.seen)
    return Opened(
        source.name,
        platform,
        parts=(Part(held, _account(found)), *parts),
        figures=tuple(found.figures),
        form=form,
    )


def _part(name: str, platform: str, fact: str) -> Format:
    return Format(name, platform, (fact,), (), NEEDS.get(fact, ()), {})


def _rows(rows: list[Row]) -> Callable[[Tally], Iterator[Row]]:
    return lambda _tally: iter(rows)


def _account(found: Found) -> Callable[[Tally], Iterator[Row]]:
    """Account for what is no row: broken parts are rejected, dashboards are told."""

    def tell(tally: Tally) -> Iterator[Row]:
        for place, why in found.broken:
            tally.reject(place, why, "请重新保存接口返回的内容。Save the answer again.")
        if found.figures:
            tally.remarks.append(
                f"平台报表的 {len(found.figures)} 个数据。{len(found.figures)} figures of a dashboard."
            )
        return iter(())

    return tell


def _take(shape: Shape, node: Mapping[str, Any], place: Place, found: Found) -> None:
    found.objects += 1
    found.seen = found.seen and shape.seen
    found.names.append(shape.name)
    found.headers |= shape.headers
    if shape.platform:
        found.platforms.append(shape.platform)
    try:
        if shape.figures:
            found.figures += shape.figures(node, place)
        if shape.facts:
            for fact, fields in shape.facts(node):
                kept = {name: value for name, value in fields.items() if name in FACTS[fact]}
                found.rows.setdefault(fact, []).append((str(place), kept))
    except (KeyError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
        found.broken.append(
            (
                str(place),
                f"内容与其类型不符。The object is not as its kind should be ({type(error).__name__}).",
            )
        )


def _parsed(source: Source, found: Found) -> Any:
    text = text_of(read_bytes(source.path, FILE_LIMIT))
    try:
        return json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        if values := list(_line_by_line(source.name, text, found)):
            return values
        raise ExportError(
            f"{source.name} 不是 JSON，或不完整。{source.name} is no JSON, or cut off.",
            "请重新保存接口返回的内容。Save the answer again.",
        ) from error


def _line_by_line(name: str, text: str, found: Found) -> Iterator[Any]:
    """Yield the values of a file with one answer a line. A later line that is none is told; none follows a bad first one."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield json.loads(line, parse_float=Decimal)
        except (ValueError, RecursionError):
            if number == 1:
                return
            found.broken.append((f"{name}:{number}", "该行不是 JSON。The line is no JSON."))


def _objects(
    node: Any, spot: str, depth: int, found: Found, name: str
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield every object with its path. Of a schema or an API page only the samples are data."""
    if depth > DEPTH:
        return
    if isinstance(node, dict):
        sample = next(
            (
                key
                for key in ("response_sample", "examples")
                if key in node and ({"$schema", "api_id"} & node.keys())
            ),
            None,
        )
        if sample:
            yield from _objects(_unpacked(node[sample], found, name), sample, depth + 1, found, name)
            return
        yield spot, node
        for key, child in node.items():
            yield from _objects(child, f"{spot}.{key}" if spot else str(key), depth + 1, found, name)
    elif isinstance(node, list):
        for number, child in enumerate(node):
            yield from _objects(child, f"{spot}[{number}]", depth + 1, found, name)


def _unpacked(samples: Any, found: Found, name: str) -> Any:
    """Return the samples of an API page; one that is text is parsed, and told where it cannot be."""
    if not isinstance(samples, list):
        return samples
    values = []
    for number, sample in enumerate(samples):
        value = sample.get("value", sample) if isinstance(sample, dict) else sample
        if isinstance(value, str):
            try:
                value = json.loads(value, parse_float=Decimal)
            except (ValueError, RecursionError):
                found.broken.append(
                    (
                        f"{name} response_sample[{number}]",
                        "示例是文字，不是 JSON。The sample is text that is no JSON.",
                    )
                )
                continue
        values.append(value)
    return values


def _tracking(source: Source) -> Opened:
    """Read carrier events: the first physical scan and the delivery of each parcel."""
    from appealdesk.readers.tracking import read_tracking

    try:
        shipments = read_tracking(source.path, file=source.name)
    except AppealDeskError as error:
        raise ExportError(
            f"{source.name} 没有已知的内容。{source.name} holds nothing that is known here. {error.what}",
            error.remedy,
        ) from error
    rows: list[Row] = []
    for number, one in enumerate(shipments):
        scan, delivery = one.accepted, one.delivered
        fields = {"tracking": one.tracking, "carrier": one.carrier, "order": one.order_id or ""}
        if scan and scan.at:
            fields["first_scan"] = scan.at.isoformat()
        if delivery and delivery.at:
            fields["delivered"] = delivery.at.isoformat()
        rows.append((f"{source.name} [{number}]", fields))
    form = Format("tracking", "", ("packages",), (), ("tracking",), {})
    return Opened(source.name, "", parts=(Part(form, _rows(rows)),), form=form)
