"""Every move of the table leads somewhere, is somebody's, and has a name in both languages; nothing else moves a case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.core.stage import (
    ENDED,
    MAY,
    MOVE_NAMES,
    MOVES,
    PAUSED,
    SECOND_PERSON,
    STAGE_NAMES,
    WITH_REASON,
    ForbiddenMoveError,
    IllegalMoveError,
    Move,
    Mover,
    Role,
    Stage,
    advance,
    allowed,
    moves_for,
)

MOVERS = st.builds(Mover, st.sampled_from(Role), st.booleans())


def reached(start: Stage) -> set[Stage]:
    """Every stage that some walk from `start` reaches."""
    seen, new = set[Stage](), {start}
    while new:
        seen |= new
        new = {after for (before, _), after in MOVES.items() if before in seen} - seen
    return seen


def test_every_stage_is_reached_from_screening():
    assert reached(Stage.SCREENING) == set(Stage)


@pytest.mark.parametrize("stage", sorted(ENDED))
def test_an_ended_case_has_no_exit_but_to_be_reconsidered(stage):
    exits = {move for before, move in MOVES if before is stage}
    assert exits == ({Move.RECONSIDER} if stage is Stage.DECLINED else set())


@pytest.mark.parametrize("stage", sorted(set(Stage) - ENDED))
def test_from_every_open_stage_the_case_can_be_ended(stage):
    assert reached(stage) & ENDED


def test_every_move_stands_in_the_table_and_is_somebodys():
    assert {move for _, move in MOVES} == set(Move) == set(MAY)
    assert all(MAY.values())


def test_the_auditor_moves_nothing():
    assert all(Role.AUDITOR not in roles for roles in MAY.values())


def test_only_a_person_sends_a_case_back():
    forwards = list(Stage)
    for (before, move), after in MOVES.items():
        if forwards.index(after) < forwards.index(before):
            assert Role.CLOCK not in MAY[move]


def test_everything_has_its_name_in_both_languages():
    for names, codes in ((STAGE_NAMES, Stage), (MOVE_NAMES, Move)):
        assert set(names) == set(codes)
        assert all(name.has("zh") and name.has("en") for name in names.values())


def test_who_wrote_the_version_neither_approves_nor_returns_it():
    for move in SECOND_PERSON:
        for role in MAY[move]:
            assert allowed(Stage.REVIEW, move, Mover(role))
            with pytest.raises(ForbiddenMoveError, match="Ask a colleague"):
                allowed(Stage.REVIEW, move, Mover(role, is_author=True))


def test_the_desk_confirms_nothing_in_the_sellers_name():
    with pytest.raises(ForbiddenMoveError):
        allowed(Stage.CONFIRMATION, Move.CONFIRM, Mover(Role.OPERATOR))
    assert allowed(Stage.CONFIRMATION, Move.CONFIRM, Mover(Role.SELLER)) is Stage.READY


def test_the_clock_notes_silence_and_nothing_else():
    assert {move for move, roles in MAY.items() if Role.CLOCK in roles} == {Move.SILENT}


def test_a_move_that_closes_a_door_needs_a_reason():
    ends = {move for (_, move), after in MOVES.items() if after in ENDED and after is not Stage.CLOSED}
    assert ends <= WITH_REASON


def test_the_desks_own_time_stands_still_only_while_others_act():
    assert PAUSED.isdisjoint(ENDED | {Stage.WORK, Stage.REVIEW, Stage.SCREENING})


@given(st.sampled_from(Stage), st.sampled_from(Move))
def test_a_move_outside_the_table_does_not_exist(stage, move):
    if (stage, move) in MOVES:
        assert advance(stage, move) is MOVES[stage, move]
    else:
        with pytest.raises(IllegalMoveError):
            advance(stage, move)


@given(st.sampled_from(Stage), MOVERS)
def test_a_person_is_offered_exactly_the_moves_he_may_make(stage, by):
    offered = set(moves_for(stage, by))
    for move in Move:
        try:
            allowed(stage, move, by)
        except (IllegalMoveError, ForbiddenMoveError):
            assert move not in offered
        else:
            assert move in offered


@given(st.lists(st.tuples(st.sampled_from(Move), MOVERS), max_size=40))
def test_no_walk_leaves_the_table(walk):
    stage = Stage.SCREENING
    for move, by in walk:
        if move in moves_for(stage, by):
            stage = allowed(stage, move, by)
    assert stage in STAGE_NAMES
