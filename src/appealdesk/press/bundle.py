"""The bundle (材料包): the sealed bag and beside it what the seller uploads. It appears whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from appealdesk.core.errors import AppealDeskError
from appealdesk.press.bag import BagInfo, Original, check_name, digest_of, manifest_of, put, write_bag
from appealdesk.press.making import making
from appealdesk.press.manifest import UPLOAD, UPLOADED, read_manifest

BAG, CHANGES = "bundle", "changes.txt"


class BundleExistsError(AppealDeskError):
    """A bundle of that name is there already, and what left the house is never overwritten."""

    code = "bundle_exists"

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder} exists already and is kept as it is.",
            "Run the command again; it takes the next number.",
        )


class NotWritableError(AppealDeskError):
    """The disk takes no bundle there: full, read-only, or no folder. Nothing of it is left."""

    code = "not_writable"

    def __init__(self, folder: Path, refusal: OSError) -> None:
        why = refusal.strerror or type(refusal).__name__
        super().__init__(
            f"The bundle cannot be written to {folder} ({why}); nothing was left there.",
            "Make room or give the right to write, or name another folder with --out.",
        )


class Change(StrEnum):
    """How a file differs between two bundles."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Written:
    """Where a bundle was written, its digest, and what differs from the bundle before it."""

    folder: Path
    bag: Path
    upload: Path | None
    digest: str
    changed: tuple[tuple[str, Change], ...] = ()


def write_bundle(
    parent: Path,
    name: str,
    payload: Mapping[str, bytes | Original],
    info: BagInfo,
    *,
    upload: Mapping[str, bytes | Original] | None = None,
    previous: Path | None = None,
) -> Written:
    """Write `parent/name/bundle` (the bag) and `parent/name/to-upload`; both appear in one moment, by a rename.

    The bag holds the digests of what lies in `to-upload`, so that it vouches for that folder, too.
    Beside them lies `changes.txt` where a `previous` bag differs.

    Raises `BundleExistsError` where `parent/name` is there already, `NotWritableError` where the disk refuses, and
    what `write_bag` raises; then nothing is left.
    """
    try:
        return _written(parent, name, payload, info, upload, previous)
    except OSError as refusal:
        raise NotWritableError(parent, refusal) from refusal


def _written(
    parent: Path,
    name: str,
    payload: Mapping[str, bytes | Original],
    info: BagInfo,
    upload: Mapping[str, bytes | Original] | None,
    previous: Path | None,
) -> Written:
    folder = parent / name
    if folder.exists() or folder.is_symlink():
        raise BundleExistsError(folder)
    parent.mkdir(parents=True, exist_ok=True)
    with making(parent, name) as hidden:
        (hidden / BAG).mkdir()
        listed = {UPLOADED: manifest_of(_sums(upload))} if upload is not None else {}
        digest = write_bag(hidden / BAG, {**payload, **listed}, info)
        if upload is not None:
            _lay_out(hidden / UPLOAD, upload)
        changed = changes(previous, hidden / BAG) if previous is not None and previous.is_dir() else ()
        if changed:
            lines = "".join(f"{change.value}\t{path}\n" for path, change in changed)
            (hidden / CHANGES).write_text(lines, "utf-8")
        hidden.chmod(0o755)
        # After all is written, not file by file: then the disk has one thing to wait for and not thirty.
        for inner in (*hidden.rglob("*"), hidden):
            _settle(inner)
        _appear(hidden, folder)
    _settle(parent)
    return Written(folder, folder / BAG, folder / UPLOAD if upload is not None else None, digest, changed)


def changes(old: Path, new: Path) -> tuple[tuple[str, Change], ...]:
    """Say which payload files of a new bag are new, gone or changed, by their manifests, sorted by path."""
    before = read_manifest(old / "manifest-sha256.txt", "data/").sums
    after = read_manifest(new / "manifest-sha256.txt", "data/").sums
    return tuple(
        (path.removeprefix("data/"), _change(before.get(path), after.get(path)))
        for path in sorted({*before, *after})
        if before.get(path) != after.get(path)
    )


def _change(before: str | None, after: str | None) -> Change:
    if before is None:
        return Change.NEW
    return Change.GONE if after is None else Change.CHANGED


def _sums(files: Mapping[str, bytes | Original]) -> dict[str, str]:
    for name in files:
        check_name(name)
    return {name: digest_of(held) for name, held in files.items()}


def _lay_out(folder: Path, files: Mapping[str, bytes | Original]) -> None:
    folder.mkdir()
    for name, held in files.items():
        put(folder / name, held)


def _appear(hidden: Path, folder: Path) -> None:
    try:
        hidden.rename(folder)
    except OSError as refusal:  # somebody else was quicker: a full folder cannot be renamed over
        if folder.exists():
            raise BundleExistsError(folder) from refusal
        raise


def _settle(path: Path) -> None:
    """Write a file, or a folder's own entries, through to the disk; systems that cannot are left as they are."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)
