"""What the rules say of a case's deadlines (规则时限): each window with its own calendar, counted from what is known."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from zoneinfo import ZoneInfo

from appealdesk.core.clock import deadline
from appealdesk.core.vocabulary import UnknownCodeError
from appealdesk.core.marketplace import Marketplace
from appealdesk.core.policy import Dated, Window
from appealdesk.core.reading import RuleWindow
from appealdesk.core.wording import Wording
from appealdesk.readers import packs

# Windows in which the seller writes to the platform; how long funds or papers are kept is no such window.
_WRITTEN = frozenset({"appeal", "answer"})


def rule_windows(
    platform: str | None,
    marketplace: str | None,
    issue_types: Collection[str],
    started: date | datetime | None,
    announced: Collection[str],
    day: date,
) -> tuple[RuleWindow, ...]:
    """Return the windows in force on a day; one whose start is not known has no due moment and says so."""
    if platform is None or marketplace is None or platform not in packs.platforms():
        return ()
    rules = packs.rules(platform)
    place = next((one for one in rules.marketplaces if one.code == marketplace), None)
    if place is None:
        return ()
    found = {
        dated.rule: dated
        for issue_type in issue_types
        for dated in rules.windows(marketplace, issue_type, day)
        if dated.value.purpose in _WRITTEN
    }
    return tuple(
        _counted(dated, place, started) if started and dated.value.starts in announced else _open(dated)
        for dated in found.values()
    )


def _counted(dated: Dated[Window], place: Marketplace, started: date | datetime) -> RuleWindow:
    counted = deadline(
        started, dated, zone=ZoneInfo(place.zone), calendar=place.weekdays, event=_event(dated.value.starts)
    )
    return RuleWindow(
        dated.rule,
        counted.due,
        counted.earliest,
        counted.latest,
        dated.standing.value,
        dated.source,
        counted.calculation,
    )


def _open(dated: Dated[Window]) -> RuleWindow:
    event = _event(dated.value.starts)
    says = Wording.of(
        en=f"Counted from {event.say('en')}, which the texts do not date.",
        zh=f"自{event.say('zh')}起算,材料中未写明该日期。",
    )
    return RuleWindow(dated.rule, None, None, None, dated.standing.value, dated.source, says)


def _event(code: str) -> Wording:
    try:
        return packs.vocabulary().name("events", code)
    except UnknownCodeError:
        return Wording.of(en=code.replace("_", " "))
