"""What is asked of the ledger (台账查询)."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import QuerySet

from appealdesk.core.ledger import TAGS
from appealdesk.core.wording import Wording
from appealdesk.desk.ledger.models import LedgerLine

PAGE = 100


def lines(asked: Mapping[str, str], before: int | None = None) -> QuerySet[LedgerLine]:
    """Return lines, newest first, narrowed by `case`, `tag` and `by`; `before` is the id of the last line already shown."""
    found = LedgerLine.objects.order_by("-id")
    if asked.get("case"):
        found = found.filter(case_code=asked["case"])
    if asked.get("tag"):
        found = found.filter(tag=asked["tag"])
    if asked.get("by"):
        found = found.filter(by=asked["by"])
    return found.filter(id__lt=before) if before else found


def said(line: LedgerLine) -> Wording:
    """Return the sentence of a line's tag."""
    return TAGS[line.tag]
