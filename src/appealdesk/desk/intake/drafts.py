"""Drafts of an intake (收件草稿): begun by the first words, saved as the seller goes, found again by this browser or by link."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from appealdesk.core.credentials import credential_faults
from appealdesk.core.errors import BadInputError, Fault
from appealdesk.desk.cases.models import Case
from appealdesk.desk.intake.models import Draft, DraftFile
from appealdesk.desk.people.marks import Mark, mark_of
from appealdesk.desk.people.marks import taken as advanced
from appealdesk.desk.people.tokens import DeadLinkError, hashed, new_token
from appealdesk.desk.vault import unused

KEPT = timedelta(days=30)
AGAIN = timedelta(days=1)
FIELDS = (
    "notice",
    "story",
    "orders",
    "earlier",
    "happened",
    "store",
    "company",
    "signatory",
    "contact_name",
    "contact_mail",
    "contact_phone",
    "sales",
    "wanted",
)
LIMITS = {"notice": 200_000, "story": 40_000, "earlier": 40_000, "orders": 4_000}
SHORT = 200
TOKEN = 40
NO_MARK = Mark()


def handed_in(token: str) -> Case | None:
    """Return the case that a draft became within the last day, for the browser that pressed again or lost the answer."""
    since = timezone.now() - AGAIN
    draft = (
        Draft.objects.select_related("case")
        .filter(token_hash=hashed(token), case__opened_at__gt=since)
        .first()
    )
    return draft.case if draft else None


def begin(token: str, language: str, *, at: datetime) -> tuple[Draft, str]:
    """Begin the draft of a token that this browser was given, or of a new one; return both. Nothing keeps the token."""
    if len(token) < TOKEN or Draft.objects.filter(token_hash=hashed(token)).exclude(case=None).exists():
        token = new_token()
    new = {"language": language, "begun_at": at, "changed_at": at}
    return Draft.objects.get_or_create(token_hash=hashed(token), defaults=new)[0], token


def find(token: str) -> Draft:
    """Return the draft of a token. Raises `DeadLinkError` for an unknown one and one that was submitted or is too old."""
    since = timezone.now() - KEPT
    draft = Draft.objects.filter(token_hash=hashed(token), case=None, changed_at__gt=since).first()
    if draft is None:
        raise DeadLinkError
    return draft


def is_over(token: str, page: str) -> bool:
    """Whether this page's draft is a case already: what it still sends was on its way when it was handed in."""
    draft = Draft.objects.filter(token_hash=hashed(token)).exclude(case=None).first()
    return draft is not None and page in draft.pages


@transaction.atomic
def kept(draft: Draft, taken: dict[str, Any], *, at: datetime, mark: Mark = NO_MARK) -> Draft:
    """Lay these fields over what is saved; two savings at once both stand.

    One that a later saving of the same page (`mark`) overtook on its way holds older words and changes nothing.
    """
    held = Draft.objects.select_for_update().get(pk=draft.pk)
    pages = advanced(held.pages, mark)
    if pages is None:
        return held
    held.content = {**held.content, **taken}
    Draft.objects.filter(pk=held.pk).update(
        content=held.content, pages=pages, revision=F("revision") + 1, changed_at=at
    )
    held.refresh_from_db()
    return held


def save(draft: Draft, fields: dict[str, str], *, at: datetime) -> Draft:
    """Save the fields that were sent; the others stay. Raises `BadInputError` where words give a password away.

    What gives a password away is not kept at all, everything else is; of a text that is too long the beginning is
    kept, and the seller is told.
    """
    faults: list[Fault] = []
    taken: dict[str, Any] = {}
    for name in FIELDS:
        if name not in fields:
            continue
        limit, typed = LIMITS.get(name, SHORT), fields[name].replace("\x00", "")
        words = typed[:limit]
        found = list(credential_faults(name, words))
        faults += found
        if not found:
            taken[name] = words
        if len(typed) > limit:
            faults.append(_too_long(name, len(typed), limit))
    draft = kept(draft, taken, at=at, mark=mark_of(fields))
    if faults:
        raise BadInputError(faults)
    return draft


def _too_long(name: str, length: int, limit: int) -> Fault:
    what = _("写了 %(length)s 个字，只保存了前 %(limit)s 个。") % {"length": length, "limit": limit}
    return Fault(name, what, _("请删短，或把全文作为文件上传。"))


def sweep(now: datetime) -> int:
    """Destroy drafts that nobody went on with for a month, and their files; return how many."""
    stale = Draft.objects.filter(case=None, changed_at__lt=now - KEPT)
    files = set(DraftFile.objects.filter(draft__in=stale).values_list("blob_id", flat=True))
    count = stale.count()
    stale.delete()
    unused.destroy(files)
    return count
