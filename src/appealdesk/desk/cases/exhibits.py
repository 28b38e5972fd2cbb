"""What is done to exhibits (证据件操作): withdrawn and restored, named by kind, remarked on; the file itself never changes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from appealdesk.core.errors import BadInputError, Fault
from appealdesk.desk.cases import conclusions
from appealdesk.desk.cases.entrance import refuse_credentials
from appealdesk.desk.cases.models import Case, Exhibit
from appealdesk.desk.ledger import services as ledger
from appealdesk.readers import packs


@transaction.atomic
def withdraw(exhibit: Exhibit, *, by: str, at: datetime) -> bool:
    """Take an exhibit out of the evidence; it can be restored. Returns whether it was still in."""
    done = Exhibit.objects.filter(pk=exhibit.pk, withdrawn_at=None).update(withdrawn_at=at)
    if done:
        _changed(exhibit, "exhibit:file:withdrawn", by, at)
    return bool(done)


@transaction.atomic
def restore(exhibit: Exhibit, *, by: str, at: datetime) -> bool:
    """Put an exhibit back into the evidence. Returns whether it was out."""
    done = Exhibit.objects.filter(pk=exhibit.pk).exclude(withdrawn_at=None).update(withdrawn_at=None)
    if done:
        _changed(exhibit, "exhibit:file:restored", by, at)
    return bool(done)


@transaction.atomic
def set_kind(exhibit: Exhibit, kind: str, *, by: str, at: datetime, role: str = "") -> None:
    """Say of which kind an exhibit is, and whether it is a notice, the story or a complete export.

    Raises `BadInputError` for an unknown kind or role.
    """
    roles = {code for code, _ in Exhibit.ROLES}
    if kind and kind not in packs.vocabulary().codes("kinds"):
        raise BadInputError([Fault("kind", f"“{kind}” is no kind of evidence.", "Choose one of the list.")])
    if role and role not in roles:
        raise BadInputError([Fault("role", f"“{role}” is no part of a case.", "Choose one of the list.")])
    held = Exhibit.objects.select_for_update().get(pk=exhibit.pk)
    now = {"kind": kind, "role": role or held.role}
    exhibit.kind, exhibit.role = kind, now["role"]
    if (held.kind, held.role) == (kind, now["role"]):
        return
    Exhibit.objects.filter(pk=exhibit.pk).update(**now)
    _changed(exhibit, "exhibit:kind:set", by, at, **now)


@transaction.atomic
def remark(exhibit: Exhibit, note: str, *, at: datetime) -> None:
    """Keep a note beside an exhibit; the ledger holds no prose, so it holds no line of it. Raises `BadInputError`."""
    refuse_credentials(note=note)
    Exhibit.objects.filter(pk=exhibit.pk).update(note=note.strip()[:300])
    Case.objects.filter(pk=exhibit.case_id).update(changed_at=at)
    exhibit.note = note.strip()[:300]
    conclusions.want(exhibit.case, at=at)


def downloaded(exhibit: Exhibit, *, by: str, at: datetime) -> None:
    """Note that somebody took a copy."""
    ledger.write(
        exhibit.case.code,
        "exhibit:file:downloaded",
        by=by,
        at=at,
        detail={"number": exhibit.number, "sha256": exhibit.blob_id},
    )


def suggest(case: Case) -> None:
    """Suggest a kind for each exhibit that has none, from its name and the words that its preview shows."""
    from appealdesk.desk.cases.suggesting import suggested_kind

    unknown = case.exhibits.filter(kind="", suggested="", role="exhibit").select_related("blob__preview")
    for one in unknown:
        content: dict[str, Any] = getattr(getattr(one.blob, "preview", None), "content", {})
        kind = suggested_kind(one.name, str(content.get("text", "")))
        if kind:
            Exhibit.objects.filter(pk=one.pk, suggested="").update(suggested=kind)


def _changed(exhibit: Exhibit, tag: str, by: str, at: datetime, **detail: str) -> None:
    ledger.write(exhibit.case.code, tag, by=by, at=at, detail={"number": exhibit.number, **detail})
    Case.objects.filter(pk=exhibit.case_id).update(changed_at=at)
    conclusions.want(exhibit.case, at=at)
