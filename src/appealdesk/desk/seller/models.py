"""The seller's link (卖家链接): one case and no other; only the hash of its token is kept."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from appealdesk.desk.cases.models import Case


class SellerLink(models.Model):
    """A link to one case, good until it runs out or is revoked."""

    token_hash = models.CharField(max_length=64, unique=True)
    case = models.ForeignKey(Case, models.CASCADE, related_name="links")
    mail = models.EmailField(blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Name it by number: the token is a secret."""
        return f"seller link {self.pk}"
