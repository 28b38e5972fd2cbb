"""Eight people who write at once, without a pause, beside the worker's own writing: moves, messages and facts of cases that they share."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

PEOPLE = 8


def write_together(seconds):
    """Start the writers as processes of their own and add up what they did; the index of the search is kept up meanwhile."""
    began = time.time() + 6
    started = [
        subprocess.Popen(
            [sys.executable, __file__, str(number), str(began), str(seconds)],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ,
        )
        for number in range(PEOPLE + 1)
    ]
    told = [json.loads(process.communicate()[0] or "null") for process in started]
    if any(process.returncode for process in started):
        raise SystemExit("a writer failed")
    taken = sorted(one for told_by in told[:PEOPLE] for one in told_by["taken"])
    return {
        "done": len(taken),
        "stale": sum(one["stale"] for one in told[:PEOPLE]),
        "errors": 0,
        "per_second": round(len(taken) / seconds),
        "median_ms": round(taken[len(taken) // 2]),
        "p99_ms": round(taken[int(len(taken) * 0.99)]),
        "slowest_ms": round(taken[-1]),
        "indexed": told[PEOPLE]["done"],
    }


def _write(number, until):
    from datetime import UTC, datetime

    from appealdesk.core.stage import Move, Mover, Role, Stage
    from appealdesk.desk.cases import services
    from appealdesk.desk.cases.errors import StaleCaseError
    from appealdesk.desk.cases.models import Case

    dice = random.Random(number)
    keys = list(
        Case.objects.filter(stage__in=("work", "waiting")).order_by("pk").values_list("pk", flat=True)[:400]
    )
    by, mover = f"staff:{number + 1}", Mover(Role.SPECIALIST)
    taken, stale = [], 0
    while time.time() < until:
        case, at, began = Case.objects.get(pk=dice.choice(keys)), datetime.now(UTC), time.perf_counter()
        what = dice.randrange(3)
        try:
            if what == 0:
                services.write_message(
                    case, f"第 {len(taken)} 条:台风停运,请补揽收凭证", audience="desk", by=by, at=at
                )
            elif what == 1:
                services.save_facts(
                    case, {"seller": {"store": f"s{len(taken)}"}}, by=by, at=at, after=case.facts
                )
            elif case.stage in ("work", "waiting"):
                move = Move.ASK_SELLER if case.stage == Stage.WORK else Move.SELLER_ANSWERED
                services.move_case(case, move, mover=mover, by=by, at=at, reason="请补充签收照片")
        except StaleCaseError:  # somebody was faster, which the desk tells; it is no fault
            stale += 1
        taken.append((time.perf_counter() - began) * 1000)
    return {"taken": taken, "stale": stale}


def _keep_up(until):
    """Enter new words into the index of the search every few seconds, as the worker does."""
    from appealdesk.desk.cases import search
    from appealdesk.desk.jobs.worker import LOOK_EVERY

    done = 0
    while time.time() < until:
        time.sleep(LOOK_EVERY)
        done += search.catch_up()
    return {"done": done}


def main():
    sys.path[:0] = [str(Path(__file__).resolve().parents[2] / "src")]
    import django

    django.setup()
    number, began, seconds = int(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3])
    time.sleep(max(0.0, began - time.time()))
    until = max(began, time.time()) + seconds
    print(json.dumps(_keep_up(until) if number == PEOPLE else _write(number, until)))


if __name__ == "__main__":
    main()
