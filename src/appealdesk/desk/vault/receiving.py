"""Uploads over HTTP (上传接口): begun by POST, gone on with by PATCH, asked after by GET; any room puts its own wall before it.

A room routes two addresses to a view of its own, which knows whose the file is and what becomes of it::

    path("cases/<str:code>/uploads/", views.uploads)
    path("cases/<str:code>/uploads/<uuid:upload>/", views.uploads)

and calls `received(request, upload, owner=..., by=..., taken=...)`. The page holds a zone that `vault/upload.js` serves.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

from appealdesk.core.errors import AppealDeskError
from appealdesk.desk.templatetags.told import told
from appealdesk.desk.vault import uploads
from appealdesk.desk.vault.models import Upload

Taken = Callable[[Upload], dict[str, Any]]


def received(
    request: HttpRequest,
    upload: UUID | None,
    *,
    owner: str,
    by: str,
    taken: Taken,
    limit: int | None = None,
) -> HttpResponse:
    """Answer one request of an upload. `taken` is called with the whole file, any number of times, and says what it became.

    Answers hold `id`, `received` and `size`; 409 tells a sender from which byte to go on, 422 why not at all.
    An upload of another owner does not exist.
    """
    try:
        held = _begun(request, owner, by, limit) if upload is None else _held(upload, owner)
        if request.method == "PATCH":
            uploads.append(held, _offset(request), request)
        uploads.taken_up(held)
    except uploads.OffsetError as error:
        # Whoever never heard that his last piece had arrived sends it again: then the file is whole.
        if uploads.taken_up(held).blob_id is None:
            return JsonResponse({"received": error.received, "what": str(error)}, status=409)
    except AppealDeskError as error:
        return JsonResponse({"what": told(error.what), "remedy": told(error.remedy)}, status=422)
    answer: dict[str, Any] = {"id": str(held.pk), "received": held.received, "size": held.size}
    if held.blob_id:
        try:
            answer |= {"done": True, **taken(held)}
        except AppealDeskError as error:
            uploads.refused(held)
            return JsonResponse({"what": told(error.what), "remedy": told(error.remedy)}, status=422)
    return JsonResponse(answer, status=201 if upload is None else 200)


def _begun(request: HttpRequest, owner: str, by: str, limit: int | None) -> Upload:
    if request.method != "POST":
        raise Http404
    told = request.POST
    size = int(told["size"][:15]) if told.get("size", "").isdecimal() else 0
    return uploads.begin(owner, told.get("name", ""), size, by=by, mark=told.get("mark", ""), limit=limit)


def _held(pk: UUID, owner: str) -> Upload:
    held = Upload.objects.select_related("blob").filter(pk=pk, owner=owner).first()
    if held is None:
        raise Http404
    return held


def _offset(request: HttpRequest) -> int:
    told = request.headers.get("Upload-Offset", "")
    return int(told[:15]) if told.isdecimal() else -1
