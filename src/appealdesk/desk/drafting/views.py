"""Pages of the studio (撰写台页面): state the facts, see the letter, make the bundle, let a second person judge it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import trigger_client_event

from appealdesk.core.errors import AppealDeskError
from appealdesk.core.stage import MOVE_NAMES, Move, Role, Stage, moves_for
from appealdesk.desk.cases import selectors, services
from appealdesk.desk.cases.errors import StaleCaseError
from appealdesk.desk.cases.folder import WORDING
from appealdesk.desk.cases.frame import frame
from appealdesk.desk.cases.models import Case
from appealdesk.desk.drafting import bundles, form, presence, review, studio, tasks, working
from appealdesk.desk.drafting.comparing import unlike
from appealdesk.desk.drafting.differences import differences
from appealdesk.desk.drafting.models import Version, WorkingCopy
from appealdesk.desk.drafting.naming import named
from appealdesk.desk.drafting.resting import evidence_of
from appealdesk.desk.drafting.schema import group_of
from appealdesk.desk.drafting.services import new_version
from appealdesk.desk.jobs.asking import ask
from appealdesk.desk.ledger import services as ledger
from appealdesk.desk.people.access import READERS, staff_only
from appealdesk.desk.people.http import DeskRequest
from appealdesk.desk.people.marks import mark_of
from appealdesk.desk.templatetags.told import told
from appealdesk.desk.templatetags.words import language
from appealdesk.desk.vault import services as vault

DESK = (Role.SPECIALIST, Role.OPERATOR)
JUDGES = (Role.REVIEWER, Role.OPERATOR)
TEXT = "bundle/data/letter.txt"


@staff_only(*READERS)
@require_GET
def page(request: DeskRequest, code: str) -> HttpResponse:
    """Show the studio: to a specialist as a form beside the letter, to everybody else the letter and its problems."""
    case = selectors.case_for(code)
    may_edit = request.user.role in {role.value for role in DESK} and Stage(case.stage) in working.EDITABLE
    saved = selectors.facts_of(case)
    copy = working.copy_of(case, request.user) if may_edit else None
    content = copy.content if copy else saved.content if saved else {}
    context = {
        **frame(request.user, case, "studio"),
        **(studio.asked(case, content) if may_edit else {}),
        **_judging(request, case),
        "may_edit": may_edit,
        "base": copy.base if copy else case.facts,
        "unsaved": bool(copy and copy.pk),
        "comments": _comments(case),
        "versions": case.versions.select_related("author", "approved_by").order_by("-number")[:20],
    }
    return render(request, "drafting/studio.html", context)


@staff_only(*DESK)
@require_POST
def preview(request: DeskRequest, code: str) -> HttpResponse:
    """Keep what was typed and show the letter that it makes."""
    case = selectors.case_for(code)
    copy = _typed(request, case, in_passing=True)
    presence.note(case, request.user, at=timezone.now())
    shown = {**studio.preview(case, copy.content), **_around(request, case), "may_edit": True}
    return render(request, "drafting/_preview.html", shown)


@staff_only(*DESK)
@require_POST
def here(request: DeskRequest, code: str) -> HttpResponse:
    """Note that this person has the studio open, and tell who else has; nothing where the page tells it already."""
    case = selectors.case_for(code)
    presence.note(case, request.user, at=timezone.now())
    around = _around(request, case)
    if request.POST.get("told", "") == around["told"]:
        return HttpResponse(status=204)
    return render(request, "drafting/_others.html", {"case": case, **around})


@staff_only(*READERS)
@require_GET
def saved_preview(request: DeskRequest, code: str) -> HttpResponse:
    """Show the letter that the saved facts make."""
    case = selectors.case_for(code)
    saved = selectors.facts_of(case)
    shown = studio.preview(case, saved.content if saved else {})
    return render(request, "drafting/_preview.html", {**shown, **studio.sealed(case)})


@staff_only(*DESK)
@require_POST
def rows(request: DeskRequest, code: str) -> HttpResponse:
    """Add an item to a list of the form, or take one out."""
    case = selectors.case_for(code)
    copy = _typed(request, case, with_rows=True)
    answer = render(request, "drafting/_form.html", {"case": case, **studio.asked(case, copy.content)})
    return trigger_client_event(answer, "rows", after="settle")


@staff_only(*DESK)
@require_POST
def reword(request: DeskRequest, code: str) -> HttpResponse:
    """Say one sentence of the letter in other words, or in its own again. It is judged, and told if it is not taken."""
    case = selectors.case_for(code)
    plain, said = request.POST.get("plain", ""), request.POST.get("said", "").strip()

    def reworded(content: form.Content) -> form.Content:
        words = {**content.get(WORDING, {}), plain: said}
        return {**content, WORDING: {was: now for was, now in words.items() if was and now and was != now}}

    copy = working.take(case, request.user, reworded, at=timezone.now())
    shown = {**studio.preview(case, copy.content), **_around(request, case), "may_edit": True}
    return render(request, "drafting/_preview.html", shown)


@staff_only(*DESK)
@require_POST
def save(request: DeskRequest, code: str) -> HttpResponse:
    """Save the facts. Where a colleague saved in between, both are shown and this person decides."""
    case = selectors.case_for(code)
    if "typed" in request.POST:
        _typed(request, case)
    if "both" in request.POST:
        working.merge(case, request.user, at=timezone.now())
    try:
        working.save(case, request.user, at=timezone.now(), over=_number(request, "over") or None)
    except StaleCaseError:
        return _conflict(request, case)
    except AppealDeskError as error:
        messages.error(request, told(error))
        return redirect("drafting:studio", code=code)
    messages.success(request, _("已保存。"))
    return redirect("drafting:studio", code=code)


@staff_only(*DESK)
@require_POST
def discard(request: DeskRequest, code: str) -> HttpResponse:
    """Go back to what is saved."""
    case = selectors.case_for(code)
    mark = mark_of({name: str(words) for name, words in request.POST.items()})
    working.discard(case, request.user, mark=mark, at=timezone.now())
    return redirect("drafting:studio", code=code)


@staff_only(*DESK)
@require_POST
def prepare(request: DeskRequest, code: str) -> HttpResponse:
    """Let the worker make the bundle of the saved facts."""
    case = selectors.case_for(code)
    with transaction.atomic():
        version = new_version(
            case, author=request.user, at=timezone.now(), override=request.POST.get("override", "").strip()
        )
        ask(tasks.prepare_version, version.pk)
    messages.info(request, _("后台正在生成材料包。"))
    return redirect("drafting:studio", code=code)


@staff_only(*DESK)
@require_POST
def send(request: DeskRequest, code: str) -> HttpResponse:
    """Send the prepared version to review."""
    case = selectors.case_for(code)
    user = request.user
    services.move_case(
        case, Move.SEND_TO_REVIEW, mover=services.mover_of(user, case), by=user.actor, at=timezone.now()
    )
    messages.success(request, _("已提交复核。"))
    return redirect("drafting:studio", code=code)


@staff_only(*JUDGES)
@require_POST
def approve(request: DeskRequest, code: str) -> HttpResponse:
    """Approve the version whose digest was on the page."""
    case = selectors.case_for(code)
    review.approve(case, request.POST.get("digest", ""), by=request.user, at=timezone.now())
    messages.success(request, _("复核通过，已请卖家确认。"))
    return redirect("drafting:studio", code=code)


@staff_only(*JUDGES)
@require_POST
def send_back(request: DeskRequest, code: str) -> HttpResponse:
    """Return the version with a reason."""
    case = selectors.case_for(code)
    user = request.user
    services.move_case(
        case,
        Move.RETURN,
        mover=services.mover_of(user, case),
        by=user.actor,
        at=timezone.now(),
        reason=request.POST.get("reason", ""),
    )
    messages.success(request, _("已退回，经办人会看到理由。"))
    return redirect("drafting:studio", code=code)


@staff_only(Role.SPECIALIST, Role.REVIEWER, Role.OPERATOR)
@require_POST
def comment(request: DeskRequest, code: str) -> HttpResponse:
    """Write a comment beside a place of the letter, settle one, or answer why the version was sent back."""
    case = selectors.case_for(code)
    settled, answered = _number(request, "settle"), _number(request, "answer")
    words = request.POST.get("words", "")
    if answered:
        review.answer(case, answered, words, by=request.user, at=timezone.now())
        return redirect("drafting:studio", code=code)
    if settled:
        review.settle(case, settled, by=request.user, at=timezone.now())
    else:
        place = f"letter:{request.POST.get('place', '')[:40]}"
        services.write_message(
            case, words, audience="desk", by=request.user.actor, at=timezone.now(), place=place
        )
    return render(
        request, "drafting/_comments.html", {"case": case, "comments": _comments(case), "may_comment": True}
    )


@staff_only(*READERS)
@require_GET
def version(request: DeskRequest, code: str, number: int) -> HttpResponse:
    """Show a version, what it changed, and its files."""
    case = selectors.case_for(code)
    held = _version(case, number)
    before = case.versions.filter(number__lt=number, state="prepared").order_by("-number").first()
    then = bundles.text_of(before, TEXT) if before else ""
    context = {
        **frame(request.user, case, "studio"),
        "version": held,
        "before": before,
        "differences": differences(then, bundles.text_of(held, TEXT)) if before else [],
        "files": held.files.select_related("blob").order_by("path"),
    }
    return render(request, "drafting/version.html", context)


@staff_only(*READERS)
@require_GET
def state(request: DeskRequest, code: str, number: int) -> HttpResponse:
    """Show how far the worker is with a version; asked every second while it works."""
    case = selectors.case_for(code)
    held = _version(case, number)
    answer = render(request, "drafting/_version.html", {"case": case, "version": held})
    if held.state in {"prepared", "refused"}:
        answer["HX-Refresh"] = "true"
    return answer


@staff_only(*READERS)
@require_GET
def bundle(request: DeskRequest, code: str, number: int) -> HttpResponseBase:
    """Download a whole version."""
    case = selectors.case_for(code)
    held = _version(case, number)
    detail: services.Detail = {"version": held.number, "bag": held.bag_digest}
    ledger.write(case.code, "bundle:file:downloaded", by=request.user.actor, at=timezone.now(), detail=detail)
    return FileResponse(bundles.as_zip(held), as_attachment=True, filename=f"{case.code}-v{held.number}.zip")


@staff_only(*READERS)
@require_GET
def file(request: DeskRequest, code: str, number: int, path: str) -> HttpResponseBase:
    """Show or download one file of a version."""
    case = selectors.case_for(code)
    held = bundles.file_of(_version(case, number), path)
    if held is None:
        raise Http404
    detail: services.Detail = {"sha256": held.blob_id}
    ledger.write(case.code, "bundle:file:downloaded", by=request.user.actor, at=timezone.now(), detail=detail)
    shown = path.endswith(".pdf")
    response = FileResponse(
        vault.open_blob(held.blob), as_attachment=not shown, filename=path.rsplit("/", 1)[-1]
    )
    response["Content-Type"] = "application/pdf" if shown else "application/octet-stream"
    return response


def _typed(
    request: DeskRequest, case: Case, *, in_passing: bool = False, with_rows: bool = False
) -> WorkingCopy:
    """Take the form into this person's working copy; with a row more or less where a button asked for it."""
    sent = {name: str(words) for name, words in request.POST.items()}
    spoken = studio.letter_language(case)

    def typed(held: form.Content) -> form.Content:
        content = form.parsed(held, sent, spoken)
        return _with_rows(case, content, sent) if with_rows else content

    base = _number(request, "base", case.facts)
    return working.take(
        case,
        request.user,
        typed,
        base=base,
        at=timezone.now(),
        mark=mark_of(sent),
        in_passing=in_passing,
    )


def _with_rows(case: Case, content: form.Content, sent: dict[str, str]) -> form.Content:
    added = sent.get("add", "")
    if "take" in sent:
        return studio.with_earlier(case, content, sent["take"])
    path, _dot, index = sent.get("remove", "").rpartition(".")
    if group_of(added):
        return form.with_item(content, added)
    if group_of(path) and index.isdigit():
        return form.without_item(content, path, int(index))
    return content


def _around(request: DeskRequest, case: Case) -> dict[str, Any]:
    """Return who else has the studio open, and whether somebody has saved since this page was shown."""
    others = list(presence.others(case, request.user, at=timezone.now()))
    stale = _number(request, "base", case.facts) != case.facts
    told = ",".join([*(str(one.user_id) for one in others), *(["stale"] if stale else [])])
    return {"others": others, "stale": stale, "told": told, "base": request.POST.get("base", "")}


def _number(request: DeskRequest, name: str, otherwise: int = 0) -> int:
    """Return a number of the form; what is no number says nothing."""
    told = request.POST.get(name, "")[:15]
    return int(told) if told.isdecimal() else otherwise


def _conflict(request: DeskRequest, case: Case) -> HttpResponse:
    case.refresh_from_db()
    saved = selectors.facts_of(case)
    copy = working.copy_of(case, request.user)
    pairs = unlike(working.before(copy), saved.content if saved else {}, form.stated(copy.content))
    context = {
        **frame(request.user, case, "studio"),
        "saved": saved,
        "who": selectors.names_of([saved.by]).get(saved.by, saved.by) if saved else "",
        "pairs": [(named(one.path), one) for one in pairs],
        "clash": any(one.by_them and one.by_me for one in pairs),
    }
    return render(request, "drafting/conflict.html", context, status=409)


def _judging(request: DeskRequest, case: Case) -> dict[str, Any]:
    offered = moves_for(Stage(case.stage), services.mover_of(request.user, case))
    newest = review.newest(case)
    stands = bool(newest and newest.state == "prepared" and newest.facts.number == case.facts)
    late = bool(newest and newest.evidence not in {"", evidence_of(case)})
    fresh = stands and not late
    sent_back = review.open_return(case) if Move.SEND_TO_REVIEW in offered else None
    return {
        "newest": newest,
        "fresh": fresh,
        "late_evidence": stands and late,
        "sent_back": sent_back,
        "sent_back_by": selectors.names_of([sent_back.by]).get(sent_back.by, "") if sent_back else "",
        "can_send": Move.SEND_TO_REVIEW in offered and fresh and sent_back is None,
        "can_prepare": Move.SEND_TO_REVIEW in offered and bool(case.facts) and not fresh,
        "can_approve": Move.APPROVE in offered and stands,
        "can_return": Move.RETURN in offered,
        "may_comment": request.user.role in {Role.SPECIALIST, Role.REVIEWER, Role.OPERATOR},
    }


def _comments(case: Case) -> list[dict[str, Any]]:
    held = list(case.messages.filter(audience="desk").order_by("settled_at", "at"))
    names = selectors.names_of(one.by for one in held)
    return [{"one": one, "who": names.get(one.by, one.by), "place": _place(one.place)} for one in held]


def _place(place: str) -> str:
    """Name where a comment stands: a place of the letter, or the move that it is the reason of."""
    kind, _colon, where = place.partition(":")
    return MOVE_NAMES[Move(where)].say(language()) if kind == "move" and where in set(Move) else where


def _version(case: Case, number: int) -> Version:
    held = case.versions.filter(number=number).select_related("author", "approved_by", "facts").first()
    if held is None:
        raise Http404
    return held
