"""One fault at a time, planted into the golden letters in their own language: how many are found, and what is alarmed for nothing.

    python tests/letters/mutations.py             recall by fault, false alarms
    python tests/letters/mutations.py --misses    and every fault that was missed

Nothing here reads the word lists or patterns of the checks. The wordings stand in `wordings/`, in three sets: the
checks were mended with `seen` in view, `held` was measured with each mending, `fresh` was written after the last one. A wording goes into the plan where there is one, so
that the letter is composed with it; only where there is none is the composed letter edited.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

from clean_letters import BOOK, clean_letters
from clean_twins import twins
from planted_faults import Planted, planted

from appealdesk.core.letter.problems import Problem, problems


@dataclass(slots=True)
class Tally:
    """How many were planted, named under their point, stopped, and shown in any way."""

    planted: int = 0
    named: int = 0
    stopped: int = 0
    shown: int = 0


def tally(faults: list[Planted]) -> tuple[dict[str, Tally], list[Planted]]:
    """Count by fault; return the missed ones as well."""
    counts: dict[str, Tally] = {}
    missed = []
    for fault in faults:
        key = fault.fault + ("" if fault.which == "seen" else f", {fault.which}")
        count = counts.setdefault(key, Tally())
        found = fault.found()
        right = [problem for problem in found if problem.code in fault.codes]
        hit = any(problem.fatal for problem in right) if fault.fatal else bool(_told(right))
        count.planted += 1
        count.named += hit
        count.stopped += any(problem.fatal for problem in found)
        count.shown += bool(found)
        if not hit:
            missed.append(fault)
    return counts, missed


def _told(found: list[Problem]) -> list[Problem]:
    """Leave out the remark that a sentence was not composed: it is made of any sentence."""
    return [problem for problem in found if "not composed" not in problem.reason]


def alarms(seed: int = 20261124) -> tuple[int, list[tuple[str, str, tuple[Problem, ...]]]]:
    """Return how many twins there are, and those of which a problem is named."""
    count, false = 0, []
    for name, change, argument, letter in twins(seed):
        count += 1
        found = problems(letter, argument, clauses=BOOK)
        if found:
            false.append((name, change, found))
    return count, false


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def main(arguments: list[str]) -> int:
    """Print the tables of `docs/explanation/letters.md`."""
    counts, missed = tally(planted())
    say("| fault | planted | named | stopped |\n|---|---|---|---|")
    for fault, count in counts.items():
        say(f"| {fault} | {count.planted} | {count.named} | {count.stopped} |")
    every = sum(count.planted for count in counts.values())
    say(f"\n{every} faults in {len(clean_letters())} letters, {len(missed)} not named under their point")
    twin_count, false = alarms()
    say(f"{twin_count} clean twins, {len(false)} with a problem ({100 * len(false) / twin_count:.1f} %)")
    if "--misses" in arguments:
        for fault in missed:
            say(f"missed: {fault.fault} ({fault.which}) in {fault.clean}: {fault.words}")
        for name, change, found in false:
            say(f"alarm: {name}: {change}: {found[0]}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
