"""One place where errors raised on purpose become pages (错误页): what, why, and what to do about it."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation

from appealdesk.core.errors import AppealDeskError
from appealdesk.core.stage import ForbiddenMoveError
from appealdesk.desk import interruptions
from appealdesk.desk.cases.errors import StaleCaseError
from appealdesk.desk.interruptions import interruption
from appealdesk.desk.templatetags.words import language
from appealdesk.press.labels import BRAND

logger = logging.getLogger("appealdesk.desk")
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
        stopped = interruption(error)
        if stopped is not None:
            return self._interrupted(request, stopped, error)
        if not isinstance(error, AppealDeskError):
            return None
        page = "desk/_error.html" if getattr(request, "htmx", False) else "desk/error.html"
        return render(request, page, {"error": error}, status=STATUS.get(type(error), 422))

    def _interrupted(self, request: HttpRequest, stopped: AppealDeskError, error: Exception) -> HttpResponse:
        """Say what stopped the desk, without asking the database who looks at it, and let the log have the cause."""
        logger.error("%s %s: %s (%s)", request.method, request.path, stopped.what, error)
        page = "desk/_error.html" if getattr(request, "htmx", False) else "desk/interrupted.html"
        shown = {"lang": language(), "brand": BRAND.say(language()), "error": stopped, "request": request}
        response = HttpResponse(render_to_string(page, shown), status=interruptions.STATUS[type(stopped)])
        response["Retry-After"] = "10"
        return response
