"""How long `prepare` takes with many exhibits, process start included: the sample's own files, copied under further names.

Usage: python bench/road/exhibits.py [NUMBER ...]
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "samples" / "cases" / "late-shipment-carrier-closure"
# A copy is named after a kind, so that nobody has to list it in case.yaml.
KINDS = {
    ".pdf": "sop",
    ".png": "metric_report",
    ".json": "erp_log",
    ".csv": "refund_record",
    ".eml": "lsp_communication",
}


def fill(case: Path, number: int) -> None:
    """Copy the exhibits of a case until it has so many."""
    files = sorted((case / "exhibits").iterdir())
    for n in range(number - len(files)):
        source = files[n % len(files)]
        shutil.copy(source, source.with_name(f"{KINDS[source.suffix]}-{n}{source.suffix}"))


def main() -> None:
    for number in [int(word) for word in sys.argv[1:]] or [12, 100, 500]:
        with tempfile.TemporaryDirectory() as scratch:
            case = Path(scratch) / "case"
            shutil.copytree(SAMPLE, case)
            fill(case, number)
            began = time.perf_counter()
            subprocess.run(
                [sys.executable, "-m", "appealdesk", "prepare", str(case), "--json"],
                check=True,
                stdout=subprocess.DEVNULL,
            )
            print(f"{time.perf_counter() - began:7.2f} s   {number} exhibits")


if __name__ == "__main__":
    main()
