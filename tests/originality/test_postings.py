"""Lists come back as they went in, in whichever form is the smaller."""

from __future__ import annotations

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from appealdesk.originality.postings import MOST_ID, keys_of, pack, pairs, regroup, unpack

IDS = st.sets(st.integers(1, MOST_ID), min_size=1, max_size=30) | st.sets(
    st.integers(1, 300), min_size=1, max_size=90
)


@given(st.lists(IDS.map(sorted), min_size=1, max_size=8))
@example(
    [[65535], [65536], [65534], [131070], [65535, 131070, 131071], [1, 65536, 65537, 65538, 65539, 65540]]
)
@example([[MOST_ID]])
@example([[1, 2]])
def test_lists_come_back(lists):
    starts = np.cumsum([0, *map(len, lists)])
    packed = pack(np.array([id_ for part in lists for id_ in part], np.uint32), starts)
    ids, order, counts = unpack(packed)
    parts = np.split(ids, np.cumsum(counts)[:-1])
    assert {int(at): part.tolist() for at, part in zip(order, parts, strict=True)} == dict(enumerate(lists))


def test_a_long_list_takes_two_bytes_an_id_and_a_lone_id_three():
    dense, lone = pack(np.array([*range(1000, 3000), 900_000], np.uint32), np.array([0, 2000, 2001]))
    assert (len(dense), len(lone)) == (4000, 3)


def test_two_shingles_that_share_a_key_share_a_list():
    assert keys_of(np.array([0x12345670, 0x1234567F, 0x12345680], np.uint32)).tolist() == [
        0x1234567,
        0x1234567,
        0x1234568,
    ]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9))))
def test_regrouping_unites_and_sorts(found):
    keys, ids, starts = regroup(np.array([key << 32 | id_ for key, id_ in found], np.uint64))
    groups = {int(key): ids[starts[i] : starts[i + 1]].tolist() for i, key in enumerate(keys)}
    assert groups == {key: sorted({id_ for k, id_ in found if k == key}) for key in {key for key, _ in found}}
    back = pairs(keys, pack(ids, starts))
    assert sorted(back.tolist()) == sorted({key << 32 | id_ for key, id_ in found})
