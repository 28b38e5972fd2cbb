"""What is done about people (人员操作)."""

from __future__ import annotations

from django.utils import timezone

from appealdesk.core.errors import BadInputError, Fault
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
