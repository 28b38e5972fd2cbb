"""Doors of the staff (员工入口): a sign-in link is opened, a dead one is explained; the operator lets people in."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from appealdesk.core.stage import Role
from appealdesk.desk.people import links, services
from appealdesk.desk.people.access import staff_only
from appealdesk.desk.people.forms import NewPerson
from appealdesk.desk.people.http import DeskRequest, VisitorRequest
from appealdesk.desk.people.models import User
from appealdesk.desk.people.naming import ROLE_NAMES
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


@staff_only(Role.OPERATOR)
@require_GET
def people(request: DeskRequest) -> HttpResponse:
    """Everybody on the staff."""
    return _people(request, NewPerson())


@staff_only(Role.OPERATOR)
@require_POST
def add(request: DeskRequest) -> HttpResponse:
    """Add somebody and show his sign-in link, once."""
    form = NewPerson(request.POST)
    if not form.is_valid():
        return _people(request, form, status=422)
    told = form.cleaned_data
    address = services.add(told["username"], told["role"], told["shown_name"])
    return _people(request, NewPerson(), address=address, whose=told["shown_name"] or told["username"])


@staff_only(Role.OPERATOR)
@require_POST
def change(request: DeskRequest, pk: int) -> HttpResponse:
    """Change somebody's role, or close his door."""
    person = get_object_or_404(User, pk=pk)
    services.change(person, role=request.POST.get("role", ""), active=request.POST.get("active") == "1")
    messages.success(request, _("已保存：%(who)s。") % {"who": person})
    return redirect("people:people")


@staff_only(Role.OPERATOR)
@require_POST
def link(request: DeskRequest, pk: int) -> HttpResponse:
    """Make a sign-in link for somebody who has none or lost it, and show it once."""
    person = get_object_or_404(User, pk=pk, is_active=True)
    return _people(
        request, NewPerson(), address=services.new_link(person, at=timezone.now()), whose=str(person)
    )


def _people(
    request: DeskRequest, form: NewPerson, *, address: str = "", whose: str = "", status: int = 200
) -> HttpResponse:
    shown = {
        "people": User.objects.order_by("-is_active", "role", "username"),
        "roles": list(ROLE_NAMES.items()),
        "form": form,
        "address": address,
        "whose": whose,
        "hours": links.HOURS,
    }
    response = render(request, "people/people.html", shown, status=status)
    response["Cache-Control"] = "no-store"
    return response
