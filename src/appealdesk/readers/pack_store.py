"""Pack files as parsed documents (规则包缓存): read by digest, so that a warm start parses no YAML.

The cache holds JSON beside the key it was made from: package version, shape of the packs, and every byte of the
files. A cache that is not this user's own, or that others may write, is neither read nor written.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import appealdesk
from appealdesk.core.errors import BadInputError, Fault, PackError

ROOT = Path(__file__).parent.parent / "packs"
SHAPE = "1"

Documents = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Folder:
    """Parsed documents by name below the root, and the digest of the bytes they were read from."""

    digest: str
    documents: Documents


def read(
    names: Sequence[str],
    check: Callable[[Documents], list[Fault]],
    root: Path = ROOT,
    cache: Path | None = None,
) -> Folder:
    """Return the parsed files. `check` looks at them once, when they are parsed and not when they come from the cache.

    `cache` is the file to keep them in; None keeps nothing. Raises `PackError` with all faults of all files.
    """
    raw = {name: (root / name).read_bytes() for name in names}
    digest = _digest(raw)
    kept = kept_in(cache, digest)
    if kept is not None:
        return Folder(digest, kept)
    documents = _parsed(raw)
    faults = check(documents)
    if faults:
        raise PackError(faults)
    keep_in(cache, digest, documents)
    return Folder(digest, documents)


def home() -> Path | None:
    """Return the folder for caches after the XDG convention; None where there is no home."""
    given = os.environ.get("XDG_CACHE_HOME")
    try:
        base = Path(given) if given else Path.home() / ".cache"
    except RuntimeError:
        return None
    return base / "appealdesk"


def _digest(raw: dict[str, bytes]) -> str:
    total = sha256(f"{appealdesk.__version__}\0{SHAPE}".encode())
    for name, content in raw.items():
        total.update(f"\0{name}\0".encode() + sha256(content).digest())
    return total.hexdigest()


def _parsed(raw: dict[str, bytes]) -> Documents:
    from appealdesk.readers.yaml_file import parse  # lazily: only a cold start parses

    documents: Documents = {}
    faults: list[Fault] = []
    for name, content in raw.items():
        try:
            documents[name] = parse(content.decode("utf-8"), name)
        except BadInputError as error:
            faults.extend(error.faults)
        except UnicodeDecodeError:
            faults.append(Fault(name, "It is not UTF-8.", "Save it as UTF-8 text."))
    if faults:
        raise PackError(faults)
    return documents


def kept_in(cache: Path | None, digest: str) -> Documents | None:
    """Return what was kept in a cache file for the files of this digest; None for anything else."""
    if cache is None:
        return None
    try:
        if not (_own(cache.parent) and _own(cache)):
            return None
        held = json.loads(cache.read_bytes())
        documents: Documents = held["documents"]
        return documents if held["key"] == digest else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep_in(cache: Path | None, digest: str, documents: Documents) -> None:
    """Keep values for the files of this digest, where this user has a cache of his own."""
    if cache is None:
        return
    try:
        cache.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _own(cache.parent):
            _write(cache, {"key": digest, "documents": documents})
    except OSError:
        return  # a start without a cache is slower, never wrong


def _write(cache: Path, content: dict[str, Any]) -> None:
    from tempfile import mkstemp  # slow to load, and needed by a cold start only

    # Beside and then into place, so that another start never reads half a file.
    descriptor, fresh = mkstemp(prefix=cache.name, dir=cache.parent)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(content, file, default=str, separators=(",", ":"))
        Path(fresh).replace(cache)
    except OSError:
        Path(fresh).unlink(missing_ok=True)
        raise


def _own(path: Path) -> bool:
    """Whether only this user can have written it. A link could point at another's file."""
    found = path.lstat()
    if stat.S_ISLNK(found.st_mode) or found.st_mode & 0o022:
        return False
    return not hasattr(os, "geteuid") or found.st_uid == os.geteuid()
