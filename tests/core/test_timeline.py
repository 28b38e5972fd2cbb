"""A reviewer reads the dates first; whatever does not fit must be found here before it is found there."""

from __future__ import annotations

from dataclasses import replace

from materials import (
    LOS_ANGELES,
    ONE,
    TRACKING,
    at,
    case,
    day,
    exhibit,
    message,
    order,
    package,
    reading,
)

from appealdesk.core.case import BuyerRemedy, Corrective, Plan, Prior
from appealdesk.core.correspondence import Sender
from appealdesk.core.notice import Notice
from appealdesk.core.place import Place
from appealdesk.core.reading import Anchor, NoticeDeadline
from appealdesk.core.shipment import Scan, Shipment, Stage
from appealdesk.core.timeline import Timeline, timeline
from appealdesk.core.wording import Wording

DONE = Wording.of(en="moved the collection to 14:00", zh="将揽收提前到 14:00")
ON_TIME = {"ship_by": "2026-11-12T23:59:59-08:00", "confirmed_at": "2026-11-12T17:00:00-08:00"}


def kinds(conflicts: tuple) -> list[str]:
    return [conflict.kind for conflict in conflicts]


def told(line: Timeline, kind: str) -> str:
    found = [c for c in (*line.contradictions, *line.gaps) if c.kind == kind]
    assert found, kinds((*line.contradictions, *line.gaps))
    return found[0].says.say("en")


def test_events_of_three_zones_stand_in_the_order_in_which_they_happened() -> None:
    parcel = package(
        (Stage.ACCEPTED, "2026-11-12T08:00:00+08:00"), (Stage.DELIVERED, "2026-11-15T11:00:00-08:00")
    )
    asked = message(Sender.BUYER, "2026-11-12T01:30:00+01:00")
    line = timeline(
        case(shipments=(parcel,), messages=(asked,), orders=(order(**ON_TIME),)), reading(), LOS_ANGELES
    )
    assert [event.kind for event in line.events] == [
        "first_scan",
        "message_buyer",
        "confirmed",
        "ship_by",
        "delivered",
    ]


def test_a_day_without_an_hour_stands_at_the_beginning_of_that_day_in_the_marketplace() -> None:
    plan = Plan(corrective=(Corrective(DONE, day("2026-11-12"), exhibit="exhibits/sop.pdf"),))
    line = timeline(case(exhibit(1, "sop"), plan=plan, orders=(order(**ON_TIME),)), reading(), LOS_ANGELES)
    first = line.events[0]
    assert (first.kind, first.day) == ("corrective", day("2026-11-12"))
    assert first.at == at("2026-11-12T00:00:00-08:00")
    assert first.place == Place("exhibits/sop.pdf")


def test_a_label_is_called_a_label() -> None:
    parcel = package(
        (Stage.LABEL, "2026-11-10T09:00:00-08:00"), (Stage.ACCEPTED, "2026-11-11T09:00:00-08:00")
    )
    line = timeline(case(shipments=(parcel,)), reading())
    assert "label made (no physical scan)" in line.events[0].what.say("en")
    assert "首次实物扫描" in line.events[1].what.say("zh")


def test_a_scan_without_a_zone_is_kept_by_its_day() -> None:
    scan = Scan(
        Stage.ACCEPTED, "2026-11-12 17:05", None, "Ontario", "pickup", Place(TRACKING, spot="events[0]")
    )
    line = timeline(case(shipments=(Shipment("1Z1", "UPS", (scan,), TRACKING, ONE),)), reading(), LOS_ANGELES)
    assert [event.day for event in line.events] == [day("2026-11-12")]
    assert "without a zone" in told(line, "time_without_zone")


def test_a_delivery_that_a_scan_tells_is_told_once() -> None:
    parcel = package(
        (Stage.ACCEPTED, "2026-11-12T08:00:00-08:00"), (Stage.DELIVERED, "2026-11-15T11:00:00-08:00")
    )
    stated = order(delivered_at="2026-11-15T19:00:00+00:00")
    line = timeline(case(shipments=(parcel,), orders=(stated,)), reading())
    assert [event.kind for event in line.events] == ["first_scan", "delivered"]


def test_the_notice_and_its_deadline_and_earlier_matters_are_events() -> None:
    said = NoticeDeadline("relative", None, Anchor("notice_date", day("2026-11-13")), day("2026-11-16"))
    prior = Prior(day("2026-05-02"), Wording.of(en="late shipment warning"), outcome="refused")
    line = timeline(case(prior=(prior,)), reading(deadline=said), LOS_ANGELES)
    assert [event.kind for event in line.events] == ["prior", "notice_dated", "notice_deadline"]
    assert line.events[0].what.say("en").endswith("Outcome: refused.")
    assert line.events[0].what.say("zh").endswith("结果:被拒绝。")


def test_the_notice_its_receipt_and_what_buyers_got_are_events_in_that_order() -> None:
    remedy = BuyerRemedy((), Wording.of(en="written to"), day("2026-11-17"))
    sent = at("2026-11-16T09:00:00-08:00")
    held = replace(
        case(plan=Plan(buyers=(remedy, BuyerRemedy((ONE,), Wording.of(en="asked"), None)))),
        notices=(Notice("notice.eml", "Late", sent_at=sent),),
        received_at=sent,
    )
    line = timeline(held, reading(), LOS_ANGELES)
    assert [event.kind for event in line.events] == ["notice_sent", "notice_received", "buyers"]
    assert line.events[2].what.say("en") == "Buyers made good: written to"


def test_a_package_that_belongs_to_no_order_is_still_told_and_one_that_does_is_told_once() -> None:
    stray = package((Stage.ACCEPTED, "2026-11-12T08:00:00-08:00"), order_id=None, tracking="1Z777")
    assert [event.order_id for event in timeline(case(shipments=(stray,)), reading()).events] == [None]
    held = case(orders=(order(),), shipments=(package((Stage.ACCEPTED, "2026-11-12T08:00:00-08:00")),))
    assert [event.order_id for event in timeline(held, reading()).events] == [ONE]
