"""Writers of SQLite wait for each other at one pace: nobody is passed over, and who has waited too long is told."""

from __future__ import annotations

import sqlite3
import threading
import time
from contextlib import closing, contextmanager

import pytest
from django.db import connection, transaction
from django.db.utils import OperationalError

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has many writers at once"),
]


@contextmanager
def somebody_who_writes(held: float, pause: float):
    """Hold the write lock again and again, with a short pause between."""
    stop, begun = threading.Event(), threading.Event()

    def write() -> None:
        with closing(
            sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None, timeout=20)
        ) as other:
            while not stop.is_set():
                other.execute("BEGIN IMMEDIATE")
                begun.set()
                time.sleep(held)
                other.execute("ROLLBACK")
                time.sleep(pause)

    thread = threading.Thread(target=write)
    thread.start()
    begun.wait(5)
    try:
        yield
    finally:
        stop.set()
        thread.join()


def test_who_waits_gets_his_turn_beside_somebody_who_writes_all_the_time():
    began = time.monotonic()
    with somebody_who_writes(held=0.06, pause=0.006):
        for _ in range(8):
            time.sleep(0.02)  # by now the other holds it again
            with transaction.atomic():
                pass
    assert time.monotonic() - began < 2.5


def test_who_has_waited_too_long_is_told_and_may_try_again(monkeypatch):
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.2)
    with (
        somebody_who_writes(held=1.2, pause=0),
        pytest.raises(OperationalError, match="locked"),
        transaction.atomic(),
    ):
        pass
    with transaction.atomic():
        assert connection.in_atomic_block


def test_waiting_ends_as_the_settings_say_for_what_is_written_outside_of_a_transaction(django_db_blocker):
    with transaction.atomic():
        pass
    patience = connection.settings_dict["OPTIONS"]["timeout"] * 1000
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA busy_timeout").fetchone()[0] == patience
