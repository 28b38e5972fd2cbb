"""A checklist that asks for too much loses the seller's patience; one that asks for too little loses the case."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from appealdesk.core.evidence import Requirement, all_of, any_of, gaps, n_of

TREE = all_of("notice", any_of("delivery_proof", "carrier_tracking"), n_of(2, "sop", "invoice", "erp_log"))
KINDS = st.sampled_from(
    ["notice", "delivery_proof", "carrier_tracking", "sop", "invoice", "erp_log", "other"]
)


def trees() -> st.SearchStrategy[Requirement]:
    return st.recursive(
        KINDS.map(lambda kind: Requirement(kind=kind)),
        lambda parts: st.builds(
            lambda chosen, needed: Requirement(parts=tuple(chosen), needed=min(needed, len(chosen))),
            st.lists(parts, min_size=1, max_size=4),
            st.integers(1, 4),
        ),
        max_leaves=12,
    )


def test_nothing_is_missing_where_every_branch_is_met() -> None:
    assert gaps(TREE, {"notice", "carrier_tracking", "sop", "erp_log"}) == ()


def test_a_branch_that_is_met_asks_for_nothing_more() -> None:
    assert gaps(any_of("delivery_proof", "carrier_tracking"), {"delivery_proof"}) == ()


def test_an_open_choice_offers_all_its_open_parts() -> None:
    assert gaps(TREE, {"notice", "sop"}) == ("delivery_proof", "carrier_tracking", "invoice", "erp_log")


def test_a_kind_that_two_branches_want_is_asked_for_once() -> None:
    assert gaps(all_of("sop", all_of("sop", "notice")), set()) == ("sop", "notice")


@given(trees(), st.sets(KINDS))
def test_the_gaps_are_empty_exactly_when_the_tree_is_met(tree: Requirement, present: set[str]) -> None:
    assert (gaps(tree, present) == ()) is tree.met_by(present)


@given(trees(), st.sets(KINDS))
def test_handing_in_every_gap_satisfies_the_tree(tree: Requirement, present: set[str]) -> None:
    assert tree.met_by(present | set(gaps(tree, present)))
