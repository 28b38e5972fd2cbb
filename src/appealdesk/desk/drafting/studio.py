"""What the studio shows (撰写台数据): the form, the letter as it would be, its problems, and who else is here."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from appealdesk.core.errors import AppealDeskError
from appealdesk.core.letter.gaps import PlanGap
from appealdesk.core.letter.punctuation import punctuated
from appealdesk.core.stage import Stage
from appealdesk.desk.cases import selectors
from appealdesk.desk.cases.folder import place_of
from appealdesk.desk.cases.models import Case, Facts
from appealdesk.desk.cases.naming import choices as named_choices
from appealdesk.desk.drafting import earlier, form, review
from appealdesk.desk.drafting.blocks import blocks_of
from appealdesk.desk.drafting.live import Live, live
from appealdesk.desk.drafting.naming import named
from appealdesk.desk.drafting.services import letter_index
from appealdesk.desk.drafting.working import EDITABLE
from appealdesk.desk.templatetags.words import language, language_name
from appealdesk.readers.actions import actions
from appealdesk.readers.clauses import clause_book

Content = dict[str, Any]
NOTHING = ("", "—")
# How an earlier appeal or warning ended, as the letters' clauses call it.
OUTCOMES = ("refused", "partly_granted", "granted", "warning", "more_asked", "no_answer")


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
    book = clause_book().of(own)
    offered["outcomes"] = [NOTHING, *((code, book.say(f"outcome.{code}")) for code in OUTCOMES)]
    for role in ("cause", "corrective", "preventive"):
        fitting = [a for a in actions().values() if a.role == role and case.issue_type in a.issues]
        offered[role] = [NOTHING, *((a.code, a.says.say(own)[:60]) for a in fitting)]
    return offered


def asked(case: Case, content: Content) -> dict[str, Any]:
    """Return the context of the form."""
    code = letter_language(case)
    return {
        "groups": form.cards(content, code, choices(case, content)),
        "language": code,
        "was": form.WAS,
        "earlier": _earlier(case, content),
    }


def _earlier(case: Case, content: Content) -> list[tuple[earlier.Earlier, bool]]:
    """Return what the seller told of earlier appeals, and whether it stands among the facts already."""
    held = [one.get("what") for one in content.get("prior") or []]
    names = [what.get("zh") for what in held if isinstance(what, dict)]
    return [(one, one.words in names) for one in earlier.told(case)]


def with_earlier(case: Case, content: Content, words: str) -> Content:
    """Return the facts with one thing that the seller told of earlier appeals; what stands there already is added once."""
    fresh = next((one for one, held in _earlier(case, content) if one.words == words and not held), None)
    if fresh is None:
        return content
    return {**content, "prior": [*(content.get("prior") or []), fresh.fact()]}


def preview(case: Case, content: Content) -> dict[str, Any]:
    """Return the context of the letter as these facts would make it; facts that cannot be read are told as faults."""
    now = timezone.now()
    try:
        shown = live(
            case, at=now, facts=Facts(case=case, content=form.stated(content)), against=letter_index()
        )
    except AppealDeskError as error:
        return {"case": case, "fault": error}
    return {"case": case, **_shown(shown)}


def _shown(shown: Live) -> dict[str, Any]:
    used, limit = shown.budget
    return {
        "live": shown,
        "blocks": for_staff(blocks_of(shown.copy)),
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
    """Say a gap in the reader's language, the place of a text by the form's name."""
    facts = dict(gap.facts)
    if "place" in facts:
        facts["place"] = named(facts["place"])
    if "language" in facts:
        facts["language"] = language_name(facts["language"])
    said = shown.known.clauses.of(language()).say(f"gap.{gap.code}", **facts)
    return punctuated(said) if language() == "zh" else said


def sealed(case: Case) -> dict[str, Any]:
    """Return the letter as it was sealed, once it is out of the specialist's hands: what is approved is what is read."""
    version = review.newest(case)
    if Stage(case.stage) in EDITABLE or version is None or not version.letter:
        return {}
    return {"blocks": for_staff(version.letter), "language": version.language, "sealed": version}


def for_staff(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the blocks of a reading copy without the word to the seller that opens it."""
    opening = clause_book().of("zh").say("copy.how.title")
    return [one for one in blocks if not (one["kind"] == "callout" and one["title"] == opening)]
