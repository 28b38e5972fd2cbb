"""A bag's manifest (清单), read with distrust: no path leaves the bag, no line is read twice, no file eats the memory."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

LINES = 100_000
LINE = 8_192  # bytes; a path cannot be longer on any common system
FAULTS = 20  # enough to see what is wrong

UPLOAD = "to-upload"
UPLOADED = "to-upload-sha256.txt"  # in the payload: what the folder beside the bag holds

ENTRY = re.compile(r"([0-9A-Fa-f]{64})[ \t]+(.+)")


@dataclass(slots=True)
class Manifest:
    """Path to SHA-256, what could not be read, the file's own digest, and whether it is written in the one plain way."""

    sums: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    digest: str | None = None
    canonical: bool = False


def read_manifest(path: Path, below: str) -> Manifest:
    """Read a manifest whose paths lie below `data/`, or a tag manifest (`below` empty), whose paths do not.

    Lines that cannot be used become faults; the rest is still checked. A link is not followed.
    """
    manifest = Manifest()
    if path.is_symlink() or not path.is_file():
        return manifest
    own = hashlib.sha256()
    before = ""
    manifest.canonical = True
    for number, line in enumerate(_lines(path), 1):
        own.update(line)
        if len(line) > LINE or number > LINES:
            manifest.faults.append(f"{path.name}:{number}: longer than any bundle of ours; not read further.")
            manifest.canonical = False
            break
        name = _entry(manifest, path.name, number, line, below)
        manifest.canonical &= bool(name) and name > before and _plain(manifest, name) == line
        before = name
        if len(manifest.faults) >= FAULTS:
            manifest.faults.append(f"{path.name}: more faults; not read further.")
            break
    else:
        manifest.digest = own.hexdigest()
    return manifest


def _lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while line := file.readline(LINE + 1):
            yield line


def _entry(manifest: Manifest, where: str, number: int, line: bytes, below: str) -> str:
    """Add one line to the manifest and return its path as written; empty where the line is refused."""
    try:
        found = ENTRY.fullmatch(line.decode("utf-8").removesuffix("\n").removesuffix("\r"))
    except UnicodeDecodeError:
        manifest.faults.append(f"{where}:{number}: not UTF-8.")
        return ""
    if found is None:
        manifest.faults.append(f"{where}:{number}: not “digest, blank, path”.")
        return ""
    name = _decoded(found[2])
    why = _refused(name, below) or ("named twice" if name in manifest.sums else "")
    if why:
        manifest.faults.append(f"{where}:{number}: {name!r}: {why}.")
        return ""
    manifest.sums[name] = found[1].lower()
    return found[2]


def _plain(manifest: Manifest, written: str) -> bytes:
    return f"{manifest.sums[_decoded(written)]}  {written}\n".encode()


def _decoded(name: str) -> str:
    return (
        name.replace("%0D", "\r")
        .replace("%0A", "\n")
        .replace("%0d", "\r")
        .replace("%0a", "\n")
        .replace("%25", "%")
    )


def _refused(name: str, below: str) -> str:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or "\0" in name or name[1:2] == ":":
        return "a path that leaves the bag"
    if name != path.as_posix() or name.startswith("~"):
        return "not a plain relative path"
    if below and not name.startswith(below):
        return f"a manifest of the payload names files below {below} only"
    if not below and name.startswith(("data/", "tagmanifest-")):
        return "a tag manifest names tag files only"
    return ""
