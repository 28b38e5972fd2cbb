"""A passage's numbers come back as they were, in either form, whatever stands beside them."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from appealdesk.originality.sets import pack_sets, unpack_sets

NUMBERS = st.integers(0, 2**32 - 1) | st.integers(0, 300) | st.integers(2**32 - 300, 2**32 - 1)
SETS = st.lists(st.sets(NUMBERS, min_size=1, max_size=90).map(sorted), max_size=6)


@given(SETS)
@example([list(range(36)), list(range(37)), list(range(2**32 - 500, 2**32))])
@example([sorted({i << 24 for i in range(256)} | {2**32 - 1})])
@settings(max_examples=200)
def test_sets_come_back(sets):
    starts = np.cumsum([0, *map(len, sets)])
    packed = pack_sets(np.array([n for part in sets for n in part], np.uint32), starts)
    values, found = unpack_sets(packed)
    assert [values[a:b].tolist() for a, b in pairwise(found)] == sets


def test_a_long_set_takes_less_than_four_bytes_a_number():
    (packed,) = pack_sets(np.arange(60, dtype=np.uint32) << np.uint32(26), np.array([0, 60]))
    assert len(packed) == 220


def test_the_length_tells_the_count():
    for count in range(1, 1200):
        (packed,) = pack_sets(np.arange(count, dtype=np.uint32), np.array([0, count]))
        assert unpack_sets([packed])[1].tolist() == [0, count]
