"""Which moves a person has at a case, and where each is made (可用流转): here with a reason, or on the page that keeps its record."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from appealdesk.core.stage import WITH_REASON, Move, Stage, moves_for
from appealdesk.desk.cases.models import Case
from appealdesk.desk.cases.services import mover_of
from appealdesk.desk.people.models import User

# A submission is recorded with its number, an answer with its words: such moves are made where the record is kept.
PAGES: dict[Move, str] = {
    **dict.fromkeys(
        (
            Move.SUBMIT,
            Move.MORE_ASKED,
            Move.EXTENDED,
            Move.SILENT,
            Move.GRANT,
            Move.GRANT_PARTLY,
            Move.REFUSE,
            Move.NEXT_ATTEMPT,
            Move.CLOSE,
        ),
        "aftercare:page",
    ),
    **dict.fromkeys((Move.SEND_TO_REVIEW, Move.RETURN, Move.APPROVE), "drafting:studio"),
}
# Asking the seller without saying what for helps nobody.
ASKS_WORDS = WITH_REASON | {Move.ASK_SELLER}
ENDING = frozenset({Move.DECLINE, Move.WITHDRAW, Move.LAPSE})
# The one way on from each stage.
FORWARD = frozenset(
    {
        Move.ACCEPT,
        Move.SELLER_ANSWERED,
        Move.SEND_TO_REVIEW,
        Move.APPROVE,
        Move.SUBMIT,
        Move.GRANT,
        Move.CLOSE,
    }
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One move on the case page: `page` is where it is made, empty for here; `words` whether it needs a reason."""

    move: str
    page: str
    words: bool
    ends: bool
    forward: bool


def choices(user: User, case: Case) -> list[Choice]:
    """Return the moves of a member of staff at a case, those that end it last. One query."""
    stage = Stage(case.stage)
    offered = moves_for(stage, mover_of(user, case))
    told = [
        Choice(
            move.value,
            page_of(move, case.code),
            move in ASKS_WORDS,
            move in ENDING,
            forward=move in FORWARD,
        )
        for move in offered
    ]
    return sorted(told, key=lambda one: one.ends)


def page_of(move: Move, code: str) -> str:
    """Return the address where a move is made; empty where it is made on the case page itself."""
    try:
        return reverse(PAGES[move], args=[code]) if move in PAGES else ""
    except NoReverseMatch:  # the room that keeps the record has no page for it
        return ""
