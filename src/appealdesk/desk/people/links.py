"""Sign-in links of the staff (登录链接)."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from appealdesk.desk.people.models import SignInLink, User
from appealdesk.desk.people.tokens import DeadLinkError, hashed, new_token

HOURS = 12


def sign_in_link(user: User, *, at: datetime, hours: int = HOURS) -> str:
    """Make a sign-in link and return its address."""
    token = new_token()
    SignInLink.objects.create(
        token_hash=hashed(token), user=user, made_at=at, expires_at=at + timedelta(hours=hours)
    )
    return f"{settings.BASE_URL}{reverse('people:enter', args=[token])}"


def opened(token: str) -> User:
    """Return whom a link signs in. Raises `DeadLinkError`."""
    link = (
        SignInLink.objects.select_related("user")
        .filter(token_hash=hashed(token), expires_at__gt=timezone.now(), user__is_active=True)
        .first()
    )
    if link is None:
        raise DeadLinkError
    return link.user
