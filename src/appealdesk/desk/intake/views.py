"""The public front (收件页): paste the notice first, then the rest, saved as one goes."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from appealdesk.core.errors import AppealDeskError, BadInputError
from appealdesk.desk.intake import drafts, limits, reading, submitting, tasks
from appealdesk.desk.intake.forms import DetailsForm
from appealdesk.desk.intake.models import Draft, DraftFile
from appealdesk.desk.jobs.asking import ask
from appealdesk.desk.people.http import VisitorRequest
from appealdesk.desk.people.tokens import DeadLinkError, new_token
from appealdesk.desk.seller import links
from appealdesk.desk.seller.access import SESSION_LINK
from appealdesk.desk.seller.mail import send_link
from appealdesk.desk.seller.models import SellerLink
from appealdesk.desk.vault import receiving
from appealdesk.desk.vault.models import Upload
from appealdesk.readers.notices import SUFFIXES

COOKIE = "draft"
NOTICE_LIMIT = 30 * 1024**2


@require_GET
def start(request: VisitorRequest) -> HttpResponse:
    """Show the draft of this browser, or an empty one."""
    draft = _draft(request)
    response = _page(request, draft)
    return response if draft else _remember(response, new_token())


@require_GET
def resume(request: VisitorRequest, token: str) -> HttpResponse:
    """Go on with a draft by its link, for instance in another browser."""
    try:
        drafts.find(token)
    except DeadLinkError as error:
        return render(request, "desk/error.html", {"error": error}, status=410)
    return _remember(redirect("intake:start"), token)


@require_POST
def save(request: VisitorRequest) -> HttpResponse:
    """Save what was typed and answer with what the notice says."""
    if drafts.is_over(request.COOKIES.get(COOKIE, ""), request.POST.get("page", "")):
        return HttpResponse(status=204)
    draft, token = _draft_or_new(request)
    fault: AppealDeskError | None = None
    try:
        draft = drafts.save(
            draft, {name: str(words) for name, words in request.POST.items()}, at=timezone.now()
        )
    except BadInputError as error:
        fault = error
    response = _told(request, draft, fault)
    return _remember(response, token) if token else response


@require_http_methods(["GET", "POST", "PATCH"])
def uploads(request: VisitorRequest, role: str, upload: UUID | None = None) -> HttpResponse:
    """Take a file that comes in pieces: a screenshot of the notice, or evidence."""
    if role not in {"notice", "exhibit"}:
        raise Http404
    draft, token = _draft_or_new(request)

    def taken(held: Upload) -> dict[str, Any]:
        return {"file": _take(draft, held, role).pk}

    response = receiving.received(
        request, upload, owner=f"draft:{draft.pk}", by="seller", taken=taken, limit=NOTICE_LIMIT
    )
    return _remember(response, token) if token else response


@require_GET
def files(request: VisitorRequest) -> HttpResponse:
    """Show how far the worker is with the files of this draft; asked again every second while it works."""
    return _files(request, _draft(request))


@require_POST
def remove(request: VisitorRequest, file: int) -> HttpResponse:
    """Take a file out of the draft."""
    draft = _draft(request)
    if draft is not None:
        draft.files.filter(pk=file).delete()
    return _files(request, draft)


@require_GET
def told(request: VisitorRequest) -> HttpResponse:
    """Show the reading again, for instance once a screenshot has been read."""
    return _told(request, _draft(request), None)


@require_POST
def submit(request: VisitorRequest) -> HttpResponse:
    """Hand the draft in: it becomes a case, and this browser its seller's."""
    draft = _draft(request)
    now = timezone.now()
    if draft is None:
        return _handed_in(request)
    try:
        draft = drafts.save(draft, {name: str(words) for name, words in request.POST.items()}, at=now)
        twin = submitting.twin_of(draft)
        if twin is not None:
            send_link(twin, now, by="seller")
            return render(request, "intake/twin.html", {"code": twin.code})
        case, address = submitting.submit(draft, reading.told(draft, at=now), at=now)
    except BadInputError as error:
        return _page(request, draft, fault=error, status=422)
    if not address:
        return _handed_in(request)
    _let_in(request, links.opened(address.rsplit("/", 1)[1]))
    return render(request, "intake/done.html", {"case": case, "address": address})


def _handed_in(request: VisitorRequest) -> HttpResponse:
    """Lead a browser whose draft is a case already to its page: it pressed twice, or never got the answer."""
    case = drafts.handed_in(request.COOKIES.get(COOKIE, ""))
    link = links.of_seller(case) if case else None
    if link is None:
        return redirect("intake:start")
    _let_in(request, link)
    return redirect("seller:case")


def _let_in(request: VisitorRequest, link: SellerLink) -> None:
    request.session.cycle_key()
    request.session[SESSION_LINK] = link.pk


def _files(request: VisitorRequest, draft: Draft | None) -> HttpResponse:
    held = list(draft.files.order_by("pk")) if draft else []
    working = any(file.state in {"waiting", "reading"} for file in held)
    return render(request, "intake/_files.html", {"files": held, "working": working, "after": True})


def _take(draft: Draft, held: Upload, role: str) -> DraftFile:
    """Take an upload into the draft once; a notice goes to the worker to be read."""
    assert held.blob is not None
    readable = role == "notice" and held.name.lower().endswith(SUFFIXES)
    with transaction.atomic():
        Draft.objects.select_for_update().get(pk=draft.pk)
        file, made = DraftFile.objects.get_or_create(
            draft=draft,
            blob=held.blob,
            name=held.name,
            defaults={"role": role, "state": "waiting" if readable else "none"},
        )
        if made and readable:
            ask(tasks.read_file, file.pk)
    return file


def _draft(request: VisitorRequest) -> Draft | None:
    try:
        return drafts.find(request.COOKIES.get(COOKIE, ""))
    except DeadLinkError:
        return None


def _draft_or_new(request: VisitorRequest) -> tuple[Draft, str]:
    """Return the draft of this browser, begun now if need be, and the token to remember where it is a new one.

    The page hands out the token before there is a draft, so that three files sent at once begin one draft together.
    """
    draft = _draft(request)
    if draft is not None:
        return draft, ""
    if request.method != "POST":  # looking, or going on, begins nothing
        raise Http404
    limits.may_begin(request)
    language = get_language() or "zh-hans"
    return drafts.begin(request.COOKIES.get(COOKIE, ""), language, at=timezone.now())


def _remember(response: HttpResponse, token: str) -> HttpResponse:
    """Let the browser find the draft again for a month, also after it was closed."""
    age = int(drafts.KEPT.total_seconds())
    response.set_cookie(COOKIE, token, max_age=age, httponly=True, samesite="Lax")
    return response


def _told(request: VisitorRequest, draft: Draft | None, fault: AppealDeskError | None) -> HttpResponse:
    found = reading.told(draft, at=timezone.now()) if draft else None
    return render(request, "intake/_told.html", {"told": found, "fault": fault, "draft": draft})


def _page(
    request: VisitorRequest, draft: Draft | None, *, fault: AppealDeskError | None = None, status: int = 200
) -> HttpResponse:
    content = draft.content if draft else {}
    context = {
        "draft": draft,
        "notice": content.get("notice", ""),
        "form": DetailsForm(initial=content),
        "told": reading.told(draft, at=timezone.now()) if draft else None,
        "files": draft.files.order_by("pk") if draft else [],
        "fault": fault,
        "token": request.COOKIES.get(COOKIE, "") if draft else "",
        "working": bool(draft) and draft.files.filter(state__in=["waiting", "reading"]).exists()
        if draft
        else False,
    }
    return render(request, "intake/start.html", context, status=status)
