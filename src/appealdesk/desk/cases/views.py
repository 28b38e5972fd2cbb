"""Case pages (案件页面). A view checks who asks, hands the wish to a service, and shows the result."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from appealdesk.desk.cases import selectors
from appealdesk.desk.people.access import READERS, staff_only
from appealdesk.desk.people.http import DeskRequest


@staff_only(*READERS)
@require_GET
def board(request: DeskRequest) -> HttpResponse:
    """Every open case, ordered by the time truly left."""
    return render(request, "cases/board.html", {})


@staff_only(*READERS)
@require_GET
def case_page(request: DeskRequest, code: str) -> HttpResponse:
    """One case."""
    return render(request, "cases/case.html", {"case": selectors.case_for(code)})
