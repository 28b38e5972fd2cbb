"""Asking the worker (请求后台): the task stands in the transaction of what asks for it, so that neither is there without the other."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django_tasks.base import Task
from django_tasks_db import DatabaseBackend


def ask(task: Task[..., Any], *args: Any) -> None:
    """Put a task into the queue, inside of the caller's transaction.

    A row in the database is committed with the change itself: a process that is killed leaves both or none. A queue
    of another kind is told after the commit.
    """
    if isinstance(task.get_backend(), DatabaseBackend):
        task.enqueue(*args)
    else:
        transaction.on_commit(lambda: task.enqueue(*args))
