"""What a file really is (文件类型): told by its first bytes, not by its name; and whether it opens."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from appealdesk.core.errors import AppealDeskError
from appealdesk.readers.files import UnreadableFileError, reason

HEAD = 4096
# A film has a dozen boxes; a file of ten million tiny ones is not walked to its end.
BOXES_LIMIT = 10_000
UNKNOWN = "application/octet-stream"
SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"\x1f\x8b", "application/gzip"),
)
# The brand after `ftyp` tells a photo from a film; libraries that look at the first box only call both MP4.
BRANDS = {
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"heim": "image/heic",
    b"heis": "image/heic",
    b"hevc": "image/heic",
    b"mif1": "image/heif",
    b"msf1": "image/heif",
    b"avif": "image/avif",
    b"qt  ": "video/quicktime",
}
BY_NAME = {
    ".txt": "text/plain",
    ".log": "text/plain",
    ".md": "text/markdown",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".json": "application/json",
    ".html": "text/html",
    ".htm": "text/html",
    ".xml": "application/xml",
    ".eml": "message/rfc822",
    ".msg": "application/vnd.ms-outlook",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".heic": "image/heic",
    ".heif": "image/heif",
    ".zip": "application/zip",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".doc": "application/msword",
    ".xls": "application/vnd.ms-excel",
    ".mp4": "video/mp4",
    ".mov": "video/quicktime",
}
# Containers: the bytes name the box, the ending what is in it.
BOXED = {
    "application/zip": {".docx", ".xlsx", ".pptx", ".zip"},
    "application/x-ole-storage": {".doc", ".xls", ".msg"},
}
IMAGES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/heic", "image/heif"})
PHONE = frozenset({"image/heic", "image/heif", "video/mp4", "video/quicktime"})
TEXTS = ("text/", "application/json", "application/xml", "message/rfc822")
REFUSED = frozenset({"application/vnd.rar", "application/x-7z-compressed", "application/gzip"})


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at a file told: media type, pages of a PDF, and why it does not open (empty where it does)."""

    media: str
    pages: int | None = None
    broken: str = ""


def look_at(path: Path) -> Look:
    """Tell the media type and try to open the file.

    A file that does not open is told in the answer. Raises `ArchiveError` or `PictureError` for one that
    would harm the machine that opens it.
    """
    media = media_of(path)
    if path.stat().st_size == 0:
        return Look(media, broken="it is empty")
    if media == "application/pdf":
        return _pdf(path)
    broken = _broken(path, media)
    return Look(media, broken=broken)


def media_of(path: Path) -> str:
    """Return the media type. Known first bytes win over the ending; a text is what its ending says."""
    named = BY_NAME.get(path.suffix.lower(), "")
    with path.open("rb") as stream:
        head = stream.read(HEAD)
    found = sniffed(head)
    if found in BOXED:
        return named if path.suffix.lower() in BOXED[found] and named else found
    if found:
        return found
    if named:
        return named
    return _rare(head, path.name) if b"\0" in head else "text/plain"


def boxes_whole(path: Path) -> bool:
    """Whether the boxes of a phone's photo or film fill the file to its last byte; a cut-off one promises more."""
    size = path.stat().st_size
    at = 0
    with path.open("rb") as stream:
        for _ in range(BOXES_LIMIT):
            if at >= size:
                break
            stream.seek(at)
            head = stream.read(16)
            length = int.from_bytes(head[:4], "big")
            if length == 0:  # the last box may run to the end without counting
                return True
            if length == 1:
                length = int.from_bytes(head[8:16], "big")
            if length < 8:
                return False
            at += length
    return at <= size


def sniffed(head: bytes) -> str:
    """Return the media type that the first bytes prove; empty where they prove none."""
    if head[4:8] == b"ftyp":
        return BRANDS.get(head[8:12], "video/mp4")
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if b"%PDF-" in head[:1024]:
        return "application/pdf"
    return next((media for magic, media in SIGNATURES if head.startswith(magic)), "")


def _rare(head: bytes, name: str) -> str:
    import puremagic

    try:
        return puremagic.from_string(head, mime=True, filename=name) or UNKNOWN
    except (puremagic.PureError, ValueError):
        return UNKNOWN


def _pdf(path: Path) -> Look:
    from appealdesk.readers.pdf_text import read_pdf

    try:
        return Look("application/pdf", read_pdf(path).pages)
    except UnreadableFileError as error:
        return Look("application/pdf", broken=error.what)


def _broken(path: Path, media: str) -> str:
    if media in PHONE and not boxes_whole(path):
        return "the file is cut off"
    if media in IMAGES:
        from appealdesk.readers.images import check

        return check(path)
    if media in REFUSED or media == "application/zip" or path.suffix.lower() in BOXED["application/zip"]:
        from appealdesk.readers.archives import check_archive

        return check_archive(path)
    if media.startswith(TEXTS):
        return _broken_text(path, media)
    return ""


def _broken_text(path: Path, media: str) -> str:
    import json

    from appealdesk.readers.encodings import text_of
    from appealdesk.readers.files import TABLE_LIMIT, read_bytes

    try:
        text = text_of(read_bytes(path, TABLE_LIMIT)) if media != "message/rfc822" else ""
        if media == "application/json":
            json.loads(text)
    except AppealDeskError as error:
        return error.what
    except (ValueError, RecursionError) as error:
        return f"it is no JSON ({reason(error)})"
    return ""
