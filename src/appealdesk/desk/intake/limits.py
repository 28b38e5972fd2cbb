"""How much one visitor may begin (收件限流), so that the public door cannot be used to fill the disk."""

from __future__ import annotations

from django.core.cache import cache
from django.http import HttpRequest

from appealdesk.core.errors import AppealDeskError

DRAFTS_AN_HOUR = 60


class TooManyError(AppealDeskError):
    """Somebody begins one draft after another."""

    code = "too_many"


def may_begin(request: HttpRequest) -> None:
    """Count a draft begun from this address. Raises `TooManyError` beyond sixty an hour."""
    key = f"intake:{request.META.get('REMOTE_ADDR', '')}"
    cache.add(key, 0, 3600)
    if cache.incr(key) > DRAFTS_AN_HOUR:
        raise TooManyError(
            "Too many drafts were begun from this address.", "Go on with the one you have, or wait an hour."
        )
