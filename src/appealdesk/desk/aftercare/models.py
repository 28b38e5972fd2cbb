"""Submissions, answers and reminders (提交、答复与提醒)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

from appealdesk.core.outcome import NAMES, OutcomeKind
from appealdesk.desk.cases.models import Case
from appealdesk.desk.drafting.models import Version
from appealdesk.desk.vault.models import Blob


class Submission(models.Model):
    """What the seller handed to the platform, when, where, and under which number. One per version."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="submissions")
    version = models.OneToOneField(Version, models.PROTECT, related_name="submission")
    attempt = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    channel = models.CharField(max_length=120)
    by = models.CharField(max_length=40)
    reference = models.CharField(max_length=120, blank=True)
    bundle = models.CharField(max_length=64)
    screenshot = models.ForeignKey(Blob, models.PROTECT, null=True, blank=True)
    recorded_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        """Name the submission."""
        return f"{self.case} attempt {self.attempt}"


class Answer(models.Model):
    """One answer of the platform, or its silence. Money, metric, warning and privileges are granted or not, each apart."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="answers")
    attempt = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=24, choices=[(k.value, NAMES[k].say("en")) for k in OutcomeKind])
    at = models.DateTimeField()
    words = models.TextField(blank=True)
    reply_due = models.DateTimeField(null=True, blank=True)
    granted = models.JSONField(default=dict)
    reading = models.JSONField(default=dict)
    by = models.CharField(max_length=40)
    recorded_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        """Name the answer."""
        return f"{self.case} {self.kind}"


class Reminder(models.Model):
    """A reminder that went out, so that none goes twice: a case, the instant it is about, and how many hours before."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="reminders")
    due = models.DateTimeField()
    hours = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "due", "hours"], name="one_reminder")
        ]

    def __str__(self) -> str:
        """Name the reminder."""
        return f"{self.case} {self.hours} h before"


class Watch(models.Model):
    """Thirty days after a success: what is looked at, and what was seen."""

    case = models.OneToOneField(Case, models.CASCADE, related_name="watch")
    ends_at = models.DateTimeField()
    checks = models.JSONField(default=list)

    def __str__(self) -> str:
        """Name the watch."""
        return f"{self.case} until {self.ends_at:%Y-%m-%d}"
