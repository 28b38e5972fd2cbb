"""Files by content, and uploads under way (文件与上传)."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils import timezone


class Blob(models.Model):
    """One content, kept once: SHA-256, size in bytes, media type as sniffed."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.BigIntegerField()
    media = models.CharField(max_length=100)
    stored_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        """Name it by its digest."""
        return self.sha256[:12]

    @property
    def path(self) -> str:
        """Where it lies in the vault."""
        return f"{self.sha256[:2]}/{self.sha256[2:4]}/{self.sha256}"


class Upload(models.Model):
    """A file that comes in pieces: `received` bytes are safe on disk, the sender goes on from there.

    `owner` names whose it is: `case:CODE` or `draft:ID`. `mark` is what the sender knows his file by, such as the
    moment of its last change: pieces of two files of one name never mix. The last piece makes it a blob.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    owner = models.CharField(max_length=60, db_index=True)
    name = models.CharField(max_length=255)
    size = models.BigIntegerField()
    mark = models.CharField(max_length=60, blank=True)
    received = models.BigIntegerField(default=0)
    blob = models.ForeignKey(Blob, models.PROTECT, null=True)
    begun_at = models.DateTimeField(auto_now_add=True)
    touched_at = models.DateTimeField(default=timezone.now)
    by = models.CharField(max_length=40)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["touched_at"], name="upload_touched")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["owner", "by", "name", "size", "mark"],
                condition=models.Q(blob=None) & ~models.Q(mark=""),
                name="one_upload_begun_once",
            )
        ]

    def __str__(self) -> str:
        """Name the upload."""
        return str(self.id)


class Preview(models.Model):
    """What a page shows of a file without opening it: pictures, words or a table, made once a content by the worker."""

    STATES: ClassVar = [("waiting", "waiting"), ("made", "made"), ("none", "none")]
    blob = models.OneToOneField(Blob, models.CASCADE, primary_key=True, related_name="preview")
    state = models.CharField(max_length=8, choices=STATES, default="waiting")
    content = models.JSONField(default=dict)
    fault = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        """Name it by its content."""
        return f"preview of {self.blob_id[:12]}"
