"""DuckDB set for this machine (本机设置): half of the free memory, spilling to a scratch folder, no network, no extensions."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb

MEGABYTE = 1024**2
LEAST_MEMORY = 256 * MEGABYTE
PIECE = 4 * MEGABYTE


def connect(scratch: Path, memory: str = "") -> duckdb.DuckDBPyConnection:
    """Open an in-memory database. `memory` such as `1GB` overrides the limit taken from the machine."""
    return duckdb.connect(
        ":memory:",
        config={
            "memory_limit": memory or f"{memory_limit() // MEGABYTE}MiB",
            "temp_directory": str(scratch / "spill"),
            "threads": str(os.cpu_count() or 1),
            "preserve_insertion_order": "false",
            # A database in memory has nothing to write down; without this DuckDB rewrites whole tables at each change.
            "checkpoint_threshold": "1TB",
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
        },
    )


def memory_limit() -> int:
    """Return half of the memory that is free, in bytes, and at least what DuckDB needs to spill well."""
    return max(_free() // 2, LEAST_MEMORY)


def line_count(path: Path) -> int:
    """Count the lines of a file, the last one too where nothing ends it."""
    count, last = 0, b"\n"
    with path.open("rb", buffering=0) as stream:
        while piece := stream.read(PIECE):
            count += piece.count(b"\n")
            last = piece[-1:]
    return count + (last != b"\n")


def _free() -> int:
    """Read the kernel's own estimate where there is one; a container's limit counts if it is smaller."""
    try:
        lines = Path("/proc/meminfo").read_text("ascii").splitlines()
        free = next(int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable"))
    except (OSError, StopIteration, ValueError):
        free = 4 * 1024 * MEGABYTE
    try:
        limit = Path("/sys/fs/cgroup/memory.max").read_text("ascii").strip()
        return min(free, int(limit)) if limit.isdigit() else free
    except OSError:
        return free
