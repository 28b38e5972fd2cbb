"""What must be true of a case before a move (流转前提): rooms above state it, the move asks it, whatever page it came from.

A record refuses to lie: no review without a prepared version, no submission of what nobody confirmed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from appealdesk.core.stage import Move
from appealdesk.desk.cases.models import Case

Guard = Callable[[Case], None]
_GUARDS: dict[Move, list[Guard]] = defaultdict(list)


def state(move: Move, guard: Guard) -> None:
    """Let a guard stand before a move; it raises an `AppealDeskError` where the move would be a lie."""
    if guard not in _GUARDS[move]:
        _GUARDS[move].append(guard)


def ask(case: Case, move: Move) -> None:
    """Ask every guard before a move."""
    for guard in _GUARDS[move]:
        guard(case)
