"""What the rules say of a case's deadlines (规则时限): the windows that are the seller's to keep, counted where we can.

A window whose opening event nobody has told is shown without a moment, with the question that would give it one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, tzinfo

from appealdesk.core.calculation import explain_open
from appealdesk.core.calendar import WEEKDAYS, WorkingCalendar
from appealdesk.core.case import Case
from appealdesk.core.clock import deadline
from appealdesk.core.phrase import utc
from appealdesk.core.policy import Dated, Window
from appealdesk.core.reading import Anchor, Reading, RuleWindow
from appealdesk.core.vocabulary import Vocabulary

# Answering the buyer, the platform's own review and funds on hold are spans too, but no deadline of an appeal.
OWN = frozenset({"appeal", "answer", "quiz", "filing", "verification"})

# What a notice calls an event, and what the rules call it. A warning or an offered quiz is never taken for granted:
# a notice that names neither opens none of their windows.
SAME_EVENT: Mapping[str, tuple[str, ...]] = {
    "notice_date": ("notice", "chargeback_notice"),
    "received": ("notice", "chargeback_notice"),
    "decision_date": ("decision", "claim_granted"),
    "refund_date": ("refund", "claim_granted"),
    "claim_filed": ("claim_filed",),
    "dispute_open": ("dispute_open",),
    "effective_date": ("deactivation",),
}

Events = Mapping[str, date | datetime]


def known_events(case: Case, anchor: Anchor | None = None) -> Events:
    """Return the events of a case whose day is known, by the rules' names: from the notice's words, else from its arrival."""
    known: dict[str, date | datetime] = {}
    if anchor is not None:
        known.update(dict.fromkeys(SAME_EVENT.get(anchor.event, (anchor.event,)), anchor.at))
    arrived = case.received_at or next((notice.sent_at for notice in case.notices if notice.sent_at), None)
    if arrived is not None:
        for event in SAME_EVENT["received"]:
            known.setdefault(event, arrived)
    return known


LAST_SECOND = time(23, 59, 59)


def work_to(reading: Reading, zone: tzinfo | None) -> datetime | None:
    """Return the instant to work to: the notice's last one, else the earliest credible reading of a rule, else None.

    A bare day ends at the marketplace's midnight, and names no instant without its `zone`.
    """
    said = reading.deadline.due
    if said is not None:
        return last_instant(said, zone)
    readings = [window.earliest or window.due for window in reading.windows]
    return min((moment for moment in readings if moment is not None), default=None, key=utc)


def last_instant(due: date | datetime, zone: tzinfo | None) -> datetime | None:
    """Return the last instant of a deadline that may be a bare day."""
    if isinstance(due, datetime):
        return due
    return datetime.combine(due, LAST_SECOND, zone) if zone is not None else None


def rule_windows(
    windows: Iterable[Dated[Window]],
    events: Events,
    vocabulary: Vocabulary,
    *,
    zone: tzinfo,
    calendar: WorkingCalendar = WEEKDAYS,
    calendars: Mapping[str, WorkingCalendar] | None = None,
) -> tuple[RuleWindow, ...]:
    """Count every window that is the seller's own, the soonest first.

    `zone` and `calendar` are the marketplace's; `calendars` holds those that rules name, by their name.
    """
    named = calendars or {}
    counted = (
        rule_window(
            dated, events, vocabulary, zone=zone, calendar=named.get(dated.value.calendar or "", calendar)
        )
        for dated in windows
        if dated.value.purpose in OWN
    )
    return tuple(sorted(counted, key=_soonest))


def rule_window(
    dated: Dated[Window], events: Events, vocabulary: Vocabulary, *, zone: tzinfo, calendar: WorkingCalendar
) -> RuleWindow:
    """Count one window from the event it starts with; without its day there is no moment, only the question."""
    event = vocabulary.name("events", dated.value.starts)
    started = events.get(dated.value.starts)
    if started is None:
        told = explain_open(dated, event)
        return RuleWindow(dated.rule, None, None, None, dated.standing.value, dated.source, told)
    found = deadline(started, dated, zone=zone, calendar=calendar, event=event)
    return RuleWindow(
        dated.rule,
        found.due,
        found.earliest,
        found.latest,
        dated.standing.value,
        dated.source,
        found.calculation,
    )


def _soonest(window: RuleWindow) -> tuple[bool, float, str]:
    return window.due is None, window.due.timestamp() if window.due else 0.0, window.rule
