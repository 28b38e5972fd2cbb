"""The mapped form (内存映射只读形式): the postings of one generation as plain arrays in files that all processes share.

It holds what the store's lists hold, so answers are the same; it only spares the way through SQL. A merge,
a removal or a rebuild outdates it, and an outdated one is never asked: the store answers until it is
written again. It can be deleted at any time.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import numpy as np

from appealdesk.originality.passages import U32, Ints, ranges
from appealdesk.originality.postings import KEY_SHIFT, Postings, unpack
from appealdesk.originality.scheme import Level
from appealdesk.originality.store import Store

_PARTS: Final = 64  # of the key space, read one after the other
_ABOUT: Final = "about.json"
_STAMPS: Final = ("scheme", "cleared", "generation", "removed")


class Mapped:
    """The arrays of one generation, opened. Raises `OSError` or `ValueError` where they are not whole."""

    def __init__(self, folder: Path) -> None:
        self._about: dict[str, str] = json.loads((folder / _ABOUT).read_text("utf-8"))
        self._arrays = {
            level: (
                _open(folder, level, "keys", "<u4"),
                _open(folder, level, "starts", "<u8"),
                _open(folder, level, "ids", "<u4"),
            )
            for level in Level
        }

    def fits(self, meta: Mapping[str, str]) -> bool:
        """Whether these are the postings that count in a store with these remarks."""
        return all(self._about.get(stamp) == meta[stamp] for stamp in _STAMPS)

    def postings(self, level: Level, keys: U32) -> Postings:
        """Return the postings of these sorted keys, as a store does."""
        held, starts, ids = self._arrays[level]
        at = np.searchsorted(held, keys)
        at = at[held[np.minimum(at, len(held) - 1)] == keys] if len(held) else at[:0]
        first = starts[at].astype(np.int64)
        counts = starts[at + 1].astype(np.int64) - first
        return held[at], counts, ids[ranges(first, counts)].astype(np.int64)


def _open(folder: Path, level: Level, name: str, kind: str) -> np.memmap | np.ndarray:
    path = folder / f"{level.name.lower()}-{name}"
    if not path.stat().st_size:  # a map of nothing cannot be opened
        return np.zeros(0, kind)
    return np.memmap(path, kind, "r")


def open_mapped(root: Path) -> Mapped | None:
    """Open the newest whole map under a folder; None where there is none."""
    for folder in (
        sorted(root.glob("[0-9]*"), key=lambda path: int(path.name), reverse=True) if root.is_dir() else ()
    ):
        try:
            return Mapped(folder)
        except (OSError, ValueError):  # being written, or being deleted
            continue
    return None


def write_mapped(store: Store, meta: Mapping[str, str], root: Path) -> None:
    """Write the map of a store at one moment (inside its `reading()`), and drop older ones. It appears whole or not at all."""
    root.mkdir(exist_ok=True)
    new = root / f"new-{os.getpid()}"
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir()
    for level in Level:
        _write_level(store, level, int(meta[f"merged_{level:d}"]), new)
    (new / _ABOUT).write_text(json.dumps({stamp: meta[stamp] for stamp in _STAMPS}), "utf-8")
    older = [path for path in root.iterdir() if path.name.isdigit()]
    new.rename(root / str(1 + max((int(path.name) for path in older), default=0)))
    for path in older:
        shutil.rmtree(path, ignore_errors=True)


def _write_level(store: Store, level: Level, merged: int, folder: Path) -> None:
    name, total = level.name.lower(), 0
    step = (1 << (32 - int(KEY_SHIFT))) // _PARTS
    with (
        (folder / f"{name}-keys").open("wb") as keys,
        (folder / f"{name}-starts").open("wb") as starts,
        (folder / f"{name}-ids").open("wb") as ids,
    ):
        starts.write(np.zeros(1, "<u8").tobytes())
        for part in range(_PARTS):
            lists = store.lists_between(level, part * step, (part + 1) * step)
            counts, values = _in_order([data for _, data in lists], merged)
            keys.write(np.array([key for key, _ in lists], "<u4").tobytes())
            starts.write((total + np.cumsum(counts)).astype("<u8").tobytes())
            ids.write(values.astype("<u4").tobytes())
            total += int(counts.sum())


def _in_order(lists: list[bytes], merged: int) -> tuple[Ints, Ints]:
    """Return how many ids that count each list has, and all of them, in the order of the lists."""
    values, order, counts = unpack(lists)
    firsts, back = np.cumsum(counts) - counts, np.argsort(order)
    values = values[ranges(firsts[back], counts[back])]
    owners = np.repeat(np.arange(len(lists)), counts[back])
    kept = values <= merged
    return np.bincount(owners[kept], minlength=len(lists)), values[kept]
