"""The bag (材料袋): a folder after RFC 8493 (BagIt 1.0) whose manifests name every file with its SHA-256.

The same payload and the same stamp give the same bytes; why no library writes it stands in `docs/decisions/0002-bag.md`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from appealdesk import __version__
from appealdesk.core.errors import AppealDeskError, NaiveTimeError
from appealdesk.press.labels import BRAND

CHUNK = 1 << 20
NAME = 120  # bytes; with the folders before it still far from what any disk refuses
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


class UnsafeNameError(AppealDeskError):
    """A file name that would leave the bag, or that another system could not unpack."""

    code = "unsafe_name"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}” cannot be a file of the bundle.", "Use a relative name without “..” and backslashes."
        )


class ChangedOriginalError(AppealDeskError):
    """An original is no longer what was read: the case must be read again, or the letter would cite another file."""

    code = "changed_original"

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} has changed since it was read.", "Prepare the case again.")


@dataclass(frozen=True, slots=True)
class Original:
    """A file to copy byte for byte, with the digest it had when it was read."""

    path: Path
    sha256: str


@dataclass(frozen=True, slots=True)
class BagInfo:
    """What the bag says of itself. The date is the stamp's own, never the wall clock's; `more` are further fields."""

    case_code: str
    attempt: int
    stamp: datetime
    description: str = ""
    more: tuple[tuple[str, str], ...] = ()


def write_bag(folder: Path, payload: Mapping[str, bytes | Original], info: BagInfo) -> str:
    """Write a bag into an empty folder; names are relative to `data/`. Returns the bag's digest (of its tag manifest).

    Raises `UnsafeNameError`, `ChangedOriginalError`, and `NaiveTimeError` for a stamp without a zone.
    """
    if info.stamp.tzinfo is None:
        raise NaiveTimeError("stamp of a bundle", info.stamp)
    for name in payload:
        check_name(name)
    sums = {f"data/{name}": put(folder / "data" / name, held) for name, held in payload.items()}
    size = sum((folder / name).stat().st_size for name in sums)
    tags = {
        "bagit.txt": DECLARATION,
        "bag-info.txt": _info(info, f"{size}.{len(sums)}"),
        "manifest-sha256.txt": manifest_of(sums),
    }
    tag_sums = {name: put(folder / name, held) for name, held in tags.items()}
    return put(folder / "tagmanifest-sha256.txt", manifest_of(tag_sums))


def check_name(name: str) -> None:
    """Raise `UnsafeNameError` for a name that is not a plain relative path."""
    parts = PurePosixPath(name).parts
    clean = bool(parts) and "/".join(parts) == name and not name.startswith("/")
    if not clean or ".." in parts or "\\" in name or "\0" in name or re.match(r"[A-Za-z]:", name):
        raise UnsafeNameError(name)


def safe_name(name: str) -> str:
    """Return a file name that every system can unpack: no separators, no control characters, at most 120 bytes.

    No per cent sign either: a bag may hold one, encoded, but the most used BagIt reader does not decode it.
    """
    kept = re.sub(r'[\x00-\x1f\x7f/\\:*?"<>|%]+', "-", name).strip(" .-") or "file"
    stem, dot, suffix = kept.rpartition(".")
    ending = dot + suffix if stem and len(suffix) <= 8 else ""
    # Counted in bytes, since a Chinese character takes three of the 255 that a name may have.
    return _cut(kept.removesuffix(ending), NAME - len(ending.encode())) + ending


def _cut(text: str, size: int) -> str:
    return text.encode()[:size].decode("utf-8", "ignore").rstrip(" .")


def manifest_of(sums: Mapping[str, str]) -> bytes:
    """Write path to SHA-256 in the one plain way: sorted, lower case, two blanks, line feeds."""
    lines = sorted((_encoded(name), digest) for name, digest in sums.items())
    return "".join(f"{digest}  {name}\n" for name, digest in lines).encode()


def _encoded(name: str) -> str:
    # RFC 8493, 2.1.3: these three and no others.
    return name.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _info(info: BagInfo, oxum: str) -> bytes:
    fields = (
        ("Source-Organization", BRAND.say("en")),
        ("External-Identifier", f"{info.case_code}/{info.attempt}"),
        ("External-Description", info.description),
        ("Bagging-Date", f"{info.stamp:%Y-%m-%d}"),
        ("Bag-Software-Agent", f"appealdesk {__version__}"),
        ("Payload-Oxum", oxum),
        *info.more,
    )
    return "".join(f"{name}: {' '.join(said.split())}\n" for name, said in fields if said).encode()


def digest_of(held: bytes | Original) -> str:
    """Return the SHA-256 that a file is going to have; an original's is the one it was read with."""
    return hashlib.sha256(held).hexdigest() if isinstance(held, bytes) else held.sha256


def put(path: Path, held: bytes | Original) -> str:
    """Write one file and return its SHA-256; an original is copied in pieces. Raises `ChangedOriginalError`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with path.open("xb") as out:
        if isinstance(held, bytes):
            digest.update(held)
            out.write(held)
        else:
            with _opened(held) as original:
                while piece := original.read(CHUNK):
                    digest.update(piece)
                    out.write(piece)
    if isinstance(held, Original) and digest.hexdigest() != held.sha256:
        raise ChangedOriginalError(held.path)
    return digest.hexdigest()


def _opened(held: Original) -> BinaryIO:
    try:
        return held.path.open("rb")
    except (
        OSError
    ) as gone:  # told as a change of the original, never as a fault of the disk that is written to
        raise ChangedOriginalError(held.path) from gone
