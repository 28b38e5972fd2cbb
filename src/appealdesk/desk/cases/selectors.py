"""What is asked about cases (案件查询): each page a constant number of queries."""

from __future__ import annotations

from django.http import Http404

from appealdesk.desk.cases.models import Case, Exhibit, Facts


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
