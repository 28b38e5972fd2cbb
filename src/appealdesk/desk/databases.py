"""Which database the desk works on (数据库): SQLite under the data folder, or PostgreSQL by `DATABASE_URL`."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from appealdesk.core.errors import BadInputError, Fault

# IMMEDIATE, because a transaction that begins by reading and then writes is refused by SQLite without waiting.
# FULL, because a ledger line that a power cut takes back was never a ledger line.
_PRAGMAS = (
    "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;PRAGMA temp_store=MEMORY;"
    "PRAGMA mmap_size=268435456;PRAGMA journal_size_limit=67108864;PRAGMA cache_size=-20000;"
)


def database(folder: Path, url: str = "") -> dict[str, Any]:
    """Return Django's settings of the database. Raises `BadInputError` for a URL of another kind."""
    if not url:
        return {
            "ENGINE": "appealdesk.desk.sqlite3",
            "NAME": folder / "desk.sqlite3",
            "CONN_MAX_AGE": None,
            "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE", "init_command": _PRAGMAS},
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise BadInputError(
            [Fault("DATABASE_URL", "Only postgresql:// is taken.", "Leave it empty for SQLite.")]
        )
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", None) or parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
