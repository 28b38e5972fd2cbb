"""The board tells when no worker runs, and a clock that was set back stops nothing for long."""

from __future__ import annotations

from datetime import timedelta

import pytest
from desk_cast import NOW
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from appealdesk.desk.jobs import periodic, queue
from appealdesk.desk.jobs.models import Periodic
from appealdesk.desk.jobs.pulse import SILENT, pulse

pytestmark = pytest.mark.django_db
SAID = "后台没有在运行"


def board(alice, as_staff) -> str:
    return as_staff(alice).get("/desk/").content.decode()


def test_a_board_without_a_worker_says_so_and_one_with_a_worker_does_not(alice, as_staff):
    assert SAID in board(alice, as_staff)
    periodic.run_due(timezone.now())
    assert SAID not in board(alice, as_staff)
    Periodic.objects.update(ran_at=timezone.now() - SILENT - timedelta(minutes=1))
    assert SAID in board(alice, as_staff)
    assert "最近一次运行" in board(alice, as_staff)


def test_a_note_from_the_future_is_no_sign_of_life():
    Periodic.objects.create(name="x", next_at=NOW, ran_at=NOW + timedelta(days=400))
    assert pulse(NOW).silent


def test_what_was_put_off_by_a_clock_that_was_ahead_runs_at_once(monkeypatch):
    ran = []
    job = periodic.Job("daily", timedelta(days=1), ran.append)
    monkeypatch.setattr(periodic, "JOBS", {"daily": job})
    periodic.run_due(NOW + timedelta(days=700))
    assert periodic.run_due(NOW) == ["daily"]
    assert periodic.run_due(NOW) == []
    assert periodic.run_due(NOW + timedelta(hours=23)) == []
    assert len(ran) == 2


def test_a_task_that_waits_for_a_time_far_away_begins_now():
    now = timezone.now()
    for run_after in (now + timedelta(days=30), now + timedelta(minutes=1), get_date_max()):
        DBTaskResult.objects.create(
            task_path="x", args_kwargs={}, run_after=run_after, queue_name="default", backend_name="default"
        )
    assert queue.reset_clock() == 1
    assert DBTaskResult.objects.filter(run_after__gt=now + timedelta(hours=1)).count() == 1
