"""Files that come in pieces (断点续传): each piece is safe on disk before it is acknowledged; a break costs nothing that was."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO, Any, Protocol

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from appealdesk.core.errors import AppealDeskError
from appealdesk.desk.vault import services, unused
from appealdesk.desk.vault.models import Upload

PIECE = 4 * 1024**2
KEPT = timedelta(days=7)
OPEN_LIMIT = 200


class Readable(Protocol):
    """Whatever gives bytes: a request, a file."""

    def read(self, size: int, /) -> bytes:
        """Return up to `size` bytes; nothing at the end."""


class OffsetError(AppealDeskError):
    """A piece that does not follow the last one: the sender goes on from `received`."""

    code = "offset"

    def __init__(self, received: int) -> None:
        self.received = received
        super().__init__("This piece does not follow the last one.", f"Go on from byte {received}.")


class UploadError(AppealDeskError):
    """An upload that cannot begin."""

    code = "upload"


def begin(owner: str, name: str, size: int, *, by: str, mark: str = "", limit: int | None = None) -> Upload:
    """Begin an upload, or find the unfinished one of the same sender, name, size and mark to go on with.

    Without a mark it always begins anew: two files may share name and size and nothing else.

    Raises `UploadError` for an empty file, `FileTooLargeError` beyond `limit` bytes.
    """
    most = limit or settings.UPLOAD_LIMIT
    if size <= 0 or not name.strip():
        raise UploadError("The file is empty.", "Choose the file again.")
    if size > most:
        raise services.FileTooLargeError(
            f"The file is larger than {most // 1024**2} MB.", "Send a smaller file, or several."
        )
    same = {"owner": owner, "by": by, "name": name[:255], "size": size, "mark": mark[:60]}
    if mark and (held := _unfinished(same)):
        return held
    if Upload.objects.filter(owner=owner, blob=None).count() >= OPEN_LIMIT:
        raise UploadError("Too many files are under way at once.", "Wait until some of them have arrived.")
    try:
        with transaction.atomic():
            return Upload.objects.create(**same)
    except IntegrityError:  # two pages, or a browser that sent twice, began it in this very moment
        return _unfinished(same) or Upload.objects.create(**same)


def _unfinished(same: dict[str, Any]) -> Upload | None:
    return Upload.objects.filter(blob=None, **same).first()


def append(upload: Upload, offset: int, piece: Readable) -> Upload:
    """Take the bytes from `offset` on and acknowledge them once they are on disk.

    Bytes beyond what was acknowledged, left by a killed process, are written over. Raises `OffsetError` where the
    piece does not follow, also for the second of two senders.
    """
    with _locked(upload) as file:
        upload.refresh_from_db()
        if offset != upload.received or upload.blob_id:
            _tidy(upload)
            raise OffsetError(upload.received)
        file.seek(offset)
        file.truncate()
        for part in _parts(piece, min(PIECE, upload.size - offset)):
            file.write(part)
        file.flush()
        os.fsync(file.fileno())
        upload.received, upload.touched_at = file.tell(), timezone.now()
        upload.save(update_fields=["received", "touched_at"])
    if upload.received == upload.size:
        _finish(upload)
    return upload


def taken_up(upload: Upload) -> Upload:
    """Finish an upload whose last piece was acknowledged before somebody was killed."""
    if upload.blob_id is None and upload.received == upload.size:
        _finish(upload)
    _tidy(upload)
    return upload


def refused(upload: Upload) -> None:
    """Keep nothing of a file that the room did not take."""
    digest = upload.blob_id
    drop(upload)
    unused.destroy([digest] if digest else [])


def drop(upload: Upload) -> None:
    """Forget an upload and the pieces of it that have come."""
    Upload.objects.filter(pk=upload.pk).delete()
    _place(upload).unlink(missing_ok=True)


def sweep(now: datetime) -> int:
    """Remove what was begun, or sent and taken by nobody, and not touched for a week. Returns how many."""
    swept = 0
    for upload in Upload.objects.filter(touched_at__lt=now - KEPT):
        refused(upload)
        swept += 1
    return swept + _sweep_incoming(now)


def _sweep_incoming(now: datetime) -> int:
    """Remove what killed processes had written before it got a name."""
    old = [
        place
        for place in (Path(settings.DATA) / services.INCOMING).glob("*")
        if now.timestamp() - place.stat().st_mtime > KEPT.total_seconds()
    ]
    for place in old:
        place.unlink(missing_ok=True)
    return len(old)


def _tidy(upload: Upload) -> None:
    """Leave no pieces beside a file that is in the vault: its sender may ask again, or was killed before he heard."""
    if upload.blob_id is not None:
        _place(upload).unlink(missing_ok=True)


def _finish(upload: Upload) -> None:
    place = _place(upload)
    try:
        with place.open("rb") as whole:
            upload.blob = services.store(whole, upload.name, limit=upload.size)
    except FileNotFoundError:  # another process finished it in this very moment
        upload.refresh_from_db()
        if upload.blob_id is None:
            raise
        return
    upload.save(update_fields=["blob"])
    place.unlink(missing_ok=True)


def _parts(piece: Readable, room: int) -> Iterator[bytes]:
    while room > 0 and (part := piece.read(min(room, services.PIECE))):
        room -= len(part)
        yield part


@contextmanager
def _locked(upload: Upload) -> Iterator[IO[bytes]]:
    place = _place(upload)
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Opened without truncating, made where missing: what was acknowledged before stays.
    with os.fdopen(os.open(place, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file


def _place(upload: Upload) -> Path:
    return Path(settings.DATA) / "uploads" / upload.pk.hex
