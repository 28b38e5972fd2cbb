"""An archive is looked into without unpacking; one that would burst, hide or climb is refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from appealdesk.readers.archives import ArchiveError, check_archive


def packed(names: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in names.items():
            archive.writestr(name, data)
    return held.getvalue()


def checked(tmp_path: Path, data: bytes, name: str = "logs.zip") -> str:
    path = tmp_path / name
    path.write_bytes(data)
    return check_archive(path)


def test_an_ordinary_archive_opens(tmp_path: Path) -> None:
    assert (
        checked(tmp_path, packed({"a.txt": b"x", "b/c.docx": packed({"word/document.xml": b"<x/>"})})) == ""
    )


def test_a_small_file_that_shrinks_a_lot_is_no_bomb(tmp_path: Path) -> None:
    assert checked(tmp_path, packed({"zeros.bin": b"\0" * 500_000})) == ""


@pytest.mark.parametrize(
    ("names", "says"),
    [
        ({"a.txt": b"\0" * 5_000_000}, "zip bomb"),
        ({f"{number}.txt": b"" for number in range(2001)}, "2001 files"),
        ({"../../home/x.txt": b"x"}, "leads out"),
        ({"/etc/x.txt": b"x"}, "leads out"),
        ({"C:\\x.txt": b"x"}, "leads out"),
        ({"a.rar": b"Rar!"}, "another archive"),
        ({"a.zip": packed({"b.zip": packed({"c.zip": packed({"d": b"x"})})})}, "nested too deep"),
        ({"a.zip": packed({"b.txt": b"\0" * 5_000_000})}, "zip bomb"),
    ],
)
def test_an_archive_that_would_harm_is_refused(tmp_path: Path, names: dict[str, bytes], says: str) -> None:
    with pytest.raises(ArchiveError, match=says):
        checked(tmp_path, packed(names))


def test_an_entry_that_lies_about_its_size_is_not_believed(tmp_path: Path) -> None:
    inner = packed({"x.txt": b"\0" * 25 * 1024**2})
    lying = bytearray(packed({"a.zip": inner + b"\0" * 21 * 1024**2}))
    # The size before packing stands in the directory at the end, 24 bytes into the entry.
    entry = lying.rindex(b"PK\x01\x02")
    lying[entry + 24 : entry + 28] = (1000).to_bytes(4, "little")
    told = ""
    try:
        told = checked(tmp_path, bytes(lying))
    except ArchiveError as error:
        told = error.what
    assert told


@pytest.mark.parametrize("head", [b"Rar!\x1a\x07\x01\0", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08"])
def test_other_kinds_of_archives_are_not_looked_into(tmp_path: Path, head: bytes) -> None:
    with pytest.raises(ArchiveError, match="Unpack it"):
        checked(tmp_path, head + b"\0" * 50, "logs.rar")


def test_a_cut_off_archive_does_not_open(tmp_path: Path) -> None:
    whole = packed({"a.txt": b"x" * 1000})
    assert checked(tmp_path, whole[: len(whole) // 2]) == "the archive is damaged or cut off"


def test_a_damaged_directory_does_not_open(tmp_path: Path) -> None:
    whole = bytearray(packed({"a.txt": b"x" * 1000}))
    whole[whole.rindex(b"PK\x01\x02") : whole.rindex(b"PK\x01\x02") + 4] = b"XXXX"
    assert "damaged" in checked(tmp_path, bytes(whole))
