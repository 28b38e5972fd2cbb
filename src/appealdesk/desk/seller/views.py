"""The seller's pages (卖家页面)."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from appealdesk.desk.cases.models import Case
from appealdesk.desk.people.http import VisitorRequest
from appealdesk.desk.people.tokens import DeadLinkError
from appealdesk.desk.seller import links
from appealdesk.desk.seller.access import SESSION_LINK, seller_only


@require_GET
def enter(request: VisitorRequest, token: str) -> HttpResponse:
    """Open a link: the browser remembers it, the address bar forgets it."""
    try:
        link = links.opened(token)
    except DeadLinkError as error:
        return render(request, "desk/error.html", {"error": error}, status=410)
    request.session.cycle_key()
    request.session[SESSION_LINK] = link.pk
    return redirect("seller:case")


@require_GET
@seller_only
def case_page(request: VisitorRequest, case: Case) -> HttpResponse:
    """Where the case stands."""
    return render(request, "seller/case.html", {"case": case})
