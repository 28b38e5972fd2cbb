"""Working copies (工作副本): what somebody has typed and not yet saved; nobody's words are lost, and two are told of each other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from appealdesk.core.errors import BadInputError, Fault
from appealdesk.core.stage import Stage
from appealdesk.desk.cases import selectors, services
from appealdesk.desk.cases.entrance import refuse_credentials
from appealdesk.desk.cases.errors import StaleCaseError
from appealdesk.desk.cases.models import Case, Facts
from appealdesk.desk.cases.readings import read_again
from appealdesk.desk.drafting.comparing import merged
from appealdesk.desk.drafting.form import Content, same, stated
from appealdesk.desk.drafting.models import WorkingCopy
from appealdesk.desk.drafting.presence import is_newest
from appealdesk.desk.people.marks import Mark
from appealdesk.desk.people.models import User

EDITABLE = frozenset({Stage.SCREENING, Stage.WORK, Stage.WAITING})


def copy_of(case: Case, user: User) -> WorkingCopy:
    """Return this person's working copy; a fresh one holds the facts as saved."""
    held = WorkingCopy.objects.filter(case=case, user=user).first()
    return held or _fresh(case, user, case.facts)


def _fresh(case: Case, user: User, base: int) -> WorkingCopy:
    saved = case.all_facts.filter(number=base).first()
    return WorkingCopy(case=case, user=user, content=saved.content if saved else {}, base=base)


def take(
    case: Case,
    user: User,
    change: Callable[[Content], Content],
    *,
    base: int | None = None,
    at: datetime,
    mark: Mark | None = None,
    in_passing: bool = False,
) -> WorkingCopy:
    """Keep what `change` makes of this person's copy; what says the same as the saved facts needs no copy.

    `base` is the saving that his page shows: what it does not ask for is taken from there. Words that later ones of
    the same page (`mark`) overtook on their way change nothing. A preview keeps them `in_passing`: one that was still on its
    way when this person saved brings nothing back. Raises `BadInputError` where they give a password away.
    """
    with transaction.atomic():
        # The row is held until the end, so that no saving comes between the look and the keeping.
        case.refresh_from_db(fields=["facts"], from_queryset=Case.objects.select_for_update())
        copy = copy_of(case, user)
        if mark is not None and not is_newest(case, user, mark, at=at):
            return copy
        if base is not None and copy.base != base:
            copy = _fresh(case, user, base)
        copy.content = change(copy.content)
        refuse_credentials(facts=copy.content)
        return _kept(copy, at, in_passing=in_passing)


def _kept(copy: WorkingCopy, at: datetime, *, in_passing: bool) -> WorkingCopy:
    case, user = copy.case, copy.user
    saved = selectors.facts_of(case)
    if saved is not None and same(saved.content, copy.content):
        discard(case, user)
        return copy
    if in_passing and saved is not None and copy.base < saved.number and saved.by == user.actor:
        return copy
    values = {"content": copy.content, "base": copy.base, "changed_at": at}
    return WorkingCopy.objects.update_or_create(case=case, user=user, defaults=values)[0]


def before(copy: WorkingCopy) -> Content:
    """Return the facts that a working copy began from."""
    saved = copy.case.all_facts.filter(number=copy.base).first()
    return dict(saved.content) if saved else {}


@transaction.atomic
def merge(case: Case, user: User, *, at: datetime) -> None:
    """Lay this person's own changes over what somebody else has saved since; where both changed the same, his own stand."""
    case.refresh_from_db(fields=["facts"], from_queryset=Case.objects.select_for_update())
    copy, saved = copy_of(case, user), selectors.facts_of(case)
    if saved is None or copy.base == saved.number:
        return
    content = merged(before(copy), saved.content, stated(copy.content))
    values = {"content": content, "base": saved.number, "changed_at": at}
    WorkingCopy.objects.update_or_create(case=case, user=user, defaults=values)


@transaction.atomic
def discard(case: Case, user: User, *, mark: Mark | None = None, at: datetime | None = None) -> None:
    """Go back to what is saved; what a page (`mark`) had sent before brings nothing back."""
    if mark is not None and at is not None:
        Case.objects.select_for_update().get(pk=case.pk)
        is_newest(case, user, mark, at=at)
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
    if held is None or not same(held.content, copy.content):
        return None
    discard(case, copy.user)
    return held


def _saved(case: Case, copy: WorkingCopy, base: int, at: datetime) -> Facts:
    saved = services.save_facts(case, stated(copy.content), by=copy.user.actor, at=at, after=base)
    read_again(case, at=at)
    discard(case, copy.user)
    return saved
