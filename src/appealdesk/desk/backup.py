"""Backup and restore of the desk (备份与恢复): one archive with a digest of every file, checked before it is trusted.

The database is copied first, by its own backup or in one snapshot of the server, while the desk goes on; then every
file that the copy names, from the disk or from the store. Files are put into the vault before their rows, so a copy
never names a file that is not there.
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
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO, TYPE_CHECKING

from appealdesk import __version__
from appealdesk.core.errors import BadInputError, Fault

if TYPE_CHECKING:
    from django.core.files.storage import Storage

SCHEMA = "appealdesk.backup/1"
MANIFEST = "manifest.json"
DATABASE, LETTERS, KEY = "desk.sqlite3", "letters.sqlite3", "secret.key"
PIECE = 1024**2
TABLES = "tables"
_KNOWN = re.compile(
    rf"{DATABASE}|{LETTERS}|{KEY}|{TABLES}/[a-z0-9_]{{1,63}}\.(?:copy|json)|uploads/[0-9a-f]{{32}}|vault/[0-9a-f]{{2}}/[0-9a-f]{{2}}/[0-9a-f]{{64}}"
)


@dataclass(frozen=True, slots=True)
class Archive:
    """What an archive holds: how many files, how many bytes of them."""

    files: int
    size: int


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What of a desk does not lie in its data folder: the tables of a server, the contents of a store."""

    tables: bool = False
    contents: Storage | None = None

    @classmethod
    def of_this_desk(cls) -> Elsewhere:
        """Read the settings; Django has to be set up."""
        from django.core.files.storage import FileSystemStorage, storages
        from django.db import connection

        vault = storages["vault"]
        return cls(connection.vendor == "postgresql", None if isinstance(vault, FileSystemStorage) else vault)


def backup(folder: Path, target: Path, elsewhere: Elsewhere = Elsewhere()) -> Archive:
    """Write the desk into a new archive. Raises `BadInputError` where the target exists already.

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
            for name, place in _held(folder, Path(aside), elsewhere):
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


def settle(folder: Path, elsewhere: Elsewhere) -> None:
    """Bring what was unpacked to where this desk has it: tables into the server, contents into the store.

    Raises `BadInputError` where the backup is of the other kind of database, or the server's is not empty; then the
    folder is empty again and the database as it was.
    """
    try:
        _check_kind(folder, elsewhere)
        if elsewhere.contents is not None:
            _put(folder / "vault", elsewhere.contents)
        if elsewhere.tables:
            from appealdesk.desk import dumping

            dumping.load(folder / TABLES)
            shutil.rmtree(folder / TABLES)
    except BaseException:
        _empty(folder)
        raise


def _check_kind(folder: Path, elsewhere: Elsewhere) -> None:
    if elsewhere.tables != (folder / TABLES).exists():
        raise _fault(
            "DATABASE_URL",
            "The backup is of the other kind of database.",
            "Set DATABASE_URL as it was when the backup was made: to a server, or to nothing.",
        )


def _put(vault: Path, contents: Storage) -> None:
    """Put each content into the store and let go of the copy; what is there already has this name by its digest."""
    from django.core.files import File

    for place in sorted(one for one in vault.rglob("*") if one.is_file()):
        path = str(place.relative_to(vault))
        if not contents.exists(path):
            with place.open("rb") as held:
                contents.save(path, File(held, name=place.name))
        place.unlink()


def _held(folder: Path, aside: Path, elsewhere: Elsewhere) -> Iterator[tuple[str, Path]]:
    digests: list[str] = []
    if elsewhere.tables:
        from appealdesk.desk import dumping

        digests = dumping.dump(aside / TABLES)
        yield from ((f"{TABLES}/{place.name}", place) for place in sorted((aside / TABLES).iterdir()))
    for name in (LETTERS,) if elsewhere.tables else (DATABASE, LETTERS):
        if (folder / name).exists():
            yield name, _copy(folder / name, aside / name)
    if (folder / KEY).exists():
        yield KEY, folder / KEY
    for digest in digests if elsewhere.tables else _digests(aside / DATABASE):
        name = f"vault/{digest[:2]}/{digest[2:4]}/{digest}"
        with _content(folder, aside, elsewhere, digest) as place:
            yield name, place
    for place in sorted((folder / "uploads").glob("*")):
        yield f"uploads/{place.name}", _frozen(place, aside)


@contextmanager
def _content(folder: Path, aside: Path, elsewhere: Elsewhere, digest: str) -> Iterator[Path]:
    path = f"{digest[:2]}/{digest[2:4]}/{digest}"
    if elsewhere.contents is None:
        yield folder / "vault" / path
        return
    copy = aside / digest
    with elsewhere.contents.open(path, "rb") as held, copy.open("wb") as out:
        shutil.copyfileobj(held, out, PIECE)
    yield copy
    copy.unlink()


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
    whole = DATABASE in found or f"{TABLES}/tables.json" in found
    if manifest.get("schema") != SCHEMA or manifest.get("files") != found or not whole:
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
