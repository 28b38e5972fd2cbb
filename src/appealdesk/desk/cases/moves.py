"""Which moves a person has at a case, and where each is made (可用流转): here with a reason, or on the page that keeps its record."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from appealdesk.core.stage import WITH_REASON, Move, Stage, moves_for
from appealdesk.desk.cases.models import Case
from appealdesk.desk.cases.services import TO_SELLER, mover_of
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
UNSURE = "unsure"
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
    """One move on the case page: `page` is where it is made, empty for here; `words` whether it needs a reason, `to_seller` who reads it."""

    move: str
    page: str
    words: bool
    ends: bool
    forward: bool
    to_seller: bool


def choices(user: User, case: Case) -> list[Choice]:
    """Return the moves of a member of staff at a case, those that end it last. One query."""
    stage = Stage(case.stage)
    offered = moves_for(stage, mover_of(user, case))
    told = [
        Choice(
            move.value,
            page_of(move, case.code),
            needs_words(move, case),
            move in ENDING,
            forward=move in FORWARD,
            to_seller=move in TO_SELLER,
        )
        for move in offered
    ]
    return sorted(told, key=lambda one: one.ends)


def needs_words(move: Move, case: Case) -> bool:
    """Whether a move is made with words; where the screening is unsure, an expert's acceptance says why."""
    return move in ASKS_WORDS or (move is Move.ACCEPT and case.eligible == UNSURE)


def page_of(move: Move, code: str) -> str:
    """Return the address where a move is made; empty where it is made on the case page itself."""
    try:
        return reverse(PAGES[move], args=[code]) if move in PAGES else ""
    except NoReverseMatch:  # the room that keeps the record has no page for it
        return ""
