"""Passwords inside of files (文件里的密码): found where the worker reads their words, told to both sides, kept nowhere but in the original.

What somebody types is refused at the entrance. A picture, a PDF or a workbook shows its words only later, when the
file is taken already: so the exhibit is marked for the specialist and the seller is warned, once each.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext

from appealdesk.desk.cases import services
from appealdesk.desk.cases.models import Case, Exhibit
from appealdesk.desk.ledger import services as ledger
from appealdesk.desk.vault import previews
from appealdesk.desk.vault.models import Blob


def look(case: Case, *, at: datetime | None = None) -> None:
    """Mark what the previews of a case's files have found."""
    _mark_all(Exhibit.objects.filter(case=case), at)


def follow(blob: Blob) -> None:
    """Mark every exhibit with a content whose words have just been read."""
    _mark_all(Exhibit.objects.filter(blob=blob), None)


def _mark_all(held: QuerySet[Exhibit], at: datetime | None) -> None:
    found = held.filter(
        secret_at=None, withdrawn_at=None, **{f"blob__preview__content__{previews.GIVES_AWAY}": True}
    )
    for one in found.select_related("case"):
        mark(one, at=at or timezone.now())


@transaction.atomic
def mark(exhibit: Exhibit, *, at: datetime) -> bool:
    """Mark an exhibit and warn the seller; whoever comes second finds it done. Returns whether it was done now."""
    if not Exhibit.objects.filter(pk=exhibit.pk, secret_at=None).update(secret_at=at):
        return False
    case = exhibit.case
    ledger.write(case.code, "exhibit:secret:found", by="system", at=at, detail={"number": exhibit.number})
    with translation.override(case.language):
        words = gettext(
            "您交来的文件“%(name)s”里似乎写着密码或验证码。请马上修改它，并把遮住它的文件重新发来：我们从不登录您的账户，也不需要任何密码。"
        ) % {"name": exhibit.name}
    services.write_message(
        case, words, audience="seller", by="system", at=at, place=f"exhibit:{exhibit.number}"
    )
    return True
