"""What the worker does for the ledger (台账任务)."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from appealdesk.desk.ledger import checking


@task()
def check() -> int:
    """Walk over the whole ledger and keep what was found; return how many places do not hold."""
    return len(checking.check(timezone.now()).broken)
