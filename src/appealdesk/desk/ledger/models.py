"""Ledger lines and day heads (台账行与日链)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db import models

from appealdesk.core.ledger import LedgerError, Line


class LedgerLine(models.Model):
    """One line as kept. `moment` is the text that was digested: no database rounds it."""

    case_code = models.CharField(max_length=20)
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    tag = models.CharField(max_length=60)
    by = models.CharField(max_length=40)
    detail = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case_code", "number"], name="one_line_a_number")
        ]
        # The auditor asks for the newest of two million lines by what they say and by whom.
        indexes: ClassVar = [
            models.Index(fields=["at"], name="ledger_at"),
            models.Index(fields=["tag", "id"], name="ledger_tag"),
            models.Index(fields=["by", "id"], name="ledger_by"),
        ]

    def __str__(self) -> str:
        """Name the line."""
        return f"{self.case_code}/{self.number} {self.tag}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add, never change."""
        if self.pk:
            raise LedgerError("A ledger line is never changed.", "Write another line.")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse."""
        raise LedgerError("A ledger line is never removed.", "Write another line.")

    @property
    def actors(self) -> tuple[str, ...]:
        """Who acted, and whom it was about."""
        return tuple(one for one in (self.by, *self.detail.values()) if isinstance(one, str))

    def told(self, names: Mapping[str, str]) -> dict[str, Any]:
        """Return the detail with people by their names, for a page; what is kept and digested stays as it is."""
        return {
            key: names.get(value, value) if isinstance(value, str) else value
            for key, value in self.detail.items()
        }

    def line(self) -> Line:
        """Return the line as the core digests it."""
        return Line(self.case_code, self.number, self.at, self.tag, self.by, self.previous, self.detail)


class DayHead(models.Model):
    """One line over all cases with lines on a day, chained to the day before."""

    day = models.DateField(unique=True)
    cases = models.PositiveIntegerField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        """Name the day."""
        return f"{self.day} {self.digest[:12]}"


class Check(models.Model):
    """One walk over the whole ledger: when, how many lines, and every place where the chain does not hold."""

    at = models.DateTimeField()
    cases = models.PositiveIntegerField()
    lines = models.PositiveIntegerField()
    broken = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ["-at"]

    def __str__(self) -> str:
        """Tell how it ended."""
        return f"{self.at:%Y-%m-%d %H:%M} {len(self.broken)} broken"
