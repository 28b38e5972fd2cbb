"""The rules' windows of one case (案件规则时限): packs, zone and calendars fetched, the counting left to the core."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

from appealdesk.core.calendar import WorkingCalendar
from appealdesk.core.case import Case
from appealdesk.core.policy import Dated, Window
from appealdesk.core.reading import Anchor, RuleWindow
from appealdesk.core.windows import known_events, rule_windows
from appealdesk.readers import packs


def case_windows(
    case: Case,
    platform: str | None,
    marketplace: str | None,
    issue_type: str | None,
    anchor: Anchor | None,
    *,
    appealable: bool = True,
) -> tuple[RuleWindow, ...]:
    """Return what the packs say of this case's deadlines; nothing where platform, place or issue is unknown.

    `anchor` is the event the notice itself counts from. The rules are those of the day `case.as_of` at the marketplace.
    Where nothing can be appealed yet (`appealable` is false) no window to appeal runs: a warning starts none.
    """
    if platform not in packs.platforms() or issue_type is None:
        return ()
    held = packs.rules(platform)
    place = held.place(marketplace)
    if place is None:
        return ()
    zone = ZoneInfo(place.zone)
    day = case.as_of.astimezone(zone).date()
    windows = [
        w for w in held.windows(place.code, issue_type, day) if appealable or w.value.purpose != "appeal"
    ]
    return rule_windows(
        windows,
        known_events(case, anchor),
        packs.vocabulary(),
        zone=zone,
        calendar=place.weekdays,
        calendars=_named(windows, day),
    )


def _named(windows: Iterable[Dated[Window]], day: date) -> dict[str, WorkingCalendar]:
    """Fetch the calendars that rules name; the package behind them is slow to load and seldom needed."""
    codes = {dated.value.calendar for dated in windows} - {None}
    if not codes:
        return {}
    from appealdesk.readers.calendars import working_calendar

    return {code: working_calendar(code, day.year - 1, day.year + 1) for code in codes if code}
