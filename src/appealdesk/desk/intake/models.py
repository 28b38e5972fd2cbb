"""A draft of an intake (收件草稿): saved as the seller goes, found again by the secret in his browser or link."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from appealdesk.desk.cases.models import Case
from appealdesk.desk.vault.models import Blob


class Draft(models.Model):
    """What was typed so far (`content`), and what the notice was read as (`reading`). Submitted, it becomes a case.

    `pages` holds the number of the last saving of each open page.
    """

    token_hash = models.CharField(max_length=64, unique=True)
    content = models.JSONField(default=dict)
    reading = models.JSONField(default=dict)
    pages = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=0)
    language = models.CharField(max_length=8, default="zh-hans")
    begun_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    case = models.OneToOneField(Case, models.CASCADE, null=True, related_name="draft")

    def __str__(self) -> str:
        """Name the draft."""
        return f"draft {self.pk}"


class DraftFile(models.Model):
    """A file that belongs to a draft: a screenshot of the notice, or evidence. `text` is what the worker read in it."""

    STATES = (
        ("waiting", "waiting"),
        ("reading", "reading"),
        ("read", "read"),
        ("failed", "failed"),
        ("none", "none"),
    )
    draft = models.ForeignKey(Draft, models.CASCADE, related_name="files")
    blob = models.ForeignKey(Blob, models.PROTECT)
    name = models.CharField(max_length=255)
    role = models.CharField(max_length=8, default="exhibit")
    state = models.CharField(max_length=8, choices=STATES, default="none")
    text = models.TextField(blank=True)
    fault = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        """Name the file."""
        return f"{self.draft} file {self.pk}"
