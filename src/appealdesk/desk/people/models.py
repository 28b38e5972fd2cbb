"""Staff, and links that sign them in (人员与登录链接)."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.utils import timezone

from appealdesk.core.stage import Role


class User(AbstractUser):
    """A member of staff. Without a role a person may sign in and sees nothing."""

    ROLES: ClassVar[list[tuple[str, str]]] = [
        (role.value, role.value) for role in (Role.SPECIALIST, Role.REVIEWER, Role.OPERATOR, Role.AUDITOR)
    ]
    role = models.CharField(max_length=12, blank=True, choices=ROLES)
    shown_name = models.CharField(max_length=60, blank=True)
    zone = models.CharField(max_length=40, default="Asia/Shanghai")
    calendar_token = models.CharField(max_length=64, blank=True, db_index=True)

    objects: ClassVar[UserManager[User]] = UserManager()  # type: ignore[assignment]  # the plugin wants Self

    def __str__(self) -> str:
        """Name the person."""
        return self.shown_name or self.username

    @property
    def role_name(self) -> str:
        """Name the role in the reader's language."""
        from appealdesk.desk.people.naming import ROLE_NAMES

        return str(ROLE_NAMES.get(self.role, ""))

    @property
    def actor(self) -> str:
        """Name the person in the ledger: an id, never a name."""
        return f"staff:{self.pk}"


class SignInLink(models.Model):
    """A link that signs in one member of staff: for the demo, and for somebody who lost his second factor.

    Only the hash of its token is kept.
    """

    token_hash = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(User, models.CASCADE, related_name="links")
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        """Name it by number: the token is a secret."""
        return f"sign-in link {self.pk}"
