"""A cache makes the start fast and must never make it wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from appealdesk.core.errors import Fault, PackError
from appealdesk.readers import pack_store
from appealdesk.readers.pack_store import Documents, read


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "a.yaml").write_text("a: 1", encoding="utf-8")
    return tmp_path / "packs"


class Checker:
    """Counts how often documents were looked at."""

    def __init__(self) -> None:
        self.looks = 0

    def __call__(self, documents: Documents) -> list[Fault]:
        assert documents
        self.looks += 1
        return []


def test_a_second_start_neither_parses_nor_checks(root: Path, tmp_path: Path) -> None:
    check, cache = Checker(), tmp_path / "cache" / "a.json"
    first = read(["a.yaml"], check, root, cache)
    second = read(["a.yaml"], check, root, cache)
    assert (first, check.looks) == (second, 1)


def test_one_changed_byte_is_read_again(root: Path, tmp_path: Path) -> None:
    check, cache = Checker(), tmp_path / "cache" / "a.json"
    before = read(["a.yaml"], check, root, cache)
    (root / "a.yaml").write_text("a: 2", encoding="utf-8")
    after = read(["a.yaml"], check, root, cache)
    assert (before.documents["a.yaml"], after.documents["a.yaml"]) == ({"a": 1}, {"a": 2})
    assert before.digest != after.digest


def test_another_version_of_the_package_reads_again(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check, cache = Checker(), tmp_path / "cache" / "a.json"
    read(["a.yaml"], check, root, cache)
    monkeypatch.setattr("appealdesk.__version__", "99.0")
    read(["a.yaml"], check, root, cache)
    assert check.looks == 2


def test_only_the_user_may_read_what_is_kept(root: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache" / "a.json"
    read(["a.yaml"], Checker(), root, cache)
    assert cache.stat().st_mode & 0o777 == 0o600
    assert cache.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("others_may_write", ["file", "folder"])
def test_a_cache_that_others_may_write_is_not_believed(
    root: Path, tmp_path: Path, others_may_write: str
) -> None:
    cache = tmp_path / "cache" / "a.json"
    digest = read(["a.yaml"], Checker(), root, cache).digest
    cache.write_text(json.dumps({"key": digest, "documents": {"a.yaml": {"a": "forged"}}}), encoding="utf-8")
    (cache if others_may_write == "file" else cache.parent).chmod(0o777)
    assert read(["a.yaml"], Checker(), root, cache).documents == {"a.yaml": {"a": 1}}


def test_a_cache_behind_a_link_is_not_believed(root: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache" / "a.json"
    digest = read(["a.yaml"], Checker(), root, cache).digest
    forged = tmp_path / "forged.json"
    forged.write_text(json.dumps({"key": digest, "documents": {"a.yaml": {"a": "forged"}}}), encoding="utf-8")
    cache.unlink()
    cache.symlink_to(forged)
    assert read(["a.yaml"], Checker(), root, cache).documents == {"a.yaml": {"a": 1}}


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"key": 1}', "null"])
def test_a_damaged_cache_is_read_again(root: Path, tmp_path: Path, content: str) -> None:
    cache = tmp_path / "cache" / "a.json"
    read(["a.yaml"], Checker(), root, cache)
    cache.write_text(content, encoding="utf-8")
    assert read(["a.yaml"], Checker(), root, cache).documents == {"a.yaml": {"a": 1}}


def test_a_place_that_cannot_be_written_costs_only_time(root: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be", encoding="utf-8")
    assert read(["a.yaml"], Checker(), root, tmp_path / "cache" / "a.json").documents == {"a.yaml": {"a": 1}}


def test_faulty_documents_are_refused_and_never_kept(root: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache" / "a.json"
    with pytest.raises(PackError, match="no good"):
        read(["a.yaml"], lambda _: [Fault("a.yaml", "It is no good.", "Mend it.")], root, cache)
    assert not cache.exists()


def test_every_unreadable_file_is_told_at_once(root: Path) -> None:
    (root / "a.yaml").write_text("a: [", encoding="utf-8")
    (root / "b.yaml").write_bytes(b"\xff\xfe")
    with pytest.raises(PackError) as raised:
        read(["a.yaml", "b.yaml"], Checker(), root)
    assert {fault.place.partition(":")[0] for fault in raised.value.faults} == {"a.yaml", "b.yaml"}


def test_caches_live_where_the_user_wants_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert pack_store.home() == tmp_path / "appealdesk"


def test_without_a_home_there_is_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("no home")

    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    assert pack_store.home() is None


def test_nothing_is_left_beside_what_is_kept(root: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache" / "a.json"
    read(["a.yaml"], Checker(), root, cache)
    assert [path.name for path in cache.parent.iterdir()] == ["a.json"]
