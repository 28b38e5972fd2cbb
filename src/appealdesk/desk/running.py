"""The desk as running processes (运行): web server and worker side by side, stopped together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from types import FrameType

import django
from django.core.management import call_command

SETTINGS = "appealdesk.desk.settings"
GRACE = 15.0


def set_up(*, migrate: bool = True) -> None:
    """Make Django ready, the tables current, and the pages' own files gathered."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()
    if migrate:
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)


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
