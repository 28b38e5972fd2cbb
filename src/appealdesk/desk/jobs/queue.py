"""What a worker must never lose (任务队列): tasks left by a killed worker are taken up again, failed ones are retried.

Every task is idempotent, because it runs at least once, not exactly once.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

LEASE = timedelta(minutes=10)
MAX_ATTEMPTS = 4
FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(hours=1)


def reap(lease: timedelta = LEASE) -> int:
    """Take up tasks whose lease ran out: their worker, here or elsewhere, is gone. Returns how many."""
    return _take_up(DBTaskResult.objects.filter(status="RUNNING", started_at__lt=timezone.now() - lease))


def reap_dead() -> int:
    """Take up tasks of workers on this machine whose process is gone, without waiting for the lease."""
    running = DBTaskResult.objects.filter(status="RUNNING")
    return _take_up(row for row in running if row.worker_ids and not alive(row.worker_ids[-1]))


def reset_clock() -> int:
    """Let tasks begin now whose time was written by a clock that was ahead: no pause is so long. Returns how many."""
    now = timezone.now()
    put_off = DBTaskResult.objects.filter(status="READY", run_after__gt=now + LONGEST_PAUSE)
    # The end of time stands for no time at all.
    return put_off.filter(run_after__lt=get_date_max()).update(run_after=now)


def alive(worker: str) -> bool:
    """Whether a worker may still be at work; one on another machine may."""
    host, pid, *_ = (*worker.split(":"), "", "")
    if host != socket.gethostname()[:30] or not pid.isdigit():
        return True
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _take_up(rows: Iterable[DBTaskResult[..., object]]) -> int:
    taken = 0
    now = timezone.now()
    for row in rows:
        tried = len(row.worker_ids)
        # Compare and set: a worker that finishes in this very moment keeps its result.
        held = DBTaskResult.objects.filter(pk=row.pk, status="RUNNING", worker_ids=row.worker_ids)
        if tried < MAX_ATTEMPTS:
            taken += held.update(status="READY", started_at=None, run_after=now)
        else:
            held.update(
                status="FAILED",
                finished_at=now,
                exception_class_path="builtins.TimeoutError",
                traceback=f"Its worker was lost {tried} times.",
            )
    return taken


def retry() -> int:
    """Give failed tasks another try after a pause that doubles. Returns how many were put back."""
    put_back = 0
    now = timezone.now()
    for row in DBTaskResult.objects.filter(status="FAILED", finished_at__gt=now - timedelta(hours=6)):
        tried = len(row.worker_ids)
        if tried >= MAX_ATTEMPTS:
            continue
        held = DBTaskResult.objects.filter(pk=row.pk, status="FAILED", worker_ids=row.worker_ids)
        put_back += held.update(
            status="READY", started_at=None, finished_at=None, run_after=now + FIRST_PAUSE * 2**tried
        )
    return put_back
