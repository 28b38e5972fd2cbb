"""What a process keeps in memory of an index (内存快照): signatures, sizes and frequencies, never a text.

It follows the store: new classes are read behind the last known id, merged ones come as blocks of
signatures that carry the stamp of the write that made them.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from appealdesk.originality.passages import LOW, U32, U64
from appealdesk.originality.postings import keys_of
from appealdesk.originality.scheme import Level
from appealdesk.originality.signatures import BYTES, WORDS
from appealdesk.originality.store import ClassRow, Store

BLOCK: Final = 4096  # ids in one block of signatures
MOST_SHINGLES: Final = 0xFFFF  # a size takes two bytes
U8 = NDArray[np.uint8]
U16 = NDArray[np.uint16]
_FEWEST_SLOTS: Final = 1 << 12
_MOST_SLOTS: Final = 1 << 25


@dataclass(slots=True)
class Shelf:
    """One level: row i of `signatures` and `sizes` belongs to class i; ids above `merged` have no postings yet."""

    merged: int = 0
    known: int = 0
    signatures: U64 = field(default_factory=lambda: np.zeros((1, WORDS), np.uint64))
    sizes: U16 = field(default_factory=lambda: np.zeros(1, np.uint16))
    tail: U64 = field(
        default_factory=lambda: np.zeros(0, np.uint64)
    )  # (shingle << 32 | class) of those, sorted

    def follow(self, store: Store, level: Level, merged: int, stamp: int) -> None:
        """Take in what was written since `stamp`."""
        changed = store.blocks(level, stamp)
        if changed:
            self._grow(merged + 1)
        for number, _, data in changed:
            sizes, rows = unpack_block(data)
            start = number * BLOCK
            self.sizes[start : start + len(sizes)], self.signatures[start : start + len(rows)] = sizes, rows
        if merged > self.merged:
            self.tail = self.tail[self.tail & LOW > merged]
            self.merged, self.known = merged, max(self.known, merged)
        self._append(store.classes_after(level, self.known))

    def _grow(self, length: int) -> None:
        if length > len(self.sizes):
            more = length - len(self.sizes)
            self.sizes = np.concatenate((self.sizes, np.zeros(more, np.uint16)))
            self.signatures = np.concatenate((self.signatures, np.zeros((more, WORDS), np.uint64)))

    def _append(self, rows: list[ClassRow]) -> None:
        if not rows:
            return
        shingles, starts = joined(rows)
        ids = np.repeat(np.array([row.id for row in rows], np.uint64), np.diff(starts))
        self.tail = np.sort(np.concatenate((self.tail, shingles.astype(np.uint64) << np.uint64(32) | ids)))
        self.known = rows[-1].id


@dataclass(slots=True)
class Memory:
    """All levels at one version of the store. `weights` say how frequent a shingle may be: 0 means surely without postings.

    A weight above 0 is a guess that decides the order of work and nothing else. A weight of 0 is a
    promise, kept because a merge writes the weights in the same transaction that makes its postings count.
    """

    version: int = -1
    weights: U8 = field(default_factory=lambda: np.zeros(_FEWEST_SLOTS, np.uint8))
    shelves: tuple[Shelf, Shelf] = field(default_factory=lambda: (Shelf(), Shelf()))
    _generation: int = -1

    def follow(self, store: Store, meta: dict[str, str]) -> None:
        """Catch up with the store, inside a transaction that sees one moment of it."""
        version, generation = int(meta["version"]), int(meta["generation"])
        if int(meta["cleared"]) > self.version:
            self.shelves, self.version = (Shelf(), Shelf()), -1
        if generation != self._generation:
            self.weights = unpack_weights(store.statistics())
            self._generation = generation
        for level in Level:
            self.shelves[level].follow(store, level, int(meta[f"merged_{level:d}"]), self.version)
        self.version = version

    def weigh(self, shingles: U32) -> U8:
        """Return the weight of each shingle."""
        return self.weights[slots(keys_of(shingles), len(self.weights))]


def joined(rows: Iterable[ClassRow]) -> tuple[U32, NDArray[np.int64]]:
    """Return the shingles of all classes one after another, and where each class starts."""
    parts = [row.shingles for row in rows]
    starts = np.cumsum([0, *(len(part) // 4 for part in parts)])
    return np.frombuffer(b"".join(parts), "<u4"), starts


def pack_block(sizes: U16, rows: U64) -> bytes:
    """Return one block of sizes and signatures as bytes."""
    return sizes.astype("<u2").tobytes() + rows.astype("<u8").tobytes()


def unpack_block(data: bytes) -> tuple[U16, U64]:
    """Return sizes and signatures of one block."""
    count = len(data) // (2 + BYTES)
    return np.frombuffer(data, "<u2", count).astype(np.uint16), np.frombuffer(
        data, "<u8", offset=2 * count
    ).reshape(count, WORDS)


def slots(keys: U32, count: int) -> U32:
    """Return which of so many weights belongs to each key."""
    return keys & np.uint32(count - 1)


def slots_for(shingles: int) -> int:
    """Return how many weights an index with so many different shingles keeps: a power of two."""
    return min(max(_FEWEST_SLOTS, 2 << max(shingles, 1).bit_length()), _MOST_SLOTS)


def weight(counts: NDArray[np.int64]) -> U8:
    """Return the weight of lists of these lengths: 1 for one class, 1 more for each doubling."""
    return (1 + np.log2(np.maximum(counts, 1))).astype(np.uint8)


def pack_weights(weights: U8) -> bytes:
    """Compress the weights; most are 0 or 1."""
    return zlib.compress(weights.tobytes(), 6)


def unpack_weights(data: bytes | None) -> U8:
    """Return the weights; an index that was never merged has none above 0."""
    return (
        np.zeros(_FEWEST_SLOTS, np.uint8) if data is None else np.frombuffer(zlib.decompress(data), np.uint8)
    )
