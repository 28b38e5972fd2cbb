"""Links of sellers (卖家链接): made, opened, revoked."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from appealdesk.desk.cases.models import Case
from appealdesk.desk.ledger import services as ledger
from appealdesk.desk.people.tokens import DeadLinkError, hashed, new_token
from appealdesk.desk.seller.models import SellerLink

DAYS = 90


def make(case: Case, *, by: str, at: datetime, mail: str = "") -> str:
    """Make a link to one case and return its address; earlier links stay good until revoked."""
    token = new_token()
    link = SellerLink.objects.create(
        token_hash=hashed(token), case=case, mail=mail, made_at=at, expires_at=at + timedelta(days=DAYS)
    )
    ledger.write(case.code, "seller:link:made", by=by, at=at, detail={"link": link.pk})
    return f"{settings.BASE_URL}{reverse('seller:enter', args=[token])}"


@transaction.atomic
def make_once(case: Case, *, by: str, at: datetime, mail: str) -> str | None:
    """Make a link to be mailed, unless one was made a moment ago: nobody fills a mailbox by asking again and again."""
    Case.objects.select_for_update().get(pk=case.pk)
    return None if just_made(case, now=at) else make(case, by=by, at=at, mail=mail)


def opened(token: str) -> SellerLink:
    """Return the link of a token and note its first use. Raises `DeadLinkError`."""
    link = SellerLink.objects.select_related("case").filter(_alive(), token_hash=hashed(token)).first()
    if link is None:
        raise DeadLinkError
    now = timezone.now()
    if SellerLink.objects.filter(pk=link.pk, used_at=None).update(used_at=now):
        ledger.write(link.case.code, "seller:link:used", by="seller", at=now, detail={"link": link.pk})
    return link


def live(pk: int | None) -> SellerLink | None:
    """Return a link that still opens its door."""
    return SellerLink.objects.select_related("case").filter(_alive(), pk=pk).first() if pk else None


def just_made(case: Case, *, now: datetime, within: timedelta = timedelta(minutes=5)) -> bool:
    """Whether a link was mailed a moment ago."""
    return SellerLink.objects.filter(case=case, made_at__gt=now - within).exclude(mail="").exists()


def of_seller(case: Case) -> SellerLink | None:
    """Return the first link of a case that still opens its door: the one made when it was handed in."""
    return SellerLink.objects.filter(_alive(), case=case).order_by("pk").first()


def revoke(case: Case, *, by: str, at: datetime) -> int:
    """Close every link to a case and return how many there were."""
    closed = SellerLink.objects.filter(_alive(), case=case).update(revoked_at=at)
    if closed:
        ledger.write(case.code, "seller:link:revoked", by=by, at=at, detail={"links": closed})
    return closed


def _alive() -> Q:
    return Q(revoked_at=None, expires_at__gt=timezone.now())
