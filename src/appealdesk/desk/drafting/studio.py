"""What the studio shows (撰写台数据): the form, the letter as it would be, its problems, and who else is here."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from appealdesk.core.errors import AppealDeskError
from appealdesk.core.letter.gaps import PlanGap
from appealdesk.desk.cases import selectors
from appealdesk.desk.cases.folder import place_of
from appealdesk.desk.cases.models import Case, Facts
from appealdesk.desk.cases.naming import choices as named_choices
from appealdesk.desk.drafting import form
from appealdesk.desk.drafting.blocks import blocks_of
from appealdesk.desk.drafting.live import Live, live
from appealdesk.desk.drafting.services import letter_index
from appealdesk.desk.templatetags.words import language
from appealdesk.readers.actions import actions

Content = dict[str, Any]
NOTHING = ("", "—")


def letter_language(case: Case) -> str:
    """Return the language that the reader of the letter uses; English until the notice has been read."""
    return str(case.reading.get("letter_language") or "en")


def choices(case: Case, content: Content) -> dict[str, list[tuple[str, str]]]:
    """Return what each choice of the form offers."""
    own = language()
    offered = {table: [NOTHING, *named_choices(table, own)] for table in ("platforms", "metrics", "requests")}
    held = [(place_of(one), f"{one.number}. {one.name}") for one in selectors.evidence(case)]
    offered["exhibits"] = [NOTHING, *((place, name) for place, name in held if place)]
    causes = (content.get("plan") or {}).get("causes") or []
    offered["causes"] = [NOTHING, *((str(number), str(number)) for number in range(1, len(causes) + 1))]
    for role in ("cause", "corrective", "preventive"):
        fitting = [a for a in actions().values() if a.role == role and case.issue_type in a.issues]
        offered[role] = [NOTHING, *((a.code, a.says.say(own)[:60]) for a in fitting)]
    return offered


def asked(case: Case, content: Content) -> dict[str, Any]:
    """Return the context of the form."""
    code = letter_language(case)
    return {"groups": form.cards(content, code, choices(case, content)), "language": code, "was": form.WAS}


def preview(case: Case, content: Content) -> dict[str, Any]:
    """Return the context of the letter as these facts would make it; facts that cannot be read are told as faults."""
    now = timezone.now()
    try:
        shown = live(case, at=now, facts=Facts(case=case, content=content), against=letter_index())
    except AppealDeskError as error:
        return {"case": case, "fault": error}
    return {"case": case, **_shown(shown)}


def _shown(shown: Live) -> dict[str, Any]:
    used, limit = shown.budget
    return {
        "live": shown,
        "blocks": blocks_of(shown.copy),
        "language": shown.chosen.code,
        "fatal": [problem for problem in shown.problems if problem.fatal],
        "minor": [problem for problem in shown.problems if not problem.fatal],
        "gaps": [_gap(shown, gap) for gap in shown.gaps],
        "used": used,
        "limit": limit,
        "share": min(100, used * 100 // limit) if limit else None,
        "over": bool(limit and used > limit),
        "grounds": shown.argument.grounds,
        "sentences": shown.sentences,
    }


def _gap(shown: Live, gap: PlanGap) -> str:
    """Say a gap as the questions to the seller do; they are asked in Chinese."""
    return shown.known.clauses.of("zh").say(f"gap.{gap.code}", **dict(gap.facts))
