"""What lies on a server and in a store is saved and restored as well: the drill with a real PostgreSQL and a real S3 peer."""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import time
import urllib.request
from pathlib import Path

import pytest
from desk_addresses import OWN, STORE
from desk_house import House, database, free_port, house

pytestmark = pytest.mark.slow
FILL = """
from desk_addresses import OWN, STORE, furnished, staff_of
furnished(OWN, STORE, staff_of())
from appealdesk.desk.cases.search import catch_up
catch_up()
"""
ROWS = """
import json
from django.apps import apps
from django.db import connection
out = {}
for model in apps.get_models(include_auto_created=True):
    if model._meta.label not in {"sessions.Session", "auth.Permission", "contenttypes.ContentType"}:
        out[model._meta.label] = sorted(str(row) for row in model.objects.values_list())
with connection.cursor() as cursor:
    cursor.execute("SELECT * FROM cases_search ORDER BY id")
    out["search"] = [str(row) for row in cursor.fetchall()]
print(json.dumps(out))
"""
CONTENTS = """
import json
from hashlib import sha256
from appealdesk.desk.vault.models import Blob
from appealdesk.desk.vault.services import open_blob
print(json.dumps({one.pk: sha256(open_blob(one).read()).hexdigest() for one in Blob.objects.all()}))
"""


@pytest.fixture(scope="module")
def filled(tmp_path_factory) -> House:
    made = house(tmp_path_factory.mktemp("filled") / "data", on_postgres=True)
    made.script(FILL)
    return made


def empty(tmp_path: Path, **elsewhere: str) -> House:
    made = House(tmp_path / "new", elsewhere={"DATABASE_URL": database(), **elsewhere})
    made.folder.mkdir()
    return made


def test_every_row_of_a_server_and_every_file_come_back(filled, archive, tmp_path):
    restored = empty(tmp_path)
    done = restored.command("desk", "restore", str(archive))
    assert done.returncode == 0, done.stderr
    held = filled.script(ROWS)
    assert restored.script(ROWS) == held
    assert len(held["search"]) == 1
    assert restored.script(CONTENTS) == filled.script(CONTENTS)
    assert restored.command("ledger", "verify").returncode == 0
    # Counters stand behind the rows: what comes next does not meet an old number.
    restored.script(
        "from desk_cast import make_case, person\nmake_case('C-2026-000777', person('zoe', 'specialist'))"
    )
    assert not (restored.folder / "tables").exists()


def test_what_is_written_while_a_backup_is_made_is_in_it_wholly_or_not_at_all(filled, archive):
    with tarfile.open(archive) as held:
        names = set(held.getnames())
        blobs = held.extractfile("tables/vault_blob.copy").read().decode().splitlines()
    assert {name.rpartition("/")[2] for name in names if name.startswith("vault/")} == {
        line.split("\t")[0] for line in blobs
    }


def test_a_database_that_holds_anything_is_left_alone(filled, archive, tmp_path):
    taken = House(tmp_path / "new", elsewhere=dict(filled.elsewhere))
    taken.folder.mkdir()
    before = filled.script(ROWS)
    done = taken.command("desk", "restore", str(archive))
    assert done.returncode == 2
    assert "not empty" in done.stderr
    assert filled.script(ROWS) == before
    assert list(taken.folder.iterdir()) == []


def test_a_backup_of_the_other_kind_of_database_is_told(archive, tmp_path):
    plain = House(tmp_path / "new")
    plain.folder.mkdir()
    done = plain.command("desk", "restore", str(archive))
    assert done.returncode == 2
    assert "other kind" in done.stderr
    assert list(plain.folder.iterdir()) == []


def test_a_row_that_does_not_load_leaves_the_database_empty(archive, tmp_path):
    broken = tmp_path / "broken.tar.gz"
    _with_other_rows(archive, broken, "tables/cases_case.copy", b"not\ta\trow\n")
    restored = empty(tmp_path)
    assert restored.command("desk", "restore", str(broken)).returncode != 0
    assert restored.ask("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == [(0,)]
    assert list(restored.folder.iterdir()) == []


def test_a_case_on_a_server_is_forgotten(filled, tmp_path):
    own = house(tmp_path / "own", on_postgres=True)
    own.script(FILL)
    own.script("from appealdesk.desk.cases.models import Case\nCase.objects.update(stage='closed')")
    done = own.command("desk", "forget", OWN, "--yes")
    assert done.returncode == 0, done.stderr
    assert own.ask("SELECT store FROM cases_case") == [("",)]
    assert STORE not in json.dumps(own.script(ROWS))
    assert own.command("ledger", "verify").returncode == 0


def _with_other_rows(source: Path, target: Path, name: str, content: bytes) -> None:
    import hashlib
    import io

    with tarfile.open(source) as held, tarfile.open(target, "w:gz") as out:
        for entry in held:
            inside = held.extractfile(entry).read()
            if entry.name == name:
                inside = content
            if entry.name == "manifest.json":
                told = json.loads(inside)
                told["files"][name] = hashlib.sha256(content).hexdigest()
                inside = json.dumps(told).encode()
            entry.size = len(inside)
            out.addfile(entry, io.BytesIO(inside))


@pytest.fixture(scope="module")
def store():
    """A peer that speaks S3 on this machine, with an empty bucket."""
    pytest.importorskip("moto", reason="NOT RUN: the S3 peer. Install moto[server].")
    boto3 = pytest.importorskip("boto3")
    port = free_port()
    line = [sys.executable, "-W", "ignore", "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    peer = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(address, timeout=2).close()
            break
        except OSError:
            time.sleep(0.1)
    named = {
        "endpoint_url": address,
        "aws_access_key_id": "k",
        "aws_secret_access_key": "s",
        "region_name": "us-east-1",
    }
    for bucket in ("desk", "other"):
        boto3.client("s3", **named).create_bucket(Bucket=bucket)
    yield {
        "APPEALDESK_S3_BUCKET": "desk",
        "APPEALDESK_S3_ENDPOINT": address,
        "APPEALDESK_S3_KEY": "k",
        "APPEALDESK_S3_SECRET": "s",
        "APPEALDESK_S3_REGION": "us-east-1",
    }
    peer.terminate()
    peer.wait()


RECEIVE = """
import json, secrets
from appealdesk.desk.vault import services, unused
from appealdesk.desk.vault.models import Blob
from pathlib import Path
import tempfile
content = secrets.token_bytes(9 * 1024**2 + 7)
blob = services.store_bytes(content, "big.bin")
again = services.store_bytes(content, "twice.bin")
with services.open_blob(blob) as held:
    held.seek(5_000_000)
    part = held.read(1000)
laid = Path(tempfile.mkdtemp()) / "laid.bin"
services.lay(blob, laid)
whole = services.open_blob(blob).read()
gone = unused.destroy([blob.pk])
print(json.dumps([again.pk == blob.pk, part == content[5_000_000:5_001_000], laid.read_bytes() == content,
    whole == content, gone, services.vault().exists(blob.path), Blob.objects.count()]))
"""


def test_a_store_receives_reads_back_reads_ranges_and_destroys(store, tmp_path):
    own = house(tmp_path / "own")
    own.elsewhere |= store
    assert own.script(RECEIVE) == [True, True, True, True, 1, False, 0]
    assert not (own.folder / "vault").exists()


def test_what_a_store_holds_is_saved_restored_served_and_forgotten(store, tmp_path):
    own = house(tmp_path / "own")
    own.elsewhere |= store
    own.script(FILL)
    held = own.script(CONTENTS)
    assert held
    assert all(name == digest for name, digest in held.items())
    file = tmp_path / "desk.tar.gz"
    assert own.command("desk", "backup", str(file)).returncode == 0
    new = House(tmp_path / "new", elsewhere=store | {"APPEALDESK_S3_BUCKET": "other"})
    new.folder.mkdir()
    done = new.command("desk", "restore", str(file))
    assert done.returncode == 0, done.stderr
    assert new.script(CONTENTS) == held
    assert [one for one in (new.folder / "vault").rglob("*") if one.is_file()] == []
    new.script("from appealdesk.desk.cases.models import Case\nCase.objects.update(stage='closed')")
    assert new.command("desk", "forget", OWN, "--yes").returncode == 0
    assert new.script(CONTENTS) == {}
    assert own.script(CONTENTS) == held  # the other bucket is untouched
