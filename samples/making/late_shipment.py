"""Late shipment with a carrier closure, Amazon US: four orders behind a closed hub, one order late by own fault."""

from __future__ import annotations

from typing import Any

from making import paper, picture, tracking
from making.facts import Parcel, Scan, table, told

FOLDER = "late-shipment-carrier-closure"
TOLD = told("late_shipment")


def _parcel(facts: dict[str, Any]) -> Parcel:
    scans = tuple(Scan(*scan) for scan in facts["scans"])
    return Parcel(facts["order"], facts["tracking"], facts["service"], *facts["to"], "US", scans)


PARCELS = {key: _parcel(facts) for key, facts in TOLD["parcels"].items()}
ORDER_HEADER = (
    "amazon-order-id",
    "purchase-date",
    "latest-ship-date",
    "ship-confirm-date",
    "latest-delivery-date",
    "delivered-date",
    "order-status",
    "fulfillment-channel",
    "sales-channel",
    "sku",
    "asin",
    "quantity",
    "currency",
    "item-price",
    "ship-city",
    "ship-state",
    "ship-country",
    "carrier",
    "ship-method",
    "tracking-number",
)


def _order_row(
    key: str, bought: str, ship_by: str, confirmed: str, promised: str, sku: str, asin: str, price: str
) -> tuple[str, ...]:
    parcel = PARCELS[key]
    return (
        parcel.order,
        bought,
        ship_by,
        confirmed,
        promised,
        parcel.scans[-1].at,
        "Shipped",
        "MFN",
        "Amazon.com",
        sku,
        asin,
        "1",
        "USD",
        price,
        parcel.city,
        parcel.state,
        "US",
        parcel.service.split()[0],
        parcel.service,
        parcel.tracking,
    )


LOG_HEADER = ("logged_at", "module", "user_role", "reference", "event", "detail")
MESSAGE_HEADER = ("order_id", "sent_at", "sender", "text")
REFUND_HEADER = ("order_id", "type", "requested_at", "posted_at", "amount", "currency", "reason", "reference")


def files() -> dict[str, bytes]:
    """Return the exhibits of the folder by name."""
    facts = {
        "numbers": {key: [parcel.order, parcel.tracking] for key, parcel in PARCELS.items()},
        "pickup": TOLD["pickup"],
        "trial": TOLD["trial"],
    }
    return {
        "order_detail.csv": table(ORDER_HEADER, [_order_row(*order) for order in TOLD["orders"]]),
        "tracking-ups.json": tracking.ups([PARCELS[key] for key in ("O1", "O3", "O5")]),
        "tracking-usps.json": tracking.usps([PARCELS[key] for key in ("O2", "O4")]),
        "erp_log.csv": table(LOG_HEADER, TOLD["warehouse_log"]),
        "buyer_messages.csv": table(MESSAGE_HEADER, TOLD["messages"]),
        "refund_record.csv": table(REFUND_HEADER, TOLD["refunds"]),
        "carrier_exception_notice.pdf": paper.pdf("closure.typ", facts, "2026-11-06T10:12:00-05:00"),
        "carrier_handover_proof.pdf": paper.pdf("handover.typ", facts, "2026-11-10T18:20:00-05:00"),
        "sop.pdf": paper.pdf("dispatch-sop.typ", facts, "2026-11-13T09:00:00-05:00"),
        "metric_report.png": _metric_report(),
        "order-page-112-9036641-7725084.png": _order_page(),
    }


def _metric_report() -> bytes:
    menu = ["Performance", "Orders", "Inventory", "Advertising", "Reports", "Settings"]
    screen = picture.console(
        1240, 800, "Threadhollow", menu, "Account health  >  Late shipment rate", "United States"
    )
    screen.write(
        (24, 148),
        "Report period ends November 11, 2026, 11:59 PM PST    downloaded November 12, 2026, 6:48 PM PST",
        14,
        picture.SOFT,
    )
    for left, span, rate, late, orders, dates in (
        (24, "10 days", "10.53%", 4, 38, "Nov 2 - Nov 11"),
        (432, "30 days", "4.24%", 5, 118, "Oct 13 - Nov 11"),
    ):
        screen.box((left, 184, left + 384, 344))
        screen.write((left + 22, 200), f"Late shipment rate, {span}", 15, picture.SOFT, bold=True)
        screen.write((left + 22, 226), rate, 42, picture.RED, bold=True)
        screen.write((left + 22, 288), f"{late} of {orders} orders    {dates}", 14)
        screen.write((left + 22, 312), "Target: under 4%", 14, picture.SOFT)
    screen.box((840, 184, 1216, 344), fill=(255, 246, 240), outline=picture.AMBER)
    screen.write((862, 200), "Seller-fulfilled offers", 15, picture.SOFT, bold=True)
    screen.write((862, 230), "Deactivated", 30, picture.RED, bold=True)
    screen.write((862, 284), "since November 12, 2026", 14)
    screen.write((862, 312), "Submit appeal  >", 15, picture.TEAL, bold=True)
    screen.box((24, 364, 1216, 650))
    screen.write((46, 380), "Orders confirmed after the expected ship date, 30 days", 16, bold=True)
    columns = [
        (46, "Order ID"),
        (266, "Expected ship date"),
        (470, "Ship confirmed"),
        (690, "Late by"),
        (830, "Carrier"),
        (930, "Tracking ID"),
    ]
    rows = [
        (PARCELS[key].order, due, confirmed, late, PARCELS[key].service.split()[0], PARCELS[key].tracking)
        for key, due, confirmed, late in (
            ("O5", "Oct 30, 2026", "Nov 2, 2026 1:41 PM PST", "2.6 days!"),
            ("O1", "Nov 3, 2026", "Nov 5, 2026 5:21 AM PST", "1.2 days!"),
            ("O2", "Nov 3, 2026", "Nov 5, 2026 5:22 AM PST", "1.2 days!"),
            ("O3", "Nov 4, 2026", "Nov 5, 2026 5:23 AM PST", "0.2 days!"),
            ("O4", "Nov 4, 2026", "Nov 5, 2026 5:23 AM PST", "0.2 days!"),
        )
    ]
    bottom = screen.rows(412, columns, rows, right=1200, marked=3)
    screen.write(
        (46, bottom + 10),
        "5 of 118 orders. Times of the store: Pacific. Late by: from the end of the expected ship date to the confirmation.",
        13,
        picture.SOFT,
    )
    _daily_bars(screen, 664)
    return screen.png()


def _daily_bars(screen: picture.Screen, top: int) -> None:
    screen.box((24, top, 1216, top + 124))
    screen.write((46, top + 14), "Late orders by expected ship date", 15, bold=True)
    late = {17: 1, 21: 2, 22: 2}
    for day in range(30):
        x = 300 + day * 29
        height = 22 * late.get(day, 0)
        screen.pen.rectangle(
            (x, top + 88 - max(height, 2), x + 16, top + 88), fill=picture.RED if height else picture.LINE
        )
        if late.get(day):
            screen.write((x + 8, top + 84 - height), str(late[day]), 13, picture.RED, bold=True, anchor="mb")
    for day, words in ((0, "Oct 13"), (17, "Oct 30"), (22, "Nov 4"), (29, "Nov 11")):
        screen.write((308 + day * 29, top + 96), words, 12, picture.SOFT, anchor="ma")


def _order_page() -> bytes:
    menu = ["Orders", "Inventory", "Performance", "Reports", "Settings"]
    parcel = PARCELS["O5"]
    screen = picture.console(
        1120, 640, "Threadhollow", menu, f"Order details   {parcel.order}", "United States"
    )
    screen.box((24, 160, 548, 400))
    screen.write((46, 174), "Order summary", 16, bold=True)
    facts = [
        ("Purchase date", "Thu, Oct 29, 2026, 9:18 AM PDT"),
        ("Ship by", "Fri, Oct 30, 2026"),
        ("Deliver by", "Tue, Nov 3, 2026"),
        ("Shipping service", "Standard"),
        ("Fulfilment", "Seller"),
        ("Sales channel", "Amazon.com"),
    ]
    for line, (name, value) in enumerate(facts):
        screen.write((46, 208 + line * 30), name, 14, picture.SOFT)
        screen.write((206, 208 + line * 30), value, 14)
    screen.box((572, 160, 1096, 400))
    screen.write((594, 174), "Package 1", 16, bold=True)
    package = [
        ("Ship date", "Mon, Nov 2, 2026, 1:41 PM PST"),
        ("Carrier", "UPS"),
        ("Service", "UPS Ground"),
        ("Tracking ID", parcel.tracking),
        ("Status", "Delivered Nov 4, 2026"),
        ("Ship to", "Nashville, TN 37211"),
    ]
    for line, (name, value) in enumerate(package):
        screen.write((594, 208 + line * 30), name, 14, picture.SOFT)
        screen.write((734, 208 + line * 30), value, 14, picture.GREEN if name == "Status" else picture.INK)
    screen.box((24, 420, 1096, 612))
    screen.write((46, 434), "Order contents", 16, bold=True)
    bottom = screen.rows(
        468,
        [(46, "SKU"), (220, "Product"), (720, "Qty"), (800, "Price"), (930, "Refunded")],
        [
            (
                "TH-OL4-WH",
                "Threadhollow 4-thread overlocker, white  (ASIN B0ZQ7TH4W1)",
                "1",
                "$379.00",
                "$25.00",
            )
        ],
        right=1080,
    )
    screen.write(
        (46, bottom + 14),
        "Partial refund requested Nov 3, 2026, 8:05 PM PST, reason: shipped late by seller, reference RF-20261103-01",
        13,
        picture.SOFT,
    )
    return screen.png()
