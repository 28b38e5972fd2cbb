"""Working copies (工作副本): what somebody has typed and not yet saved; nobody's words are lost, and two are told of each other."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from appealdesk.core.errors import BadInputError, Fault
from appealdesk.core.stage import Stage
from appealdesk.desk.cases import selectors, services
from appealdesk.desk.cases.entrance import refuse_credentials
from appealdesk.desk.cases.errors import StaleCaseError
from appealdesk.desk.cases.models import Case, Facts
from appealdesk.desk.cases.readings import read_again
from appealdesk.desk.drafting.models import Presence, WorkingCopy
from appealdesk.desk.people.models import User

HERE = timedelta(seconds=40)
EDITABLE = frozenset({Stage.SCREENING, Stage.WORK, Stage.WAITING})


def copy_of(case: Case, user: User) -> WorkingCopy:
    """Return this person's working copy; a fresh one holds the facts as saved."""
    held = WorkingCopy.objects.filter(case=case, user=user).first()
    if held is not None:
        return held
    saved = selectors.facts_of(case)
    return WorkingCopy(case=case, user=user, content=saved.content if saved else {}, base=case.facts)


def keep(
    case: Case, user: User, content: dict[str, Any], *, base: int, at: datetime, in_passing: bool = False
) -> WorkingCopy:
    """Keep what was typed, over whatever this person typed before; what says the same as the saved facts needs no copy.

    A preview keeps it `in_passing`: one that was still on its way when this person saved brings nothing back. Raises
    `BadInputError` where it gives a password away.
    """
    refuse_credentials(facts=content)
    with transaction.atomic():
        # The row is held until the end, so that no saving comes between the look and the keeping.
        case.refresh_from_db(fields=["facts"], from_queryset=Case.objects.select_for_update())
        saved = selectors.facts_of(case)
        unkept = WorkingCopy(case=case, user=user, content=content, base=base)
        if saved is not None and saved.content == content:
            discard(case, user)
            return unkept
        if in_passing and saved is not None and base < saved.number and saved.by == user.actor:
            return unkept
        values = {"content": content, "base": base, "changed_at": at}
        return WorkingCopy.objects.update_or_create(case=case, user=user, defaults=values)[0]


def discard(case: Case, user: User) -> None:
    """Go back to what is saved."""
    WorkingCopy.objects.filter(case=case, user=user).delete()


def save(case: Case, user: User, *, at: datetime, over: int | None = None) -> Facts:
    """Save the working copy as the case's facts and read the case again.

    `over` names the saving that this person has seen and writes over on purpose. Raises `StaleCaseError` where
    somebody else saved in between: the copy stays, and the page shows both. Raises `CaseFolderError` for facts that
    cannot be read; nothing is saved then, and the copy stays.
    """
    if Stage(case.stage) not in EDITABLE:
        raise BadInputError(
            [
                Fault(
                    "facts",
                    "The letter is out of the specialist's hands.",
                    "Take it back first, then change it.",
                )
            ]
        )
    copy = copy_of(case, user)
    base = over if over is not None else copy.base
    try:
        with transaction.atomic():
            return _same(case, copy) or _saved(case, copy, base, at)
    except StaleCaseError:
        # The other saving was the second press of this very button.
        same = _same(case, copy)
        if same is None:
            raise
        return same


def _same(case: Case, copy: WorkingCopy) -> Facts | None:
    """Return what is saved where it says what this copy says; the copy has done its work then."""
    case.refresh_from_db(fields=["facts"])
    held = selectors.facts_of(case)
    if held is None or held.content != copy.content:
        return None
    discard(case, copy.user)
    return held


def _saved(case: Case, copy: WorkingCopy, base: int, at: datetime) -> Facts:
    saved = services.save_facts(case, copy.content, by=copy.user.actor, at=at, after=base)
    read_again(case, at=at)
    discard(case, copy.user)
    return saved


def others(case: Case, user: User, *, at: datetime) -> QuerySet[Presence]:
    """Note that this person has the studio open, and return who else has."""
    Presence.objects.update_or_create(case=case, user=user, defaults={"seen_at": at})
    return Presence.objects.filter(case=case, seen_at__gt=at - HERE).exclude(user=user).select_related("user")
