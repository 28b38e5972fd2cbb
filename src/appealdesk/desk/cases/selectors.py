"""What is asked about cases (案件查询): each page a constant number of queries."""

from __future__ import annotations

from django.http import Http404

from appealdesk.desk.cases.models import Case, Exhibit, Facts, Message
from appealdesk.desk.ledger.models import LedgerLine
from appealdesk.desk.people import selectors as people

TALK, LINES = 300, 500
names_of = people.names_of


def case_for(code: str) -> Case:
    """Return a case for a member of staff; the wall before the page has checked who asks. Raises `Http404`."""
    case = Case.objects.select_related("specialist").filter(code=code).first()
    if case is None:
        raise Http404
    return case


def facts_of(case: Case) -> Facts | None:
    """Return the newest saving of a case's facts."""
    return case.all_facts.filter(number=case.facts).first() if case.facts else None


def evidence(case: Case) -> list[Exhibit]:
    """Return what stands in the evidence now, in its order."""
    return list(case.exhibits.filter(withdrawn_at=None).select_related("blob").order_by("number"))


def every_exhibit(case: Case) -> list[Exhibit]:
    """Return all files of a case in their order, those withdrawn too, each with its preview."""
    return list(case.exhibits.select_related("blob__preview").order_by("number"))


def exhibit_of(code: str, number: int) -> Exhibit:
    """Return one file of a case. Raises `Http404`."""
    held = (
        Exhibit.objects.select_related("case", "blob__preview").filter(case__code=code, number=number).first()
    )
    if held is None:
        raise Http404
    return held


def talk(case: Case) -> list[tuple[Message, str]]:
    """Return the newest messages, the oldest of them first, each with who wrote it (empty: the seller)."""
    held = list(case.messages.order_by("-at", "-pk")[:TALK])[::-1]
    names = names_of(one.by for one in held)
    return [(one, names.get(one.by, "" if one.by.startswith("seller") else one.by)) for one in held]


def lines(case: Case) -> list[LedgerLine]:
    """Return the newest ledger lines, the newest first."""
    return list(LedgerLine.objects.filter(case_code=case.code).order_by("-number")[:LINES])
