"""The folder in the making (暂存文件夹): hidden until its bundle is whole, and swept later where its maker was killed.

Each maker holds a lock on its folder, which the system lets go when the process ends, however it ends. What nobody
holds was left behind. Where a disk knows no locks, only what is a day old counts as left behind.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

LEFT = re.compile(r"\.attempt-[1-9][0-9]*-[a-z0-9_]{8}")
DAY = 24 * 60 * 60


@contextmanager
def making(parent: Path, name: str) -> Iterator[Path]:
    """Yield a new hidden folder in `parent`, after what dead makers left there was swept; an error removes it.

    It is a sibling of what it becomes, since only within one disk a rename is one step.
    """
    with _held(parent):  # so that nobody sweeps a folder between its birth and its lock
        sweep(parent)
        folder = Path(mkdtemp(prefix=f".{name}-", dir=parent))
        lock = _lock(folder)
    try:
        yield folder
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    finally:
        _let_go(lock)


def sweep(parent: Path) -> tuple[str, ...]:
    """Remove the folders whose makers are gone, and return their names. A live maker's folder is left alone."""
    found = [path for path in parent.iterdir() if LEFT.fullmatch(path.name) and _is_folder(path)]
    return tuple(path.name for path in found if _swept(path))


def _swept(folder: Path) -> bool:
    lock = _lock(folder)
    try:
        if lock is None and not (_knows_no_locks(folder.parent) and _old(folder)):
            return False
        shutil.rmtree(folder, ignore_errors=True)
        return True
    finally:
        _let_go(lock)


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    lock = _lock(folder, wait=True)
    try:
        yield
    finally:
        _let_go(lock)


def _lock(folder: Path, *, wait: bool = False) -> int | None:
    """Return the handle that holds a folder; None where somebody else does, or where there are no locks."""
    handle = None
    try:
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except (ImportError, OSError):
        _let_go(handle)
        return None
    return handle


def _let_go(handle: int | None) -> None:
    if handle is not None:
        os.close(handle)


def _knows_no_locks(parent: Path) -> bool:
    """Ask with a folder that surely nobody holds."""
    probe = Path(mkdtemp(prefix=".lock-", dir=parent))
    try:
        lock = _lock(probe)
        _let_go(lock)
        return lock is None
    finally:
        probe.rmdir()


def _old(folder: Path) -> bool:
    """By the disk's own clock: the parent was just written to, since the probe lay in it."""
    return folder.parent.stat().st_mtime - folder.stat().st_mtime > DAY


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except OSError:  # swept by somebody else a moment ago
        return False
