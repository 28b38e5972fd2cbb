"""A full disk, a busy or absent database and half-made tables are told as such, and lose nothing."""

from __future__ import annotations

import errno
import sqlite3

import pytest
from desk_cast import NOW
from desk_house import House, house
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import InterfaceError, OperationalError

from appealdesk.desk.cases import board, services
from appealdesk.desk.cases.models import Exhibit, Message
from appealdesk.desk.interruptions import interruption
from appealdesk.desk.ledger.models import LedgerLine
from appealdesk.desk.vault import services as vault

FULL = OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (FULL, 507, "磁盘满了"),
        (OperationalError("database or disk is full"), 507, "磁盘满了"),
        (OperationalError("could not extend file: No space left on device"), 507, "磁盘满了"),
        (OperationalError("database is locked"), 503, "数据库正忙"),
        (OperationalError("connection failed: Connection refused"), 503, "没有应答"),
        (InterfaceError("connection already closed"), 503, "没有应答"),
    ],
)
@pytest.mark.django_db
def test_what_stops_the_desk_is_told_whole_and_as_a_fragment(
    error, status, words, alice, as_staff, monkeypatch, caplog
):
    def stopped(*_: object) -> None:
        raise error

    monkeypatch.setattr(board, "page", stopped)
    client = as_staff(alice)
    for headers in ({}, {"HX-Request": "true"}):
        answer = client.get("/desk/", headers=headers)
        assert answer.status_code == status
        assert words in answer.content.decode()
        assert answer.headers["Retry-After"]
    assert str(error) in caplog.text


@pytest.mark.parametrize(
    "error", [OperationalError("no such column: x"), OSError(errno.EACCES, "no"), ValueError()]
)
def test_a_bug_stays_a_bug(error):
    assert interruption(error) is None


@pytest.mark.django_db
def test_a_page_without_a_database_is_told_without_asking_it(client, monkeypatch, settings):
    from django.db.backends.utils import CursorWrapper

    def away(*_: object, **__: object) -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(CursorWrapper, "execute", away)
    client.raise_request_exception = False
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert "没有应答" in answer.content.decode()


@pytest.mark.django_db
def test_a_file_for_which_there_is_no_room_leaves_nothing_and_comes_through_later(
    case, as_seller, monkeypatch
):
    def no_room(*_: object) -> None:
        raise FULL

    browser, file = as_seller(case), lambda: SimpleUploadedFile("late.txt", b"came too late by two days")
    before = Exhibit.objects.count(), LedgerLine.objects.count()
    with monkeypatch.context() as cut:
        cut.setattr(vault, "_put", no_room)
        assert browser.post("/my/files", {"files": [file()]}).status_code == 507
    assert (Exhibit.objects.count(), LedgerLine.objects.count()) == before
    assert browser.post("/my/files", {"files": [file()]}).status_code == 302
    assert Exhibit.objects.filter(name="late.txt").count() == 1


@pytest.mark.django_db
def test_a_change_that_the_disk_cuts_off_is_not_half_made(case, alice, monkeypatch):
    def no_room(*_: object, **__: object) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(services.ledger, "write", no_room)
    with pytest.raises(OperationalError):
        services.write_message(case, "请补充凭证", audience="desk", by=alice.actor, at=NOW)
    assert not Message.objects.filter(text="请补充凭证").exists()


@pytest.fixture
def behind(tmp_path) -> House:
    """A desk whose last migration has not been made, as after a new version was installed."""
    made = house(tmp_path / "data")
    with sqlite3.connect(made.folder / "desk.sqlite3") as held:
        held.execute("DELETE FROM django_migrations WHERE app = 'vault' AND name LIKE '0004%'")
        held.execute("DROP INDEX one_upload_begun_once")
    held.close()
    return made


def test_no_work_begins_on_tables_that_are_behind_and_migrating_goes_on_where_it_stopped(behind):
    for words in (("desk", "worker", "--batch"), ("ledger", "verify")):
        done = behind.command(*words)
        assert done.returncode == 2
        assert "desk migrate" in done.stderr
        assert "Traceback" not in done.stderr
    assert behind.command("desk", "migrate").returncode == 0
    assert behind.command("ledger", "verify").returncode == 0


def test_a_migration_that_breaks_off_is_told_and_can_be_made_again(behind):
    with sqlite3.connect(behind.folder / "desk.sqlite3") as held:
        held.execute("CREATE INDEX one_upload_begun_once ON vault_upload (id)")  # stands in its way
    held.close()
    done = behind.command("desk", "migrate")
    assert done.returncode == 2
    assert "it goes on where it stopped" in done.stderr
    assert "Traceback" not in done.stderr
    with sqlite3.connect(behind.folder / "desk.sqlite3") as held:
        held.execute("DROP INDEX one_upload_begun_once")
    held.close()
    assert behind.command("desk", "migrate").returncode == 0


def test_tables_of_a_newer_version_are_left_alone(tmp_path):
    made = house(tmp_path / "data")
    with sqlite3.connect(made.folder / "desk.sqlite3") as held:
        held.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('cases', '0999_later', '2027-01-01')"
        )
    held.close()
    for words in (("desk", "migrate"), ("ledger", "verify")):
        done = made.command(*words)
        assert done.returncode == 2
        assert "newer version" in done.stderr
