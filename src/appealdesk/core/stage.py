"""Stages of a case and the moves between them (案件阶段与流转): one visible table that buttons, pages, tests and docs read.

A case goes forward by named moves only, and only a person sends it back. Who may make a move stands beside it; a
move that the table does not hold does not exist.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from appealdesk.core.errors import AppealDeskError
from appealdesk.core.wording import Wording


class Stage(StrEnum):
    """Where a case stands."""

    SCREENING = "screening"
    WORK = "work"
    WAITING = "waiting"
    REVIEW = "review"
    CONFIRMATION = "confirmation"
    READY = "ready"
    SUBMITTED = "submitted"
    REFUSED = "refused"
    PARTLY = "partly"
    GRANTED = "granted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    CLOSED = "closed"


class Role(StrEnum):
    """Who acts: the seller 卖家, a specialist 专员, a reviewer 复核, the operator 主管, the auditor 审计, the desk's own clock."""

    SELLER = "seller"
    SPECIALIST = "specialist"
    REVIEWER = "reviewer"
    OPERATOR = "operator"
    AUDITOR = "auditor"
    CLOCK = "clock"


class Move(StrEnum):
    """What a person does to a case."""

    ACCEPT = "accept"
    DECLINE = "decline"
    RECONSIDER = "reconsider"
    ASK_SELLER = "ask_seller"
    SELLER_ANSWERED = "seller_answered"
    SEND_TO_REVIEW = "send_to_review"
    TAKE_BACK = "take_back"
    RETURN = "return"
    APPROVE = "approve"
    CONFIRM = "confirm"
    ASK_CHANGE = "ask_change"
    SUBMIT = "submit"
    MORE_ASKED = "more_asked"
    EXTENDED = "extended"
    SILENT = "silent"
    GRANT = "grant"
    GRANT_PARTLY = "grant_partly"
    REFUSE = "refuse"
    NEXT_ATTEMPT = "next_attempt"
    WITHDRAW = "withdraw"
    LAPSE = "lapse"
    CLOSE = "close"


# Until the seller has submitted, the platform's window runs and can be missed.
BEFORE_SUBMISSION = (
    Stage.SCREENING,
    Stage.WORK,
    Stage.WAITING,
    Stage.REVIEW,
    Stage.CONFIRMATION,
    Stage.READY,
)

MOVES: dict[tuple[Stage, Move], Stage] = {
    (Stage.SCREENING, Move.ACCEPT): Stage.WORK,
    (Stage.SCREENING, Move.DECLINE): Stage.DECLINED,
    (Stage.DECLINED, Move.RECONSIDER): Stage.SCREENING,
    (Stage.WORK, Move.ASK_SELLER): Stage.WAITING,
    (Stage.WAITING, Move.SELLER_ANSWERED): Stage.WORK,
    (Stage.WAITING, Move.TAKE_BACK): Stage.WORK,
    (Stage.WORK, Move.SEND_TO_REVIEW): Stage.REVIEW,
    (Stage.REVIEW, Move.TAKE_BACK): Stage.WORK,
    (Stage.REVIEW, Move.RETURN): Stage.WORK,
    (Stage.REVIEW, Move.APPROVE): Stage.CONFIRMATION,
    (Stage.CONFIRMATION, Move.CONFIRM): Stage.READY,
    (Stage.CONFIRMATION, Move.ASK_CHANGE): Stage.WORK,
    (Stage.CONFIRMATION, Move.TAKE_BACK): Stage.WORK,
    (Stage.READY, Move.ASK_CHANGE): Stage.WORK,
    (Stage.READY, Move.SUBMIT): Stage.SUBMITTED,
    (Stage.SUBMITTED, Move.MORE_ASKED): Stage.WORK,
    (Stage.SUBMITTED, Move.EXTENDED): Stage.SUBMITTED,
    (Stage.SUBMITTED, Move.SILENT): Stage.SUBMITTED,
    (Stage.SUBMITTED, Move.GRANT): Stage.GRANTED,
    (Stage.SUBMITTED, Move.GRANT_PARTLY): Stage.PARTLY,
    (Stage.SUBMITTED, Move.REFUSE): Stage.REFUSED,
    (Stage.REFUSED, Move.NEXT_ATTEMPT): Stage.WORK,
    (Stage.PARTLY, Move.NEXT_ATTEMPT): Stage.WORK,
    **{(stage, Move.WITHDRAW): Stage.WITHDRAWN for stage in (*BEFORE_SUBMISSION, Stage.SUBMITTED)},
    **{(stage, Move.LAPSE): Stage.LAPSED for stage in BEFORE_SUBMISSION},
    **{(stage, Move.CLOSE): Stage.CLOSED for stage in (Stage.GRANTED, Stage.PARTLY, Stage.REFUSED)},
}

_DESK = frozenset({Role.SPECIALIST, Role.OPERATOR})
_SELLER = frozenset({Role.SELLER})

# A letter leaves on two people's word: whoever wrote the version may not approve or return it (see `refuses`).
MAY: dict[Move, frozenset[Role]] = {
    Move.ACCEPT: _DESK,
    Move.DECLINE: _DESK,
    Move.RECONSIDER: frozenset({Role.OPERATOR}),
    Move.ASK_SELLER: _DESK,
    Move.SELLER_ANSWERED: _DESK | _SELLER,
    Move.SEND_TO_REVIEW: _DESK,
    Move.TAKE_BACK: _DESK,
    Move.RETURN: frozenset({Role.REVIEWER, Role.OPERATOR}),
    Move.APPROVE: frozenset({Role.REVIEWER, Role.OPERATOR}),
    Move.CONFIRM: _SELLER,
    Move.ASK_CHANGE: _SELLER,
    Move.SUBMIT: _DESK | _SELLER,
    Move.MORE_ASKED: _DESK,
    Move.EXTENDED: _DESK,
    Move.SILENT: _DESK | {Role.CLOCK},
    Move.GRANT: _DESK,
    Move.GRANT_PARTLY: _DESK,
    Move.REFUSE: _DESK,
    Move.NEXT_ATTEMPT: _DESK,
    Move.WITHDRAW: _DESK | _SELLER,
    Move.LAPSE: _DESK,
    Move.CLOSE: _DESK,
}

# Moves of the second person: never the author of the version under review.
SECOND_PERSON = frozenset({Move.RETURN, Move.APPROVE})
# Moves that mean nothing without a reason in words.
WITH_REASON = frozenset(
    {Move.DECLINE, Move.RETURN, Move.ASK_CHANGE, Move.WITHDRAW, Move.LAPSE, Move.RECONSIDER}
)
# Stages where nothing is left to do; the board hides them by default.
ENDED = frozenset({Stage.DECLINED, Stage.WITHDRAWN, Stage.LAPSED, Stage.CLOSED})
# Stages where the desk's own working time stands still: somebody else is to act.
PAUSED = frozenset({Stage.WAITING, Stage.CONFIRMATION, Stage.READY, Stage.SUBMITTED})

STAGE_NAMES: dict[Stage, Wording] = {
    Stage.SCREENING: Wording.of(zh="待受理", en="Screening"),
    Stage.WORK: Wording.of(zh="办理中", en="In work"),
    Stage.WAITING: Wording.of(zh="待卖家补充", en="Waiting for the seller"),
    Stage.REVIEW: Wording.of(zh="待复核", en="In review"),
    Stage.CONFIRMATION: Wording.of(zh="待卖家确认", en="To be confirmed by the seller"),
    Stage.READY: Wording.of(zh="待卖家提交", en="Ready to submit"),
    Stage.SUBMITTED: Wording.of(zh="已提交，待平台答复", en="Submitted, waiting for the platform"),
    Stage.REFUSED: Wording.of(zh="平台已驳回", en="Refused by the platform"),
    Stage.PARTLY: Wording.of(zh="部分通过", en="Granted in part"),
    Stage.GRANTED: Wording.of(zh="已通过，观察期", en="Granted, being watched"),
    Stage.DECLINED: Wording.of(zh="不予受理", en="Declined"),
    Stage.WITHDRAWN: Wording.of(zh="已撤回", en="Withdrawn"),
    Stage.LAPSED: Wording.of(zh="已逾期", en="Lapsed"),
    Stage.CLOSED: Wording.of(zh="已结案", en="Closed"),
}

MOVE_NAMES: dict[Move, Wording] = {
    Move.ACCEPT: Wording.of(zh="受理", en="Accept"),
    Move.DECLINE: Wording.of(zh="不予受理", en="Decline"),
    Move.RECONSIDER: Wording.of(zh="重新评估", en="Reconsider"),
    Move.ASK_SELLER: Wording.of(zh="请卖家补充", en="Ask the seller"),
    Move.SELLER_ANSWERED: Wording.of(zh="卖家已补充", en="Seller has answered"),
    Move.SEND_TO_REVIEW: Wording.of(zh="提交复核", en="Send to review"),
    Move.TAKE_BACK: Wording.of(zh="取回修改", en="Take back"),
    Move.RETURN: Wording.of(zh="退回修改", en="Return"),
    Move.APPROVE: Wording.of(zh="复核通过", en="Approve"),
    Move.CONFIRM: Wording.of(zh="确认定稿", en="Confirm"),
    Move.ASK_CHANGE: Wording.of(zh="请求修改", en="Ask for a change"),
    Move.SUBMIT: Wording.of(zh="登记提交", en="Record the submission"),
    Move.MORE_ASKED: Wording.of(zh="平台要求补充", en="More information asked"),
    Move.EXTENDED: Wording.of(zh="审核延长", en="Review extended"),
    Move.SILENT: Wording.of(zh="平台未答复", en="No answer yet"),
    Move.GRANT: Wording.of(zh="通过", en="Granted"),
    Move.GRANT_PARTLY: Wording.of(zh="部分通过", en="Granted in part"),
    Move.REFUSE: Wording.of(zh="驳回", en="Refused"),
    Move.NEXT_ATTEMPT: Wording.of(zh="再次申诉", en="Next attempt"),
    Move.WITHDRAW: Wording.of(zh="撤回案件", en="Withdraw"),
    Move.LAPSE: Wording.of(zh="登记逾期", en="Record the lapse"),
    Move.CLOSE: Wording.of(zh="结案", en="Close"),
}


class IllegalMoveError(AppealDeskError):
    """The table of moves does not hold this move at this stage."""

    code = "illegal_move"

    def __init__(self, stage: Stage, move: Move) -> None:
        super().__init__(
            f"A case that is “{STAGE_NAMES[stage].say('en')}” cannot be moved by “{MOVE_NAMES[move].say('en')}”.",
            "Open the case again and take one of the moves it offers.",
        )


class ForbiddenMoveError(AppealDeskError):
    """The move exists, but not for this person."""

    code = "forbidden_move"


@dataclass(frozen=True, slots=True)
class Mover:
    """Who asks for a move: a role, and whether the version under review is his own."""

    role: Role
    is_author: bool = False


def advance(stage: Stage, move: Move) -> Stage:
    """Return the stage after the move. Raises `IllegalMoveError` where the table holds none."""
    after = MOVES.get((stage, move))
    if after is None:
        raise IllegalMoveError(stage, move)
    return after


def allowed(stage: Stage, move: Move, by: Mover) -> Stage:
    """Return the stage after the move by this person. Raises `IllegalMoveError` or `ForbiddenMoveError`."""
    after = advance(stage, move)
    if by.role not in MAY[move]:
        who = ", ".join(sorted(role.value for role in MAY[move]))
        raise ForbiddenMoveError(f"“{MOVE_NAMES[move].say('en')}” is not for the {by.role}.", f"Ask: {who}.")
    if move in SECOND_PERSON and by.is_author:
        raise ForbiddenMoveError(
            "Nothing leaves the desk on one person's word: the author cannot review his own version.",
            "Ask a colleague to review it.",
        )
    return after


def moves_for(stage: Stage, by: Mover) -> tuple[Move, ...]:
    """Return the moves that this person has at this stage, in the order of the table."""
    return tuple(
        move
        for (at, move) in MOVES
        if at is stage and by.role in MAY[move] and not (move in SECOND_PERSON and by.is_author)
    )
