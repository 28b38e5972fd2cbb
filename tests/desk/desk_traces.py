"""Where a word is kept: in any text of any table, or in any content of the vault."""

from __future__ import annotations

from django.apps import apps
from django.core.files.storage import storages
from django.db import models

from appealdesk.desk.vault.models import Blob

TEXTS = (models.CharField, models.TextField, models.JSONField)


def kept(word: str) -> list[str]:
    """Return every place that holds the word."""
    found = []
    for model in apps.get_models():
        columns = [field.name for field in model._meta.fields if isinstance(field, TEXTS)]
        for row in model.objects.values(*columns):
            found += [f"{model.__name__}.{name}" for name, held in row.items() if word in str(held)]
    for blob in Blob.objects.all():
        with storages["vault"].open(blob.path) as content:
            found += ["vault"] if word.encode() in content.read() else []
    return found
