"""Exports kept as Parquet (Parquet 导出): the same columns under the same headers, as text, one file a marketplace and month."""

# ruff: noqa: S608 - headers and paths are quoted

from __future__ import annotations

from collections.abc import Iterator, Sequence

import duckdb

from appealdesk.measure.formats import Format, recognise
from appealdesk.measure.rows import Row
from appealdesk.measure.sniffing import COLUMNS_LIMIT, Table
from appealdesk.measure.sources import ExportError, Source

PARQUET = "parquet"
BATCH = 10_000


def parquet_table(source: Source, mapping: Format | None) -> Table:
    """Tell the format of a Parquet file by its columns. Raises `ExportError` for a damaged or an unknown one."""
    try:
        described = duckdb.execute(f"DESCRIBE FROM read_parquet({_path(source)})").fetchall()
    except duckdb.Error as error:
        raise ExportError(
            f"{source.name} 已损坏或不是 Parquet。{source.name} is damaged or no Parquet.",
            "请重新写出。Write it again.",
        ) from error
    header = [str(row[0]) for row in described]
    fits = mapping is not None and all(need in mapping.fields(header) for need in mapping.needs)
    form = recognise(header) or (mapping if fits else None)
    if form is None or len(header) > COLUMNS_LIMIT:
        raise ExportError(
            f"{source.name} 没有已知的列。{source.name} has no columns that are known here.",
            "请保留导出文件的表头。Keep the headers of the export.",
        )
    return Table(source, PARQUET, "\t", tuple(header), 0, form, quotes=False)


def reader(table: Table, names: Sequence[str]) -> str:
    """Return SQL that yields the columns as text under plain names."""
    columns = ", ".join(
        f"CAST({_quoted(cell)} AS VARCHAR) AS {name}" for cell, name in zip(table.header, names, strict=True)
    )
    return f"(SELECT {columns} FROM read_parquet({_path(table.source)}))"


def row_count(table: Table) -> int:
    """Count the rows, which the file itself tells."""
    row = duckdb.execute(f"SELECT count(*) FROM read_parquet({_path(table.source)})").fetchone()
    return int(row[0]) if row else 0


def rows(table: Table) -> Iterator[Row]:
    """Yield the rows one by one, numbered from 1, where one of them is doubtful."""
    names = [f"c{number}" for number in range(len(table.header))]
    found = duckdb.connect().execute(f"FROM {reader(table, names)}")
    number = 0
    while batch := found.fetchmany(BATCH):
        for cells in batch:
            number += 1
            yield (
                f"{table.source.name}:{number}",
                {field: cell or "" for field, cell in zip(table.fields, cells, strict=True) if field},
            )


def _path(source: Source) -> str:
    return "'" + str(source.path).replace("'", "''") + "'"


def _quoted(header: str) -> str:
    return '"' + header.replace('"', '""') + '"'
