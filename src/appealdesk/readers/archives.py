"""Archives among the exhibits (压缩包): looked into without unpacking, and refused where they would burst."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import IO

from appealdesk.core.errors import AppealDeskError

ENTRIES_LIMIT = 2000
UNPACKED_LIMIT = 300 * 1024**2
RATIO_LIMIT = 100
# Small files may shrink a lot without harm: a sheet of zeros, a log of one line.
RATIO_FROM = 1024**2
NESTED_LIMIT = 20 * 1024**2
DEPTH_LIMIT = 2
ZIPS = (".zip", ".docx", ".xlsx", ".pptx")
OTHER_KINDS = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
CLOSED = (".rar", ".7z", ".gz", ".tgz", ".bz2", ".xz", ".tar")


class ArchiveError(AppealDeskError):
    """An archive that is not opened, because it would harm or hide."""

    code = "archive"


def check_archive(path: Path) -> str:
    """Return why an archive does not open, empty where it does.

    Raises `ArchiveError` for a bomb, for names that leave the folder, for archives nested too deep, and for
    formats that are not looked into.
    """
    with path.open("rb") as stream:
        if stream.read(8).startswith(OTHER_KINDS):
            raise ArchiveError(
                "Archives of this kind are not looked into.", "Unpack it and hand in the files, or a zip."
            )
        if not zipfile.is_zipfile(stream):
            return "the archive is damaged or cut off"
        stream.seek(0)
        return _check(stream, 0)


def _check(stream: IO[bytes], depth: int) -> str:
    try:
        with zipfile.ZipFile(stream) as archive:
            entries = archive.infolist()
            _sizes(entries)
            for entry in entries:
                _name(entry.filename)
                _nested(archive, entry, depth)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error, OSError, ValueError) as error:
        return f"the archive is damaged ({type(error).__name__})"
    except RuntimeError:  # what the standard library raises for an entry behind a password
        return "the archive is locked with a password"
    return ""


def _sizes(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > ENTRIES_LIMIT:
        raise ArchiveError(
            f"The archive holds {len(entries)} files, at most {ENTRIES_LIMIT} are taken.",
            "Hand in the ones that matter.",
        )
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    if unpacked > UNPACKED_LIMIT or (unpacked > RATIO_FROM and unpacked / packed > RATIO_LIMIT):
        raise ArchiveError(
            f"The archive would unpack to {unpacked // 1024**2} MB, {unpacked // packed} times its size: it looks like a zip bomb.",
            "Unpack it yourself and hand in the files that matter.",
        )


def _name(name: str) -> None:
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or (len(name) > 1 and name[1] == ":"):
        raise ArchiveError(
            "The archive holds a file name that leads out of its folder.",
            "Pack it again, or hand in the files.",
        )


def _nested(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, depth: int) -> None:
    name = entry.filename.lower()
    if name.endswith(CLOSED):
        raise ArchiveError(
            "The archive holds another archive that is not looked into.", "Unpack it and hand in the files."
        )
    if not name.endswith(ZIPS):
        return
    if depth >= DEPTH_LIMIT or entry.file_size > NESTED_LIMIT:
        raise ArchiveError(
            "The archive holds archives nested too deep or too large.", "Unpack it and hand in the files."
        )
    # The declared size may lie, so no more than the limit is ever read.
    with archive.open(entry) as stream:
        inner = stream.read(NESTED_LIMIT + 1)
    if len(inner) > NESTED_LIMIT:
        raise ArchiveError(
            "The archive holds a file larger than it says: it looks like a zip bomb.", "Pack it again."
        )
    _check(io.BytesIO(inner), depth + 1)
