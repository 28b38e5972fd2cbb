"""The public front (收件页)."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from appealdesk.desk.people.http import VisitorRequest


@require_GET
def start(request: VisitorRequest) -> HttpResponse:
    """Paste the notice first."""
    return render(request, "intake/start.html")
