"""Secrets in links (链接令牌): shown once, kept as a hash."""

from __future__ import annotations

import secrets
from hashlib import sha256

from appealdesk.core.errors import AppealDeskError


class DeadLinkError(AppealDeskError):
    """The link is unknown, revoked, or has run out; which of these is nobody's business."""

    code = "dead_link"

    def __init__(self) -> None:
        super().__init__("This link opens nothing any more.", "Ask the desk for a new one.")


def new_token() -> str:
    """Return a token of 256 random bits."""
    return secrets.token_urlsafe(32)


def hashed(token: str) -> str:
    """Return what is kept of a token."""
    return sha256(token.encode()).hexdigest()
