"""The diagram of stages in the docs is the table of moves, word for word."""

from __future__ import annotations

from pathlib import Path

from appealdesk.core.stage import (
    ENDED,
    MAY,
    MOVE_NAMES,
    MOVES,
    PAUSED,
    SECOND_PERSON,
    STAGE_NAMES,
    WITH_REASON,
    Move,
    Role,
    Stage,
)

PAGE = Path(__file__).resolve().parents[2] / "docs" / "explanation" / "desk.md"


def stages() -> str:
    rows = ["| stage | moves, and the stage after each |", "|---|---|"]
    for stage in Stage:
        name = STAGE_NAMES[stage]
        clock = ", the desk's clock stands still" if stage in PAUSED else ""
        ended = ", nothing left to do" if stage in ENDED else ""
        moves = [
            f"{MOVE_NAMES[move].say('en')} → {STAGE_NAMES[after].say('en')}"
            for (at, move), after in MOVES.items()
            if at is stage
        ]
        rows.append(f"| **{name.say('en')}** {name.say('zh')}{clock}{ended} | {' · '.join(moves) or '–'} |")
    return "\n".join(rows)


def movers() -> str:
    rows = ["| move | who may |", "|---|---|"]
    for move in Move:
        name = MOVE_NAMES[move]
        who = ", ".join(role.value for role in Role if role in MAY[move])
        second = "; never the author of the version" if move in SECOND_PERSON else ""
        reason = "; with a reason" if move in WITH_REASON else ""
        rows.append(f"| {name.say('en')} {name.say('zh')} | {who}{second}{reason} |")
    return "\n".join(rows)


def test_the_stages_and_moves_of_the_docs_are_those_of_the_table() -> None:
    assert stages() in PAGE.read_text("utf-8"), f"put this into {PAGE.name}:\n\n{stages()}"


def test_the_docs_say_who_may_make_each_move() -> None:
    assert movers() in PAGE.read_text("utf-8"), f"put this into {PAGE.name}:\n\n{movers()}"
