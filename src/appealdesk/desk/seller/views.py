"""The seller's pages (卖家页面): where it stands, what is missing, the letter in both languages, confirmation, submission."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from appealdesk.core.errors import AppealDeskError
from appealdesk.core.stage import Move, Stage, moves_for
from appealdesk.desk.aftercare.forms import SubmissionForm
from appealdesk.desk.aftercare.recording import recorded
from appealdesk.desk.cases.models import Case
from appealdesk.desk.cases.services import add_exhibit, write_message
from appealdesk.desk.drafting import bundles, review
from appealdesk.desk.drafting.models import Version
from appealdesk.desk.ledger import services as ledger
from appealdesk.desk.people.http import VisitorRequest
from appealdesk.desk.people.tokens import DeadLinkError
from appealdesk.desk.seller import links, selectors, services
from appealdesk.desk.seller.access import SESSION_LINK, seller_only
from appealdesk.desk.seller.forms import NewLinkForm, WordsForm
from appealdesk.desk.seller.mail import send_link
from appealdesk.desk.templatetags.told import told
from appealdesk.desk.vault import receiving
from appealdesk.desk.vault import services as vault
from appealdesk.desk.vault.models import Upload

PREVENTION = "bundle/data/prevention.pdf"


@require_GET
def enter(request: VisitorRequest, token: str) -> HttpResponse:
    """Open a link: the browser remembers it, the address bar forgets it."""
    try:
        link = links.opened(token)
    except DeadLinkError as error:
        return render(request, "desk/error.html", {"error": error}, status=410)
    request.session.cycle_key()
    request.session[SESSION_LINK] = link.pk
    return redirect("seller:case")


@require_http_methods(["GET", "POST"])
def new_link(request: VisitorRequest) -> HttpResponse:
    """Send a new link to the address the case was opened with; the answer is the same whether there is such a case."""
    form = NewLinkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        case = Case.objects.filter(
            code=form.cleaned_data["code"].strip().upper(), contact_mail__iexact=form.cleaned_data["mail"]
        ).first()
        if case is not None:
            send_link(case, timezone.now(), by="seller", once=True)
        messages.success(request, _("如果编号与邮箱一致，新的链接已发往该邮箱。"))
        return redirect("seller:new_link")
    return render(request, "seller/new_link.html", {"form": form})


@require_GET
@seller_only
def case_page(request: VisitorRequest, case: Case) -> HttpResponse:
    """Show where the case stands and what the seller does now."""
    return _page(request, case)


@require_http_methods(["GET", "POST", "PATCH"])
@seller_only
def uploads(request: VisitorRequest, case: Case, upload: UUID | None = None) -> HttpResponse:
    """Take a file that comes in pieces."""

    def taken(held: Upload) -> dict[str, Any]:
        assert held.blob is not None
        if Stage(case.stage) not in services.TAKES_FILES:
            raise services.not_now(held.name)
        exhibit = add_exhibit(case, held.blob, held.name, by=services.BY, at=timezone.now())
        return {"number": exhibit.number}

    return receiving.received(request, upload, owner=f"case:{case.code}", by=services.BY, taken=taken)


@require_POST
@seller_only
def hand_in(request: VisitorRequest, case: Case) -> HttpResponse:
    """Take files from a plain form, for a browser without scripts."""
    files = request.FILES.getlist("files")
    try:
        if not files:
            raise services.nothing_chosen()
        for file in files:
            services.hand_in(
                case, file, file.name or "file", kind=request.POST.get("kind", "")[:40], at=timezone.now()
            )
    except AppealDeskError as error:
        return _page(request, case, fault=error)
    messages.success(request, _("已收到 %(n)d 个文件。") % {"n": len(files)})
    return redirect("seller:case")


@require_POST
@seller_only
def say(request: VisitorRequest, case: Case) -> HttpResponse:
    """Write to the desk."""
    form = WordsForm(request.POST)
    if not form.is_valid():
        return _page(request, case, words=form)
    try:
        write_message(case, form.cleaned_data["words"], audience="seller", by=services.BY, at=timezone.now())
    except AppealDeskError as error:
        form.add_error("words", told(error))
        return _page(request, case, words=form)
    return redirect("seller:case")


@require_POST
@seller_only
def answered(request: VisitorRequest, case: Case) -> HttpResponse:
    """Say that what was asked for has been handed in."""
    services.answered(case, at=timezone.now())
    messages.success(request, _("谢谢，专员会继续办理。"))
    return redirect("seller:case")


@require_POST
@seller_only
def withdraw(request: VisitorRequest, case: Case) -> HttpResponse:
    """Withdraw the case."""
    services.withdraw(case, request.POST.get("words", ""), at=timezone.now())
    return redirect("seller:case")


@require_GET
@seller_only
def letter(request: VisitorRequest, case: Case) -> HttpResponse:
    """Show the letter beside its Chinese reading."""
    version = selectors.version_to_read(case)
    if version is None:
        raise Http404
    context = {
        "case": case,
        "version": version,
        "can_confirm": Move.CONFIRM in moves_for(Stage(case.stage), services.SELLER),
        "can_change": Move.ASK_CHANGE in moves_for(Stage(case.stage), services.SELLER),
    }
    return render(request, "seller/letter.html", context)


@require_POST
@seller_only
def confirm(request: VisitorRequest, case: Case) -> HttpResponse:
    """Confirm the version whose digest was on the page."""
    if request.POST.get("read") != "yes":
        messages.error(request, _("请先逐段阅读，再勾选「我已阅读」。"))
        return redirect("seller:letter")
    review.confirm(case, request.POST.get("digest", ""), by=services.BY, at=timezone.now())
    messages.success(request, _("已确认。接下来请您本人在平台提交。"))
    return redirect("seller:case")


@require_POST
@seller_only
def change(request: VisitorRequest, case: Case) -> HttpResponse:
    """Ask for a change."""
    services.ask_change(case, request.POST.get("words", ""), at=timezone.now())
    messages.success(request, _("已告知专员修改。"))
    return redirect("seller:case")


@require_GET
@seller_only
def bundle(_request: VisitorRequest, case: Case) -> HttpResponseBase:
    """Download the whole bundle."""
    version = selectors.version_to_read(case)
    if version is None:
        raise Http404
    ledger.write(
        case.code,
        "bundle:file:downloaded",
        by=services.BY,
        at=timezone.now(),
        detail={"version": version.number},
    )
    name = f"{case.code}-{version.attempt}.zip"
    return FileResponse(bundles.as_zip(version), as_attachment=True, filename=name)


@require_GET
@seller_only
def file(_request: VisitorRequest, case: Case, path: str) -> HttpResponseBase:
    """Download one file of what is to be handed to the platform, or of the desk's own papers."""
    version = selectors.version_to_read(case)
    held = bundles.file_of(version, path) if version else None
    if held is None:
        raise Http404
    ledger.write(
        case.code,
        "bundle:file:downloaded",
        by=services.BY,
        at=timezone.now(),
        detail={"sha256": held.blob_id},
    )
    return FileResponse(vault.open_blob(held.blob), as_attachment=True, filename=path.rsplit("/", 1)[-1])


@require_POST
@seller_only
def submit(request: VisitorRequest, case: Case) -> HttpResponse:
    """The seller has submitted; note when, where, and under what number."""
    form = SubmissionForm(request.POST, request.FILES)
    if not recorded(case, form, by=services.BY, mover=services.SELLER, now=timezone.now()):
        return _page(request, case, submission=form)
    messages.success(request, _("提交已登记。平台一有答复，请把原文贴给我们。"))
    return redirect("seller:case")


def _page(
    request: VisitorRequest,
    case: Case,
    *,
    words: WordsForm | None = None,
    submission: SubmissionForm | None = None,
    fault: AppealDeskError | None = None,
) -> HttpResponse:
    stage = Stage(case.stage)
    version = selectors.version_to_read(case)
    sending = stage is Stage.READY and version is not None
    context = {
        "case": case,
        "steps": selectors.steps(case),
        "now_do": selectors.what_now(case),
        "missing": selectors.missing(case) if stage in services.TAKES_FILES else [],
        "takes_files": stage in services.TAKES_FILES,
        "exhibits": case.exhibits.filter(withdrawn_at=None).order_by("number"),
        "talk": case.messages.filter(audience="seller").order_by("at"),
        "moves": moves_for(stage, services.SELLER),
        "version": version,
        "prevention": _prevention(stage, version),
        "paste": bundles.text_of(version, "to-upload/paste.txt") if sending and version else "",
        "upload_files": list(bundles.to_upload(version)) if sending and version else [],
        "words_form": words or WordsForm(),
        "submission_form": submission or SubmissionForm(initial={"at": timezone.localtime()}),
        "fault": fault,
        "answers": case.answers.order_by("id"),
    }
    wrong = words or submission or fault
    return render(request, "seller/case.html", context, status=422 if wrong else 200)


def _prevention(stage: Stage, version: Version | None) -> str:
    """Return where the prevention checklist lies, once the platform has given something back."""
    won = version is not None and stage in {Stage.GRANTED, Stage.PARTLY, Stage.CLOSED}
    return PREVENTION if won and version and bundles.file_of(version, PREVENTION) else ""
