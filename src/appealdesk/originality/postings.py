"""Postings (倒排表): sorted lists of class ids as bytes, small on disk and read many at a time.

Two forms, told apart by length alone. Odd: three bytes an id, with one byte of padding where needed.
Even: two bytes for each gap between ids; a gap of 65,535 or more is written as that many fillers first.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from appealdesk.originality.passages import U32, Ints, distinct, heads

KEY_SHIFT: Final = np.uint32(4)
Postings = tuple[U32, Ints, Ints]  # keys, how many ids each has, all ids one after another
MOST_ID: Final = (1 << 24) - 1
_FILLER: Final = 0xFFFF


def keys_of(shingles: U32) -> U32:
    """Return the key under which each shingle's postings lie: its upper 28 bits.

    SQLite writes such a number in four bytes instead of five. Two shingles that share a key share a list,
    which names a few passages too many and never one too few; the query counts on whole shingles.
    """
    return shingles >> KEY_SHIFT


def pack(ids: U32, starts: Ints) -> list[bytes]:
    """Return one list of bytes for each group `ids[starts[i]:starts[i + 1]]`; ids of a group ascend and are at least 1."""
    counts = np.diff(starts)
    gaps = ids.astype(np.int64)
    gaps[1:] -= ids[:-1]
    gaps[starts[:-1]] = ids[starts[:-1]]
    fillers = np.add.reduceat(gaps // _FILLER, starts[:-1]) if len(counts) else counts
    long = 2 * (counts + fillers) < 3 * counts
    triples = ids.astype("<u4").view(np.uint8).reshape(-1, 4)[:, :3].tobytes()
    out = [
        triples[3 * start : 3 * end] if (end - start) & 1 else triples[3 * start : 3 * end] + b"\0"
        for start, end in zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True)
    ]
    for at, data in zip(
        np.flatnonzero(long).tolist(), _gaps(gaps[np.repeat(long, counts)], counts[long]), strict=True
    ):
        out[at] = data
    return out


def _gaps(gaps: Ints, counts: Ints) -> list[bytes]:
    fillers, rest = np.divmod(gaps, _FILLER)
    ends = np.cumsum(fillers + 1)
    out = np.full(ends[-1] if len(ends) else 0, _FILLER, "<u2")
    out[ends - 1] = rest
    data, cuts = out.tobytes(), np.concatenate(([0], 2 * ends[np.cumsum(counts) - 1])).tolist()
    return [data[start:end] for start, end in pairwise(cuts)]


def unpack(lists: Sequence[bytes]) -> tuple[Ints, Ints, Ints]:
    """Return all ids, the order in which the lists' ids lie there, and how many each has, in that order."""
    lengths = np.array([len(data) for data in lists], dtype=np.int64)
    odd = np.flatnonzero(lengths & 1)
    even = np.flatnonzero(lengths & 1 == 0)
    triples, counts = _triples([lists[i] for i in odd.tolist()], lengths[odd])
    others, other_counts = _ungapped([lists[i] for i in even.tolist()], lengths[even])
    return (
        np.concatenate((triples, others)),
        np.concatenate((odd, even)),
        np.concatenate((counts, other_counts)),
    )


def _triples(lists: list[bytes], lengths: Ints) -> tuple[Ints, Ints]:
    data = b"".join([item if len(item) % 3 == 0 else item[:-1] for item in lists])
    rows = np.frombuffer(data, np.uint8).reshape(-1, 3)
    ids = np.zeros((len(rows), 8), np.uint8)
    ids[:, :3] = rows
    return ids.view("<i8").ravel(), lengths // 3


def _ungapped(lists: list[bytes], lengths: Ints) -> tuple[Ints, Ints]:
    counts = lengths // 2
    if not len(counts):
        return np.zeros(0, np.int64), counts
    gaps = np.frombuffer(b"".join(lists), "<u2")
    starts = np.cumsum(counts) - counts
    sums = np.cumsum(gaps, dtype=np.int64)
    sums -= np.repeat(sums[starts] - gaps[starts], counts)
    kept: NDArray[np.bool_] = gaps != _FILLER
    if kept.all():
        return sums, counts
    return sums[kept], np.add.reduceat(kept, starts, dtype=np.int64)


def regroup(keys: NDArray[np.uint64]) -> tuple[U32, U32, Ints]:
    """Sort (key << 32 | id) numbers, drop doubles, and return the distinct keys, all ids, and where each key's ids start."""
    keys = distinct(keys)
    tops = (keys >> np.uint64(32)).astype(np.uint32)
    first = heads(tops)
    return tops[first], keys.astype(np.uint32), np.append(first, len(keys))


def pairs(keys: U32, lists: Sequence[bytes]) -> NDArray[np.uint64]:
    """Return (key << 32 | id) for every id of every list."""
    ids, order, counts = unpack(lists)
    tops: NDArray[np.uint64] = np.repeat(keys[order].astype(np.uint64) << np.uint64(32), counts)
    tops |= ids.astype(np.uint64)
    return tops
