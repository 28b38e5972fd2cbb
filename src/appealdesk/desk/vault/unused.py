"""Contents that nobody holds any more (无主文件): destroyed where a case is forgotten or a file is refused, never while held."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db import transaction
from django.db.models import TextField
from django.db.models.functions import Cast

from appealdesk.desk.vault import services
from appealdesk.desk.vault.models import Blob, Preview

Holds = Callable[[str], bool]
_HOLDERS: list[Holds] = []


def also_held(holds: Holds) -> None:
    """Enter a question: is a content, by its digest, named inside of some JSON of a room? Rooms ask when they get ready."""
    _HOLDERS.append(holds)


def destroy(digests: Iterable[str]) -> int:
    """Destroy those contents that nobody holds, their previews and pictures with them; return how many."""
    gone = 0
    waiting = sorted(set(digests))
    while waiting:
        digest = waiting.pop()
        preview = Preview.objects.filter(pk=digest).first()
        if _destroyed(digest):
            gone += 1
            waiting += preview.content.get("pictures", []) if preview else []
    return gone


def in_use(digest: str) -> bool:
    """Whether any row holds a content: by reference, as a picture of a preview, or inside of some room's JSON."""
    for relation in Blob._meta.related_objects:
        if relation.related_model is Preview:
            continue
        if relation.related_model._base_manager.filter(**{relation.field.name: digest}).exists():
            return True
    pictured = Preview.objects.annotate(told=Cast("content", TextField())).filter(told__contains=digest)
    return pictured.exists() or any(holds(digest) for holds in _HOLDERS)


def _destroyed(digest: str) -> bool:
    with transaction.atomic():
        blob = Blob.objects.select_for_update().filter(pk=digest).first()
        if blob is None or in_use(digest):
            return False
        place = blob.path
        blob.delete()
        # After the commit: a file without a row is litter, a row without its file would be a loss.
        transaction.on_commit(lambda: services.vault().delete(place))
    return True
