"""Merging (合并): the newest classes get their postings, in small steps that a kill cannot spoil.

Each step writes some lists as unions, so that a step done twice changes nothing. Readers pass over ids
above `merged`, and only the last step moves that mark, together with signatures and weights: before it
nothing of a half-done merge counts, after it everything does.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from appealdesk.originality.memory import (
    BLOCK,
    U8,
    joined,
    pack_block,
    pack_weights,
    slots,
    slots_for,
    unpack_block,
    unpack_weights,
    weight,
)
from appealdesk.originality.passages import LOW, U32, U64, distinct
from appealdesk.originality.postings import keys_of, pack, pairs, regroup
from appealdesk.originality.scheme import Level
from appealdesk.originality.signatures import WORDS, signatures
from appealdesk.originality.store import PlacedLists, Store

STEP: Final = 2000  # keys whose lists are rewritten in one transaction; some 30 ms
_HALF: Final = np.uint64(32)
Change = Callable[[dict[str, str]], None]


def gather(store: Store, meta: dict[str, str]) -> tuple[dict[Level, int], dict[Level, U64]]:
    """Return up to which class a merge would go, and (key << 32 | class) of all that have no postings yet, sorted."""
    marks, keys = {}, {}
    for level in Level:
        rows = store.classes_after(level, int(meta[f"merged_{level:d}"]))
        marks[level] = rows[-1].id if rows else int(meta[f"merged_{level:d}"])
        shingles, starts = joined(rows)
        ids = np.repeat(np.array([row.id for row in rows], np.uint64), np.diff(starts))
        keys[level] = np.sort(keys_of(shingles).astype(np.uint64) << _HALF | ids)
    return marks, keys


def steps(keys: dict[Level, U64], size: int = STEP) -> list[dict[Level, U64]]:
    """Cut the work into steps of so many different keys."""
    different = distinct(np.concatenate([distinct(part >> _HALF) for part in keys.values()]))
    cuts = different[size::size] << _HALF
    parts = {level: np.split(part, np.searchsorted(part, cuts)) for level, part in keys.items()}
    return (
        [{level: parts[level][i] for level in Level} for i in range(len(cuts) + 1)] if len(different) else []
    )


def post(
    store: Store, keys: dict[Level, U64], *, fresh: bool, checked: bool = True
) -> tuple[U32, NDArray[np.int64]]:
    """Write one step and return (keys, lengths of their lists).

    `fresh`: there are no lists yet to unite with. `checked`: no letter was removed since the work was gathered.
    """
    lists: dict[int, list[bytes | None]] = {}
    lengths: list[tuple[U32, NDArray[np.int64]]] = []
    for level, part in keys.items():
        united = part if fresh else _united(store, level, part if checked else _existing(store, level, part))
        different, ids, starts = regroup(united)
        lengths.append((different, np.diff(starts)))
        for key, data in zip(different.tolist(), pack(ids, starts), strict=True):
            lists.setdefault(key, [None, None])[level] = data
    rows: list[PlacedLists] = [(key, *lists[key]) for key in sorted(lists)]  # type: ignore[misc]
    store.merge_lists(rows)
    return np.concatenate([pair[0] for pair in lengths]), np.concatenate([pair[1] for pair in lengths])


def _existing(store: Store, level: Level, keys: U64) -> U64:
    """Leave out classes that were removed since the merge began: their numbers must not come back."""
    ids = distinct(keys & LOW)
    there = np.array([row.id for row in store.classes(level, ids.tolist())], np.uint64)
    return keys[np.isin(keys & LOW, there)]


def _united(store: Store, level: Level, keys: U64) -> U64:
    """Add what the lists hold already."""
    held = store.lists(level, distinct(keys >> _HALF).tolist())
    if not held:
        return keys
    theirs = np.array([key for key, _ in held], np.uint32)
    return np.concatenate((keys, pairs(theirs, [data for _, data in held])))


def finish(
    store: Store, meta: dict[str, str], marks: dict[Level, int], keys: U32, lengths: NDArray[np.int64]
) -> None:
    """Make the merge count: signatures, weights and marks in one transaction."""
    version = int(meta["version"])
    for level in Level:
        _put_signatures(store, level, int(meta[f"merged_{level:d}"]), marks[level], version)
        meta[f"merged_{level:d}"] = str(marks[level])
    store.put_statistics(pack_weights(_weights(unpack_weights(store.statistics()), keys, lengths, meta)))
    meta["generation"] = str(int(meta["generation"]) + 1)


def _put_signatures(store: Store, level: Level, merged: int, mark: int, version: int) -> None:
    if mark == merged:
        return
    rows = store.classes_after(level, merged)
    rows = [row for row in rows if row.id <= mark]
    shingles, starts = joined(rows)
    ids = np.array([row.id for row in rows], np.int64)
    first = merged // BLOCK
    sizes = np.zeros(mark + 1 - first * BLOCK, np.uint16)
    marks = np.zeros((len(sizes), WORDS), np.uint64)
    held = store.block(level, first)
    if held is not None:
        old_sizes, old_marks = unpack_block(held)
        sizes[: len(old_sizes)], marks[: len(old_marks)] = old_sizes, old_marks
    at = ids - first * BLOCK
    sizes[at] = np.diff(starts)
    for start in range(0, len(rows), BLOCK):  # in parts: a row of flags for each class is large
        part = slice(start, start + BLOCK)
        marks[at[part]] = signatures(
            shingles[starts[start] : starts[min(start + BLOCK, len(rows))]],
            starts[start : start + BLOCK + 1] - starts[start],
        )
    cuts = range(0, len(sizes), BLOCK)
    store.put_blocks(
        level,
        [
            (first + i, version, pack_block(sizes[cut : cut + BLOCK], marks[cut : cut + BLOCK]))
            for i, cut in enumerate(cuts)
        ],
    )


def _weights(old: U8, keys: U32, lengths: NDArray[np.int64], meta: dict[str, str]) -> U8:
    """Raise the weights of the keys written; repeat the old ones where there are to be more slots."""
    # The count may hold a key twice (two levels, many merges): it only decides how many slots there are.
    total = int(meta["keys"]) + len(keys)
    meta["keys"] = str(total)
    weights = np.tile(old, max(1, slots_for(total) // len(old)))
    np.maximum.at(weights, slots(keys, len(weights)), weight(lengths))
    return weights
