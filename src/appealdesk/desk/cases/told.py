"""An argument as the case page shows it (结论要点): plain data in both languages, each statement with its exhibits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from appealdesk.core.argument import Argument
from appealdesk.core.case import Case as CaseValue
from appealdesk.core.credentials import masked
from appealdesk.core.ground import Citation
from appealdesk.core.recount import Recount
from appealdesk.core.timeline.event import Conflict, Event
from appealdesk.core.wording import Wording
from appealdesk.desk.cases import selectors
from appealdesk.desk.cases.folder import place_of
from appealdesk.desk.cases.models import Case
from appealdesk.readers import packs

EVENTS = 400
CULPRITS = 200

Both = dict[str, str]
Numbers = Mapping[str, int]


def told(case: Case, value: CaseValue, argument: Argument, charts: Mapping[str, str]) -> dict[str, Any]:
    """Return what the page shows, charts by their digests.

    Exhibits have two numbers: the desk's own, which never changes, and the one the letter cites, which follows
    what is in the evidence now. `numbers` leads from the first to the second.
    """
    numbers = {place_of(one): one.number for one in selectors.evidence(case)}
    timeline, recounts = argument.timeline, argument.recounts
    return {
        "numbers": {str(numbers[one.file]): one.number for one in value.exhibits if one.file in numbers},
        "notices": [
            {"file": one.file, "subject": one.subject, "sender": one.sender, "text": masked(one.text)}
            for one in value.notices
        ],
        "story": value.story.text if value.story else "",
        "ids": _ids(value),
        "scenarios": [[code, share] for code, share in argument.reading.scenarios],
        "findings": [
            {
                "scenario": one.scenario,
                "for": one.speaks_for,
                "weight": round(one.weight, 2),
                "says": both(one.says),
                "cites": _cites(one.citations, numbers),
            }
            for one in argument.findings
        ],
        "grounds": [
            {"class": one.ground_class.value, "says": both(one.says), "cites": _cites(one.citations, numbers)}
            for one in argument.grounds
        ],
        "questions": [both(one) for one in argument.questions],
        "events": [_event(one) for one in timeline.events[:EVENTS]],
        "gaps": [_conflict(one) for one in timeline.gaps],
        "contradictions": [_conflict(one) for one in timeline.contradictions],
        "recounts": [_recount(one, charts) for one in recounts.metrics],
        "against": [both(one) for one in recounts.against],
        "counted_files": [list(one) for one in recounts.files],
        "checklists": _checklists(value, argument),
    }


def both(words: Wording) -> Both:
    """Return a wording in the two languages of the desk."""
    return {"zh": words.say("zh"), "en": words.say("en")}


def _ids(value: CaseValue) -> list[str]:
    found = [one for order in value.orders for one in (order.id, order.tracking) if one]
    found += [one.tracking for one in value.shipments]
    return list(dict.fromkeys(found))


def _cites(citations: Iterable[Citation], numbers: Numbers) -> list[dict[str, Any]]:
    cited = {one.exhibit.number: numbers.get(one.exhibit.file) for one in citations}
    return [{"cited": number, "number": own} for number, own in sorted(cited.items())]


def _event(one: Event) -> dict[str, Any]:
    return {
        "at": one.at.isoformat(),
        "day": one.day.isoformat() if one.day else None,
        "what": both(one.what),
        "place": str(one.place),
        "order": one.order_id,
    }


def _conflict(one: Conflict) -> dict[str, Any]:
    return {"says": both(one.says), "weight": round(one.weight, 2), "orders": list(one.orders)}


def _recount(one: Recount, charts: Mapping[str, str]) -> dict[str, Any]:
    return {
        "metric": one.metric,
        "says": both(one.says),
        "judged": one.judged,
        "defects": one.defects,
        "removable": one.removable,
        "causes": [
            {"says": both(cause), "class": contest, "count": count} for cause, contest, count in one.causes
        ],
        "culprits": [
            {"order": row.order, "day": row.day.isoformat(), "says": both(row.cause), "class": row.contest}
            for row in one.culprits[:CULPRITS]
        ],
        "heals_on": one.heals_on.isoformat() if one.heals_on else None,
        "remarks": list(one.remarks),
        "charts": [
            charts[name] for name in (f"{one.metric}-trend.svg", f"{one.metric}-causes.svg") if name in charts
        ],
    }


def _checklists(value: CaseValue, argument: Argument) -> list[dict[str, Any]]:
    platform = value.platform or argument.reading.platform
    marketplace = value.marketplace or argument.reading.marketplace
    issue = argument.reading.issue_type
    if platform not in packs.platforms() or not marketplace or not issue:
        return []
    return [
        {
            "rule": dated.rule,
            "standing": dated.standing.value,
            "source": dated.source,
            "items": [
                {"kind": item.kind, "mandatory": item.mandatory, "basis": item.basis, "note": item.note}
                for item in dated.value.items
            ],
        }
        for dated in packs.checklists(platform, marketplace, issue, value.as_of.date())
    ]
