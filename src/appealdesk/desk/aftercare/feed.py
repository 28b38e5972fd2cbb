"""A calendar feed of windows for one person (日历订阅): each open case at the instant its window closes."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse

from appealdesk.core.stage import BEFORE_SUBMISSION, Role
from appealdesk.desk.cases.models import Case
from appealdesk.desk.people.models import User

LIMIT = 500


def feed(user: User, *, now: datetime) -> bytes:
    """Return the feed as iCalendar: a specialist's own cases, an operator's all; codes only, no seller's name."""
    from icalendar import Alarm, Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//appealdesk//windows//ZH")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"appealdesk · {user}")
    found = Case.objects.filter(
        stage__in=[stage.value for stage in BEFORE_SUBMISSION], window_due__isnull=False
    )
    if user.role != Role.OPERATOR:
        found = found.filter(specialist=user)
    for case in found.order_by("window_due")[:LIMIT]:
        assert case.window_due is not None
        event = Event()
        event.add("uid", f"{case.code}@appealdesk")
        event.add("dtstamp", now)
        event.add("dtstart", case.window_due - timedelta(minutes=30))
        event.add("dtend", case.window_due)
        event.add("summary", f"{case.code} {case.platform} {case.marketplace} 时限 window closes")
        event.add("url", f"{settings.BASE_URL}{reverse('cases:case', args=[case.code])}")
        for hours in (24, 6):
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", case.code)
            alarm.add("trigger", timedelta(hours=-hours))
            event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
