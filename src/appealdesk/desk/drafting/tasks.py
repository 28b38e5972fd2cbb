"""What the worker does for a draft (撰写任务). It runs at least once: a version that is done is left as it is."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from appealdesk.desk.drafting import services
from appealdesk.desk.drafting.models import Version


@task()
def prepare_version(version: int) -> str:
    """Prepare a version by its id and return the state it reached."""
    held = Version.objects.select_related("case", "facts", "author").get(pk=version)
    return services.prepare_version(held, at=timezone.now()).state
