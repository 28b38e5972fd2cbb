"""One changed byte anywhere is found; and a bag made to do harm does none."""

from __future__ import annotations

import ast
import hashlib
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from appealdesk.press import manifest, verify
from appealdesk.press.bag import BagInfo, write_bag
from appealdesk.press.bundle import write_bundle
from appealdesk.press.verify import NotABundleError, Status, verify_bundle

INFO = BagInfo("AD-7", 1, datetime(2026, 11, 20, 9, tzinfo=UTC))
PAYLOAD = {
    "letter.pdf": b"%PDF letter",
    "exhibits/01-通知 100%.txt": "尊敬的卖家".encode(),
    "empty.txt": b"",
    "case.json": b"{}",
}


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    folder = tmp_path / "bundle"
    folder.mkdir()
    write_bag(folder, PAYLOAD, INFO)
    return folder


def files_of(bag: Path) -> list[Path]:
    return sorted(path for path in bag.rglob("*") if path.is_file())


def reseal(bag: Path) -> None:
    """Write payload and tag manifest anew over what is there, as a forger would who knows the format."""
    for name, paths in (
        ("manifest-sha256.txt", sorted((bag / "data").rglob("*"))),
        ("tagmanifest-sha256.txt", [bag / n for n in ("bag-info.txt", "bagit.txt", "manifest-sha256.txt")]),
    ):
        lines = [
            f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.relative_to(bag).as_posix().replace('%', '%25')}\n"
            for p in paths
            if p.is_file()
        ]
        (bag / name).write_text("".join(lines), encoding="utf-8")


def test_an_untouched_bag_is_sound_and_its_digest_is_that_of_the_tag_manifest(bag: Path) -> None:
    found = verify_bundle(bag)
    assert found.sound
    assert found.digest == hashlib.sha256((bag / "tagmanifest-sha256.txt").read_bytes()).hexdigest()
    assert [(file.path, file.status) for file in found.of(Status.OUTSIDE)] == [
        ("tagmanifest-sha256.txt", "outside_scope")
    ]
    assert len(found.of(Status.VALID)) == len(PAYLOAD) + 3


def test_the_folder_of_an_attempt_leads_to_its_bag(bag: Path) -> None:
    assert verify_bundle(bag.parent).bag == bag


@pytest.mark.parametrize("at", [0, -1])
def test_a_flipped_byte_in_any_file_is_found(bag: Path, at: int) -> None:
    for path in files_of(bag):
        whole = path.read_bytes()
        changed = bytearray(whole or b"x")
        changed[at] ^= 1
        path.write_bytes(changed)
        assert not verify_bundle(bag).sound, path
        path.write_bytes(whole)
    assert verify_bundle(bag).sound


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_byte_changed_to_any_other_anywhere_is_found(bag: Path, data) -> None:
    path = data.draw(st.sampled_from([path for path in files_of(bag) if path.stat().st_size]))
    whole = path.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda value: value != whole[at]))
    path.write_bytes(whole[:at] + bytes([byte]) + whole[at + 1 :])
    try:
        assert not verify_bundle(bag).sound
    finally:
        path.write_bytes(whole)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_byte_put_in_or_taken_out_anywhere_is_found(bag: Path, data) -> None:
    path = data.draw(st.sampled_from(files_of(bag)))
    whole = path.read_bytes()
    at = data.draw(st.integers(0, len(whole)))
    put_in = (
        data.draw(st.binary(min_size=1, max_size=1)) if at == len(whole) or data.draw(st.booleans()) else b""
    )
    path.write_bytes(whole[:at] + put_in + whole[at + (not put_in) :])
    try:
        assert not verify_bundle(bag).sound
    finally:
        path.write_bytes(whole)


@pytest.mark.parametrize("where", ["data/new.txt", "data/exhibits/new.txt", "new.txt", "sub/deep/new.txt"])
def test_an_added_file_is_extra(bag: Path, where: str) -> None:
    (bag / where).parent.mkdir(parents=True, exist_ok=True)
    (bag / where).write_bytes(b"x")
    assert [file.path for file in verify_bundle(bag).of(Status.EXTRA)] == [where]


def test_every_removed_file_is_missed(bag: Path) -> None:
    for path in files_of(bag):
        whole = path.read_bytes()
        path.unlink()
        found = verify_bundle(bag)
        assert not found.sound, path
        assert path.relative_to(bag).as_posix() in {file.path for file in found.of(Status.MISSING)}
        path.write_bytes(whole)


def test_payload_and_manifest_changed_alike_are_betrayed_by_the_tag_manifest(bag: Path) -> None:
    tags = (bag / "tagmanifest-sha256.txt").read_bytes()
    (bag / "data/case.json").write_bytes(b"[]")
    reseal(bag)
    (bag / "tagmanifest-sha256.txt").write_bytes(tags)
    invalid = verify_bundle(bag).of(Status.INVALID)
    assert [file.path for file in invalid] == ["manifest-sha256.txt"]


def test_a_bag_sealed_anew_throughout_is_told_by_its_digest_alone(bag: Path) -> None:
    before = verify_bundle(bag).digest
    (bag / "data/case.json").write_bytes(b"[]")
    reseal(bag)
    after = verify_bundle(bag)
    assert after.sound
    assert after.digest != before


def test_two_swapped_lines_of_the_tag_manifest_are_found(bag: Path) -> None:
    path = bag / "tagmanifest-sha256.txt"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(reversed(lines)))
    assert not verify_bundle(bag).sound


@pytest.mark.parametrize(
    "line",
    [
        b"0" * 64 + b"  /etc/passwd\n",
        b"0" * 64 + b"  data/../../etc/passwd\n",
        b"0" * 64 + b"  data\\..\\x\n",
        b"0" * 64 + b"  C:/x\n",
        b"0" * 64 + b"  ~/x\n",
        b"0" * 64 + b"  data//x\n",
        b"0" * 64 + b"  bagit.txt\n",
        b"0" * 63 + b"  data/x\n",
        b"0" * 64 + b"  data/\xff\n",
        b"0" * 64 + b"  data/a\0b\n",
        b"\xef\xbb\xbf" + b"0" * 64 + b"  data/x\n",
        b"\n",
        b"no manifest at all",
    ],
)
def test_a_line_that_is_no_plain_entry_is_a_fault_and_its_file_is_not_touched(
    bag: Path, monkeypatch, line: bytes
) -> None:
    opened: list[str] = []
    real = verify._digest
    monkeypatch.setattr(verify, "_digest", lambda path: (opened.append(os.fspath(path)), real(path))[1])
    with (bag / "manifest-sha256.txt").open("ab") as out:
        out.write(line)
    found = verify_bundle(bag)
    assert any(fault.startswith("manifest-sha256.txt:5:") for fault in found.faults)
    assert all(path.startswith(str(bag)) and ".." not in path for path in opened)


def test_a_file_named_twice_is_a_fault(bag: Path) -> None:
    path = bag / "manifest-sha256.txt"
    path.write_bytes(path.read_bytes() + path.read_bytes().splitlines(keepends=True)[0])
    assert any("named twice" in fault for fault in verify_bundle(bag).faults)


def test_a_link_is_not_followed_even_to_the_right_bytes(bag: Path, tmp_path: Path) -> None:
    target = bag / "data/letter.pdf"
    shutil.move(target, tmp_path / "outside.pdf")
    target.symlink_to(tmp_path / "outside.pdf")
    assert [file.path for file in verify_bundle(bag).of(Status.INVALID)] == ["data/letter.pdf"]


def test_a_linked_folder_and_a_pipe_are_told_and_not_entered(bag: Path) -> None:
    (bag / "data/loop").symlink_to(bag)
    os.mkfifo(bag / "data/pipe")
    assert [file.path for file in verify_bundle(bag).of(Status.INVALID)] == ["data/loop", "data/pipe"]


def test_a_linked_manifest_vouches_for_nothing(bag: Path, tmp_path: Path) -> None:
    shutil.move(bag / "tagmanifest-sha256.txt", tmp_path / "t.txt")
    (bag / "tagmanifest-sha256.txt").symlink_to(tmp_path / "t.txt")
    found = verify_bundle(bag)
    assert not found.sound
    assert found.digest is None


def test_a_linked_manifest_is_not_even_read(bag: Path, tmp_path: Path) -> None:
    shutil.move(bag / "manifest-sha256.txt", tmp_path / "m.txt")
    (bag / "manifest-sha256.txt").symlink_to(tmp_path / "m.txt")
    assert manifest.read_manifest(bag / "manifest-sha256.txt", "data/").sums == {}
    assert not verify_bundle(bag).sound


def test_a_wrong_count_of_the_payload_is_a_fault_even_when_sealed_anew(bag: Path) -> None:
    info = bag / "bag-info.txt"
    info.write_text(info.read_text().replace("Payload-Oxum: ", "Payload-Oxum: 9"))
    reseal(bag)
    assert any("Payload-Oxum 9" in fault for fault in verify_bundle(bag).faults)


@pytest.mark.parametrize("name", ["manifest-md5.txt", "tagmanifest-sha512.txt", "manifest-sha1.txt"])
def test_an_algorithm_that_is_not_known_is_said_to_vouch_for_nothing(bag: Path, name: str) -> None:
    (bag / name).write_bytes(b"0  data/letter.pdf\n")
    assert any(name in fault for fault in verify_bundle(bag).faults)


def test_nothing_is_fetched(bag: Path) -> None:
    (bag / "fetch.txt").write_bytes(b"https://example.com/x 3 data/x\n")
    assert any("nothing is fetched" in fault for fault in verify_bundle(bag).faults)


def test_a_huge_manifest_is_not_read_to_its_end(bag: Path, monkeypatch) -> None:
    monkeypatch.setattr(manifest, "LINES", 3)
    found = verify_bundle(bag)
    assert any("not read further" in fault for fault in found.faults)


def test_one_endless_line_is_not_read_into_memory(bag: Path) -> None:
    with (bag / "manifest-sha256.txt").open("ab") as out:
        out.truncate(1 << 33)  # eight gigabytes of nothing, without using the disk
    found = manifest.read_manifest(bag / "manifest-sha256.txt", "data/")
    assert found.digest is None
    assert len(found.sums) == len(PAYLOAD)


def test_a_manifest_of_faults_only_is_not_told_in_full(bag: Path) -> None:
    (bag / "manifest-sha256.txt").write_bytes(b"x\n" * 10_000)
    assert len(verify_bundle(bag).faults) < 30


def test_another_bagit_version_is_a_fault(bag: Path) -> None:
    (bag / "bagit.txt").write_bytes(b"BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-16\n")
    assert any("bagit.txt" in fault for fault in verify_bundle(bag).faults)


def test_a_name_on_the_disk_that_is_no_text_is_extra_and_can_be_printed(bag: Path) -> None:
    (Path(os.fsdecode(os.fsencode(bag) + b"/data/\xff\xfe"))).write_bytes(b"x")
    (extra,) = verify_bundle(bag).of(Status.EXTRA)
    assert extra.path.encode()


def test_a_folder_that_is_no_bundle_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(NotABundleError, match="neither bagit"):
        verify_bundle(tmp_path)
    with pytest.raises(NotABundleError, match="no such folder"):
        verify_bundle(tmp_path / "none")


def test_the_check_does_not_lean_on_the_writer() -> None:
    for module in (verify, manifest):
        tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
        names = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert names & {"appealdesk.press.bag", "appealdesk.press.bundle"} == set()


@pytest.fixture
def attempt(tmp_path: Path) -> Path:
    upload = {"1-letter.pdf": b"%PDF letter", "paste.txt": b"Dear team", "先读我.txt": "三步".encode()}
    return write_bundle(tmp_path / "attempts", "attempt-1", PAYLOAD, INFO, upload=upload).folder


def test_what_the_seller_uploads_is_sealed_by_the_bag_beside_it(attempt: Path) -> None:
    for named in (attempt, attempt / "bundle"):
        found = verify_bundle(named)
        assert found.sound
        assert {"to-upload/1-letter.pdf", "to-upload/paste.txt", "to-upload/先读我.txt"} <= {
            file.path for file in found.of(Status.VALID)
        }


def test_a_flipped_byte_in_what_is_uploaded_is_found(attempt: Path) -> None:
    for path in (attempt / "to-upload").iterdir():
        whole = path.read_bytes()
        path.write_bytes(bytes([whole[0] ^ 1]) + whole[1:])
        assert [file.path for file in verify_bundle(attempt).of(Status.INVALID)] == [f"to-upload/{path.name}"]
        path.write_bytes(whole)
    assert verify_bundle(attempt).sound


def test_a_file_that_is_missing_or_put_among_the_uploads_is_found(attempt: Path) -> None:
    (attempt / "to-upload" / "paste.txt").unlink()
    (attempt / "to-upload" / "4-more.pdf").write_bytes(b"%PDF")
    found = verify_bundle(attempt / "bundle")
    assert [file.path for file in found.of(Status.MISSING)] == ["to-upload/paste.txt"]
    assert [file.path for file in found.of(Status.EXTRA)] == ["to-upload/4-more.pdf"]


def test_the_uploads_of_an_attempt_that_are_gone_altogether_are_missing(attempt: Path) -> None:
    shutil.rmtree(attempt / "to-upload")
    assert len(verify_bundle(attempt).of(Status.MISSING)) == 3


def test_a_bag_that_travels_alone_says_that_the_uploads_are_not_beside_it(
    attempt: Path, tmp_path: Path
) -> None:
    alone = verify_bundle(Path(shutil.copytree(attempt / "bundle", tmp_path / "mailed")))
    assert alone.sound
    assert {file.path for file in alone.of(Status.OUTSIDE)} >= {
        "to-upload/1-letter.pdf",
        "to-upload/paste.txt",
    }


def test_a_list_of_uploads_that_was_taken_out_of_the_bag_is_missed(attempt: Path) -> None:
    (attempt / "bundle" / "data" / "to-upload-sha256.txt").unlink()
    found = verify_bundle(attempt)
    assert [file.path for file in found.of(Status.MISSING)] == ["data/to-upload-sha256.txt"]


def test_a_bag_without_such_a_list_vouches_for_nothing_beside_it(bag: Path) -> None:
    (bag.parent / "to-upload").mkdir()
    (bag.parent / "to-upload" / "letter.pdf").write_bytes(b"%PDF")
    found = verify_bundle(bag.parent)
    assert found.sound
    assert [file.path for file in found.of(Status.OUTSIDE)] == [
        "tagmanifest-sha256.txt",
        "to-upload/letter.pdf",
    ]
