"""Doors of the staff (员工入口): a sign-in link is opened, a dead one is explained."""

from __future__ import annotations

from django.contrib.auth import login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from appealdesk.desk.people import links
from appealdesk.desk.people.http import VisitorRequest
from appealdesk.desk.people.tokens import DeadLinkError


@require_GET
def enter(request: VisitorRequest, token: str) -> HttpResponse:
    """Open a sign-in link."""
    try:
        user = links.opened(token)
    except DeadLinkError as error:
        return render(request, "desk/error.html", {"error": error}, status=410)
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    return redirect("cases:board")
