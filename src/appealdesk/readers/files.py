"""Files that a seller handed in (材料文件): found, measured and opened within bounds, and never written to."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from appealdesk.core.errors import AppealDeskError, Fault

FILE_LIMIT = 100 * 1024**2
FOLDER_LIMIT = 500 * 1024**2
FILES_LIMIT = 1000
DEPTH_LIMIT = 5
TEXT_LIMIT = 2 * 1024**2
TABLE_LIMIT = 20 * 1024**2
LITTER = frozenset({"thumbs.db", "desktop.ini", "__macosx"})


class UnreadableFileError(AppealDeskError):
    """A file is there, but nothing can be read from it."""

    code = "unreadable_file"


def megabytes(size: int) -> str:
    """Say a size for a person: `12.3 MB`."""
    return f"{size / 1024**2:.1f} MB"


def is_litter(name: str) -> bool:
    """Whether an operating system or an office program left this file behind."""
    return name.startswith((".", "~$")) or name.lower() in LITTER


def name_in(folder: Path, path: Path) -> str:
    """Return the name by which a file is cited: relative, with slashes, composed characters.

    A Mac writes `é` as two characters; case.yaml, typed elsewhere, as one. Both must meet.
    """
    return unicodedata.normalize("NFC", path.relative_to(folder).as_posix())


def files_under(folder: Path, depth: int = DEPTH_LIMIT) -> Iterator[Path]:
    """Yield the files below a folder in the order of their names; a folder deeper than `depth` is yielded itself."""
    for entry in sorted(folder.iterdir(), key=lambda path: natural(path.name)):
        if is_litter(entry.name):
            continue
        # A linked folder may lead out of the case or round in a circle; its files are not followed.
        if depth > 0 and entry.is_dir() and not entry.is_symlink():
            yield from files_under(entry, depth - 1)
        else:
            yield entry


def natural(name: str) -> tuple[tuple[str | int, ...], str]:
    """Sort key in which `notice.txt` stands before `notice-2.txt`, and that before `notice-10.txt`."""
    stem, dot, ending = unicodedata.normalize("NFC", name).casefold().rpartition(".")
    # Texts and numbers alternate, so that no number is ever compared with a text.
    parts = enumerate(re.split(r"([0-9]{1,18})", stem if dot else ending))
    return tuple(int(part) if number % 2 else part for number, part in parts), ending if dot else ""


def fault_of(folder: Path, path: Path) -> Fault | None:
    """Return why a file may not be opened at all, or None where it may."""
    name = name_in(folder, path)
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            return Fault(
                name, "The link leads out of the case folder.", "Copy the file itself into the folder."
            )
        seen = path.stat()
    except (OSError, RuntimeError, ValueError) as error:
        return Fault(name, f"The file cannot be reached ({reason(error)}).", "Copy it into the folder again.")
    if stat.S_ISDIR(seen.st_mode):
        return Fault(
            name,
            "This folder lies too deep, or behind a link.",
            f"Move its files up, below {DEPTH_LIMIT} folders.",
        )
    if not stat.S_ISREG(seen.st_mode):
        return Fault(name, "This is no ordinary file.", "Put a file in its place.")
    if seen.st_size > FILE_LIMIT:
        return Fault(
            name,
            f"The file has {megabytes(seen.st_size)}; at most {megabytes(FILE_LIMIT)} are taken.",
            "Cut it to the part that shows the fact, or save it smaller.",
        )
    if not os.access(path, os.R_OK):
        return Fault(name, "The file may not be read.", "Give the right to read it.")
    return None


def read_bytes(path: Path, limit: int = FILE_LIMIT) -> bytes:
    """Return the bytes of a file. Raises `UnreadableFileError` above the limit or where the disk refuses."""
    try:
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        raise UnreadableFileError(f"The file cannot be read ({reason(error)}).", "Copy it again.") from error
    if len(data) > limit:
        raise UnreadableFileError(
            f"The file is larger than {megabytes(limit)}, too large to be read as text.",
            "Cut it to the part that matters.",
        )
    return data


def digest(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal, read in pieces."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise UnreadableFileError(f"The file cannot be read ({reason(error)}).", "Copy it again.") from error


def reason(error: Exception) -> str:
    """Return the reason of a system error without the path, which names this machine."""
    return (error.strerror or type(error).__name__) if isinstance(error, OSError) else type(error).__name__
