"""From a path to what can be loaded (打开导出): a delimited text, the sheet of a workbook, or JSON of a known shape."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from appealdesk.core.metrics.figures import Figure
from appealdesk.measure.formats import Format
from appealdesk.measure.reads import Tally
from appealdesk.measure.rows import Row
from appealdesk.measure.sniffing import Table, sniff
from appealdesk.measure.sources import Source, sources

Rows = Callable[[Tally], Iterable[Row]]
NO_FACTS = Format("figures", "", (), (), (), {})


@dataclass(frozen=True, slots=True)
class Opened:
    """One file ready to load: a text table, or parts with rows of our fields, or figures of a dashboard alone."""

    name: str
    platform: str
    table: Table | None = None
    parts: tuple[tuple[Format, Rows], ...] = ()
    figures: tuple[Figure, ...] = ()
    form: Format = NO_FACTS


def opened(path: Path, scratch: Path, mapping: Format | None) -> Iterator[Opened]:
    """Open whatever a path holds. Raises `ExportError` and other errors of the family with a remedy."""
    for source in sources(path, scratch):
        yield _opened(source, mapping)


def _opened(source: Source, mapping: Format | None) -> Opened:
    if source.ending in {".xlsx", ".xlsm", ".xls"}:
        from appealdesk.measure.workbooks import sheet

        form, rows = sheet(source, mapping)
        return Opened(source.name, form.platform, parts=((form, rows),))
    if source.ending == ".parquet":
        from appealdesk.measure.parquet import parquet_table

        table = parquet_table(source, mapping)
        return Opened(source.name, table.format.platform, table=table)
    if source.ending == ".json" or _is_json(source):
        from appealdesk.measure.json_exports import json_export

        return json_export(source)
    table = sniff(source, mapping)
    return Opened(source.name, table.format.platform, table=table)


def _is_json(source: Source) -> bool:
    with source.path.open("rb") as stream:
        start = stream.read(64).removeprefix(b"\xef\xbb\xbf").lstrip()
    return start[:1] in {b"{", b"["} and source.ending not in {".csv", ".tsv", ".txt"}
