"""One place where errors raised on purpose become pages (错误页): what, why, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from appealdesk.core.errors import AppealDeskError
from appealdesk.core.stage import ForbiddenMoveError
from appealdesk.desk.cases.errors import StaleCaseError

STATUS: dict[type[AppealDeskError], int] = {StaleCaseError: 409, ForbiddenMoveError: 403}


class Language:
    """Chinese first, English by the reader's own switch: what his browser prefers decides nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Say this page in the language of the switch."""
        told = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = told if told in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class ErrorPages:
    """Show an `AppealDeskError` that no form caught; anything else is a bug and crashes loudly."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return the page that tells what went wrong, whole or as a fragment for htmx."""
        if not isinstance(error, AppealDeskError):
            return None
        page = "desk/_error.html" if getattr(request, "htmx", False) else "desk/error.html"
        return render(request, page, {"error": error}, status=STATUS.get(type(error), 422))
