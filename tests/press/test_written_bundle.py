"""A bundle appears whole or not at all, and what left the house is never overwritten."""

from __future__ import annotations

import errno
import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from appealdesk.press import bundle
from appealdesk.press.bag import BagInfo, ChangedOriginalError, Original, UnsafeNameError
from appealdesk.press.bundle import BundleExistsError, Change, NotWritableError, changes, write_bundle
from appealdesk.press.verify import verify_bundle

INFO = BagInfo("AD-7", 1, datetime(2026, 11, 20, 9, tzinfo=UTC))


def test_bag_and_upload_lie_side_by_side_and_the_digest_is_the_bags(tmp_path: Path) -> None:
    made = write_bundle(
        tmp_path / "attempts",
        "01",
        {"letter.txt": b"x"},
        INFO,
        upload={"paste.txt": b"y", "先读我.txt": b"z"},
    )
    assert made.folder == tmp_path / "attempts/01"
    assert sorted(path.name for path in made.upload.iterdir()) == ["paste.txt", "先读我.txt"]
    found = verify_bundle(made.bag)
    assert found.sound
    assert found.digest == made.digest


def test_the_folder_can_be_read_by_others(tmp_path: Path) -> None:
    assert write_bundle(tmp_path, "01", {"a": b""}, INFO).folder.stat().st_mode & 0o777 == 0o755


def test_preparing_again_keeps_the_old_bundle(tmp_path: Path) -> None:
    write_bundle(tmp_path, "01", {"a": b"1"}, INFO)
    with pytest.raises(BundleExistsError, match="kept as it is"):
        write_bundle(tmp_path, "01", {"a": b"2"}, INFO)
    assert (tmp_path / "01/bundle/data/a").read_bytes() == b"1"


def test_one_who_was_quicker_is_not_overwritten(tmp_path: Path, monkeypatch) -> None:
    real = bundle.write_bag

    def slow(folder, payload, info):
        (tmp_path / "01").mkdir()
        (tmp_path / "01/theirs").write_bytes(b"x")
        return real(folder, payload, info)

    monkeypatch.setattr(bundle, "write_bag", slow)
    with pytest.raises(BundleExistsError):
        write_bundle(tmp_path, "01", {"a": b"1"}, INFO)
    assert [path.name for path in tmp_path.iterdir()] == ["01"]
    assert (tmp_path / "01/theirs").read_bytes() == b"x"


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path, monkeypatch) -> None:
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(bundle, "write_bag", full)
    with pytest.raises(NotWritableError, match="No space left on device") as told:
        write_bundle(tmp_path / "attempts", "attempt-1", {"a": b"1"}, INFO)
    assert "--out" in told.value.remedy
    assert not list((tmp_path / "attempts").iterdir())


def test_a_file_where_a_folder_is_needed_is_told(tmp_path: Path) -> None:
    (tmp_path / "story.md").write_text("x")
    with pytest.raises(NotWritableError, match=r"story\.md"):
        write_bundle(tmp_path / "story.md", "attempt-1", {"a": b"1"}, INFO)


@pytest.mark.parametrize(
    "payload", [{"a": b"1", "../x": b"2"}, {"a": Original(Path("/nonexistent/file"), "0" * 64)}]
)
def test_a_failure_leaves_nothing_behind(tmp_path: Path, payload) -> None:
    with pytest.raises((UnsafeNameError, ChangedOriginalError)):
        write_bundle(tmp_path, "01", payload, INFO)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_while_writing_the_upload_leaves_nothing_behind(tmp_path: Path, monkeypatch) -> None:
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(bundle, "_lay_out", full)
    with pytest.raises(NotWritableError, match="No space"):
        write_bundle(tmp_path, "01", {"a": b"1"}, INFO, upload={"b": b""})
    assert list(tmp_path.iterdir()) == []


def test_an_original_is_copied_into_the_upload(tmp_path: Path) -> None:
    source = tmp_path / "orders.xlsx"
    source.write_bytes(b"PK")
    held = Original(source, hashlib.sha256(b"PK").hexdigest())
    made = write_bundle(tmp_path / "out", "01", {}, INFO, upload={"3-orders.xlsx": held})
    assert (made.upload / "3-orders.xlsx").read_bytes() == b"PK"


def test_an_original_that_changed_before_it_was_copied_into_the_upload_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "orders.xlsx"
    source.write_bytes(b"PK, another one")
    with pytest.raises(ChangedOriginalError):
        write_bundle(tmp_path / "out", "01", {}, INFO, upload={"3-orders.xlsx": Original(source, "0" * 64)})
    assert not list((tmp_path / "out").iterdir())


def test_changes_name_new_gone_and_changed_files(tmp_path: Path) -> None:
    old = write_bundle(tmp_path, "01", {"same": b"1", "letter.txt": b"1", "exhibits/01-a.txt": b"1"}, INFO)
    new = write_bundle(tmp_path, "02", {"same": b"1", "letter.txt": b"2", "exhibits/02-b.txt": b"1"}, INFO)
    assert changes(old.bag, new.bag) == (
        ("exhibits/01-a.txt", Change.GONE),
        ("exhibits/02-b.txt", Change.NEW),
        ("letter.txt", Change.CHANGED),
    )
    assert changes(old.bag, old.bag) == ()
