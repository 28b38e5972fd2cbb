"""Feedback burst, US: one bad batch of the seller's own, told as it was."""

from __future__ import annotations

from datetime import date

from letter_cast import Draft, both, exhibit, figure, lines

from appealdesk.core.case import (
    BuyerRemedy,
    Cause,
    Corrective,
    Order,
    Plan,
    Preventive,
    Request,
    Seller,
    Watch,
)

NOTICE = exhibit(1, "notice.txt", "notice")
REVIEWS = exhibit(2, "exhibits/reviews.csv", "reviews_export")
ORDERS = exhibit(3, "exhibits/orders.csv", "order_detail")
REPORT = exhibit(4, "exhibits/inspection.pdf", "inspection_report", 3)
SOP = exhibit(5, "exhibits/sop.pdf", "sop", 5)
REFUNDS = exhibit(6, "exhibits/refunds.csv", "refund_record")
STATEMENT = exhibit(7, "exhibits/rectification.pdf", "rectification_statement", 2)

IDS = ("111-2038841-6620197", "112-5570316-9913340", "114-8846201-3397715", "113-4419025-7008826")
ASIN = "B0CKT7M41Q"

DRAFT = Draft(
    code="AD-2026-0104",
    as_of="2026-11-20T09:30:00+08:00",
    notice=lines(
        "November 16, 2026",
        "Your account is at risk. Order Defect Rate: 1.31%, target under 1%.",
        "4 orders received negative feedback between November 2, 2026 and November 9, 2026:",
        *IDS,
        f"ASIN {ASIN}",
        "Submit a plan of action on your Account Health page.",
    ),
    issue="odr",
    secondary=("negative_feedback", "review_burst"),
    marketplace="US",
    seller=Seller("Brightmere Kitchen", "Foshan Jiayu Metalware Co., Ltd.", "Huang Lei, quality manager"),
    exhibits=(NOTICE, REVIEWS, ORDERS, REPORT, SOP, REFUNDS, STATEMENT),
    notice_day=date(2026, 11, 16),
    story="10月一批货把手松动,买家给了差评,是我们自己的问题。",
    scenario="6",
    orders=tuple(Order(id_) for id_ in IDS),
    order_ids=IDS,
    asins=(ASIN,),
    figures=(("odr", figure("1.31", "1")), ("defects", figure("4", None, "count"))),
    plan=Plan(
        causes=(
            Cause(
                both(
                    "Batch 2610-B of ASIN B0CKT7M41Q, 600 pans received on October 12, 2026, had handles fixed with screws 2 mm too short. Our incoming inspection checked the surface of 5 pieces a batch but no handle under load, so the fault was not seen before 4 buyers reported a loose handle.",
                    "ASIN B0CKT7M41Q 的 2610-B 批次共 600 件,2026年10月12日到货,把手螺丝短了 2 mm。我们的来料检验每批只查 5 件的外观,不做把手负重检查,因此直到 4 位买家反映把手松动才发现。",
                ),
                IDS,
                REPORT.file,
            ),
        ),
        corrective=(
            Corrective(
                both(
                    "Sale of batch 2610-B was stopped and the 412 pans in stock were set apart.",
                    "2610-B 批次停止销售,库存 412 件已隔离。",
                ),
                date(2026, 11, 10),
                "warehouse lead",
                STATEMENT.file,
                1,
            ),
            Corrective(
                both(
                    "All 412 pans were inspected under a load of 8 kg; 57 failed and were scrapped, the others were refitted with screws of the right length.",
                    "412 件全部做了 8 kg 负重检查;57 件不合格已报废,其余换上长度正确的螺丝。",
                ),
                date(2026, 11, 14),
                "quality manager",
                REPORT.file,
                1,
            ),
        ),
        preventive=(
            Preventive(
                both(
                    "Incoming inspection loads the handles of 32 pieces of each batch with 8 kg for 60 seconds; a batch with one failure is refused.",
                    "来料检验对每批 32 件把手施加 8 kg 负重 60 秒;有一件不合格即整批拒收。",
                ),
                "quality manager",
                "every batch",
                1,
                Watch(
                    "negative_feedback_rate",
                    "0.5%",
                    "the ASIN is closed the same day and its stock is inspected again",
                ),
                SOP.file,
            ),
        ),
        buyers=(
            BuyerRemedy(
                IDS,
                both(
                    "All four buyers were refunded in full and were told they may keep the pan; none was asked to change the feedback.",
                    "四位买家均已全额退款并告知可保留商品;没有请任何人修改评价。",
                ),
                date(2026, 11, 12),
                REFUNDS.file,
            ),
        ),
    ),
    request=Request(
        "reinstate",
        both(
            "Please accept this plan of action and keep our selling account active.",
            "请接受本行动计划,保持我们的销售账户有效。",
        ),
    ),
)
