"""A draft becomes a case (提交收件): once, however often the button is pressed."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from appealdesk.core.errors import BadInputError, Fault
from appealdesk.core.stage import ENDED
from appealdesk.desk.cases import services
from appealdesk.desk.cases.models import Case, Exhibit
from appealdesk.desk.cases.opening import open_case
from appealdesk.desk.intake.models import Draft
from appealdesk.desk.intake.reading import Told
from appealdesk.desk.seller import links
from appealdesk.desk.vault import services as vault

BY = "seller"
ORDERS_LIMIT = 50
# An order id as people type it, whatever stands around it: a label, a comma of either width, a bar, the next words.
_ORDER = re.compile(
    r"(?<![0-9A-Za-z])(?=[0-9A-Za-z_-]*\d)[0-9A-Za-z][0-9A-Za-z_-]{4,}[0-9A-Za-z](?![0-9A-Za-z])"
)
_DAY = re.compile(r"(19|20)\d\d-\d\d?-\d\d?")


def faults_of(draft: Draft, told: Told | None) -> list[Fault]:
    """Return what is still missing before a draft can be handed in."""
    faults = []
    if told is None:
        faults.append(Fault("notice", str(_("还没有通知。")), str(_("粘贴通知文字，或上传截图、邮件。"))))
    mail = draft.content.get("contact_mail", "").strip()
    if mail and not _mailable(mail):
        faults.append(
            Fault("contact_mail", str(_("邮箱写得不完整。")), str(_("写成 name@example.com 这样。")))
        )
    if not mail and not draft.content.get("contact_phone", "").strip():
        faults.append(
            Fault("contact_mail", str(_("还没有联系方式。")), str(_("留下邮箱或手机号，我们才能找到您。")))
        )
    if draft.files.filter(state__in=["waiting", "reading"]).exists():
        faults.append(Fault("files", str(_("截图还在识别。")), str(_("等几秒再提交。"))))
    return faults


@transaction.atomic
def submit(draft: Draft, told: Told | None, *, at: datetime) -> tuple[Case, str]:
    """Make a case of a draft and return it with its seller's link; a draft that is one already leads to the same case.

    The link is made in the same transaction, and empty where the case was made before. Raises `BadInputError` with everything that is missing.
    """
    draft = Draft.objects.select_for_update().get(pk=draft.pk)
    if draft.case is not None:
        return draft.case, ""
    faults = faults_of(draft, told)
    if faults:
        raise BadInputError(faults)
    content = draft.content
    case = open_case(
        by=BY,
        at=at,
        store=content.get("store", "")[:120],
        contact_name=content.get("contact_name", "")[:80],
        contact_mail=content.get("contact_mail", "").strip(),
        contact_phone=content.get("contact_phone", "")[:40],
        language=draft.language,
    )
    _files(draft, case, at)
    services.save_facts(case, facts(draft, told), by=BY, at=at, after=case.facts)
    Draft.objects.filter(pk=draft.pk).update(case=case)
    return case, links.make(case, by=BY, at=at, mail=case.contact_mail)


def facts(draft: Draft, told: Told | None) -> dict[str, Any]:
    """Return what the seller stated, in the shape of case.yaml; nothing is guessed into it."""
    content = draft.content
    seller = {name: content.get(name, "") for name in ("store", "company", "signatory")}
    seller |= {"monthly_sales": content.get("sales", "")}
    stated: dict[str, Any] = {"seller": {name: words for name, words in seller.items() if words}}
    if content.get("contact_mail", "").strip():
        stated["contact"] = content["contact_mail"].strip()
    read = list(told.reading.order_ids) if told else []
    orders = list(dict.fromkeys([*read, *order_ids(content.get("orders", ""))]))[:ORDERS_LIMIT]
    if orders:
        stated["orders"] = [{"id": order} for order in orders]
    return stated


def order_ids(typed: str) -> list[str]:
    """Return the order ids in what a seller typed, in their order; a day is none."""
    plain = unicodedata.normalize("NFKC", typed)
    return [found[0][:80] for found in _ORDER.finditer(plain) if not _DAY.fullmatch(found[0])]


def twin_of(draft: Draft) -> Case | None:
    """Return the open case of the same contact about the same notice, if there is one."""
    pasted, mail = draft.content.get("notice", "").strip(), draft.content.get("contact_mail", "").strip()
    if not pasted or not mail:
        return None
    blob = vault.digest_of(pasted.encode())
    held = Exhibit.objects.filter(role="notice", blob_id=blob, case__contact_mail__iexact=mail)
    twin = held.exclude(case__stage__in=[stage.value for stage in ENDED]).select_related("case").first()
    return twin.case if twin else None


def _mailable(mail: str) -> bool:
    try:
        validate_email(mail)
    except ValidationError:
        return False
    return True


def _files(draft: Draft, case: Case, at: datetime) -> None:
    content = draft.content
    texts = (
        ("notice.txt", "notice", "notice", content.get("notice", "").strip()),
        ("story.md", "story", "seller_statement", _story(content)),
    )
    for name, role, kind, text in texts:
        if text:
            blob = vault.store_bytes(text.encode(), name)
            services.add_exhibit(case, blob, name, by=BY, at=at, role=role, kind=kind)
    for file in draft.files.select_related("blob").order_by("pk"):
        kind = "notice" if file.role == "notice" else ""
        services.add_exhibit(
            case, file.blob, file.name, by=BY, at=at, role=file.role, kind=kind, text=file.text
        )


def _story(content: dict[str, str]) -> str:
    parts = [
        content.get("story", ""),
        f"发生日期：{content['happened']}" if content.get("happened") else "",
        f"此前的申诉：{content['earlier']}" if content.get("earlier") else "",
        f"希望交付：{content['wanted']}" if content.get("wanted") else "",
    ]
    return "\n\n".join(part.strip() for part in parts if part.strip())
