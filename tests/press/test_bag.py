"""A bag that an outsider can verify: to the letter of RFC 8493, and the same twice."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from appealdesk.core.errors import NaiveTimeError
from appealdesk.press.bag import (
    BagInfo,
    ChangedOriginalError,
    Original,
    UnsafeNameError,
    check_name,
    safe_name,
    write_bag,
)

INFO = BagInfo("AD-7", 2, datetime(2026, 11, 20, 9, tzinfo=UTC), "late shipment")


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_the_bag_declares_itself_counts_its_payload_and_names_every_file(tmp_path) -> None:
    digest = write_bag(tmp_path, {"b.txt": b"bb", "exhibits/01-a.txt": b"a"}, INFO)
    assert (
        tmp_path / "bagit.txt"
    ).read_bytes() == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    info = (tmp_path / "bag-info.txt").read_text()
    assert "External-Identifier: AD-7/2\n" in info
    assert "Bagging-Date: 2026-11-20\n" in info
    assert "Payload-Oxum: 3.2\n" in info
    manifest = (tmp_path / "manifest-sha256.txt").read_text()
    assert manifest == f"{sha256(b'bb')}  data/b.txt\n{sha256(b'a')}  data/exhibits/01-a.txt\n"
    tags = (tmp_path / "tagmanifest-sha256.txt").read_bytes()
    assert [line.split("  ")[1] for line in tags.decode().splitlines()] == [
        "bag-info.txt",
        "bagit.txt",
        "manifest-sha256.txt",
    ]
    assert digest == sha256(tags)


def test_the_same_payload_gives_the_same_digest(tmp_path) -> None:
    (tmp_path / "1").mkdir()
    (tmp_path / "2").mkdir()
    files = {"b": b"1", "a": b"2"}
    assert write_bag(tmp_path / "1", files, INFO) == write_bag(
        tmp_path / "2", dict(reversed(files.items())), INFO
    )


def test_percent_and_line_breaks_in_a_path_are_encoded_and_nothing_else(tmp_path) -> None:
    write_bag(tmp_path, {"100%\r\n 你.txt": b"x"}, INFO)
    assert "  data/100%25%0D%0A 你.txt\n" in (tmp_path / "manifest-sha256.txt").read_text()


def test_an_original_is_copied_byte_for_byte(tmp_path) -> None:
    source = tmp_path / "photo.jpg"
    source.write_bytes(bytes(range(256)) * 9000)
    (tmp_path / "bag").mkdir()
    write_bag(tmp_path / "bag", {"photo.jpg": Original(source, sha256(source.read_bytes()))}, INFO)
    assert (tmp_path / "bag/data/photo.jpg").read_bytes() == source.read_bytes()


def test_an_original_that_changed_since_it_was_read_is_refused(tmp_path) -> None:
    source = tmp_path / "photo.jpg"
    source.write_bytes(b"new")
    (tmp_path / "bag").mkdir()
    with pytest.raises(ChangedOriginalError, match="changed since it was read"):
        write_bag(tmp_path / "bag", {"photo.jpg": Original(source, sha256(b"old"))}, INFO)


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "../x", "a/../x", "a\\b", "C:x", "", "a//b", "./a", "a/", "x\0y"]
)
def test_a_name_that_leaves_the_bag_is_refused(tmp_path, name: str) -> None:
    with pytest.raises(UnsafeNameError):
        write_bag(tmp_path, {name: b"x"}, INFO)
    assert list(tmp_path.iterdir()) == []


def test_a_stamp_without_a_zone_is_refused(tmp_path) -> None:
    with pytest.raises(NaiveTimeError):
        write_bag(tmp_path, {}, BagInfo("AD-7", 1, datetime(2026, 11, 20)))  # noqa: DTZ001


@given(st.text(st.characters(exclude_categories=["Cs"])))
@example("😡" * 90)  # no dot, and more bytes than characters: cutting by characters once never ended
@example("." * 300 + "长" * 90 + "." + "x" * 200)
def test_a_safe_name_is_always_fit_for_the_bag_and_for_any_disk(name: str) -> None:
    safe = safe_name(name)
    check_name(safe)
    assert 0 < len(safe.encode()) <= 120
    assert not set(safe) & set('/\\:*?"<>|%\r\n')


def test_a_safe_name_keeps_what_a_person_knows_it_by() -> None:
    assert safe_name("承运商 关闭通知.pdf") == "承运商 关闭通知.pdf"
    assert safe_name("a/b:c.pdf") == "a-b-c.pdf"
    assert safe_name("长" * 100 + ".pdf").endswith("长.pdf")
