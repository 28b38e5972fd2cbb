"""Verification (核验): what every file of a bundle says of itself, without the writer, a database or a network.

Nothing a bag says is trusted: paths are read as words first, links are not followed, files are read in pieces.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from appealdesk.core.errors import BadInputError, Fault
from appealdesk.press.manifest import UPLOAD, UPLOADED, Manifest, read_manifest

CHUNK = 1 << 20
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
PAYLOAD, TAGS = "manifest-sha256.txt", "tagmanifest-sha256.txt"
SMALL = 1 << 16  # bagit.txt and bag-info.txt of ours are a few hundred bytes


class NotABundleError(BadInputError):
    """The folder is no bundle at all."""

    code = "not_a_bundle"


class Status(StrEnum):
    """What can be said of one file."""

    VALID = "valid"
    INVALID = "invalid"
    MISSING = "missing"
    EXTRA = "extra"
    OUTSIDE = "outside_scope"


@dataclass(frozen=True, slots=True)
class FileCheck:
    """One file of the bag. `why` is empty for a valid file."""

    path: str
    status: Status
    why: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """All files, sorted by path, the faults of the bag as a whole, and its digest.

    The digest is the SHA-256 of the tag manifest: whoever holds it knows every byte of the bag. A bag that
    was changed everywhere consistently has another digest, and only the digest tells.
    """

    bag: Path
    digest: str | None
    files: tuple[FileCheck, ...]
    faults: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults and all(file.status in {Status.VALID, Status.OUTSIDE} for file in self.files)

    def of(self, status: Status) -> tuple[FileCheck, ...]:
        """Return the files of one status."""
        return tuple(file for file in self.files if file.status is status)


def verify_bundle(path: Path) -> Verification:
    """Check a bag, or the one bag inside an attempt's folder, and what lies beside it for the seller to upload.

    Raises `NotABundleError` where there is no bag.
    """
    bag = _bag_in(path)
    found = dict(_walk(bag))
    payload, tags = read_manifest(bag / PAYLOAD, "data/"), read_manifest(bag / TAGS, "")
    listed = {**payload.sums, **tags.sums}
    checks = {name: _check(bag, name, found.get(name), digest) for name, digest in listed.items()}
    checks |= {name: _unlisted(name, kind) for name, kind in found.items() if name not in checks}
    digest = _tag_manifest(checks, tags, found)
    sealed = f"data/{UPLOADED}" in payload.sums
    upload = read_manifest(bag / "data" / UPLOADED, "") if sealed else Manifest()
    beside = _uploaded(bag, upload, sealed=sealed, whole=path != bag)
    checks |= {file.path: file for file in (replace(one, path=f"{UPLOAD}/{one.path}") for one in beside)}
    faults = [*payload.faults, *tags.faults, *upload.faults, *_as_a_whole(bag, found, payload, tags)]
    return Verification(bag, digest, tuple(checks[name] for name in sorted(checks)), tuple(faults))


def _uploaded(bag: Path, listed: Manifest, *, sealed: bool, whole: bool) -> Iterator[FileCheck]:
    """Check the folder beside the bag by the list that the bag seals.

    A bag that travels alone says that it does, and one without a list vouches for nothing beside it.
    """
    folder = bag.parent / UPLOAD
    there = folder.is_dir() and not folder.is_symlink()
    found = dict(_walk(folder)) if there else {}
    if not there and not whole:
        yield from (FileCheck(name, Status.OUTSIDE, "does not lie beside this bag") for name in listed.sums)
        return
    yield from (_check(folder, name, found.get(name), digest) for name, digest in listed.sums.items())
    for name, kind in found.items():
        if not sealed:
            yield replace(
                _unlisted(name, "file"), status=Status.OUTSIDE, why="this bag lists no folder to upload"
            )
        elif name not in listed.sums:
            yield _unlisted(name, kind)


def _bag_in(path: Path) -> Path:
    if not path.is_dir():
        raise NotABundleError([Fault(str(path), "There is no such folder.", "Name the folder of a bundle.")])
    for folder in (
        path,
        *sorted(child for child in path.iterdir() if child.is_dir() and not child.is_symlink()),
    ):
        if any((folder / name).exists() for name in ("bagit.txt", PAYLOAD, TAGS)):
            return folder
    what = "This folder holds no bundle: neither bagit.txt nor a manifest."
    raise NotABundleError([Fault(str(path), what, "Name the folder that `prepare` made.")])


def _walk(bag: Path) -> Iterator[tuple[str, str]]:
    """Yield every entry that is not a plain folder, with its kind: file, link or other."""
    for folder, folders, names in os.walk(bag, followlinks=False):
        links = [name for name in folders if (Path(folder) / name).is_symlink()]
        for name in (*names, *links):
            path = Path(folder) / name
            mode = path.lstat().st_mode
            kind = "file" if stat.S_ISREG(mode) else "link" if stat.S_ISLNK(mode) else "other"
            yield path.relative_to(bag).as_posix(), kind


def _check(bag: Path, name: str, kind: str | None, digest: str) -> FileCheck:
    if kind is None:
        return FileCheck(name, Status.MISSING, "named by a manifest, but not there")
    if kind != "file":
        return FileCheck(name, Status.INVALID, "a link or a device in place of a file")
    if _digest(bag / name) != digest:
        return FileCheck(name, Status.INVALID, "its bytes are not those of the manifest")
    return FileCheck(name, Status.VALID)


def _unlisted(name: str, kind: str) -> FileCheck:
    name = os.fsencode(name).decode("utf-8", "backslashreplace")  # a name on the disk may be no text at all
    if kind != "file":
        return FileCheck(name, Status.INVALID, "a link or a device; a bundle holds files only")
    return FileCheck(name, Status.EXTRA, "no manifest names it")


def _tag_manifest(checks: dict[str, FileCheck], tags: Manifest, found: Mapping[str, str]) -> str | None:
    """No manifest can name the tag manifest, so it is written again from what it says and compared byte by byte."""
    if found.get(TAGS) != "file":
        checks[TAGS] = FileCheck(TAGS, Status.MISSING, "without it, nothing vouches for the manifest")
        return None
    if tags.canonical:
        checks[TAGS] = FileCheck(
            TAGS, Status.OUTSIDE, "no manifest names it; written again, it came out the same"
        )
    else:
        checks[TAGS] = FileCheck(TAGS, Status.INVALID, "written again, it does not come out the same")
    return tags.digest


def _as_a_whole(bag: Path, found: Mapping[str, str], payload: Manifest, tags: Manifest) -> Iterator[str]:
    if found.get("bagit.txt") != "file" or _head(bag / "bagit.txt") != DECLARATION:
        yield "bagit.txt does not declare a BagIt 1.0 bag in UTF-8."
    if "fetch.txt" in found:
        yield "fetch.txt points to files elsewhere; a bundle holds all its files, and nothing is fetched."
    for name in sorted(found):
        if "/" not in name and name.startswith(("manifest-", "tagmanifest-")) and name not in (PAYLOAD, TAGS):
            yield f"{name}: this check knows SHA-256 only, so the file vouches for nothing."
    if found.get(PAYLOAD) == "file" and not payload.canonical:
        yield f"{PAYLOAD}: written again, it does not come out the same."
    unnamed = {"bagit.txt", "bag-info.txt", PAYLOAD} - set(tags.sums)
    if unnamed and found.get(TAGS) == "file":
        yield f"{TAGS} does not name {', '.join(sorted(unnamed))}."
    yield from _oxum(bag, found)


def _oxum(bag: Path, found: Mapping[str, str]) -> Iterator[str]:
    if found.get("bag-info.txt") != "file":
        return
    names = [name for name, kind in found.items() if kind == "file" and name.startswith("data/")]
    counted = f"{sum((bag / name).lstat().st_size for name in names)}.{len(names)}"
    lines = _head(bag / "bag-info.txt").decode("utf-8", "replace").splitlines()
    said = [line.partition(":")[2].strip() for line in lines if line.lower().startswith("payload-oxum:")]
    if said != [counted]:
        yield f"bag-info.txt says Payload-Oxum {said[0] if said else 'nowhere'}; counted: {counted}."


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(SMALL)


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            digest.update(piece)
    return digest.hexdigest()
