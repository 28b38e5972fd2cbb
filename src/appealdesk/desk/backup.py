"""Backup and restore of the data folder (备份与恢复): one archive with a digest of every file, checked before it is trusted.

The database is copied first, by its own backup, while the desk goes on; then every file that the copy names. Files
are put into the vault before their rows, so a copy never names a file that is not there.
"""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO

from appealdesk import __version__
from appealdesk.core.errors import BadInputError, Fault

SCHEMA = "appealdesk.backup/1"
MANIFEST = "manifest.json"
DATABASE, LETTERS, KEY = "desk.sqlite3", "letters.sqlite3", "secret.key"
PIECE = 1024**2
_KNOWN = re.compile(
    rf"{DATABASE}|{LETTERS}|{KEY}|uploads/[0-9a-f]{{32}}|vault/[0-9a-f]{{2}}/[0-9a-f]{{2}}/[0-9a-f]{{64}}"
)


@dataclass(frozen=True, slots=True)
class Archive:
    """What an archive holds: how many files, how many bytes of them."""

    files: int
    size: int


def backup(folder: Path, target: Path) -> Archive:
    """Write the data folder into a new archive. Raises `BadInputError` where the target exists already.

    The archive gets its name once it is whole and on disk.
    """
    if target.exists():
        raise _fault(
            str(target), "The file exists already.", "Choose another name: no backup is written over."
        )
    part = target.with_name(f"{target.name}.part")
    digests: dict[str, str] = {}
    with (
        tempfile.TemporaryDirectory(prefix="appealdesk-backup-", dir=folder) as aside,
        part.open("wb") as file,
    ):
        with tarfile.open(fileobj=file, mode="w:gz", compresslevel=1) as archive:
            for name, place in _held(folder, Path(aside)):
                digests[name] = _add(archive, name, place)
            told = {"schema": SCHEMA, "version": __version__, "files": digests}
            _write(archive, MANIFEST, json.dumps(told, indent=1, sort_keys=True).encode())
        file.flush()
        os.fsync(file.fileno())
    part.rename(target)
    return Archive(len(digests), target.stat().st_size)


def restore(source: Path, folder: Path) -> Archive:
    """Unpack an archive into an empty data folder.

    Raises `BadInputError` for a folder that holds anything, an archive that is none, and one whose files do not match
    their digests; then the folder is empty again.
    """
    if any(folder.iterdir()):
        raise _fault(str(folder), "The data folder is not empty.", "Name an empty one in APPEALDESK_DATA.")
    try:
        return _unpacked(source, folder)
    except (OSError, EOFError, tarfile.TarError, ValueError) as error:
        _empty(folder)
        raise _fault(str(source), f"The archive does not open: {error}.", "Take another backup.") from error
    except BadInputError:
        _empty(folder)
        raise


def _held(folder: Path, aside: Path) -> Iterator[tuple[str, Path]]:
    for name in (DATABASE, LETTERS):
        if (folder / name).exists():
            yield name, _copy(folder / name, aside / name)
    if (folder / KEY).exists():
        yield KEY, folder / KEY
    for digest in _digests(aside / DATABASE):
        name = f"vault/{digest[:2]}/{digest[2:4]}/{digest}"
        yield name, folder / name
    for place in sorted((folder / "uploads").glob("*")):
        yield f"uploads/{place.name}", _frozen(place, aside)


def _copy(database: Path, copy: Path) -> Path:
    with closing(sqlite3.connect(database)) as held, closing(sqlite3.connect(copy)) as taken:
        held.backup(taken)
    return copy


def _digests(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as held:
        return [row[0] for row in held.execute("SELECT sha256 FROM vault_blob ORDER BY sha256")]


def _frozen(upload: Path, aside: Path) -> Path:
    """A piece under way may grow while it is read; what was acknowledged when the database was copied is there."""
    copy = aside / upload.name
    shutil.copyfile(upload, copy)
    return copy


def _add(archive: tarfile.TarFile, name: str, place: Path) -> str:
    with place.open("rb") as file:
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = place.stat().st_size, 0o600
        counted = _Counted(file)
        archive.addfile(entry, counted)
    return counted.digest.hexdigest()


def _write(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(content)
    archive.addfile(entry, io.BytesIO(content))


class _Counted(io.RawIOBase):
    """A file that is digested while it is read."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.digest = file, sha256()

    def read(self, size: int = -1, /) -> bytes:
        piece = self.file.read(size)
        self.digest.update(piece)
        return piece


def _unpacked(source: Path, folder: Path) -> Archive:
    found: dict[str, str] = {}
    manifest: dict[str, object] = {}
    with tarfile.open(source, "r:gz") as archive:
        for entry in archive:
            content = archive.extractfile(entry)
            if content is None or not (_KNOWN.fullmatch(entry.name) or entry.name == MANIFEST):
                raise _fault(entry.name, "No backup holds such a file.", "Take another backup.")
            if entry.name == MANIFEST:
                manifest = json.load(content)
            else:
                found[entry.name] = _taken(content, folder / entry.name)
    if manifest.get("schema") != SCHEMA or manifest.get("files") != found or DATABASE not in found:
        raise _fault(str(source), "The files do not match their digests.", "Take another backup.")
    return Archive(len(found), source.stat().st_size)


def _taken(content: IO[bytes], place: Path) -> str:
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    digest = sha256()
    with place.open("xb") as file:
        while piece := content.read(PIECE):
            digest.update(piece)
            file.write(piece)
        os.fsync(file.fileno())
    place.chmod(0o400 if place.parts[-4:-3] == ("vault",) else 0o600)
    if place.parts[-4:-3] == ("vault",) and digest.hexdigest() != place.name:
        raise _fault(place.name, "A file of the vault is not what its name says.", "Take another backup.")
    return digest.hexdigest()


def _empty(folder: Path) -> None:
    for place in folder.iterdir():
        shutil.rmtree(place) if place.is_dir() else place.unlink()


def _fault(where: str, what: str, remedy: str) -> BadInputError:
    return BadInputError([Fault(where, what, remedy)])
