"""Three small pages of the house itself (公共页面): the language switch, the pulse, the page for what broke."""

from __future__ import annotations

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from appealdesk.desk.templatetags.words import language as spoken
from appealdesk.press.labels import BRAND


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Switch between Chinese and English and go back to where the reader was."""
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = redirect(back if safe else "/")
    wanted = request.POST.get("language", "")
    if wanted in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, wanted, max_age=settings.LANGUAGE_COOKIE_AGE, samesite="Lax"
        )
    return response


def broken(request: HttpRequest) -> HttpResponse:
    """Say that something broke here, without asking the database who looks at it."""
    shown = {"lang": spoken(), "brand": BRAND.say(spoken()), "request": request}
    return HttpResponse(render_to_string("500.html", shown), status=500)


@require_GET
def health(_request: HttpRequest) -> HttpResponse:
    """Say that the web process and its database answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")
