"""A desk of its own for the browser: real web server, real worker, a fresh data folder, torn down afterwards."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
READY = 150.0


class Desk:
    """Where the desk answers, and a sign-in link for each role."""

    def __init__(self, base: str, links: dict[str, str]) -> None:
        self.base = base
        self.links = links

    def at(self, path: str) -> str:
        return self.base + path


@contextlib.contextmanager
def running_desk(*, samples: bool) -> Iterator[Desk]:
    """Serve a desk on a free port until the block ends; with `samples` it holds the cases of the demonstration."""
    with tempfile.TemporaryDirectory(prefix="appealdesk-browser-") as name:
        folder = Path(name)
        port = free_port()
        env = {**os.environ, "APPEALDESK_DATA": str(folder / "data"), "APPEALDESK_LOG": "ERROR"}
        env["APPEALDESK_BASE_URL"] = base = f"http://127.0.0.1:{port}"
        env.pop("DJANGO_SETTINGS_MODULE", None)
        env.pop("DATABASE_URL", None)
        told = folder / "links.json"
        command = [sys.executable, str(HERE / "serve_desk.py"), str(port), str(told), "1" if samples else ""]
        with (folder / "log").open("w") as log:
            process = subprocess.Popen(command, env=env, stdout=log, stderr=log)
        try:
            _wait(process, told, folder / "log")
            yield Desk(base, json.loads(told.read_text("utf-8")))
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(40)
        crashed = (folder / "log").read_text("utf-8")
        assert "Internal Server Error" not in crashed, crashed[-6000:]


def _wait(process: subprocess.Popen[bytes], told: Path, log: Path) -> None:
    until = time.monotonic() + READY
    while not told.exists():
        if process.poll() is not None or time.monotonic() > until:
            raise AssertionError(f"The desk did not come up:\n{log.read_text('utf-8')[-4000:]}")
        time.sleep(0.1)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def chromium() -> str | None:
    """Return a Chromium of this machine: the one that CHROMIUM names, else the first on the path."""
    named = os.environ.get("CHROMIUM", "")
    names = (named, "/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if name and (found := shutil.which(name))), None)


# A browser that asks nobody outside and needs no display.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
