"""Pages of cases (案件页面). A view checks who asks, hands the wish to a service, and shows the result."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from appealdesk.core.ledger import TAGS
from appealdesk.core.stage import STAGE_NAMES, Move, Role, Stage
from appealdesk.desk.cases import board as boards
from appealdesk.desk.cases import conclusions, marking, moves, selectors, services
from appealdesk.desk.cases.errors import MissingReasonError, MoveElsewhereError, StaleCaseError
from appealdesk.desk.cases.frame import frame
from appealdesk.desk.cases.models import Case
from appealdesk.desk.cases.naming import choices
from appealdesk.desk.jobs.pulse import pulse
from appealdesk.desk.people.access import READERS, WRITERS, staff_only
from appealdesk.desk.people.http import DeskRequest
from appealdesk.desk.people.models import User

ASSIGNERS = (Role.SPECIALIST, Role.OPERATOR)


@staff_only(*READERS)
@require_GET
def board(request: DeskRequest) -> HttpResponse:
    """Every open case, ordered by the time truly left; with `rows=1` the rows alone, 304 where nothing changed."""
    wish = boards.Wish.of(request.GET)
    held = boards.page(wish, request.user)
    tag = f'"{held.tag}-{get_language()}"'
    if request.GET.get("rows") == "1" and request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified()
    shown = {
        "wish": wish,
        "page": held,
        "tag": tag,
        "more": wish.address(after=held.after) if held.after else "",
        "here": wish.address(after=wish.after),
        "may_assign": request.user.role in {role.value for role in ASSIGNERS},
    }
    if request.GET.get("rows") == "1":
        response = render(request, "cases/_rows.html", shown)
        response["ETag"] = tag
        return response
    shown |= {
        "pulse": pulse(timezone.now()),
        "people": boards.specialists(),
        "stages": [(stage.value, STAGE_NAMES[stage]) for stage in Stage],
        "platforms": choices("platforms", "zh" if str(get_language()).startswith("zh") else "en"),
    }
    return render(request, "cases/board.html", shown)


@staff_only(*ASSIGNERS)
@require_POST
def assign(request: DeskRequest) -> HttpResponse:
    """Give the selected cases to a specialist, or back to nobody."""
    chosen = request.POST.get("specialist", "")
    to = {str(one.pk): one for one in boards.specialists()}.get(chosen)
    if chosen == "none" or to is not None:
        codes = request.POST.getlist("case")[: boards.PAGE * 2]
        count = services.assign_many(codes, to, by=request.user.actor, at=timezone.now())
        said = ngettext("已指派 %(count)d 个案件。", "已指派 %(count)d 个案件。", count) % {"count": count}
        messages.success(request, said)
    else:
        messages.warning(request, _("请先选择经办人。"))
    address = boards.Wish.of(request.POST).address(after=request.POST.get("after", ""))
    response = redirect("cases:board")
    response["Location"] += f"?{address}" if address else ""
    return response


@staff_only(*READERS)
@require_GET
def case_page(request: DeskRequest, code: str) -> HttpResponse:
    """What the notice says, with its words marked, and how the deadline was computed."""
    case = selectors.case_for(code)
    shown = frame(request.user, case, "reading")
    spans = case.reading.get("spans", {})
    shown["notices"] = [
        {**one, "segments": marking.marked(one["text"], one["file"], spans)}
        for one in shown["told"].get("notices", ())
    ]
    return render(request, "cases/case.html", shown)


@staff_only(*READERS)
@require_GET
def diagnosis(request: DeskRequest, code: str) -> HttpResponse:
    """What speaks for and against, the timeline, the metric counted again."""
    case = selectors.case_for(code)
    shown = frame(request.user, case, "diagnosis")
    findings = shown["told"].get("findings", ())
    shown["scenarios"] = [
        {
            "code": code_,
            "share": share,
            "for": [one for one in findings if one["scenario"] == code_ and one["for"]],
            "against": [one for one in findings if one["scenario"] == code_ and not one["for"]],
        }
        for code_, share in shown["told"].get("scenarios", ())
    ]
    return render(request, "cases/diagnosis.html", shown)


@staff_only(*READERS)
@require_GET
def talk(request: DeskRequest, code: str) -> HttpResponse:
    """What was said between the desk and the seller, and inside the desk."""
    case = selectors.case_for(code)
    shown = frame(request.user, case, "talk")
    shown["talk"] = selectors.talk(case)
    return render(request, "cases/talk.html", shown)


@staff_only(*WRITERS)
@require_POST
def write(request: DeskRequest, code: str) -> HttpResponse:
    """Write to the seller, or to colleagues."""
    case = selectors.case_for(code)
    audience = "seller" if request.POST.get("audience") == "seller" else "desk"
    services.write_message(
        case, request.POST.get("text", ""), audience=audience, by=request.user.actor, at=timezone.now()
    )
    return redirect("cases:talk", code=code)


@staff_only(*READERS)
@require_GET
def lines(request: DeskRequest, code: str) -> HttpResponse:
    """Every ledger line of the case."""
    case = selectors.case_for(code)
    shown = frame(request.user, case, "lines")
    held = selectors.lines(case)
    names = selectors.names_of(actor for line in held for actor in line.actors)
    shown["lines"] = [
        {
            "line": line,
            "says": TAGS.get(line.tag, line.tag),
            "who": names.get(line.by, line.by),
            "detail": line.told(names),
        }
        for line in held
    ]
    return render(request, "cases/lines.html", shown)


@staff_only(*WRITERS)
@require_POST
def move(request: DeskRequest, code: str) -> HttpResponse:
    """Move a case. The page says at which stage it was shown, so that a second press does nothing twice."""
    case = selectors.case_for(code)
    wish = request.POST.get("move", "")
    if wish not in set(Move) or request.POST.get("stage") != case.stage:
        raise StaleCaseError(case.code)
    chosen = Move(wish)
    if moves.page_of(chosen, code):
        raise MoveElsewhereError(chosen)
    if moves.needs_words(chosen, case) and not request.POST.get("reason", "").strip():
        raise MissingReasonError
    columns = _taken_on(chosen, case, request.user)
    services.move_case(
        case,
        chosen,
        mover=services.mover_of(request.user, case),
        by=request.user.actor,
        at=timezone.now(),
        reason=request.POST.get("reason", ""),
        **columns,
    )
    return redirect("cases:case", code=code)


def _taken_on(chosen: Move, case: Case, user: User) -> dict[str, Any]:
    """Return whose the case becomes: who accepts a case that is nobody's takes it on himself."""
    takes = chosen is Move.ACCEPT and case.specialist_id is None and user.role == Role.SPECIALIST
    return {"specialist": user} if takes else {}


@staff_only(*WRITERS)
@require_POST
def read_again(request: DeskRequest, code: str) -> HttpResponse:
    """Ask the worker to read the case again, as after new rules."""
    case = selectors.case_for(code)
    conclusions.ask_again(case, at=timezone.now())
    messages.info(request, _("已请后台重新解读，完成后本页会更新。"))
    return redirect("cases:case", code=code)
