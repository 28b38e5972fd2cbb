"""The periodic table (周期任务表): what runs every so often, and when it ran last."""

from __future__ import annotations

from django.db import models


class Periodic(models.Model):
    """One job by its name; `next_at` is claimed by a conditional update, so that two workers never run it twice."""

    name = models.CharField(max_length=60, unique=True)
    next_at = models.DateTimeField()
    ran_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Name the job."""
        return self.name
