"""What is done about people (人员操作)."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from appealdesk.core.errors import AppealDeskError, BadInputError, Fault
from appealdesk.core.stage import Role
from appealdesk.desk.people import links
from appealdesk.desk.people.models import User


def staff(username: str, role: str, name: str = "") -> str:
    """Add a member of staff, or change the role of one; return a sign-in link. Raises `BadInputError`."""
    known = {code for code, _ in User.ROLES}
    if role not in known:
        raise BadInputError([Fault("role", f"“{role}” is no role.", f"Known: {', '.join(sorted(known))}.")])
    user, made = User.objects.get_or_create(
        username=username, defaults={"role": Role(role), "shown_name": name}
    )
    if made:
        user.set_unusable_password()
    user.role, user.shown_name = role, name or user.shown_name
    user.save()
    return links.sign_in_link(user, at=timezone.now())


class LastOperatorError(AppealDeskError):
    """The desk would be left without anybody who can let people in."""

    code = "last_operator"

    def __init__(self) -> None:
        super().__init__(
            "This is the last operator: nobody could let people in any more.",
            "Make somebody else operator first.",
        )


@transaction.atomic
def add(username: str, role: str, name: str = "") -> str:
    """Add a member of staff and return his sign-in link; adding changes nobody. Raises `BadInputError` for a name that is taken."""
    try:
        with transaction.atomic():
            person = User(username=username, role=role, shown_name=name)
            person.set_unusable_password()
            person.save()
    except IntegrityError as error:
        raise BadInputError([Fault("username", f"“{username}” is taken.", "Choose another name.")]) from error
    return links.sign_in_link(person, at=timezone.now())


@transaction.atomic
def change(person: User, *, role: str, active: bool) -> None:
    """Give a person another role, or close his door; what he did stays his. Raises `LastOperatorError`, `BadInputError`.

    Sign-in links of somebody who leaves, or who now has another role, open nothing any more.
    """
    known = {code for code, _ in User.ROLES}
    if role not in known:
        raise BadInputError([Fault("role", f"“{role}” is no role.", f"Known: {', '.join(sorted(known))}.")])
    operators = User.objects.select_for_update().filter(role=Role.OPERATOR, is_active=True)
    stays = active and role == Role.OPERATOR
    if not stays and [one.pk for one in operators] == [person.pk]:
        raise LastOperatorError
    person.role, person.is_active = role, active
    person.save(update_fields=["role", "is_active"])
    person.links.all().delete()


@transaction.atomic
def new_link(person: User, *, at: datetime) -> str:
    """Make a sign-in link for somebody and return its address; earlier ones are closed."""
    User.objects.select_for_update().get(pk=person.pk)
    person.links.all().delete()
    return links.sign_in_link(person, at=at)
