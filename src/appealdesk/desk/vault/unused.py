"""Contents that nobody holds any more (无主文件): destroyed where a case is forgotten or a file is refused, never while held."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Field, TextField
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
    for field in _references():
        if field.model is not Preview and field.model.objects.filter(**{field.name: digest}).exists():  # type: ignore[attr-defined]
            return True
    return _pictured(digest) or any(holds(digest) for holds in _HOLDERS)


def _pictured(digest: str) -> bool:
    # Only what a preview can be made of is looked for in all of them: a picture.
    if not Blob.objects.filter(pk=digest, media="image/jpeg").exists():
        return False
    return Preview.objects.annotate(told=Cast("content", TextField())).filter(told__contains=digest).exists()


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


def _references() -> Iterator[Field[Any, Any]]:
    for model in apps.get_models():
        yield from (field for field in model._meta.fields if field.related_model is Blob)  # noqa: SLF001  # Django's own door
