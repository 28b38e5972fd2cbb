"""Pages after the confirmation (跟进页面)."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from appealdesk.core.errors import AppealDeskError
from appealdesk.core.outcome import OutcomeKind
from appealdesk.core.stage import Role, Stage
from appealdesk.desk.aftercare import services
from appealdesk.desk.aftercare.feed import feed
from appealdesk.desk.aftercare.forms import AnswerForm, SubmissionForm, WatchForm
from appealdesk.desk.aftercare.models import Watch
from appealdesk.desk.aftercare.recording import recorded
from appealdesk.desk.cases import selectors
from appealdesk.desk.cases.frame import frame
from appealdesk.desk.cases.models import Case
from appealdesk.desk.cases.services import mover_of
from appealdesk.desk.people.access import READERS, staff_only
from appealdesk.desk.people.http import DeskRequest, VisitorRequest
from appealdesk.desk.people.models import User
from appealdesk.desk.people.tokens import hashed, new_token
from appealdesk.desk.templatetags.told import told
from appealdesk.desk.vault import services as vault
from appealdesk.desk.vault.models import Blob
from appealdesk.readers.packs import vocabulary

DESK = (Role.SPECIALIST, Role.OPERATOR)


@staff_only(*READERS)
@require_GET
def page(request: DeskRequest, code: str) -> HttpResponse:
    """Show what was submitted, what came back, and what can be done next."""
    return _page(request, selectors.case_for(code))


@staff_only(*DESK)
@require_POST
def submit(request: DeskRequest, code: str) -> HttpResponse:
    """The seller has submitted and told the desk; note when, where, and under what number."""
    case = selectors.case_for(code)
    form = SubmissionForm(request.POST, request.FILES)
    user = request.user
    if not recorded(case, form, by=user.actor, mover=mover_of(user, case), now=timezone.now()):
        return _page(request, case, submission_form=form)
    messages.success(request, _("提交已登记。"))
    return redirect("aftercare:page", code=code)


@staff_only(*DESK)
@require_POST
def answer(request: DeskRequest, code: str) -> HttpResponse:
    """Record the platform's answer."""
    case = selectors.case_for(code)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, case, answer_form=form)
    kind = OutcomeKind(form.cleaned_data["kind"])
    in_parts = kind in {OutcomeKind.GRANTED_IN_PART, OutcomeKind.RESTORED_WITH_WARNING}
    try:
        services.record_answer(
            case,
            kind,
            at=form.cleaned_data["at"],
            by=request.user.actor,
            mover=mover_of(request.user, case),
            now=timezone.now(),
            words=form.cleaned_data["words"],
            reply_due=form.cleaned_data["reply_due"],
            granted=dict.fromkeys(form.cleaned_data["parts"], True) if in_parts else None,
        )
    except AppealDeskError as error:
        form.add_error(None, told(error))
        return _page(request, case, answer_form=form)
    messages.success(request, _("平台答复已登记。"))
    return redirect("aftercare:page", code=code)


@staff_only(*DESK)
@require_POST
def again(request: DeskRequest, code: str) -> HttpResponse:
    """Begin the next attempt."""
    case = selectors.case_for(code)
    services.next_attempt(case, by=request.user.actor, mover=mover_of(request.user, case), now=timezone.now())
    messages.success(request, _("已开始下一轮申诉。请先写明自上次以来有什么变化。"))
    return redirect("cases:case", code=code)


@staff_only(*DESK)
@require_POST
def watch(request: DeskRequest, code: str) -> HttpResponse:
    """Note what was seen during the watch."""
    case = selectors.case_for(code)
    form = WatchForm(request.POST)
    if not form.is_valid():
        return _page(request, case, watch_form=form)
    services.check_watch(case, by=request.user.actor, at=timezone.now(), **form.cleaned_data)
    return redirect("aftercare:page", code=code)


@staff_only(*DESK)
@require_POST
def close(request: DeskRequest, code: str) -> HttpResponse:
    """Close the case."""
    case = selectors.case_for(code)
    services.close(case, by=request.user.actor, mover=mover_of(request.user, case), now=timezone.now())
    messages.success(request, _("案件已结案。"))
    return redirect("cases:case", code=code)


@staff_only(*READERS)
@require_GET
def refusal_paper(_request: DeskRequest, code: str, answer: int) -> HttpResponse:
    """Send the paper that says what the refusal misses."""
    held = selectors.case_for(code).answers.filter(pk=answer).first()
    blob = Blob.objects.filter(pk=held.reading.get("paper")).first() if held else None
    if blob is None:
        raise Http404
    with vault.open_blob(blob) as content:
        return HttpResponse(content.read(), content_type="application/pdf")


@staff_only(*READERS)
@require_POST
def new_feed(request: DeskRequest) -> HttpResponse:
    """Make a new address of the calendar feed; the one before stops working."""
    token = new_token()
    User.objects.filter(pk=request.user.pk).update(calendar_token=hashed(token))
    return render(request, "aftercare/feed.html", {"token": token})


@require_GET
def calendar(_request: VisitorRequest, token: str) -> HttpResponse:
    """Send the feed of the person whose secret address this is; calendars cannot sign in."""
    user = User.objects.filter(calendar_token=hashed(token), is_active=True).exclude(role="").first()
    if user is None:
        raise Http404
    return HttpResponse(feed(user, now=timezone.now()), content_type="text/calendar; charset=utf-8")


def _page(
    request: DeskRequest,
    case: Case,
    *,
    submission_form: SubmissionForm | None = None,
    answer_form: AnswerForm | None = None,
    watch_form: WatchForm | None = None,
) -> HttpResponse:
    now = timezone.localtime()
    stage = Stage(case.stage)
    context = {
        **frame(request.user, case, "after"),
        "submissions": case.submissions.select_related("version").order_by("attempt"),
        "answers": [(one, _named(one.reading)) for one in case.answers.order_by("id")],
        "watch": Watch.objects.filter(case=case).first(),
        "may": request.user.role in {role.value for role in DESK},
        "can_submit": stage is Stage.READY,
        "can_answer": stage is Stage.SUBMITTED,
        "can_try": stage in {Stage.REFUSED, Stage.PARTLY},
        "can_close": stage in {Stage.GRANTED, Stage.PARTLY, Stage.REFUSED},
        "submission_form": submission_form or SubmissionForm(initial={"at": now}),
        "answer_form": answer_form or AnswerForm(initial={"at": now}),
        "watch_form": watch_form or WatchForm(),
        "bound": submission_form or answer_form or watch_form,
    }
    return render(request, "aftercare/page.html", context, status=422 if context["bound"] else 200)


def _named(reading: dict[str, list[dict[str, list[str]]]]) -> list[dict[str, object]]:
    """Return the items of a refusal's reading with the names of the evidence still to get."""
    words = vocabulary()
    return [
        {**item, "to_get": [words.kind(kind).name for kind in item["to_get"]]}
        for item in reading.get("items", [])
    ]
