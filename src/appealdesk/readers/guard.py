"""A child process for work that a hostile file could make endless (隔离子进程): its time and memory are its own.

A page of 200 kB can unfold into minutes and gigabytes inside a C library, where no Python can stop it. The child is
forked, so that it costs milliseconds and loads nothing again; where a system cannot fork, the work is done in place.
"""

from __future__ import annotations

import contextlib
import faulthandler
import json
import os
import select
import signal
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

CPU_SECONDS = 5
WALL_SECONDS = 60
MEMORY = 768 * 1024**2


def guarded(work: Callable[[], Iterator[Any]]) -> tuple[list[Any], bool]:
    """Run the work and return the JSON values it yielded, and whether it came to its end.

    The work may yield as it goes: what came before the limit was met is kept. It should yield what it has to say
    about errors; an exception ends it.
    """
    if not hasattr(os, "fork"):
        return list(work()), True
    reading, writing = os.pipe()
    child = _fork()
    if child == 0:
        os.close(reading)
        _child(work, writing)
    os.close(writing)
    try:
        told = _told(reading, time.monotonic() + WALL_SECONDS)
    finally:
        os.close(reading)
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    lines = told.split(b"\n")
    values = [json.loads(line) for line in lines[:-1]]
    ended = bool(values) and values[-1] is None
    return (values[:-1] if ended else values), ended


def _fork() -> int:
    with warnings.catch_warnings():
        # Newer Pythons warn where other threads run. The child takes no lock of theirs: it reads a file and ends.
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def _child(work: Callable[[], Iterator[Any]], writing: int) -> None:
    """Do the work, one line a value, an empty value at the end, and leave without the parent's farewells."""
    try:
        _hush()
        _limit()
        for value in work():
            _write(writing, json.dumps(value).encode() + b"\n")
        _write(writing, b"null\n")
    finally:
        os._exit(0)


def _write(writing: int, data: bytes) -> None:
    while data:
        data = data[os.write(writing, data) :]


def _told(reading: int, deadline: float) -> bytes:
    parts: list[bytes] = []
    while select.select([reading], [], [], max(0.0, deadline - time.monotonic()))[0]:
        part = os.read(reading, 1024**2)
        if not part:
            break
        parts.append(part)
    return b"".join(parts)


def _hush() -> None:
    """A library that aborts writes its last words to the terminal; the parent says what there is to say."""
    faulthandler.disable()
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)


def _limit() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (_size() + MEMORY, resource.RLIM_INFINITY))


def _size() -> int:
    """Return how much address space this process has already taken."""
    told = Path("/proc/self/statm").read_text("ascii")
    return int(told.split()[0]) * os.sysconf("SC_PAGE_SIZE")
