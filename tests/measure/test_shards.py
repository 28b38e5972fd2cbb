"""Windows never cross a store's marketplace, so shards counted apart add up to one run: here with two processes."""

from __future__ import annotations

import multiprocessing
from datetime import date
from pathlib import Path

from shop import CHANNELS, shop

from appealdesk.core.metrics.daily import merge
from appealdesk.measure.engine import measure

AS_OF = date(2026, 4, 20)


def counted(paths: list[Path]):
    found = measure(paths, as_of=AS_OF)
    return found.lines, found.culprits


def sharded(paths: list[Path], folder: Path, shards: int) -> list[list[Path]]:
    """Cut orders and shipments by marketplace; what knows no marketplace follows its order."""
    places = list(CHANNELS)
    homes = {}
    for line in paths[0].read_text("utf-8").splitlines()[1:]:
        cells = line.split("\t")
        homes[cells[0]] = places.index(cells[6]) % shards
    made = []
    for shard in range(shards):
        target = folder / str(shard)
        target.mkdir()
        made.append([_cut(path, target, homes, shard) for path in paths])
    return made


def _cut(path: Path, target: Path, homes: dict[str, int], shard: int) -> Path:
    header, *rows = path.read_text("utf-8").splitlines()
    names = header.split("\t")
    at = next(names.index(name) for name in ("amazon-order-id", "order-id", "Order ID") if name in names)
    kept = [row for row in rows if homes.get(row.split("\t")[at]) == shard]
    (target / path.name).write_text("\n".join([header, *kept]) + "\n", "utf-8")
    return target / path.name


def test_two_processes_with_half_the_marketplaces_each_give_the_table_of_one_run(tmp_path):
    paths = shop(21, 200).write(tmp_path)
    whole_lines, whole_culprits = counted(paths)
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        parts = pool.map(counted, sharded(paths, tmp_path, 2))
    assert merge(*(lines for lines, _ in parts)) == merge(whole_lines)
    assert sorted(one for _, culprits in parts for one in culprits) == sorted(whole_culprits)


def test_parquet_by_marketplace_and_month_gives_the_same_table(tmp_path):
    import duckdb

    paths = shop(22, 200).write(tmp_path)
    whole = measure(paths, as_of=AS_OF)
    folder = tmp_path / "lake"
    parts = []
    for path in paths:
        options = "delim='\t', quote='', header=true, all_varchar=true, null_padding=true"
        source = f"read_csv('{path}', {options})"
        if path.stem == "orders":
            target = folder / path.stem
            target.mkdir(parents=True)
            columns = """*, "sales-channel" AS marketplace, left("purchase-date", 7) AS month"""
            duckdb.execute(
                f"COPY (SELECT {columns} FROM {source}) TO '{target}' (FORMAT parquet, PARTITION_BY (marketplace, month))"
            )
            parts += sorted(target.rglob("*.parquet"))
        else:
            duckdb.execute(f"COPY (FROM {source}) TO '{folder / path.stem}.parquet' (FORMAT parquet)")
            parts.append(folder / f"{path.stem}.parquet")
    found = measure(parts, as_of=AS_OF)
    assert len(parts) > len(paths)
    assert found.lines == whole.lines
    assert found.culprits == whole.culprits
    assert all(read.adds_up for read in found.reads)


def test_what_is_no_parquet_is_told(tmp_path):
    import pytest

    from appealdesk.core.errors import BadInputError

    (tmp_path / "a.parquet").write_bytes(b"PAR1 not really")
    with pytest.raises(BadInputError, match="no Parquet"):
        measure([tmp_path / "a.parquet"], as_of=AS_OF)
