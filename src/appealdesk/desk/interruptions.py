"""What stops the desk from outside (外部中断): a disk that is full, a database that is busy or away; told as such, not as a bug.

Every change is one transaction and every piece of a file is on disk before it is acknowledged: so nothing is half
done, and the page may say so.
"""

from __future__ import annotations

import errno

from django.db import InterfaceError, OperationalError

from appealdesk.core.errors import AppealDeskError

FULL = (errno.ENOSPC, errno.EDQUOT)


class DiskFullError(AppealDeskError):
    """No room for what was sent."""

    code = "disk_full"


class BusyDatabaseError(AppealDeskError):
    """Others hold the database for longer than anybody should wait."""

    code = "busy_database"


class DatabaseAwayError(AppealDeskError):
    """The database does not answer."""

    code = "database_away"


STATUS: dict[type[AppealDeskError], int] = {
    DiskFullError: 507,
    BusyDatabaseError: 503,
    DatabaseAwayError: 503,
}


def interruption(error: BaseException) -> AppealDeskError | None:
    """Return what an error of the disk or of the database means for a person; None for one that is a bug."""
    if isinstance(error, OSError) and error.errno in FULL:
        return _full()
    if not isinstance(error, OperationalError | InterfaceError):
        return None
    words = str(error).lower()
    if "disk is full" in words or "no space left" in words:
        return _full()
    if any(word in words for word in ("locked", "deadlock", "lock timeout")):
        return BusyDatabaseError(
            "The database is busy.",
            "Nothing of this was saved, nothing else was lost: try again in a moment.",
        )
    if "connect" in words or "server closed" in words or isinstance(error, InterfaceError):
        return DatabaseAwayError(
            "The database does not answer.",
            "Nothing of this was saved, nothing else was lost: try again in a few minutes.",
        )
    return None


def _full() -> DiskFullError:
    return DiskFullError(
        "There is no room left on the desk's disk.",
        "Nothing of this was saved, nothing else was lost: tell the operator to make room, then send it again.",
    )
