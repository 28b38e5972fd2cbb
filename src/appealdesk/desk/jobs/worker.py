"""The worker (后台工作进程): takes tasks from the queue, and every few seconds looks after what others left."""

from __future__ import annotations

import logging
import os
import secrets
import socket
import threading
from datetime import timedelta

from django.db import close_old_connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from appealdesk.desk.jobs import periodic, queue

LOOK_EVERY = 3.0
logger = logging.getLogger("appealdesk.desk.jobs")


def worker_id() -> str:
    """Name this process so that a neighbour on the same machine can tell whether it still lives."""
    return f"{socket.gethostname()[:30]}:{os.getpid()}:{secrets.token_hex(4)}"


def run(*, batch: bool = False, interval: float = 0.3) -> None:
    """Work until told to stop; with `batch` until the queue is empty."""
    stopped = threading.Event()
    watch = threading.Thread(target=_look_after, args=(stopped,), daemon=True)
    watch.start()
    worker = Worker(
        queue_names=["*"],
        interval=interval,
        batch=batch,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=worker_id(),
        excluded_queue_names=[],
    )
    if threading.current_thread() is threading.main_thread():
        worker.configure_signals()
    try:
        worker.run()
    finally:
        stopped.set()


def look_after() -> None:
    """Take up what dead workers left, retry what failed, run what is due: once."""
    queue.reap()
    queue.reap_dead()
    queue.retry()
    queue.reset_clock()
    periodic.run_due()
    DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - timedelta(days=7)).delete()


def _look_after(stopped: threading.Event) -> None:
    while not stopped.wait(LOOK_EVERY):
        close_old_connections()
        try:
            look_after()
        except Exception:  # the watch outlives whatever one job of it raises, and says so
            logger.exception("A periodic job failed.")
