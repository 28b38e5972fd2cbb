"""Scores of the reading, field by field: `python bench/reading/score.py [public|adversarial|generated] [--misses]`."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "reading"))

from folders import samples
from lean import lean_samples
from notices import generated
from score import score

SETS = {"public": samples, "adversarial": lean_samples, "generated": generated}

if __name__ == "__main__":
    asked = [name for name in sys.argv[1:] if name in SETS] or list(SETS)
    for name in asked:
        result = score(SETS[name]())
        print(f"== {name}", *result.lines(), "", sep="\n")
        if "--misses" in sys.argv:
            for miss in result.misses:
                print("  ", *miss)
