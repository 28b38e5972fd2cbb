"""Who may pass (访问控制): one wall before every page of the staff."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from appealdesk.core.stage import Role

READERS = (Role.SPECIALIST, Role.REVIEWER, Role.OPERATOR, Role.AUDITOR)
WRITERS = (Role.SPECIALIST, Role.REVIEWER, Role.OPERATOR)

View = Callable[..., HttpResponseBase]


def staff_only(*roles: Role) -> Callable[[View], View]:
    """Let in members of staff with one of these roles; others are asked to sign in, or told no (403).

    A view under this wall takes a `DeskRequest`. The roles stay readable on the view, for the test of all addresses.
    """

    def wall(view: View) -> View:
        @wraps(view)
        def inside(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if request.user.role not in {role.value for role in roles}:
                raise PermissionDenied
            return view(request, *args, **kwargs)

        inside.roles = roles  # type: ignore[attr-defined]
        return inside

    return wall
