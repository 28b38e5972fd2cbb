"""The bound may only ever be too high: one passage too low would be a passage missed."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.originality.signatures import WORDS, ones, set_bits, signatures

SETS = st.sets(st.integers(0, 2**32 - 1) | st.integers(0, 400), min_size=1, max_size=80)


def one(values):
    ordered = np.array(sorted(values), np.uint32)
    return signatures(ordered, np.array([0, len(ordered)]))[0]


@given(SETS, SETS)
def test_nothing_shares_more_than_its_signature_allows(mine, theirs):
    bound = ones(one(mine) & one(theirs)) + len(mine) - ones(one(mine))
    assert len(mine & theirs) <= bound


@given(SETS)
def test_one_bit_a_shingle_adds_up_to_the_signature(values):
    rows = np.zeros((len(values), WORDS), np.uint64)
    set_bits(rows, np.arange(len(values)), np.array(sorted(values), np.uint32))
    assert np.array_equal(np.bitwise_or.reduce(rows), one(values))
