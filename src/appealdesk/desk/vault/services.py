"""Keeping files (入库): hashed on receipt, kept once, never changed."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.files import File
from django.core.files.storage import Storage, storages

from appealdesk.core.errors import AppealDeskError
from appealdesk.desk.vault.models import Blob
from appealdesk.readers.media import media_of

PIECE = 1024**2
# Where contents are written before they have a name: on the disk of the vault, so that they are moved, not copied.
INCOMING = "incoming"


class FileTooLargeError(AppealDeskError):
    """A file or a case outgrows what the desk takes."""

    code = "file_too_large"


def vault() -> Storage:
    """Return the store of contents."""
    return storages["vault"]


def store(source: IO[bytes] | Iterable[bytes], name: str, *, limit: int) -> Blob:
    """Keep a content and return its blob; the same content is kept once. `name` helps to tell what a text is.

    It is hashed while it is written aside and put in place whole, so that a killed process leaves no half file.
    Raises `FileTooLargeError` beyond `limit` bytes.
    """
    incoming = Path(settings.DATA) / INCOMING
    incoming.mkdir(mode=0o700, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=incoming, suffix=Path(name).suffix[:12]) as aside:
        digest, size = sha256(), 0
        for piece in _pieces(source):
            size += len(piece)
            if size > limit:
                raise FileTooLargeError(
                    f"The file is larger than {limit // 1024**2} MB.", "Send a smaller file, or several."
                )
            digest.update(piece)
            aside.write(piece)
        aside.flush()
        os.fsync(aside.fileno())
        return _keep(Path(aside.name), digest.hexdigest(), size)


def store_bytes(content: bytes, name: str) -> Blob:
    """Keep a content that is at hand."""
    return store([content], name, limit=len(content))


def open_blob(blob: Blob) -> IO[bytes]:
    """Open a content for reading."""
    return vault().open(blob.path, "rb")


def lay(blob: Blob, place: Path) -> None:
    """Put a content at a place on disk: linked where the store is this disk, copied where it is not."""
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        place.hardlink_to(vault().path(blob.path))
    except (NotImplementedError, OSError):
        with open_blob(blob) as held, place.open("wb") as out:
            while piece := held.read(PIECE):
                out.write(piece)


def _keep(aside: Path, digest: str, size: int) -> Blob:
    held = Blob.objects.filter(pk=digest).first()
    if held is not None:
        return held
    blob = Blob(sha256=digest, size=size, media=media_of(aside))
    _put(aside, blob)
    # Two who send the same content at once both find it kept.
    return Blob.objects.get_or_create(pk=digest, defaults={"size": size, "media": blob.media})[0]


def _put(aside: Path, blob: Blob) -> None:
    """Give a content its name in one step: what a killed process wrote has no name yet, and what is half is replaced."""
    store = vault()
    if store.exists(blob.path) and store.size(blob.path) == blob.size:
        return
    try:
        place = Path(store.path(blob.path))
    except NotImplementedError:  # a store elsewhere takes a content whole or not at all
        with aside.open("rb") as content:
            store.save(blob.path, File(content, name=blob.pk))
        return
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    ready = aside.with_name(f"{aside.name}.ready")
    try:
        ready.hardlink_to(aside)
    except OSError:  # a disk that knows no links
        shutil.copyfile(aside, ready)
    ready.chmod(0o400)
    ready.replace(place)


def _pieces(source: IO[bytes] | Iterable[bytes]) -> Iterable[bytes]:
    read = getattr(source, "read", None)
    if read is None:
        yield from source
        return
    while piece := read(PIECE):
        yield piece


def digest_of(content: bytes) -> str:
    """Return under which name a content is kept."""
    return sha256(content).hexdigest()
