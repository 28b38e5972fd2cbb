"""Valid tracking rate, DE: parcels with scans counted as invalid; a letter in English to the German marketplace."""

from __future__ import annotations

from datetime import date

from letter_cast import Draft, at, both, exhibit, figure, ground, lines, scan, threshold

from appealdesk.core.case import Order, Request, Seller
from appealdesk.core.place import Place
from appealdesk.core.shipment import Shipment, Stage
from appealdesk.core.wording import Wording

NOTICE = exhibit(1, "notice.txt", "notice")
REPORT = exhibit(2, "exhibits/vtr.csv", "metric_report")
ORDERS = exhibit(3, "exhibits/orders.csv", "order_detail")
TRACKING = exhibit(4, "exhibits/dhl.json", "carrier_tracking")
CHAT = exhibit(5, "exhibits/chat.pdf", "platform_chat", 2)

IDS = ("302-4410927-5530188", "302-4410983-1902277", "305-8821046-7730015")
NUMBERS = ("00340434161094021505", "00340434161094021512", "00340434161094021529")


def _shipment(index: int, accepted: str, delivered: str) -> Shipment:
    scans = (
        scan(Stage.ACCEPTED, accepted, "Hagen", "Einlieferung", TRACKING.file, index * 3),
        scan(Stage.DELIVERED, delivered, "", "Zugestellt", TRACKING.file, index * 3 + 2),
    )
    return Shipment(NUMBERS[index], "DHL", scans, TRACKING.file, IDS[index])


def _order(index: int, confirmed: str) -> Order:
    places = (("id", Place(ORDERS.file, line=index + 2)),)
    return Order(IDS[index], NUMBERS[index], "DHL", None, at(confirmed), places=places)


DRAFT = Draft(
    code="AD-2026-0103",
    as_of="2026-11-19T15:00:00+08:00",
    notice=lines(
        "Amazon.de, 17.11.2026",
        "Ihre Angebote mit Versand durch Verkäufer in der Kategorie Küche wurden deaktiviert.",
        "Rate gültiger Sendungsverfolgungsnummern: 93,8 % (Ziel 95 %).",
    ),
    issue="vtr",
    marketplace="DE",
    seller=Seller("Havelwerk", "Yiwu Hengtai Import and Export Co., Ltd.", "Zhou Min, logistics manager"),
    exhibits=(NOTICE, REPORT, ORDERS, TRACKING, CHAT),
    notice_day=date(2026, 11, 17),
    story="三单都有 DHL 扫描,报表却写无效。",
    scenario="3",
    orders=(
        _order(0, "2026-10-20T15:04:00+02:00"),
        _order(1, "2026-10-20T15:09:00+02:00"),
        _order(2, "2026-10-27T14:31:00+01:00"),
    ),
    shipments=(
        _shipment(0, "2026-10-20T18:12:00+02:00", "2026-10-22T11:20:00+02:00"),
        _shipment(1, "2026-10-20T18:13:00+02:00", "2026-10-23T09:47:00+02:00"),
        _shipment(2, "2026-10-27T17:58:00+01:00", "2026-10-29T13:05:00+01:00"),
    ),
    order_ids=IDS,
    figures=(("vtr", figure("93.8", "95")),),
    request=Request(
        "correct_metric",
        both(
            "Please count the three packages above as validly tracked, correct the Valid Tracking Rate of the category and reactivate its seller-fulfilled offers.",
            "请将上列三个包裹计为有效追踪,更正该类目的有效追踪率,并恢复该类目的自配送商品。",
        ),
    ),
    grounds=(
        ground(
            "scans_present",
            both(
                "The metric report marks three packages as without a valid scan, although each of them has an acceptance scan and a delivery scan by DHL.",
                "指标报告将三个包裹标为无有效扫描,而 DHL 对每个包裹都有收件扫描和签收扫描。",
            ),
            (REPORT, Place(REPORT.file, line=14)),
            (TRACKING, Place(TRACKING.file, spot="events[0]")),
            orders=IDS,
            rule="amazon.valid_tracking_rate",
        ),
        ground(
            "own_count",
            both(
                "By our own count from the metric report for 2026-10-15 to 2026-11-13, 242 of 258 packages were valid (93.8%); with these three it is 245 of 258 (95.0%).",
                "我们依据 2026-10-15 至 2026-11-13 的指标报告自行计算:258 个包裹中 242 个有效(93.8%);加上这三个为 258 个中的 245 个(95.0%)。",
            ),
            (REPORT, Place(REPORT.file, line=2)),
            orders=IDS,
        ),
        ground(
            "carrier_name",
            both(
                "The carrier name was sent to you as DHL with the shipment confirmation of each order, before the first scan.",
                "每单在首次扫描之前,已随发货确认向贵方提交承运商名称 DHL。",
            ),
            (ORDERS, Place(ORDERS.file, line=2)),
            orders=IDS,
        ),
    ),
    rules=(
        threshold(
            "amazon.valid_tracking_rate",
            "95",
            "gte",
            Wording.of(en="Valid Tracking Rate policy", zh="有效追踪率政策"),
            date(2025, 1, 15),
        ),
    ),
)
