"""Mail to the seller (卖家邮件): whatever was written to him and not yet told, with a link to his page."""

from __future__ import annotations

from datetime import datetime

from django.core.mail import send_mail
from django.utils import translation
from django.utils.translation import gettext as _

from appealdesk.desk.cases.models import Case, Message
from appealdesk.desk.seller import links

BATCH = 100


def tell(now: datetime) -> int:
    """Send a mail for each case with words the seller has not been told of; return how many.

    The mail carries no case content: mailboxes are shared and forwarded. The row is marked before the mail goes, so
    that a killed worker sends one too few rather than two.
    """
    waiting = Message.objects.filter(audience="seller", mailed_at=None).exclude(by="seller")
    codes = waiting.filter(case__contact_mail__gt="").values_list("case_id", flat=True).distinct()[:BATCH]
    return sum(_tell(case, now) for case in Case.objects.filter(pk__in=list(codes)))


def _tell(case: Case, now: datetime) -> int:
    fresh = case.messages.filter(audience="seller", mailed_at=None).exclude(by="seller")
    if not fresh.update(mailed_at=now):
        return 0
    return send_link(case, now, by="system")


def send_link(case: Case, now: datetime, *, by: str, once: bool = False) -> int:
    """Send a fresh link to the address that the case was opened with; return how many mails went out.

    With `once` none goes where one went a moment ago.
    """
    if not case.contact_mail:
        return 0
    make = links.make_once if once else links.make
    address = make(case, by=by, at=now, mail=case.contact_mail)
    if address is None:
        return 0
    with translation.override(case.language):
        # Whoever asked for the link himself looks for no news behind it.
        words = _("您的案件 %(code)s 的链接") if by == "seller" else _("您的案件 %(code)s 有新消息")
        subject = words % {"code": case.code}
        lines = (
            _("请打开您的案件页查看："),
            address,
            "",
            _("此链接只对应这一个案件，请勿转发。我们不会索要店铺密码或验证码。"),
        )
    return send_mail(subject, "\n".join(lines), None, [case.contact_mail])
