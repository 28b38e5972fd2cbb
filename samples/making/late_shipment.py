"""Late shipment with a carrier closure, Amazon US: four orders behind a closed hub, one order late by own fault."""

from __future__ import annotations

from making import numbers, paper, picture, tracking
from making.facts import Parcel, Scan, table

FOLDER = "late-shipment-carrier-closure"
UPS_GROUND, USPS_GROUND = "UPS Ground", "USPS Ground Advantage"


def _ups(order: str, serial: str, to: tuple[str, str, str], scans: tuple[Scan, ...]) -> Parcel:
    return Parcel(order, numbers.ups("03", serial), UPS_GROUND, *to, "US", scans)


def _usps(order: str, serial: str, to: tuple[str, str, str], scans: tuple[Scan, ...]) -> Parcel:
    return Parcel(order, numbers.usps(serial), USPS_GROUND, *to, "US", scans)


INDY = ("Indianapolis", "IN", "46241")
LABEL = "Shipper created a label, UPS has not received the package yet."
AWAITING = "Shipping Label Created, USPS Awaiting Item"

PARCELS = {
    "O1": _ups("112-4817306-2290641", "4071826", ("Aurora", "CO", "80012"), (
        Scan("2026-11-03T10:42:18-05:00", LABEL, "M/003/MP"),
        Scan("2026-11-05T09:12:40-05:00", "Origin Scan", "I/005/OR", *INDY),
        Scan("2026-11-05T21:55:06-05:00", "Departed from Facility", "I/005/DP", *INDY),
        Scan("2026-11-07T04:31:00-06:00", "Arrived at Facility", "I/005/AR", "Kansas City", "KS", "66105"),
        Scan("2026-11-09T02:14:00-07:00", "Arrived at Facility", "I/005/AR", "Commerce City", "CO", "80022"),
        Scan("2026-11-09T08:47:21-07:00", "Out For Delivery", "I/021/OT", "Commerce City", "CO", "80022"),
        Scan("2026-11-09T13:46:33-07:00", "DELIVERED", "D/011/FS", "Aurora", "CO", "80012"),
    )),
    "O2": _usps("111-7093528-6614027", "4182730", ("Dayton", "OH", "45402"), (
        Scan("2026-11-03T10:51:00-05:00", AWAITING, "GX", *INDY),
        Scan("2026-11-05T10:26:00-05:00", "USPS in possession of item", "03", *INDY),
        Scan("2026-11-05T19:58:00-05:00", "Arrived at USPS Regional Origin Facility", "10", "Indianapolis IN Distribution Center"),
        Scan("2026-11-06T15:20:00-05:00", "Arrived at USPS Regional Facility", "A1", "Dayton OH Distribution Center"),
        Scan("2026-11-07T08:05:00-05:00", "Out for Delivery", "OF", "Dayton", "OH", "45402"),
        Scan("2026-11-07T11:58:00-05:00", "Delivered, Front Door/Porch", "01", "Dayton", "OH", "45402"),
    )),
    "O3": _ups("114-2658190-3877432", "4071833", ("Raleigh", "NC", "27609"), (
        Scan("2026-11-04T09:36:02-05:00", LABEL, "M/003/MP"),
        Scan("2026-11-05T09:14:11-05:00", "Origin Scan", "I/005/OR", *INDY),
        Scan("2026-11-05T22:40:37-05:00", "Departed from Facility", "I/005/DP", *INDY),
        Scan("2026-11-07T03:02:00-05:00", "Arrived at Facility", "I/005/AR", "Greensboro", "NC", "27409"),
        Scan("2026-11-09T09:21:44-05:00", "Out For Delivery", "I/021/OT", "Raleigh", "NC", "27604"),
        Scan("2026-11-09T15:05:19-05:00", "DELIVERED", "D/011/FS", "Raleigh", "NC", "27609"),
    )),
    "O4": _usps("113-5540972-8106318", "4182747", ("Saint Louis", "MO", "63110"), (
        Scan("2026-11-04T09:44:00-05:00", AWAITING, "GX", *INDY),
        Scan("2026-11-05T10:31:00-05:00", "USPS in possession of item", "03", *INDY),
        Scan("2026-11-05T20:03:00-05:00", "Arrived at USPS Regional Origin Facility", "10", "Indianapolis IN Distribution Center"),
        Scan("2026-11-07T06:48:00-06:00", "Arrived at USPS Regional Facility", "A1", "Saint Louis MO Distribution Center"),
        Scan("2026-11-09T07:36:00-06:00", "Out for Delivery", "OF", "Saint Louis", "MO", "63110"),
        Scan("2026-11-09T12:17:00-06:00", "Delivered, In/At Mailbox", "01", "Saint Louis", "MO", "63110"),
    )),
    "O5": _ups("112-9036641-7725084", "4068915", ("Nashville", "TN", "37211"), (
        Scan("2026-11-02T10:05:27-05:00", LABEL, "M/003/MP"),
        Scan("2026-11-02T19:31:50-05:00", "Origin Scan", "I/005/OR", *INDY),
        Scan("2026-11-02T23:18:04-05:00", "Departed from Facility", "I/005/DP", *INDY),
        Scan("2026-11-04T03:40:00-06:00", "Arrived at Facility", "I/005/AR", "Nashville", "TN", "37210"),
        Scan("2026-11-04T08:12:30-06:00", "Out For Delivery", "I/021/OT", "Nashville", "TN", "37210"),
        Scan("2026-11-04T14:22:08-06:00", "DELIVERED", "D/011/FS", "Nashville", "TN", "37211"),
    )),
}

ORDER_HEADER = (
    "amazon-order-id", "purchase-date", "latest-ship-date", "ship-confirm-date", "latest-delivery-date", "delivered-date", "order-status",
    "fulfillment-channel", "sales-channel", "sku", "asin", "quantity", "currency", "item-price", "ship-city", "ship-state",
    "ship-country", "carrier", "ship-method", "tracking-number",
)
ORDERS = (
    ("O5", "2026-10-29T09:18:44-07:00", "2026-10-30T23:59:59-07:00", "2026-11-02T16:41:12-05:00", "2026-11-03T23:59:59-08:00", "TH-OL4-WH", "B0ZQ7TH4W1", "379.00"),
    ("O1", "2026-11-02T11:52:10-08:00", "2026-11-03T23:59:59-08:00", "2026-11-05T08:21:36-05:00", "2026-11-10T23:59:59-08:00", "TH-SM12-GR", "B0ZQ7TH12G", "429.00"),
    ("O2", "2026-11-02T15:07:33-08:00", "2026-11-03T23:59:59-08:00", "2026-11-05T08:22:05-05:00", "2026-11-09T23:59:59-08:00", "TH-SM08-WH", "B0ZQ7TH08W", "349.00"),
    ("O3", "2026-11-03T08:40:02-08:00", "2026-11-04T23:59:59-08:00", "2026-11-05T08:23:17-05:00", "2026-11-10T23:59:59-08:00", "TH-SM12-GR", "B0ZQ7TH12G", "429.00"),
    ("O4", "2026-11-03T13:21:47-08:00", "2026-11-04T23:59:59-08:00", "2026-11-05T08:23:58-05:00", "2026-11-10T23:59:59-08:00", "TH-SM08-WH", "B0ZQ7TH08W", "349.00"),
)


def _order_row(key: str, bought: str, ship_by: str, confirmed: str, promised: str, sku: str, asin: str, price: str) -> tuple[str, ...]:
    parcel = PARCELS[key]
    return (
        parcel.order, bought, ship_by, confirmed, promised, parcel.scans[-1].at, "Shipped", "MFN", "Amazon.com", sku, asin, "1", "USD", price,
        parcel.city, parcel.state, "US", parcel.service.split()[0], parcel.service, parcel.tracking,
    )


ERP_HEADER = ("logged_at", "module", "user_role", "reference", "event", "detail")
ERP = [
    ("2026-10-30T08:02:11-04:00", "picking", "system", "112-9036641-7725084", "TASK_RELEASED", "1 x TH-OL4-WH, bin B-14-03"),
    ("2026-10-30T11:26:43-04:00", "picking", "picker", "112-9036641-7725084", "SHORT_PICK", "bin B-14-03 empty; task moved to queue EXCEPTION"),
    ("2026-10-30T18:00:00-04:00", "picking", "system", "EXCEPTION", "QUEUE_SNAPSHOT", "1 open task, oldest 6 h 33 min; no alarm configured"),
    ("2026-11-02T09:40:08-05:00", "picking", "shift lead", "112-9036641-7725084", "PICK_DONE", "found in bin B-14-08 (4 pcs, put away 2026-10-27 without move record)"),
    ("2026-11-02T10:05:27-05:00", "packing", "packer", "112-9036641-7725084", "LABEL_PRINTED", PARCELS["O5"].tracking),
    ("2026-11-02T16:41:12-05:00", "export", "system", "112-9036641-7725084", "SHIP_CONFIRM_SENT", "trigger: pickup scan"),
    ("2026-11-03T10:42:18-05:00", "packing", "packer", "112-4817306-2290641", "LABEL_PRINTED", PARCELS["O1"].tracking),
    ("2026-11-03T10:51:00-05:00", "packing", "packer", "111-7093528-6614027", "LABEL_PRINTED", PARCELS["O2"].tracking),
    ("2026-11-03T15:40:55-05:00", "dock", "packer", "CAGE-07", "STAGED", "2 parcels for pickup 16:30"),
    ("2026-11-04T09:36:02-05:00", "packing", "packer", "114-2658190-3877432", "LABEL_PRINTED", PARCELS["O3"].tracking),
    ("2026-11-04T09:44:00-05:00", "packing", "packer", "113-5540972-8106318", "LABEL_PRINTED", PARCELS["O4"].tracking),
    ("2026-11-04T15:38:20-05:00", "dock", "packer", "CAGE-07", "STAGED", "4 parcels for pickup 16:30"),
    ("2026-11-05T08:05:30-05:00", "dock", "shift lead", "CAGE-07", "HANDED_OVER", "4 parcels, make-up pickup, sheet WPP-HS-110501"),
    ("2026-11-05T08:21:36-05:00", "export", "system", "112-4817306-2290641", "SHIP_CONFIRM_SENT", "trigger: pickup scan"),
    ("2026-11-05T08:22:05-05:00", "export", "system", "111-7093528-6614027", "SHIP_CONFIRM_SENT", "trigger: pickup scan"),
    ("2026-11-05T08:23:17-05:00", "export", "system", "114-2658190-3877432", "SHIP_CONFIRM_SENT", "trigger: pickup scan"),
    ("2026-11-05T08:23:58-05:00", "export", "system", "113-5540972-8106318", "SHIP_CONFIRM_SENT", "trigger: pickup scan"),
    ("2026-11-06T14:10:00-05:00", "stock", "inventory controller", "AISLE-B", "COUNT_CLOSED", "212 bins counted, 3 differences booked"),
    ("2026-11-11T10:02:37-05:00", "picking", "administrator", "EXCEPTION", "ALARM_CREATED", "alarm after 60 min to shift phone and warehouse lead"),
    ("2026-11-11T11:20:14-05:00", "picking", "shift lead", "EXCEPTION", "ALARM_TEST", "test task raised 10:20:14, alarm received 11:20:14"),
]

BUYER_HEADER = ("order_id", "sent_at", "sender", "text")
SORRY = "Your order was packed on {packed} and is in the carrier's pickup of this morning. Tracking {number}. The delivery date shown in your order has not changed. We answer here if you need anything."
MESSAGES = [
    ("112-9036641-7725084", "2026-11-03T18:26:00-08:00", "buyer", "It said arriving today, where is the overlocker?"),
    ("112-9036641-7725084", "2026-11-03T20:02:00-08:00", "seller", "It left our warehouse one working day late because we could not find it in its bin on Friday. That was our mistake. UPS shows delivery for tomorrow, November 4. We are refunding 25.00 USD of the price; you need not do anything."),
    ("112-9036641-7725084", "2026-11-04T15:40:00-08:00", "buyer", "Got it this afternoon, thanks for being straight about it."),
    *((PARCELS[key].order, at, "seller", SORRY.format(packed=packed, number=PARCELS[key].tracking)) for key, at, packed in (
        ("O1", "2026-11-05T06:10:00-08:00", "November 3"), ("O2", "2026-11-05T06:12:00-08:00", "November 3"),
        ("O3", "2026-11-05T06:14:00-08:00", "November 4"), ("O4", "2026-11-05T06:15:00-08:00", "November 4"))),
    ("114-2658190-3877432", "2026-11-05T09:03:00-08:00", "buyer", "ok thank you for letting me know"),
]

REFUND_HEADER = ("order_id", "type", "requested_at", "posted_at", "amount", "currency", "reason", "reference")
REFUNDS = [("112-9036641-7725084", "partial refund", "2026-11-03T20:05:00-08:00", "2026-11-04T03:31:00-08:00", "25.00", "USD", "shipped late by seller", "RF-20261103-01")]

PICKUP = [
    ("112-0047185-9913642", "03", "4068821"), ("114-7719035-2260487", "03", "4068838"), ("111-3382964-0075519", "03", "4068844"),
    ("113-9024471-5538206", "03", "4068851"), ("112-6650918-4417730", "03", "4068867"),
]


def files() -> dict[str, bytes]:
    """Return the exhibits of the folder by name."""
    facts = {
        "numbers": {key: [parcel.order, parcel.tracking] for key, parcel in PARCELS.items()},
        "pickup": [[order, numbers.ups(service, serial)] for order, service, serial in PICKUP],
        "trial": [numbers.ups("03", serial) for serial in ("4073011", "4073028", "4073035")],
    }
    return {
        "order_detail.csv": table(ORDER_HEADER, [_order_row(*order) for order in ORDERS]),
        "tracking-ups.json": tracking.ups([PARCELS[key] for key in ("O1", "O3", "O5")]),
        "tracking-usps.json": tracking.usps([PARCELS[key] for key in ("O2", "O4")]),
        "erp_log.csv": table(ERP_HEADER, ERP),
        "buyer_messages.csv": table(BUYER_HEADER, sorted(MESSAGES, key=lambda row: row[1])),
        "refund_record.csv": table(REFUND_HEADER, REFUNDS),
        "carrier_exception_notice.pdf": paper.pdf("closure.typ", facts, "2026-11-06T10:12:00-05:00"),
        "carrier_handover_proof.pdf": paper.pdf("handover.typ", facts, "2026-11-10T18:20:00-05:00"),
        "sop.pdf": paper.pdf("dispatch-sop.typ", facts, "2026-11-12T09:00:00-05:00"),
        "metric_report.png": _metric_report(),
        "order-page-112-9036641-7725084.png": _order_page(),
    }


def _metric_report() -> bytes:
    menu = ["Performance", "Orders", "Inventory", "Advertising", "Reports", "Settings"]
    screen = picture.console(1240, 800, "Threadhollow", menu, "Account health  >  Late shipment rate", "United States")
    screen.write((24, 148), "Report period ends November 11, 2026, 11:59 PM PST    downloaded November 12, 2026, 6:48 PM PST", 14, picture.SOFT)
    for left, span, rate, late, orders, dates in ((24, "10 days", "10.53%", 4, 38, "Nov 2 - Nov 11"), (432, "30 days", "4.24%", 5, 118, "Oct 13 - Nov 11")):
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
    columns = [(46, "Order ID"), (266, "Expected ship date"), (470, "Ship confirmed"), (690, "Late by"), (830, "Carrier"), (930, "Tracking ID")]
    rows = [
        (PARCELS[key].order, due, confirmed, late, PARCELS[key].service.split()[0], PARCELS[key].tracking)
        for key, due, confirmed, late in (
            ("O5", "Oct 30, 2026", "Nov 2, 2026 1:41 PM PST", "2.6 days!"), ("O1", "Nov 3, 2026", "Nov 5, 2026 5:21 AM PST", "1.2 days!"),
            ("O2", "Nov 3, 2026", "Nov 5, 2026 5:22 AM PST", "1.2 days!"), ("O3", "Nov 4, 2026", "Nov 5, 2026 5:23 AM PST", "0.2 days!"),
            ("O4", "Nov 4, 2026", "Nov 5, 2026 5:23 AM PST", "0.2 days!"),
        )
    ]
    bottom = screen.rows(412, columns, rows, right=1200, marked=3)
    screen.write((46, bottom + 10), "5 of 118 orders. Times of the store: Pacific. Late by: from the end of the expected ship date to the confirmation.", 13, picture.SOFT)
    _daily_bars(screen, 664)
    return screen.png()


def _daily_bars(screen: picture.Screen, top: int) -> None:
    screen.box((24, top, 1216, top + 124))
    screen.write((46, top + 14), "Late orders by expected ship date", 15, bold=True)
    late = {17: 1, 21: 2, 22: 2}
    for day in range(30):
        x = 300 + day * 29
        height = 22 * late.get(day, 0)
        screen.pen.rectangle((x, top + 88 - max(height, 2), x + 16, top + 88), fill=picture.RED if height else picture.LINE)
        if late.get(day):
            screen.write((x + 8, top + 84 - height), str(late[day]), 13, picture.RED, bold=True, anchor="mb")
    for day, words in ((0, "Oct 13"), (17, "Oct 30"), (22, "Nov 4"), (29, "Nov 11")):
        screen.write((308 + day * 29, top + 96), words, 12, picture.SOFT, anchor="ma")


def _order_page() -> bytes:
    menu = ["Orders", "Inventory", "Performance", "Reports", "Settings"]
    parcel = PARCELS["O5"]
    screen = picture.console(1120, 640, "Threadhollow", menu, f"Order details   {parcel.order}", "United States")
    screen.box((24, 160, 548, 400))
    screen.write((46, 174), "Order summary", 16, bold=True)
    facts = [
        ("Purchase date", "Thu, Oct 29, 2026, 9:18 AM PDT"), ("Ship by", "Fri, Oct 30, 2026"), ("Deliver by", "Tue, Nov 3, 2026"),
        ("Shipping service", "Standard"), ("Fulfilment", "Seller"), ("Sales channel", "Amazon.com"),
    ]
    for line, (name, value) in enumerate(facts):
        screen.write((46, 208 + line * 30), name, 14, picture.SOFT)
        screen.write((206, 208 + line * 30), value, 14)
    screen.box((572, 160, 1096, 400))
    screen.write((594, 174), "Package 1", 16, bold=True)
    package = [
        ("Ship date", "Mon, Nov 2, 2026, 1:41 PM PST"), ("Carrier", "UPS"), ("Service", "UPS Ground"), ("Tracking ID", parcel.tracking),
        ("Status", "Delivered Nov 4, 2026"), ("Ship to", "Nashville, TN 37211"),
    ]
    for line, (name, value) in enumerate(package):
        screen.write((594, 208 + line * 30), name, 14, picture.SOFT)
        screen.write((734, 208 + line * 30), value, 14, picture.GREEN if name == "Status" else picture.INK)
    screen.box((24, 420, 1096, 612))
    screen.write((46, 434), "Order contents", 16, bold=True)
    bottom = screen.rows(468, [(46, "SKU"), (220, "Product"), (720, "Qty"), (800, "Price"), (930, "Refunded")], [
        ("TH-OL4-WH", "Threadhollow 4-thread overlocker, white  (ASIN B0ZQ7TH4W1)", "1", "$379.00", "$25.00")], right=1080)
    screen.write((46, bottom + 14), "Partial refund requested Nov 3, 2026, 8:05 PM PST, reason: shipped late by seller, reference RF-20261103-01", 13, picture.SOFT)
    return screen.png()
