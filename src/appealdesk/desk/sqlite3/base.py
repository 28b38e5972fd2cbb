"""Writers of SQLite in turn (写锁轮候): whoever waits asks again at one pace, so that nobody is passed over for seconds.

SQLite's own waiting sleeps longer each time, up to a tenth of a second: the longer somebody has waited, the seldomer
he asks, and whoever has just written is there first.
"""

from __future__ import annotations

import random
import sqlite3
import time
from typing import Any

from django.db.backends.sqlite3 import base

PAUSE = 0.005


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that begins a transaction by asking for the write lock again and again, at one pace, until `timeout`."""

    def _start_transaction_under_autocommit(self) -> None:
        patience = float(self.settings_dict["OPTIONS"].get("timeout", 5.0))
        until = time.monotonic() + patience
        connection: Any = self.connection
        connection.execute("PRAGMA busy_timeout = 0")
        try:
            while not _begun(connection) and time.monotonic() < until:
                time.sleep(PAUSE * (0.5 + random.random()))  # noqa: S311  # no secret: waiters shall not march in step
        finally:
            connection.execute(f"PRAGMA busy_timeout = {round(patience * 1000)}")
        if not connection.in_transaction:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # the last try, and the error that it raises


def _begun(connection: Any) -> bool:
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            raise
        return False
    return True
