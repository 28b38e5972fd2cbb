"""Versions of a draft and what left the house (文稿版本与材料包). What was prepared is frozen, byte for byte."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from appealdesk.desk.cases.models import Case, Facts
from appealdesk.desk.vault.models import Blob


class Version(models.Model):
    """One letter as made from one saving of the facts: its blocks, problems and digests.

    `state` goes draft → prepared (bundle made) or refused (with questions or the refusal paper). `bag_digest` is what
    `appealdesk verify` prints, and what the seller's confirmation names.
    """

    STATES: ClassVar = [
        ("draft", "draft"),
        ("preparing", "preparing"),
        ("prepared", "prepared"),
        ("refused", "refused"),
    ]
    case = models.ForeignKey(Case, models.CASCADE, related_name="versions")
    attempt = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    facts = models.ForeignKey(Facts, models.PROTECT)
    state = models.CharField(max_length=10, choices=STATES, default="draft")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="versions")
    at = models.DateTimeField(default=timezone.now)
    language = models.CharField(max_length=8, blank=True)
    letter = models.JSONField(default=list)
    problems = models.JSONField(default=list)
    questions = models.TextField(blank=True)
    bag_digest = models.CharField(max_length=64, blank=True)
    evidence = models.CharField(max_length=64, blank=True)  # the files it rests on, as they stood
    prepared_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="approved_versions"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    override_reason = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "number"], name="one_version_a_number")
        ]

    def __str__(self) -> str:
        """Name the version."""
        return f"{self.case} v{self.number}"

    def rests_on_the_same_as(self, other: Version) -> bool:
        """Whether another version was made from the same facts and the same files."""
        return self.facts_id == other.facts_id and self.evidence == other.evidence

    @property
    def fatal(self) -> list[Any]:
        """The problems that no bundle may leave with."""
        return [problem for problem in self.problems if problem.get("fatal")]


class BundleFile(models.Model):
    """One file of a prepared version, by its path: `bundle/…` is the sealed bag, `to-upload/…` what the seller hands in."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="files")
    path = models.CharField(max_length=255)
    blob = models.ForeignKey(Blob, models.PROTECT)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["version", "path"], name="one_file_a_path")]

    def __str__(self) -> str:
        """Name the file."""
        return self.path


class Presence(models.Model):
    """Who has the studio of a case open right now, so that two people are told of each other.

    `pages` holds the number of the last words that were taken from each open page of his.
    """

    case = models.ForeignKey(Case, models.CASCADE)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
    seen_at = models.DateTimeField(default=timezone.now)
    pages = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "user"], name="one_presence")]

    def __str__(self) -> str:
        """Name who is where."""
        return f"{self.user} at {self.case}"


class WorkingCopy(models.Model):
    """What one person has typed in the studio and not yet saved; `base` is the saving he began from."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="working_copies")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
    content = models.JSONField(default=dict)
    base = models.PositiveIntegerField()
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "user"], name="one_working_copy")]

    def __str__(self) -> str:
        """Name whose it is."""
        return f"{self.case} by {self.user}"
