"""Small builders, so that a test names only what it is about."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from appealdesk.core.case import Case, Order
from appealdesk.core.correspondence import Message, Sender
from appealdesk.core.evidence import Exhibit
from appealdesk.core.notice import Notice, Story
from appealdesk.core.place import Place
from appealdesk.core.reading import Figure, Reading
from appealdesk.core.sheet import Sheet
from appealdesk.core.shipment import Scan, Shipment, Stage

LOS_ANGELES = ZoneInfo("America/Los_Angeles")
BERLIN = ZoneInfo("Europe/Berlin")
ONE, TWO, THREE = "112-1234567-1234567", "112-2234567-2234567", "112-3234567-3234567"
NOW = datetime.fromisoformat("2026-11-20T10:00:00+08:00")
TRACKING = "exhibits/carrier_tracking.json"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def exhibit(number: int, kind: str, file: str | None = None, note: str = "") -> Exhibit:
    return Exhibit(
        number, file or f"exhibits/{kind}.pdf", kind, f"{number:064}", 1000, "application/pdf", note=note
    )


def sheet(kind: str, text: str, file: str | None = None) -> Sheet:
    return Sheet(file or f"exhibits/{kind}.pdf", text, page=1)


def order(number: str = ONE, tracking: str | None = "1Z999AA10123456784", **moments: str) -> Order:
    said = {name: at(text) for name, text in moments.items() if name.endswith(("_at", "ship_by"))}
    fields = (*said, "tracking", "carrier")
    places = tuple((name, Place("exhibits/order_detail.pdf", page=1)) for name in fields)
    return Order(number, tracking, moments.get("carrier", "UPS"), places=places, **said)


def package(
    *scans: tuple[Stage, str],
    order_id: str | None = ONE,
    tracking: str = "1Z999AA10123456784",
    carrier: str = "UPS",
) -> Shipment:
    held = tuple(
        Scan(
            stage,
            text,
            at(text),
            "Ontario, CA, US",
            f"{stage.value} scan",
            Place(TRACKING, spot=f"events[{spot}]"),
        )
        for spot, (stage, text) in enumerate(scans)
    )
    return Shipment(tracking, carrier, held, TRACKING, order_id)


def message(
    sender: Sender, when: str, text: str = "Where is my parcel?", order_id: str | None = ONE
) -> Message:
    return Message(sender, when, at(when), text, Place("exhibits/buyer_messages.csv", line=2), order_id)


def reading(issue_type: str | None = "lsr", *order_ids: str, **more: object) -> Reading:
    figures = {"lsr": Figure(Decimal("6.1"), Decimal(4), "pct")} if issue_type == "lsr" else {}
    values: dict[str, object] = {"figures": tuple(figures.items()), "platform": "amazon", **more}
    return Reading(True, "enforcement", issue_type=issue_type, order_ids=order_ids, **values)  # type: ignore[arg-type]


def case(*exhibits: Exhibit, notice: str = f"Late orders: {ONE}", story: str = "", **more: object) -> Case:
    kinds = {held.file for held in exhibits}
    standard = [
        Exhibit(90, "notice.txt", "notice", "90" * 32, 9, "text/plain"),
        Exhibit(91, "story.md", "seller_statement", "91" * 32, 9, "text/markdown"),
        Exhibit(92, TRACKING, "carrier_tracking", "92" * 32, 9, "application/json"),
        Exhibit(93, "exhibits/order_detail.pdf", "order_detail", "93" * 32, 9, "application/pdf"),
        Exhibit(94, "exhibits/buyer_messages.csv", "buyer_messages", "94" * 32, 9, "text/csv"),
    ]
    values: dict[str, object] = {"marketplace": "US", "platform": "amazon", **more}
    return Case(
        code="A-1",
        as_of=NOW,
        attempt=1,
        notices=(Notice("notice.txt", notice),),
        story=Story("story.md", story) if story else None,
        exhibits=(*exhibits, *(held for held in standard if held.file not in kinds)),
        **values,  # type: ignore[arg-type]
    )


def day(text: str) -> date:
    return date.fromisoformat(text)
