"""What can go wrong with a case while several people work on it (案件错误)."""

from __future__ import annotations

from appealdesk.core.errors import AppealDeskError
from appealdesk.core.stage import MOVE_NAMES, Move


class StaleCaseError(AppealDeskError):
    """Somebody else moved or saved the case first."""

    code = "stale_case"

    def __init__(self, case: str) -> None:
        super().__init__(
            f"Case {case} was changed by somebody else in the meantime.",
            "Open it again: nothing that you wrote is lost, and nothing was done twice.",
        )


class MissingReasonError(AppealDeskError):
    """A move that needs a reason came without one."""

    code = "missing_reason"

    def __init__(self) -> None:
        super().__init__("This move needs a reason.", "Write one sentence that the next reader understands.")


class MoveElsewhereError(AppealDeskError):
    """A move whose record is kept on another page was tried without it."""

    code = "move_elsewhere"

    def __init__(self, move: Move) -> None:
        super().__init__(
            f"“{MOVE_NAMES[move].say('en')}” is made on a page of its own, together with its record.",
            "Open that page from the case.",
        )
