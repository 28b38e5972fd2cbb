"""Who has the studio open (在场), and which of his words came last: an open page numbers what it sends."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from appealdesk.desk.cases.models import Case
from appealdesk.desk.drafting.models import Presence
from appealdesk.desk.people.marks import Mark, taken
from appealdesk.desk.people.models import User

HERE = timedelta(seconds=40)
AGAIN = HERE / 4  # a row seen so lately says enough


def note(case: Case, user: User, *, at: datetime) -> None:
    """Note that this person has the studio open; written only where the last note is about to run out."""
    if not Presence.objects.filter(case=case, user=user, seen_at__gt=at - AGAIN).exists():
        Presence.objects.update_or_create(case=case, user=user, defaults={"seen_at": at})


def others(case: Case, user: User, *, at: datetime) -> QuerySet[Presence]:
    """Return who else has the studio open."""
    return Presence.objects.filter(case=case, seen_at__gt=at - HERE).exclude(user=user).select_related("user")


@transaction.atomic
def is_newest(case: Case, user: User, mark: Mark, *, at: datetime) -> bool:
    """Whether nothing later of the same page was taken before, and remember this as the last.

    The case's row is to be held by the caller: two words of one page come one after the other.
    """
    if not mark.page:
        return True
    held = Presence.objects.get_or_create(case=case, user=user, defaults={"seen_at": at})[0]
    pages = taken(held.pages, mark)
    if pages is None:
        return False
    Presence.objects.filter(pk=held.pk).update(pages=pages, seen_at=at)
    return True
