"""What the worker does for files (文件后台任务)."""

from __future__ import annotations

from django_tasks import task

from appealdesk.desk.vault import previews


@task()
def preview(sha256: str, name: str) -> None:
    """Make what pages show of a file."""
    previews.make(sha256, name)
