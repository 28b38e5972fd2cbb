"""Whom the notice greets (通知称呼): the store by the name the platform calls it, where nobody has stated one."""

from __future__ import annotations

import re
from dataclasses import replace

from appealdesk.core.case import Case

_GREETS = (
    re.compile(
        r"^\W*(?:Hello|Hi|Dear|Guten Tag|Sehr geehrte[rs]?|Bonjour|Hola,?|Estimad[oa]s?|Buongiorno|Gentile|Egregi[oa]) (?P<name>[^\n,:;!。，（(]{2,40}?)\s?[,:!]\s*$",
        re.MULTILINE,
    ),
    re.compile(r"^\W*(?:Hi|Hello) (?P<name>[A-Z][\w&'’. -]{1,38}?), (?:your|we)\b", re.MULTILINE),
    re.compile(r"\b(?:Dear )?[Ss]eller \((?P<name>[^()\n]{2,40})\)"),
    re.compile(r"^\W*Dear [Ss]eller (?P<name>[A-Z][\w&'’. -]{1,38}?)\s?[,:]\s*$", re.MULTILINE),
    re.compile(r"^\W*(?:出品者|販売者)?\s?(?P<name>[^\s:：。、][^\n:：。、]{1,38}?)\s?様\s*$", re.MULTILINE),
    re.compile(r"[店賣卖]家?[铺鋪場场]\s?[“「\"](?P<name>[^”」\"\n]{2,40})[”」\"]"),
    re.compile(r"^\W*Store: (?P<name>[^\n]{2,40})$", re.MULTILINE),
)
_NOBODY = re.compile(
    r"\b(?:seller|selling partner|sellers|customer|merchant|partner|sir|madam|team|there|all|user|member|business|verkäufer\w*|händler\w*|vendeu\w*|vendedor\w*|venditore|venditrice|partenaire|cliente?|damen|herr\w*)\b|出品者|販売|お客|ご担当|卖家|賣家",
    re.IGNORECASE,
)


def addressed(case: Case) -> Case:
    """Return the case with the store named as the notice greets it; a name that somebody stated stays."""
    if case.seller.store:
        return case
    for notice in case.notices:
        for greeting in _GREETS:
            found = greeting.search(notice.text)
            if found is not None and not _NOBODY.search(found["name"]):
                return replace(case, seller=replace(case.seller, store=found["name"].strip()))
    return case
