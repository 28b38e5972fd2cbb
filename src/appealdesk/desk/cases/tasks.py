"""What the worker does for cases (案件后台任务). Each may run more than once."""

from __future__ import annotations

from django_tasks import task

from appealdesk.desk.cases import conclusions as room
from appealdesk.desk.cases import exhibits, selectors, unpacking


@task()
def conclude(code: str) -> None:
    """Read a case again and conclude from it."""
    exhibits.suggest(selectors.case_for(code))
    room.conclude(code)


@task()
def unpack(code: str, number: int, by: str) -> None:
    """Take the files of an archive into the evidence."""
    unpacking.unpack(code, number, by=by)
