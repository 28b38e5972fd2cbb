"""A-to-z claim "not received" with a signed delivery scan, Amazon UK: a dispute of one order."""

from __future__ import annotations

import random

from PIL import ImageFilter

from making import paper, picture, tracking
from making.facts import Parcel, Scan, table

FOLDER = "a-to-z-not-received"
PARCEL = Parcel(
    "203-6185407-9937162",
    "QX000048272GB",
    "Tracked 48 Signature",
    "Leeds",
    "",
    "LS8 4",
    "GBR",
    (
        Scan(
            "2026-11-02T10:15:22+00:00", "Sender preparing item", "InfoReceived/InfoReceived_001", "Leicester"
        ),
        Scan(
            "2026-11-02T18:47:05+00:00", "Item received", "InTransit/InTransit_002", "Leicester Mail Centre"
        ),
        Scan("2026-11-03T05:36:41+00:00", "Item received", "InTransit/InTransit_003", "Leeds Mail Centre"),
        Scan(
            "2026-11-04T06:58:17+00:00",
            "Item received",
            "InTransit/InTransit_003",
            "Leeds East Delivery Office",
        ),
        Scan(
            "2026-11-04T08:12:11+00:00",
            "Due to be delivered today",
            "OutForDelivery/OutForDelivery_001",
            "Leeds East Delivery Office",
        ),
        Scan(
            "2026-11-04T11:37:29+00:00",
            "Delivered and signed for",
            "Delivered/Delivered_003",
            "Leeds East Delivery Office",
            zip="LS8 4",
        ),
    ),
)
ORDER_HEADER = (
    "amazon-order-id",
    "purchase-date",
    "latest-ship-date",
    "ship-confirm-date",
    "latest-delivery-date",
    "order-status",
    "fulfillment-channel",
    "sales-channel",
    "sku",
    "asin",
    "quantity",
    "currency",
    "item-price",
    "shipping-price",
    "recipient-name",
    "ship-city",
    "ship-postal-code",
    "ship-country",
    "carrier",
    "ship-method",
    "tracking-number",
)
ORDER = (
    PARCEL.order,
    "2026-10-30T19:42:16+00:00",
    "2026-11-02T23:59:59+00:00",
    "2026-11-02T16:20:38+00:00",
    "2026-11-06T23:59:59+00:00",
    "Shipped",
    "MFN",
    "Amazon.co.uk",
    "LL-PD3-BR",
    "B0ZQ7LL3BR",
    "1",
    "GBP",
    "124.00",
    "4.50",
    "R. Ashdown",
    "Leeds",
    "LS8 4**",
    "GB",
    "Royal Mail",
    "Tracked 48 Signature",
    PARCEL.tracking,
)
MESSAGE_HEADER = ("order_id", "sent_at", "sender", "text")
MESSAGES = [
    (
        PARCEL.order,
        "2026-11-09T18:20:00+00:00",
        "buyer",
        "Hello, my pendant lights were meant to be here by Friday. Nothing has arrived.",
    ),
    (
        PARCEL.order,
        "2026-11-10T08:55:00+00:00",
        "seller",
        f"Good morning. Royal Mail shows your parcel {PARCEL.tracking} as delivered and signed for on 4 November at 11:37. Could somebody in the house or a neighbour have taken it in? We have asked our mailing agent for the proof of delivery and will send it to you by Thursday.",
    ),
    (PARCEL.order, "2026-11-10T20:31:00+00:00", "buyer", "We are at work on weekdays. Nobody here has it."),
    (
        PARCEL.order,
        "2026-11-12T09:40:00+00:00",
        "seller",
        "Please find the proof of delivery attached: 4 November, 11:37, signed ASHDOWN, photograph at the open door. If the signature is not from your household, answer this message and we will open an enquiry with the carrier the same day.",
    ),
]


def files() -> dict[str, bytes]:
    """Return the exhibits of the folder by name."""
    facts = {"order": PARCEL.order, "tracking": PARCEL.tracking}
    return {
        "order_detail.csv": table(ORDER_HEADER, [ORDER]),
        "carrier_tracking.json": tracking.aftership([PARCEL], "royal-mail"),
        "buyer_messages.csv": table(MESSAGE_HEADER, MESSAGES),
        "delivery_proof.pdf": paper.pdf("delivery-record.typ", facts, "2026-11-12T09:05:00+00:00"),
        "delivery-photo.png": _photo(),
        "order-page.png": _order_page(),
    }


def _order_page() -> bytes:
    menu = ["Orders", "Inventory", "Performance", "Reports", "Settings"]
    screen = picture.console(
        1120, 610, "Larchlume", menu, f"Order details   {PARCEL.order}", "United Kingdom"
    )
    for left, title, facts in (
        (
            24,
            "Order summary",
            [
                ("Purchase date", "Fri, 30 Oct 2026, 19:42 GMT"),
                ("Dispatch by", "Mon, 2 Nov 2026"),
                ("Deliver by", "Wed, 4 Nov - Fri, 6 Nov 2026"),
                ("Delivery service", "Standard"),
                ("Fulfilment", "Seller"),
                ("Ship to", "R. Ashdown, Leeds, LS8 4**"),
            ],
        ),
        (
            572,
            "Package 1",
            [
                ("Dispatch date", "Mon, 2 Nov 2026, 16:20 GMT"),
                ("Carrier", "Royal Mail"),
                ("Service", "Tracked 48 Signature"),
                ("Tracking ID", PARCEL.tracking),
                ("Status", "Delivered 4 Nov 2026, 11:37"),
                ("Label", "bought from the mailing agent"),
            ],
        ),
    ):
        screen.box((left, 160, left + 524, 400))
        screen.write((left + 22, 174), title, 16, bold=True)
        for line, (name, value) in enumerate(facts):
            screen.write((left + 22, 208 + line * 30), name, 14, picture.SOFT)
            screen.write(
                (left + 182, 208 + line * 30), value, 14, picture.GREEN if name == "Status" else picture.INK
            )
    screen.box((24, 420, 1096, 584))
    screen.write((46, 434), "Order contents", 16, bold=True)
    bottom = screen.rows(
        466,
        [(46, "SKU"), (220, "Product"), (700, "Qty"), (790, "Item"), (890, "Delivery"), (1000, "Total")],
        [
            (
                "LL-PD3-BR",
                "Larchlume pendant light set of 3, brass  (ASIN B0ZQ7LL3BR)",
                "1",
                "£124.00",
                "£4.50",
                "£128.50",
            )
        ],
        right=1080,
    )
    screen.write(
        (46, bottom + 14), "A-to-z Guarantee claim: granted 16 Nov 2026, £128.50 debited", 14, picture.RED
    )
    return screen.png()


def _photo() -> bytes:
    """Draw the picture that a carrier takes at an open door: bricks, door frame, hall, parcel on the step."""
    dice = random.Random(20261104)  # noqa: S311 - grain of a picture, not a secret
    screen = picture.blank(640, 480, (118, 74, 60))
    pen = screen.pen
    for row in range(24):
        for column in range(-1, 12):
            x, y, shade = column * 58 + (row % 2) * 29, row * 20, dice.randrange(-14, 15)
            pen.rectangle((x, y, x + 55, y + 17), fill=(132 + shade, 82 + shade, 66 + shade))
    pen.rectangle((150, 0, 500, 392), fill=(226, 222, 212))
    pen.rectangle((172, 0, 478, 384), fill=(58, 48, 42))
    pen.polygon(((172, 0), (252, 22), (252, 352), (172, 384)), fill=(38, 74, 62))
    pen.ellipse((236, 176, 248, 190), fill=(196, 170, 96))
    for plank in range(7):
        pen.polygon(
            (
                (252 + plank * 32, 352),
                (284 + plank * 32, 352),
                (290 + plank * 42, 384),
                (248 + plank * 42, 384),
            ),
            fill=(122 - plank * 3, 88, 58),
        )
    pen.rectangle((0, 384, 640, 480), fill=(150, 148, 142))
    pen.polygon(((140, 384), (510, 384), (560, 440), (90, 440)), fill=(172, 168, 160))
    pen.rectangle((90, 440, 560, 458), fill=(128, 124, 118))
    pen.polygon(((262, 316), (432, 308), (440, 420), (268, 428)), fill=(186, 142, 92))
    pen.polygon(((262, 316), (288, 290), (452, 284), (432, 308)), fill=(206, 164, 112))
    pen.polygon(((432, 308), (452, 284), (460, 392), (440, 420)), fill=(154, 114, 72))
    pen.polygon(((338, 312), (360, 311), (366, 424), (342, 425)), fill=(214, 190, 150))
    pen.polygon(((376, 328), (424, 326), (427, 366), (379, 368)), fill=(240, 240, 236))
    for bar in range(10):
        pen.line((381 + bar * 4, 352, 381 + bar * 4, 362), fill=(40, 40, 40), width=1 + bar % 2)
    screen = picture.on(screen.image.filter(ImageFilter.GaussianBlur(1.1)))
    screen.pen.rectangle((0, 452, 640, 480), fill=(20, 20, 20))
    screen.write((12, 457), f"{PARCEL.tracking}   04/11/2026 11:37:21   LS8 4   +/- 9 m", 14, (240, 240, 240))
    return screen.png(96)
