"""Reminders before a window closes (时限提醒): each once, the latest only where several were missed, and the operator near the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from appealdesk.core.stage import BEFORE_SUBMISSION, Move, Mover, Role, Stage
from appealdesk.desk.aftercare.models import Reminder, Submission
from appealdesk.desk.cases import services
from appealdesk.desk.cases.errors import StaleCaseError
from appealdesk.desk.cases.models import Case
from appealdesk.desk.ledger import services as ledger
from appealdesk.desk.people.models import User
from appealdesk.desk.templatetags.words import china

HOURS = (72, 24, 6, 1)
ESCALATED = 6
SILENCE = timedelta(days=7)
BATCH = 200


def remind(now: datetime) -> int:
    """Send what is due and return how many mails went out. After an outage one reminder a case catches up, not four."""
    return sum(_remind(case, now) for case in list(_pressing(now)))


def _pressing(now: datetime) -> Iterator[Case]:
    """Yield the cases whose nearest reminder has not gone out, the most urgent first.

    Those that were told of keep no place in the batch, or a full office would never come to the rest.
    """
    for hours, nearer in reversed(tuple(zip(HOURS, (*HOURS[1:], 0), strict=True))):
        told = Reminder.objects.filter(case=OuterRef("pk"), due=OuterRef("window_due"), hours=hours)
        waiting = Case.objects.exclude(Exists(told)).filter(
            stage__in=[stage.value for stage in BEFORE_SUBMISSION],
            window_due__gt=now + timedelta(hours=nearer),
            window_due__lte=now + timedelta(hours=hours),
        )
        yield from waiting.select_related("specialist").order_by("window_due")[:BATCH]


def _remind(case: Case, now: datetime) -> int:
    assert case.window_due is not None
    left = case.window_due - now
    passed = [hours for hours in HOURS if left <= timedelta(hours=hours)]
    with transaction.atomic():
        new = [
            hours
            for hours in passed
            if Reminder.objects.get_or_create(
                case=case, due=case.window_due, hours=hours, defaults={"sent_at": now}
            )[1]
        ]
        if passed[-1] not in new:
            return 0
        escalate = passed[-1] <= ESCALATED
        tag = "case:window:escalated" if escalate else "case:reminder:sent"
        ledger.write(case.code, tag, by="clock", at=now, detail={"hours": passed[-1]})
    return _mail(case, passed[-1], _receivers(case, escalate=escalate))


def _receivers(case: Case, *, escalate: bool) -> list[User]:
    operators = User.objects.filter(role=Role.OPERATOR, is_active=True)
    if case.specialist is None:
        return list(operators)
    return [case.specialist, *(operators if escalate else ())]


def _mail(case: Case, hours: int, people: Iterable[User]) -> int:
    told = [person.email for person in people if person.email]
    with translation.override("zh-hans"):
        subject = _("%(code)s 距时限不足 %(hours)s 小时") % {"code": case.code, "hours": hours}
        body = _("平台时限：%(due)s（中国时间）。打开案件：%(address)s") % {
            "due": china(case.window_due),
            "address": f"{settings.BASE_URL}{reverse('cases:case', args=[case.code])}",
        }
    return send_mail(subject, body, None, told) if told else 0


def ask_after(now: datetime) -> int:
    """Note silence where the platform has not answered for a week, once a week; silence is not success."""
    quiet = Case.objects.filter(stage=Stage.SUBMITTED, stage_since__lte=now - SILENCE)
    asked = 0
    for case in quiet.order_by("stage_since")[:BATCH]:
        if Submission.objects.filter(case=case, attempt=case.attempt).exists():
            asked += _ask(case, now)
    return asked


def _ask(case: Case, now: datetime) -> int:
    with translation.override(case.language):
        text = _("申诉提交已满一周，平台是否有答复？请在此页登记，或把平台的消息贴给我们。没有答复也请告知。")
    try:
        with transaction.atomic():
            services.move_case(case, Move.SILENT, mover=Mover(Role.CLOCK), by="clock", at=now)
            case.messages.create(audience="seller", by="clock", at=now, text=text)
    except StaleCaseError:  # somebody recorded the answer in this very moment
        return 0
    return 1
