"""A ledger that somebody edits tells on him: whichever line, whichever field, whichever order."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.core.errors import NaiveTimeError
from appealdesk.core.ledger import (
    GENESIS,
    TAGS,
    LedgerError,
    Line,
    canonical,
    day_digest,
    moment,
    verify_chain,
    well_formed,
)
from appealdesk.core.stage import Move

NOON = datetime(2026, 11, 24, 4, tzinfo=UTC)
TAG = st.sampled_from(sorted(TAGS))
DETAIL = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=6),
    st.none() | st.booleans() | st.integers(0, 10**6) | st.text(max_size=12),
    max_size=3,
)
STEPS = st.lists(st.tuples(TAG, DETAIL), min_size=1, max_size=8)


def chain(steps) -> list[tuple[Line, str]]:
    """A whole chain of one case, each line with the digest that is kept for it."""
    lines, previous = [], GENESIS
    for number, (tag, detail) in enumerate(steps, 1):
        at = NOON + timedelta(minutes=number)
        line = Line("C-2026-000001", number, at, tag, "staff:1", previous, detail)
        lines.append((line, line.digest))
        previous = line.digest
    return lines


def broken(lines) -> list[int]:
    return [one.number for one in verify_chain(lines)]


@given(STEPS)
def test_a_chain_that_nobody_touched_holds(steps):
    assert broken(chain(steps)) == []


@given(STEPS, st.data())
def test_any_change_of_a_line_is_found_at_that_line(steps, data):
    lines = chain(steps)
    at = data.draw(st.integers(0, len(lines) - 1))
    line, kept = lines[at]
    change = data.draw(
        st.sampled_from(
            [
                {"by": "staff:2"},
                {"at": line.at + timedelta(microseconds=1)},
                {"case": "C-2026-000002"},
                {"detail": {**line.detail, "added": 1}},
                {"tag": next(tag for tag in sorted(TAGS) if tag != line.tag)},
            ]
        )
    )
    lines[at] = (replace(line, **change), kept)
    assert at + 1 in broken(lines)


@given(STEPS, st.data())
def test_a_line_changed_together_with_its_digest_breaks_the_next(steps, data):
    lines = chain([*steps, ("case:intake:opened", {})])
    at = data.draw(st.integers(0, len(lines) - 2))
    forged = replace(lines[at][0], by="staff:666")
    lines[at] = (forged, forged.digest)
    assert broken(lines) == [at + 2]


@given(STEPS, st.data())
def test_a_line_taken_out_is_missed(steps, data):
    lines = chain([*steps, ("case:intake:opened", {})])
    at = data.draw(st.integers(0, len(lines) - 2))
    del lines[at]
    assert broken(lines)


@given(st.lists(st.tuples(TAG, DETAIL), min_size=2, max_size=8), st.data())
def test_two_lines_changed_about_are_found(steps, data):
    lines = chain(steps)
    at = data.draw(st.integers(0, len(lines) - 2))
    lines[at], lines[at + 1] = lines[at + 1], lines[at]
    assert broken(lines)


def test_the_same_moment_is_the_same_text_in_every_zone():
    china = timezone(timedelta(hours=8))
    assert moment(NOON) == moment(NOON.astimezone(china)) == "2026-11-24T04:00:00.000000Z"
    here, there = (Line("C", 1, at, "case:intake:opened", "x") for at in (NOON, NOON.astimezone(china)))
    assert here.digest == there.digest


@given(DETAIL)
def test_the_order_in_which_details_are_written_changes_nothing(detail):
    assert canonical(detail) == canonical(dict(reversed(detail.items())))


def test_a_tag_that_nobody_registered_is_refused():
    with pytest.raises(LedgerError, match="Register it"):
        Line("C", 1, NOON, "case:made:up", "x")


def test_a_line_without_a_zone_is_refused():
    with pytest.raises(NaiveTimeError):
        Line("C", 1, NOON.replace(tzinfo=None), "case:intake:opened", "x")


def test_every_tag_reads_as_source_subject_action_and_says_itself_in_both_languages():
    for tag, says in TAGS.items():
        assert well_formed(tag), tag
        assert says.has("zh")
        assert says.has("en")


def test_every_move_has_its_tag():
    assert {f"case:stage:{move.value}" for move in Move} <= set(TAGS)


HEADS = [("C-2026-000001", 4, "aa"), ("C-2026-000002", 9, "bb")]


def test_the_day_does_not_depend_on_the_order_of_the_heads():
    day = date(2026, 11, 24)
    assert day_digest(day, HEADS) == day_digest(day, reversed(HEADS))


@pytest.mark.parametrize(
    "other", [HEADS[:1], [*HEADS, ("C-2026-000003", 1, "cc")], [HEADS[0], ("C-2026-000002", 9, "bc")]]
)
def test_a_case_that_vanishes_or_changes_is_missed_by_the_day(other):
    day = date(2026, 11, 24)
    assert day_digest(day, HEADS) != day_digest(day, other)
    assert day_digest(day, HEADS) != day_digest(day, HEADS, "11" * 32)
