"""The wall before every page of a seller (卖家访问控制)."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from appealdesk.core.stage import Role
from appealdesk.desk.people.tokens import DeadLinkError
from appealdesk.desk.seller import links

SESSION_LINK = "seller_link"


def seller_only(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Let in the seller whose link this browser came by, to the case of that link and no other.

    The view gets the case after the request. A link that was revoked or has run out closes the door at once.
    """

    @wraps(view)
    def inside(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        link = links.live(request.session.get(SESSION_LINK))
        if link is None:
            request.session.pop(SESSION_LINK, None)
            return render(request, "desk/error.html", {"error": DeadLinkError()}, status=410)
        return view(request, link.case, *args, **kwargs)

    inside.roles = (Role.SELLER,)  # type: ignore[attr-defined]
    return inside
