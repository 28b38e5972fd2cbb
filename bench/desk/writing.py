"""Eight people who write at once: moves, messages and facts of cases that they share."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

PEOPLE = 8


def write_together(seconds):
    """Start the writers as processes of their own and add up what they did."""
    began = time.time() + 6
    started = [
        subprocess.Popen(
            [sys.executable, __file__, str(number), str(began), str(seconds)],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ,
        )
        for number in range(PEOPLE)
    ]
    told = [process.communicate()[0].split() for process in started]
    if any(process.returncode for process in started):
        raise SystemExit("a writer failed")
    done, stale, slowest = ([float(one[at]) for one in told] for at in range(3))
    return {
        "done": int(sum(done)),
        "stale": int(sum(stale)),
        "errors": 0,
        "per_second": round(sum(done) / seconds),
        "slowest_ms": round(max(slowest)),
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
    done = stale = 0
    slowest = 0.0
    while time.time() < until:
        case, at, began = Case.objects.get(pk=dice.choice(keys)), datetime.now(UTC), time.perf_counter()
        what = dice.randrange(3)
        try:
            if what == 0:
                services.write_message(
                    case, f"第 {done} 条:台风停运,请补揽收凭证", audience="desk", by=by, at=at
                )
            elif what == 1:
                services.save_facts(case, {"seller": {"store": f"s{done}"}}, by=by, at=at, after=case.facts)
            elif case.stage in ("work", "waiting"):
                move = Move.ASK_SELLER if case.stage == Stage.WORK else Move.SELLER_ANSWERED
                services.move_case(case, move, mover=mover, by=by, at=at, reason="请补充签收照片")
            done += 1
        except StaleCaseError:  # somebody was faster, which the desk tells; it is no fault
            stale += 1
        slowest = max(slowest, (time.perf_counter() - began) * 1000)
    return done, stale, slowest


def main():
    sys.path[:0] = [str(Path(__file__).resolve().parents[2] / "src")]
    import django

    django.setup()
    number, began, seconds = int(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3])
    time.sleep(max(0.0, began - time.time()))
    print(*_write(number, max(began, time.time()) + seconds))


if __name__ == "__main__":
    main()
