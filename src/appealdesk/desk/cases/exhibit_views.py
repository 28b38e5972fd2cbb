"""Pages of exhibits (证据件页面): handed in, looked at, named, withdrawn, taken out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Sum
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from appealdesk.desk.cases import checklists, exhibits, selectors, services
from appealdesk.desk.cases.frame import frame
from appealdesk.desk.cases.models import Case, Conclusion, Exhibit
from appealdesk.desk.cases.naming import choices
from appealdesk.desk.cases.unpacking import ZIP
from appealdesk.desk.jobs.asking import ask
from appealdesk.desk.people.access import READERS, WRITERS, staff_only
from appealdesk.desk.people.http import DeskRequest
from appealdesk.desk.vault import previews, receiving
from appealdesk.desk.vault import services as vault
from appealdesk.desk.vault.models import Blob, Upload

# What is served from here was sent by strangers: it may never run as a page of the desk.
FENCE = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@staff_only(*READERS)
@require_GET
def evidence(request: DeskRequest, code: str) -> HttpResponse:
    """Every file of the case, and the checklist: what is there, what is missing, how to get it."""
    case = selectors.case_for(code)
    shown = frame(request.user, case, "evidence")
    held = [_cited(one, shown["told"]) for one in selectors.every_exhibit(case)]
    shown |= {
        "exhibits": held,
        "kinds": _kinds(),
        "waiting": any(_preview_state(one) == "waiting" for one in held),
        "checklist": checklists.checklist(case, held, shown["told"]),
    }
    return render(request, "cases/evidence.html", shown)


@staff_only(*READERS)
@require_GET
def exhibit_row(request: DeskRequest, code: str, number: int) -> HttpResponse:
    """One file as it stands now: for a row that waits for its preview."""
    return _row(request, selectors.exhibit_of(code, number))


@staff_only(*READERS)
@require_GET
def exhibit_page(request: DeskRequest, code: str, number: int) -> HttpResponse:
    """One file with its preview in full."""
    one = _cited(selectors.exhibit_of(code, number), _told(code))
    return render(request, "cases/exhibit.html", {"one": one, "case": one.case, "kinds": _kinds()})


@staff_only(*WRITERS)
@require_POST
def set_kind(request: DeskRequest, code: str, number: int) -> HttpResponse:
    """Say of which kind a file is, and which part it plays."""
    one = selectors.exhibit_of(code, number)
    role = request.POST.get("role", "")
    exhibits.set_kind(one, request.POST.get("kind", ""), by=request.user.actor, at=timezone.now(), role=role)
    if "note" in request.POST and request.POST["note"] != one.note:
        exhibits.remark(one, request.POST["note"], at=timezone.now())
    return _row(request, one)


@staff_only(*WRITERS)
@require_POST
def withdraw(request: DeskRequest, code: str, number: int) -> HttpResponse:
    """Take a file out of the evidence; the row offers to undo it."""
    one = selectors.exhibit_of(code, number)
    exhibits.withdraw(one, by=request.user.actor, at=timezone.now())
    return _row(request, one)


@staff_only(*WRITERS)
@require_POST
def restore(request: DeskRequest, code: str, number: int) -> HttpResponse:
    """Put a file back."""
    one = selectors.exhibit_of(code, number)
    exhibits.restore(one, by=request.user.actor, at=timezone.now())
    return _row(request, one)


@staff_only(*READERS)
@require_GET
def download(request: DeskRequest, code: str, number: int) -> HttpResponse | FileResponse:
    """Hand out the original, byte for byte, and note it."""
    one = selectors.exhibit_of(code, number)
    exhibits.downloaded(one, by=request.user.actor, at=timezone.now())
    return fenced(one.blob, one.name.rsplit("/", 1)[-1])


@staff_only(*READERS)
@require_GET
def picture(_request: DeskRequest, code: str, number: int, sha256: str) -> HttpResponse | FileResponse:
    """Show a picture that the worker made of a file."""
    one = selectors.exhibit_of(code, number)
    if sha256 not in previews.pictures_of([one.blob_id]):
        raise Http404
    return fenced(Blob.objects.get(pk=sha256))


@staff_only(*READERS)
@require_GET
def chart(_request: DeskRequest, code: str, sha256: str) -> HttpResponse | FileResponse:
    """Show a chart of the metric counted again."""
    content = _told(code)
    if not any(sha256 in one.get("charts", ()) for one in content.get("recounts", ())):
        raise Http404
    return fenced(Blob.objects.get(pk=sha256), media="image/svg+xml")


@staff_only(*WRITERS)
@require_http_methods(["GET", "POST", "PATCH"])
def uploads(request: DeskRequest, code: str, upload: UUID | None = None) -> HttpResponse:
    """Take files in pieces."""
    case = selectors.case_for(code)
    by = request.user.actor

    def taken(held: Upload) -> dict[str, Any]:
        one = take(case, held, by=by)
        return {"number": one.number, "name": one.name}

    return receiving.received(request, upload, owner=f"case:{case.code}", by=by, taken=taken)


@transaction.atomic
def take(case: Case, held: Upload, *, by: str) -> Exhibit:
    """Take an upload into the evidence; an archive is taken apart by the worker. Raises `FileTooLargeError`."""
    assert held.blob is not None
    room(case, held.size)
    one = services.add_exhibit(case, held.blob, held.name, by=by, at=timezone.now())
    if held.blob.media == ZIP and not one.note:
        from appealdesk.desk.cases import tasks

        ask(tasks.unpack, case.code, one.number, by)
    return one


def room(case: Case, size: int) -> None:
    """Refuse what would make a case larger than a case may be. Raises `FileTooLargeError`."""
    held = case.exhibits.aggregate(size=Sum("blob__size"))["size"] or 0
    if held + size > settings.CASE_LIMIT:
        raise vault.FileTooLargeError(
            f"The case would hold more than {settings.CASE_LIMIT // 1024**3} GB.", "Hand in what matters."
        )


def fenced(blob: Blob, name: str = "", media: str = "") -> FileResponse:
    """Serve a content so that no browser runs it: as a download where it has a name, else as a picture."""
    response = FileResponse(
        vault.open_blob(blob),
        as_attachment=bool(name),
        filename=name,
        content_type="application/octet-stream" if name else media or blob.media,
    )
    response["Content-Security-Policy"] = FENCE
    response["X-Content-Type-Options"] = "nosniff"
    # A content never changes: its digest stands in the address of a picture.
    response["Cache-Control"] = "private, no-store" if name else "private, max-age=86400, immutable"
    return response


def _row(request: DeskRequest, one: Exhibit) -> HttpResponse:
    if not request.htmx:
        return redirect("cases:evidence", code=one.case.code)
    fresh = _cited(selectors.exhibit_of(one.case.code, one.number), _told(one.case.code))
    shown = {"one": fresh, "case": fresh.case, "kinds": _kinds(), "may_write": request.user.role != "auditor"}
    return render(request, "cases/_exhibit.html", shown)


def _told(code: str) -> dict[str, Any]:
    return Conclusion.objects.filter(case__code=code).values_list("content", flat=True).first() or {}


def _cited(one: Exhibit, told: Mapping[str, Any]) -> Exhibit:
    """Put the number that the letter cites beside an exhibit; None while it has none."""
    one.cited = told.get("numbers", {}).get(str(one.number)) if one.withdrawn_at is None else None
    return one


def _kinds() -> list[tuple[str, str]]:
    return choices("kinds", "zh" if str(get_language()).startswith("zh") else "en")


def _preview_state(one: Exhibit) -> str:
    return getattr(getattr(one.blob, "preview", None), "state", "none")
