"""What runs every so often (周期任务): claimed by one conditional update, so that two workers never run it twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from appealdesk.desk.jobs.models import Periodic


@dataclass(frozen=True, slots=True)
class Job:
    """A job by its name, how often it runs, and what it does at a moment."""

    name: str
    every: timedelta
    run: Callable[[datetime], object]


JOBS: dict[str, Job] = {}


def register(name: str, every: timedelta, run: Callable[[datetime], object]) -> None:
    """Enter a job into the table; rooms do so when they get ready."""
    JOBS[name] = Job(name, every, run)


def run_due(now: datetime | None = None) -> list[str]:
    """Run each job whose time has come and return their names. A missed time is made up for once, not many times."""
    now = now or timezone.now()
    return [job.name for job in JOBS.values() if _claimed(job, now) and _run(job, now)]


def _claimed(job: Job, now: datetime) -> bool:
    Periodic.objects.get_or_create(name=job.name, defaults={"next_at": now})
    # Further away than one turn is a time that a clock wrote which was ahead: waiting for it could take years.
    due = Q(name=job.name) & (Q(next_at__lte=now) | Q(next_at__gt=now + job.every))
    return bool(Periodic.objects.filter(due).update(next_at=now + job.every, ran_at=now))


def _run(job: Job, now: datetime) -> bool:
    job.run(now)
    return True
