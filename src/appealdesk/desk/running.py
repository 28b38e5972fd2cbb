"""The desk as running processes (运行): web server and worker side by side, stopped together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING

import django
from django.core.management import call_command

from appealdesk.core.errors import BadInputError, Fault

if TYPE_CHECKING:
    from django.db.migrations.executor import MigrationExecutor

SETTINGS = "appealdesk.desk.settings"
GRACE = 15.0


def set_up(*, migrate: bool = True) -> None:
    """Make Django ready, the tables current, and the pages' own files gathered."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()
    if migrate:
        _migrate()
        call_command("collectstatic", verbosity=0, interactive=False)


def check_tables() -> None:
    """Raise `BadInputError` where the tables are behind this version, or ahead of it: work on them would break midway."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    _refuse_newer(executor)
    behind = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if behind:
        raise _of_tables(
            f"The tables are {len(behind)} steps behind this version, beginning with {behind[0][0]}.",
            "Run: appealdesk desk migrate. It goes on where it stopped.",
        )


def _migrate() -> None:
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        _refuse_newer(MigrationExecutor(connection))
        call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        raise _of_tables(
            f"The tables could not be brought up to date: {str(error).strip()}.",
            "Nothing of the unfinished step is kept. Mend what it names, then run it again: it goes on where it stopped.",
        ) from error


def _refuse_newer(executor: MigrationExecutor) -> None:
    loader = executor.loader
    own = {key for key in loader.applied_migrations if key[0] in loader.migrated_apps}
    newer = sorted(own - set(loader.graph.nodes) - set(loader.replacements))
    if newer:
        raise _of_tables(
            f"The tables were made by a newer version: it knows {'.'.join(newer[0])}.",
            "Install that version again, or restore a backup of this one.",
        )


def _of_tables(what: str, remedy: str) -> BadInputError:
    return BadInputError([Fault("tables", what, remedy)])


def serve(host: str, port: int, *, workers: int = 1, ready: Callable[[], None] | None = None) -> int:
    """Run web and worker until Ctrl-C or SIGTERM, or until one of them ends; then stop the other cleanly.

    `ready` is called once the web server answers. Returns the exit code.
    """
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": SETTINGS}
    web = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)]
    web += ["--workers", str(workers), "--blocking-threads", "8", "--log-level", "error", "--no-ws"]
    commands = [
        [*web, "appealdesk.desk.wsgi:application"],
        [sys.executable, "-m", "appealdesk", "desk", "worker"],
    ]
    # Sessions of their own: Ctrl-C reaches this process alone, which stops its children in order.
    children = [_start(command, env) for command in commands]
    stopping: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        stopping.append(number)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    try:
        if answers(host, port, children[0]) and ready:
            ready()
        while not stopping and all(child.poll() is None for child in children):
            _rest(children)
    finally:
        _stop(children)
    return 0 if stopping else 1


def _start(command: list[str], env: dict[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, env=env, start_new_session=True)  # noqa: S603  # our own words, no shell


def answers(host: str, port: int, web: subprocess.Popen[bytes], *, seconds: float = 30.0) -> bool:
    """Wait until the web server answers."""
    import time
    import urllib.error
    import urllib.request

    until = time.monotonic() + seconds
    while time.monotonic() < until and web.poll() is None:
        try:
            with urllib.request.urlopen(f"http://{host}:{port}/healthz", timeout=2):
                return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    return False


def _rest(children: list[subprocess.Popen[bytes]]) -> None:
    try:
        children[0].wait(0.5)
    except subprocess.TimeoutExpired:
        return


def _stop(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        if child.poll() is None:
            child.terminate()
    for child in children:
        try:
            child.wait(GRACE)
        except subprocess.TimeoutExpired:
            child.kill()
