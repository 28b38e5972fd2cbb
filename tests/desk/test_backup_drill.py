"""A backup is worth what its restoring is worth: both are done here, with the real commands."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path

import pytest
from desk_addresses import OWN, STORE
from desk_house import House, house

from appealdesk.core.errors import BadInputError
from appealdesk.desk.backup import MANIFEST, SCHEMA, backup, restore

FILL = """
from desk_addresses import OWN, STORE, furnished, staff_of
furnished(OWN, STORE, staff_of())
from appealdesk.desk.vault import uploads
import io
half = uploads.begin("case:" + OWN, "half.bin", 10, by="seller")
uploads.append(half, 0, io.BytesIO(b"12345"))
"""


@pytest.fixture(scope="module")
def filled(tmp_path_factory) -> House:
    made = house(tmp_path_factory.mktemp("filled"))
    made.script(FILL)
    return made


def contents(folder: Path) -> dict[str, str]:
    """Every file of the vault and every upload under way, by digest."""
    found = {}
    for part in ("vault", "uploads"):
        for place in (folder / part).rglob("*"):
            if place.is_file():
                found[str(place.relative_to(folder))] = hashlib.sha256(place.read_bytes()).hexdigest()
    return found


def dump(folder: Path) -> list[str]:
    """The rows of all tables but those that a start of the desk writes."""
    with closing(sqlite3.connect(folder / "desk.sqlite3")) as held:
        return [
            line for line in held.iterdump() if "django_session" not in line and "cases_search" not in line
        ]


def test_what_was_restored_is_what_was_there(filled, archive, tmp_path):
    restored = House(tmp_path / "new")
    restored.folder.mkdir()
    done = restored.command("desk", "restore", str(archive))
    assert done.returncode == 0, done.stderr
    assert contents(restored.folder) == contents(filled.folder)
    assert dump(restored.folder) == dump(filled.folder)
    assert (restored.folder / "secret.key").read_text() == (filled.folder / "secret.key").read_text()
    assert restored.command("ledger", "verify").returncode == 0
    assert restored.ask("SELECT count(*) FROM ledger_ledgerline")[0][0] > 0


def test_forgetting_asks_first_and_the_ledger_still_verifies(filled, tmp_path):
    own = House(tmp_path / "own")
    shutil.copytree(filled.folder, own.folder)
    own.script("from appealdesk.desk.cases.models import Case\nCase.objects.update(stage='closed')")
    assert own.command("desk", "forget", OWN).returncode == 1  # nobody answers: nobody agreed
    assert own.ask("SELECT store FROM cases_case") == [(STORE,)]
    done = own.command("desk", "forget", OWN, "--yes")
    assert done.returncode == 0, done.stderr
    assert own.ask("SELECT store FROM cases_case") == [("",)]
    assert STORE.encode() not in (own.folder / "desk.sqlite3").read_bytes()
    assert own.command("ledger", "verify").returncode == 0
    assert own.command("desk", "forget", "C-1999-000001", "--yes").returncode == 2


def test_a_folder_that_holds_anything_is_left_alone(archive, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    done = House(tmp_path).command("desk", "restore", str(archive))
    assert done.returncode == 2
    assert "not empty" in done.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]


def test_no_backup_is_written_over(filled, archive):
    before = archive.read_bytes()
    assert filled.command("desk", "backup", str(archive)).returncode == 2
    assert archive.read_bytes() == before


def packed(path: Path, members: dict[str, bytes], digests: dict[str, str] | None = None) -> Path:
    """An archive with these members and a manifest that says so, or says something else."""
    import io

    told = digests or {name: hashlib.sha256(held).hexdigest() for name, held in members.items()}
    manifest = json.dumps({"schema": SCHEMA, "files": told}).encode()
    with tarfile.open(path, "w:gz") as archive:
        for name, held in {**members, MANIFEST: manifest}.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(held)
            archive.addfile(entry, io.BytesIO(held))
    return path


VAULT = f"vault/ab/cd/{'abcd' * 16}"


@pytest.mark.parametrize(
    ("members", "digests"),
    [
        ({"desk.sqlite3": b"x"}, {"desk.sqlite3": "0" * 64}),
        ({"desk.sqlite3": b"x"}, {"desk.sqlite3": hashlib.sha256(b"x").hexdigest(), "secret.key": "0" * 64}),
        ({"secret.key": b"x"}, None),
        ({"desk.sqlite3": b"x", VAULT: b"not what its name says"}, None),
        ({"desk.sqlite3": b"x", "../outside": b"x"}, None),
        ({"desk.sqlite3": b"x", "/etc/outside": b"x"}, None),
        ({"desk.sqlite3": b"x", "static/evil.js": b"x"}, None),
        ({"desk.sqlite3": b"x", "tables/../../outside.copy": b"x"}, None),
        ({"tables/cases_case.copy": b"x"}, None),
    ],
    ids=[
        "changed",
        "missing",
        "no database",
        "renamed",
        "upwards",
        "absolute",
        "unknown",
        "upwards by a table",
        "a table alone",
    ],
)
def test_an_archive_that_is_not_what_it_says_leaves_nothing(tmp_path, members, digests):
    folder = tmp_path / "data"
    folder.mkdir()
    with pytest.raises(BadInputError):
        restore(packed(tmp_path / "bad.tar.gz", members, digests), folder)
    assert list(folder.iterdir()) == []
    assert sorted(one.name for one in tmp_path.iterdir()) == ["bad.tar.gz", "data"]


@pytest.mark.parametrize("cut", [0, 20, 2000])
def test_an_archive_that_was_cut_off_leaves_nothing(archive, tmp_path, cut):
    folder, short = tmp_path / "data", tmp_path / "short.tar.gz"
    folder.mkdir()
    short.write_bytes(archive.read_bytes()[:cut])
    with pytest.raises(BadInputError):
        restore(short, folder)
    assert list(folder.iterdir()) == []


def test_a_changed_byte_is_found(archive, tmp_path):
    held = bytearray(gzip.decompress(archive.read_bytes()))
    at = held.index(b"late shipment") if b"late shipment" in held else held.index(b"SQLite format 3") + 3000
    held[at] ^= 1
    changed, folder = tmp_path / "changed.tar.gz", tmp_path / "data"
    folder.mkdir()
    changed.write_bytes(gzip.compress(bytes(held)))
    with pytest.raises(BadInputError):
        restore(changed, folder)
    assert list(folder.iterdir()) == []


def test_a_backup_that_fails_leaves_no_file_of_its_name(filled, tmp_path):
    from shutil import copytree

    broken = tmp_path / "broken"
    copytree(filled.folder, broken)
    next(one for one in (broken / "vault").rglob("*") if one.is_file()).unlink()
    with pytest.raises(FileNotFoundError):
        backup(broken, tmp_path / "out.tar.gz")
    assert not (tmp_path / "out.tar.gz").exists()
