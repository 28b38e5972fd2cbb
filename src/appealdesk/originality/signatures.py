"""Signatures (签名): 128 bits a passage that bound from above how much two passages can share.

A shingle sets one bit. Shared shingles fall on bits set in both signatures, and of n shingles at most
n - popcount(signature) fall on a bit already used: so n shingles share at most
popcount(mine & theirs) + n - popcount(mine) with the other side.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from appealdesk.originality.passages import U32, U64, Ints

WORDS: Final = 2  # of 64 bits; twice as many excluded hardly anybody more, and cost 16 bytes a passage
BYTES: Final = 8 * WORDS
_BIT: Final = np.uint64(1) << np.arange(64, dtype=np.uint64)


def set_bits(rows: U64, at: Ints, shingles: U32) -> None:
    """Set, in row `at[i]`, the one bit of shingle i; no row is named twice."""
    rows[at, shingles >> np.uint32(6) & np.uint32(WORDS - 1)] = _BIT[shingles & np.uint32(63)]


def signatures(shingles: U32, starts: Ints) -> U64:
    """Return one row of words for each group `shingles[starts[i]:starts[i + 1]]`."""
    count = len(starts) - 1
    flags = np.zeros((count, 64 * WORDS), np.uint8)
    flags[np.repeat(np.arange(count), np.diff(starts)), shingles & np.uint32(64 * WORDS - 1)] = 1
    return np.packbits(flags, axis=1, bitorder="little").view("<u8")


def ones(words: NDArray[Any]) -> Ints:
    """Return how many bits are set in each row of words."""
    # Added word by word: `sum` over so short an axis takes five times as long.
    counts = np.bitwise_count(words)
    total: Ints = counts[..., 0].astype(np.int64)
    for word in range(1, WORDS):
        total += counts[..., word]
    return total
