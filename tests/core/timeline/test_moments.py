"""Nothing is recorded after the case's own day, and no order is late before it is due."""

from __future__ import annotations

import pytest
from materials import LOS_ANGELES, ONE, case, day, message, order, package, reading

from appealdesk.core.correspondence import Sender
from appealdesk.core.reading import Anchor, NoticeDeadline
from appealdesk.core.shipment import Stage
from appealdesk.core.timeline import timeline

DATED = NoticeDeadline(anchor=Anchor("notice_date", day("2026-11-13")))


def kinds(held, **more) -> list[str]:
    line = timeline(held, reading("lsr", ONE, **more), LOS_ANGELES)
    return [conflict.kind for conflict in line.contradictions]


@pytest.mark.parametrize(
    ("when", "found"),
    [("2026-11-21T10:00:00+08:00", []), ("2026-11-21T10:00:01+08:00", ["moment_in_future"])],
)
def test_what_was_recorded_more_than_a_day_after_the_cases_moment_is_shown(when: str, found: list) -> None:
    assert kinds(case(orders=(order(confirmed_at=when),))) == found
    assert kinds(case(orders=(order(delivered_at=when),))) == found
    assert kinds(case(shipments=(package((Stage.ACCEPTED, when)),))) == found
    assert kinds(case(messages=(message(Sender.BUYER, when),))) == found


def test_an_order_due_after_the_notice_cannot_have_been_counted_as_late() -> None:
    late = order(ship_by="2026-11-14T23:59:59-08:00")
    assert kinds(case(orders=(late,)), deadline=DATED) == ["due_after_notice"]
    assert kinds(case(notice="no ids", orders=(late,)), deadline=DATED) == []
    assert kinds(case(orders=(order(ship_by="2026-11-12T23:59:59-08:00"),)), deadline=DATED) == []
    assert kinds(case(orders=(late,))) == []
