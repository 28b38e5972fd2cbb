"""What the seller does (卖家操作); each with his own move and ledger line."""

from __future__ import annotations

from datetime import datetime
from typing import IO

from django.conf import settings
from django.db import transaction

from appealdesk.core.errors import BadInputError, Fault
from appealdesk.core.stage import Move, Mover, Role, Stage
from appealdesk.desk.cases import services
from appealdesk.desk.cases.models import Case, Exhibit
from appealdesk.desk.vault import services as vault
from appealdesk.desk.vault import unused

SELLER = Mover(Role.SELLER)
BY = "seller"
# While the letter is being read or has gone out, new files would change what it rests on: they are messages then.
TAKES_FILES = frozenset(
    {Stage.SCREENING, Stage.WORK, Stage.WAITING, Stage.REFUSED, Stage.PARTLY, Stage.SUBMITTED}
)


def not_now(name: str) -> BadInputError:
    """Return why no file is taken now."""
    return BadInputError(
        [
            Fault(
                name,
                "The letter rests on what was handed in before.",
                "Ask for a change first, then add files.",
            )
        ]
    )


def nothing_chosen() -> BadInputError:
    """Return that a form came without a file."""
    return BadInputError([Fault("files", "No file was chosen.", "Choose the file again.")])


def hand_in(case: Case, file: IO[bytes], name: str, *, kind: str, at: datetime) -> Exhibit:
    """Take a file from the seller. Raises `FileTooLargeError`, `BadInputError` while nothing can be added."""
    if Stage(case.stage) not in TAKES_FILES:
        raise not_now(name)
    if not file.read(1):
        raise BadInputError([Fault(name, "The file is empty.", "Choose the file again.")])
    file.seek(0)
    blob = vault.store(file, name, limit=settings.UPLOAD_LIMIT)
    try:
        return services.add_exhibit(case, blob, name, by=BY, at=at, kind=kind)
    except BadInputError:  # what is refused is not kept
        unused.destroy([blob.pk])
        raise


@transaction.atomic
def answered(case: Case, *, at: datetime) -> None:
    """The seller says that he has handed in what was asked for."""
    services.move_case(case, Move.SELLER_ANSWERED, mover=SELLER, by=BY, at=at)


@transaction.atomic
def ask_change(case: Case, words: str, *, at: datetime) -> None:
    """The seller wants the letter changed and says what. Raises `MissingReasonError`."""
    services.move_case(case, Move.ASK_CHANGE, mover=SELLER, by=BY, at=at, reason=words)


@transaction.atomic
def withdraw(case: Case, words: str, *, at: datetime) -> None:
    """The seller withdraws his case and says why."""
    services.move_case(case, Move.WITHDRAW, mover=SELLER, by=BY, at=at, reason=words)
