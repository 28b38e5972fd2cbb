"""How long the command line takes, process start included: the figures that README and docs may quote.

Each line is the median of ten runs after one warm-up, beside an empty Python process in the same loop, so that a slow
machine shows as such.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "samples" / "cases" / "late-shipment-carrier-closure"
DESK = [sys.executable, "-m", "appealdesk"]
ROUNDS = 10


def once(command: list[str]) -> float:
    """Run it and return the wall time in seconds."""
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        case = Path(scratch) / "case"
        shutil.copytree(SAMPLE, case)
        attempts = Path(scratch) / "attempts"
        commands = {
            "an empty Python process": [sys.executable, "-c", "pass"],
            "appealdesk --help": [*DESK, "--help"],
            "appealdesk read CASE --json": [*DESK, "read", str(case), "--json"],
            "appealdesk prepare CASE (12 exhibits)": [
                *DESK,
                "prepare",
                str(case),
                "--out",
                str(attempts),
                "--json",
            ],
            "appealdesk verify BUNDLE": [*DESK, "verify", str(attempts / "attempt-1" / "bundle"), "--json"],
        }
        for command in commands.values():
            once(command)
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(ROUNDS):
            for name, command in commands.items():
                times[name].append(once(command))
    for name, taken in times.items():
        print(f"{statistics.median(taken):6.3f} s median, {min(taken):6.3f} s best   {name}")


if __name__ == "__main__":
    main()
