"""The whole suite of the desk on PostgreSQL: the real server, started for the tests, or the one that the environment names."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from desk_house import server


@pytest.mark.slow
@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="this is that run")
def test_the_desk_works_on_postgresql_as_on_sqlite():
    told = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("DJANGO", "PYTEST", "APPEALDESK"))
    }
    here = Path(__file__).parent
    # These start desks of their own, on SQLite whatever the environment says.
    apart = [
        f"--ignore={here / name}"
        for name in (
            "test_killed.py",
            "test_backup_drill.py",
            "test_backup_elsewhere.py",
            "test_interruptions.py",
        )
    ]
    line = [sys.executable, "-m", "pytest", str(here), *apart, "-n0", "-m", "not slow and not browser"]
    done = subprocess.run(
        line, env=told | {"DATABASE_URL": server()}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-4000:]
