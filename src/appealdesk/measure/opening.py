"""From a path to what can be loaded (打开导出): a delimited text, the sheet of a workbook, or JSON of a known shape."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from appealdesk.core.metrics.figures import Figure
from appealdesk.measure.formats import Format
from appealdesk.measure.reads import Tally
from appealdesk.measure.rows import Row
from appealdesk.measure.sniffing import Table, sniff
from appealdesk.measure.sources import Source, is_workbook, sources
from appealdesk.measure.web_tables import is_page

Rows = Callable[[Tally], Iterable[Row]]
WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb"})
HEAD = 4096
NO_FACTS = Format("figures", "", (), (), (), {})


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of one form. `headers` tells for each of our fields the column as the file names it."""

    form: Format
    rows: Rows
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Opened:
    """One file ready to load: a text table, or parts with rows of our fields, or figures of a dashboard alone."""

    name: str
    platform: str
    table: Table | None = None
    parts: tuple[Part, ...] = ()
    figures: tuple[Figure, ...] = ()
    form: Format = NO_FACTS


def opened(path: Path, scratch: Path, mapping: Format | None) -> Iterator[Opened]:
    """Open whatever a path holds. Raises `ExportError` and other errors of the family with a remedy."""
    for source in sources(path, scratch):
        yield _opened(source, mapping)


def _opened(source: Source, mapping: Format | None) -> Opened:
    """Go by the content; many exports are text or a web page under the name of a workbook."""
    if is_workbook(source.path) or (source.ending in WORKBOOKS and not _is_text(source)):
        from appealdesk.measure.workbooks import book

        return book(source, mapping)
    if is_page(source):
        from appealdesk.measure.workbooks import page

        return page(source, mapping)
    if source.ending == ".parquet":
        from appealdesk.measure.parquet import parquet_table

        table = parquet_table(source, mapping)
        return Opened(source.name, table.format.platform, table=table)
    if source.ending == ".json" or _is_json(source):
        from appealdesk.measure.json_exports import json_export

        return json_export(source)
    table = sniff(source, mapping)
    return Opened(source.name, table.format.platform, table=table)


def _is_text(source: Source) -> bool:
    with source.path.open("rb") as stream:
        start = stream.read(HEAD)
    return bool(start) and (start.startswith((b"\xff\xfe", b"\xfe\xff")) or not start.count(0))


def _is_json(source: Source) -> bool:
    with source.path.open("rb") as stream:
        start = stream.read(64).removeprefix(b"\xef\xbb\xbf").lstrip()
    return start[:1] in {b"{", b"["} and source.ending not in {".csv", ".tsv", ".txt"}
