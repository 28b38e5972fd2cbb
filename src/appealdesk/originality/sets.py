"""Shingle sets as bytes (片段集合编码): a sorted set of 32-bit numbers, small on disk and read many at a time.

Up to 36 numbers are written as they are. More are cut: the lower 24 bits as they are, the upper 8 as
one bit row (Elias-Fano) in which the i-th number sets bit `upper + i`; that saves a byte for seven of
eight numbers. The length alone tells the form and the count.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from appealdesk.originality.passages import U32, Ints, ranges

_PLAIN: Final = 36  # from 37 numbers on the cut form is the smaller
_PLAIN_BYTES: Final = 4 * _PLAIN
_ROW: Final = 32  # bytes of the bit row beside one bit for each number


def pack_sets(values: U32, starts: Ints) -> list[bytes]:
    """Return bytes for each set `values[starts[i]:starts[i + 1]]`, sorted and distinct."""
    data = values.astype("<u4").tobytes()
    bounds = starts.tolist()
    out = [data[4 * start : 4 * end] for start, end in pairwise(bounds)]
    for at in np.flatnonzero(np.diff(starts) > _PLAIN).tolist():
        out[at] = _cut(values[bounds[at] : bounds[at + 1]])
    return out


def _cut(values: U32) -> bytes:
    flags = np.zeros(8 * (_ROW + (len(values) + 7) // 8), np.uint8)
    flags[(values >> np.uint32(24)).astype(np.int64) + np.arange(len(values))] = 1
    lower = values.astype("<u4").view(np.uint8).reshape(-1, 4)[:, :3].tobytes()
    return lower + np.packbits(flags, bitorder="little").tobytes()


def unpack_sets(parts: Sequence[bytes]) -> tuple[U32, Ints]:
    """Return all numbers one after another, and where each set starts."""
    lengths = np.array([len(part) for part in parts], np.int64)
    cut = lengths > _PLAIN_BYTES
    # A cut set of n takes 3 n + 32 + ceil(n / 8) bytes; times 8, over 25, that lies between n and n + 7/25.
    counts = np.where(cut, (lengths - _ROW) * 8 // 25, lengths // 4)
    starts = np.concatenate(([0], np.cumsum(counts)))
    values = np.empty(starts[-1], np.uint32)
    of_plain, of_cut = np.flatnonzero(~cut), np.flatnonzero(cut)
    plain = np.frombuffer(b"".join([parts[i] for i in of_plain.tolist()]), "<u4")
    values[ranges(starts[of_plain], counts[of_plain])] = plain
    if len(of_cut):
        data = np.frombuffer(b"".join([parts[i] for i in of_cut.tolist()]), np.uint8)
        values[ranges(starts[of_cut], counts[of_cut])] = _joined(data, lengths[cut], counts[cut])
    return values, starts


def _joined(data: NDArray[np.uint8], lengths: Ints, counts: Ints) -> U32:
    begins = np.cumsum(lengths) - lengths
    out = np.zeros((int(counts.sum()), 4), np.uint8)
    out[:, :3] = data[ranges(begins, 3 * counts)].reshape(-1, 3)
    widths = lengths - 3 * counts
    flags = np.unpackbits(data[ranges(begins + 3 * counts, widths)], bitorder="little")
    # Bit `upper + i` of its own row; flags are counted over all rows, numbers over all sets.
    before = 8 * (np.cumsum(widths) - widths) - (np.cumsum(counts) - counts)
    out[:, 3] = np.flatnonzero(flags) - np.arange(len(out)) - np.repeat(before, counts)
    return out.view("<u4").ravel()
