"""Known export formats (导出格式): told by their headers in any version and language, or by a mapping that a person wrote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from appealdesk.core.errors import AppealDeskError
from appealdesk.measure.facts import FACTS, FIELDS, fields_of
from appealdesk.readers.moments import zone_of
from appealdesk.readers.tables import normal

FOLDER = Path(__file__).parent
UNVERIFIED = "unverified format"
# What a row must hold where a mapping names its column: without these nothing can be counted of it.
NEEDED = ("order", "thread", "bought")


class MappingError(AppealDeskError):
    """A column mapping (列映射) that a person wrote cannot be used."""

    code = "column_mapping"


@dataclass(frozen=True, slots=True)
class Format:
    """How one export is read. `columns` maps a normalised header to our field; one set of `known_by` must be there.

    A row without a readable `needs` is rejected. `constants` are said of every row that does not say it itself.
    `days` is the order of day and month where a file writes both as numbers: dmy, mdy, or empty for “by marketplace”.
    `verified` is whether a real file was ever held against it.
    """

    name: str
    platform: str
    facts: tuple[str, ...]
    known_by: tuple[frozenset[str], ...]
    needs: tuple[str, ...]
    columns: Mapping[str, str]
    constants: Mapping[str, str] = field(default_factory=dict)
    days: str = ""
    describes: bool = False
    zone: str = ""
    verified: bool = True

    def fields(self, header: Sequence[str]) -> tuple[str, ...]:
        """Return our field for each column, empty where the column means nothing to us. A field is taken once."""
        found: list[str] = []
        for cell in header:
            name = self.columns.get(normal(cell), "")
            found.append("" if name in found else name)
        return tuple(found)


@cache
def formats() -> tuple[Format, ...]:
    """Return every known format."""
    return tuple(
        _format(entry) for path in sorted((FOLDER / "formats").glob("*.yaml")) for entry in _yaml(path)
    )


@cache
def words() -> Mapping[str, Mapping[str, str]]:
    """Return per table what a cell may say, with the code it means."""
    tables = _yaml(FOLDER / "words.yaml")
    return {
        table: {str(word): str(code) for code, said in codes.items() for word in (*said, code)}
        for table, codes in tables.items()
    }


def recognise(header: Sequence[str]) -> Format | None:
    """Return the format whose marks are all in the header; of several the one that knows most of its columns."""
    there = {normal(cell) for cell in header}
    fitting = [
        (len(marks), sum(map(bool, one.fields(header))), one)
        for one in formats()
        for marks in one.known_by
        if marks <= there
    ]
    return max(fitting, key=lambda found: found[:2])[2] if fitting else None


def mapped(path: Path) -> Format:
    """Read a column mapping: `platform`, `facts`, `columns` (our field: the file's header), optionally `days`, `zone`.

    Raises `MappingError` with what is wrong. What is read through it is labelled as an unverified format.
    """
    document = _yaml(path)
    faults = list(_mapping_faults(document))
    if faults:
        raise MappingError(f"{path.name}: {' '.join(faults)}", "See the reference of exports for a mapping.")
    columns = {
        name: [header] if isinstance(header, str) else header for name, header in document["columns"].items()
    }
    entry = {**document, "format": UNVERIFIED, "columns": columns, "known_by": []}
    entry["needs"] = document.get("needs") or [name for name in NEEDED if name in columns]
    return _format(entry, verified=False)


def _mapping_faults(document: Any) -> Iterator[str]:
    if not isinstance(document, dict) or not isinstance(document.get("columns"), dict):
        yield "A mapping needs `platform`, `facts` and `columns`."
        return
    for fact in document.get("facts") or ["nothing"]:
        if fact not in FACTS:
            yield f"“{fact}” is no fact; known: {', '.join(FACTS)}."
    for name in document["columns"]:
        if name not in FIELDS:
            yield f"“{name}” is no field; known: {', '.join(FIELDS)}."
    if document.get("zone") and not isinstance(zone_of(str(document["zone"])), ZoneInfo):
        yield f"“{document['zone']}” is no zone such as Asia/Shanghai."
    if not isinstance(document.get("platform"), str):
        yield "The platform is missing."


def _format(entry: Mapping[str, Any], *, verified: bool = True) -> Format:
    facts = tuple(entry["facts"])
    held = fields_of(facts)
    columns: dict[str, str] = {}
    for name, headers in entry["columns"].items():
        if name in held:
            for header in headers:
                columns.setdefault(normal(str(header)), name)
    return Format(
        entry["format"],
        entry["platform"],
        facts,
        tuple(_marks(entry["known_by"])),
        tuple(entry["needs"]),
        columns,
        {key: str(value) for key, value in (entry.get("constants") or {}).items()},
        entry.get("days", ""),
        bool(entry.get("describes", False)),
        entry.get("zone", ""),
        verified=verified and bool(entry.get("verified", True)),
    )


def _marks(known_by: Sequence[Any]) -> Iterator[frozenset[str]]:
    """Yield the sets of headers that give a format away: one list, or a list for each version and language."""
    for marks in known_by if known_by and isinstance(known_by[0], list) else [known_by] if known_by else []:
        yield frozenset(normal(str(header)) for header in marks)


def _yaml(path: Path) -> Any:
    from appealdesk.readers.encodings import text_of
    from appealdesk.readers.files import TEXT_LIMIT, read_bytes
    from appealdesk.readers.yaml_file import parse

    return parse(text_of(read_bytes(path, TEXT_LIMIT)), path.name)
