"""Mail to whose turn it is (轮到谁): a version waits for the second person, or came back to whoever wrote it. Each once."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from appealdesk.core.stage import Move, Role, Stage
from appealdesk.desk.aftercare.models import Reminder
from appealdesk.desk.cases.clocks import MOVED
from appealdesk.desk.cases.models import Case
from appealdesk.desk.drafting.review import newest
from appealdesk.desk.ledger import services as ledger
from appealdesk.desk.ledger.models import LedgerLine
from appealdesk.desk.people.models import User

# Older turns are news to nobody: after a long outage the board tells them.
FRESH = timedelta(days=1)
BATCH = 200
# A turn is kept beside the reminders, as one that counts no hours.
NO_HOURS = 0


def tell(now: datetime) -> int:
    """Tell whose turn it became and return how many mails went out; the row is written before the mail goes."""
    return sum(_tell(case, now) for case in list(_untold(now)))


def _subjects() -> dict[Move, str]:
    return {
        Move.SEND_TO_REVIEW: _("%(code)s 等您复核"),
        Move.RETURN: _("%(code)s 复核退回，请修改"),
        Move.ASK_CHANGE: _("%(code)s 卖家要求修改"),
        Move.SELLER_ANSWERED: _("%(code)s 卖家已补充材料"),
    }


def _untold(now: datetime) -> QuerySet[Case]:
    moves = LedgerLine.objects.filter(case_code=OuterRef("code"), tag__startswith=MOVED)
    told = Reminder.objects.filter(case=OuterRef("pk"), due=OuterRef("stage_since"), hours=NO_HOURS)
    fresh = Case.objects.filter(stage__in=[Stage.REVIEW, Stage.WORK], stage_since__gte=now - FRESH)
    moved = fresh.annotate(tag=Subquery(moves.order_by("-number").values("tag")[:1]))
    wanted = moved.filter(tag__in=[f"{MOVED}{move}" for move in _subjects()]).exclude(Exists(told))
    return wanted.select_related("specialist").order_by("stage_since")[:BATCH]


def _tell(case: Case, now: datetime) -> int:
    move = Move(case.tag.removeprefix(MOVED))  # type: ignore[attr-defined]
    turn = {"case": case, "due": case.stage_since, "hours": NO_HOURS}
    with transaction.atomic():
        if not Reminder.objects.get_or_create(**turn, defaults={"sent_at": now})[1]:
            return 0
        ledger.write(case.code, "case:turn:told", by="clock", at=now, detail={"move": move.value})
    return _mail(case, move, [person.email for person in _whose(case, move) if person.email])


def _whose(case: Case, move: Move) -> list[User]:
    """Return the reviewers who did not write it, without any the operators; what came back is the specialist's."""
    if move is not Move.SEND_TO_REVIEW:
        return [case.specialist] if case.specialist else []
    version = newest(case)
    others = (
        User.objects.filter(is_active=True).exclude(pk=(version and version.author_id) or 0).order_by("pk")
    )
    return list(others.filter(role=Role.REVIEWER)) or list(others.filter(role=Role.OPERATOR))


def _mail(case: Case, move: Move, people: list[str]) -> int:
    with translation.override("zh-hans"):
        subject = _subjects()[move] % {"code": case.code}
        page = "drafting:studio" if move is not Move.SELLER_ANSWERED else "cases:evidence"
        body = _("打开：%(address)s") % {"address": f"{settings.BASE_URL}{reverse(page, args=[case.code])}"}
    return send_mail(subject, body, None, people) if people else 0
