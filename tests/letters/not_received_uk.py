"""A-to-z claim, UK: "not received", and the carrier's delivered scan with a photo at the buyer's door."""

from __future__ import annotations

from datetime import date

from letter_cast import Draft, at, both, exhibit, figure, ground, lines, scan

from appealdesk.core.case import Order, Seller
from appealdesk.core.place import Place
from appealdesk.core.shipment import Shipment, Stage

NOTICE = exhibit(1, "notice.txt", "notice")
ORDER = exhibit(2, "exhibits/order.pdf", "order_detail", 1)
TRACKING = exhibit(3, "exhibits/royal-mail.json", "carrier_tracking")
POD = exhibit(4, "exhibits/pod.pdf", "delivery_proof", 2)
THREAD = exhibit(5, "exhibits/thread.csv", "buyer_messages")

ID = "203-5518402-7719036"
NUMBER = "KQ417730286GB"

DRAFT = Draft(
    code="AD-2026-0102",
    as_of="2026-11-09T11:00:00+08:00",
    notice=lines(
        "Amazon.co.uk: A-to-z Guarantee claim granted",
        "6 November 2026",
        f"The claim on order {ID} for GBP 36.90 was granted because the item was not received.",
        "You can appeal within 30 calendar days.",
    ),
    issue="a_to_z_claim",
    marketplace="UK",
    seller=Seller("Fernbrook Home", "Shenzhen Lvyuan Technology Co., Ltd.", "Li Na, account manager"),
    exhibits=(NOTICE, ORDER, TRACKING, POD, THREAD),
    notice_day=date(2026, 11, 6),
    story="买家说没收到,但皇家邮政显示10月27日已签收,有门口照片。",
    scenario="2",
    orders=(
        Order(
            ID,
            NUMBER,
            "Royal Mail",
            at("2026-10-23T23:59:59+01:00"),
            at("2026-10-22T14:10:00+01:00"),
            places=(
                ("tracking", Place(ORDER.file, page=1)),
                ("confirmed_at", Place(ORDER.file, page=1)),
                ("ship_by", Place(ORDER.file, page=1)),
            ),
        ),
    ),
    shipments=(
        Shipment(
            NUMBER,
            "Royal Mail",
            (
                scan(Stage.ACCEPTED, "2026-10-22T17:25:00+01:00", "Feltham", "Accepted", TRACKING.file, 0),
                scan(
                    Stage.DELIVERED, "2026-10-27T12:41:00+00:00", "Leeds LS8", "Delivered", TRACKING.file, 4
                ),
            ),
            TRACKING.file,
            ID,
        ),
    ),
    order_ids=(ID,),
    figures=(("disputed_amount", figure("36.90", None, "GBP")),),
    grounds=(
        ground(
            "delivered",
            both(
                f"The Royal Mail record shows that order {ID} was delivered on 2026-10-27 12:41 UTC in Leeds LS8, the postcode area on the order.",
                f"皇家邮政记录显示,订单 {ID} 已于 2026-10-27 12:41 UTC 在 Leeds LS8 签收,与订单邮编区一致。",
            ),
            (TRACKING, Place(TRACKING.file, spot="events[4]")),
            (POD, Place(POD.file, page=1)),
            (ORDER, Place(ORDER.file, page=1)),
            orders=(ID,),
        ),
        ground(
            "photo",
            both(
                "The proof of delivery holds a photo of the parcel at the door, taken at 12:41 UTC, and the GPS point of the delivery.",
                "签收证明包含 12:41 UTC 拍摄的门口包裹照片以及投递 GPS 位置。",
            ),
            (POD, Place(POD.file, page=2)),
            orders=(ID,),
        ),
        ground(
            "answered",
            both(
                "We answered the buyer's message of 2026-10-29 09:15 UTC on 2026-10-29 11:02 UTC with the delivery record and the photo.",
                "买家 2026-10-29 09:15 UTC 来信,我们于 2026-10-29 11:02 UTC 回复并附上签收记录与照片。",
            ),
            (THREAD, Place(THREAD.file, line=2)),
            (THREAD, Place(THREAD.file, line=3)),
            orders=(ID,),
        ),
    ),
)
