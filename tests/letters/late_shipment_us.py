"""Late shipment, US: a closed carrier hub behind four orders, the seller's own queue behind the fifth."""

from __future__ import annotations

from datetime import date

from letter_cast import Draft, at, both, exhibit, figure, ground, lines, scan, threshold

from appealdesk.core.case import (
    BuyerRemedy,
    Cause,
    Corrective,
    Order,
    Plan,
    Preventive,
    Prior,
    Request,
    Seller,
    Watch,
)
from appealdesk.core.channel import Channel
from appealdesk.core.grounds import GroundClass
from appealdesk.core.place import Place
from appealdesk.core.shipment import Shipment, Stage
from appealdesk.core.wording import Wording

NOTICE = exhibit(1, "notice.txt", "notice")
REPORT = exhibit(2, "exhibits/lsr.pdf", "metric_report", 2)
ORDERS = exhibit(3, "exhibits/orders.csv", "order_detail")
TRACKING = exhibit(4, "exhibits/ups.json", "carrier_tracking")
CLOSURE = exhibit(5, "exhibits/hub.pdf", "carrier_exception_notice", 1)
HANDOVER = exhibit(6, "exhibits/handover.pdf", "carrier_handover_proof", 3)
LOG = exhibit(7, "exhibits/wms.csv", "erp_log")
SOP = exhibit(8, "exhibits/sop.pdf", "sop", 4)
REFUND = exhibit(9, "exhibits/refund.csv", "refund_record")

IDS = ("112-7730415-2048861", "112-7730988-5517420", "113-2049917-8830046")
NUMBERS = ("1Z84E7W20391774160", "1Z84E7W20391774211", "1Z84E7W20391774399")


def _shipment(index: int, accepted: str, delivered: str) -> Shipment:
    scans = (
        scan(Stage.ACCEPTED, accepted, "Reno, NV", "Origin scan", TRACKING.file, index * 4 + 1),
        scan(Stage.DELIVERED, delivered, "", "Delivered", TRACKING.file, index * 4 + 3),
    )
    return Shipment(NUMBERS[index], "UPS", scans, TRACKING.file, IDS[index])


def _order(index: int, ship_by: str, confirmed: str, line: int) -> Order:
    places = (("id", Place(ORDERS.file, line=line)), ("confirmed_at", Place(ORDERS.file, line=line)))
    return Order(IDS[index], NUMBERS[index], "UPS", at(ship_by), at(confirmed), places=places)


PLAN = Plan(
    causes=(
        Cause(
            both(
                "Two orders were packed on September 28 but not collected, because the UPS hub in Reno was closed from September 28 to September 30. Our dispatch procedure named one pickup and no second way to hand packages over, and the closure notice went to a mailbox that no role had to read.",
                "两单于9月28日已打包,但因 UPS 里诺站点9月28日至9月30日关闭而未被揽收。我们的出库流程只写了一次揽收,没有第二条交接途径;关闭通知进入了一个没有指定岗位查看的邮箱。",
            ),
            IDS[:2],
            CLOSURE.file,
        ),
        Cause(
            both(
                "The third order stayed in our exception queue from September 29, 10:12 to October 1, 09:30 (UTC-07:00), because the queue had no alarm and no owner. No carrier event was involved.",
                "第三单自9月29日 10:12 至10月1日 09:30(UTC-07:00)滞留在我们的异常队列,因为该队列没有报警,也没有负责人,与承运商无关。",
            ),
            IDS[2:],
            LOG.file,
        ),
    ),
    corrective=(
        Corrective(
            both(
                "A second hand-over route was opened at the UPS counter 3 miles from the warehouse and used with 5 packages on the first day.",
                "在距仓库 3 英里的 UPS 柜台开通了第二条交接途径,首日交接 5 个包裹。",
            ),
            date(2026, 10, 2),
            "warehouse lead",
            HANDOVER.file,
            1,
        ),
        Corrective(
            both(
                "Carrier closure notices were redirected to the shift phone; a test notice was acknowledged after 6 minutes.",
                "承运商关闭通知改发当班手机,测试通知 6 分钟后得到确认。",
            ),
            date(2026, 10, 3),
            "operations manager",
            SOP.file,
            1,
        ),
        Corrective(
            both(
                "The exception queue was given an alarm after 60 minutes and the warehouse lead was named its owner; the alarm was tested the same day.",
                "异常队列加装了 60 分钟报警,并指定仓库主管为负责人,当天完成测试。",
            ),
            date(2026, 10, 3),
            "IT lead",
            LOG.file,
            2,
        ),
    ),
    preventive=(
        Preventive(
            both(
                "The shift lead compares the orders due that day with the carrier's scans; what is not scanned by 16:45 is brought to the counter before it closes at 18:30.",
                "当班负责人将当日应发订单与承运商扫描核对;16:45 仍未扫描的,在 18:30 关门前送到柜台。",
            ),
            "warehouse lead",
            "every working day",
            1,
            Watch("late_shipment_rate", "2%", "handling time is set to 2 days until the rate is below 1%"),
            SOP.file,
        ),
        Preventive(
            both(
                "Every order in the exception queue is cleared or handed to the operations manager within 4 hours.",
                "异常队列中的每一单在 4 小时内处理完毕或移交运营经理。",
            ),
            "warehouse lead",
            "every working day",
            2,
            exhibit=SOP.file,
        ),
    ),
    buyers=(
        BuyerRemedy(
            IDS[2:],
            both(
                "The buyer of the third order was told the new delivery day and was refunded the shipping charge of USD 6.90.",
                "已告知第三单的买家新的送达日期,并退还运费 USD 6.90。",
            ),
            date(2026, 10, 2),
            REFUND.file,
        ),
    ),
)

DRAFT = Draft(
    code="AD-2026-0101",
    as_of="2026-10-08T10:00:00+08:00",
    notice=lines(
        "Your seller-fulfilled offers on Amazon.com were deactivated on October 6, 2026.",
        "Your Late Shipment Rate for the last 30 days is 6.2%. It has to stay under 4%.",
        *IDS,
        "Submit a plan of action within 7 days of the date of this message.",
        "On April 14, 2026 we warned you of a Late Shipment Rate of 4.6%.",
    ),
    issue="lsr",
    marketplace="US",
    seller=Seller("Larkfield Goods", "Hangzhou Yunqi Trading Co., Ltd.", "Chen Wei, operations manager"),
    exhibits=(NOTICE, REPORT, ORDERS, TRACKING, CLOSURE, HANDOVER, LOG, SOP, REFUND),
    notice_day=date(2026, 10, 6),
    story="我们9月底有三单迟发,两单是 UPS 站点关闭,一单是我们自己的异常队列没人看。",
    scenario="1",
    orders=(
        _order(0, "2026-09-28T23:59:59-07:00", "2026-09-30T17:20:00-07:00", 2),
        _order(1, "2026-09-28T23:59:59-07:00", "2026-09-30T17:22:00-07:00", 3),
        _order(2, "2026-09-29T23:59:59-07:00", "2026-10-01T10:05:00-07:00", 4),
    ),
    shipments=(
        _shipment(0, "2026-09-30T17:18:00-07:00", "2026-10-03T14:02:00-06:00"),
        _shipment(1, "2026-09-30T17:19:00-07:00", "2026-10-03T11:40:00-05:00"),
        _shipment(2, "2026-10-01T16:55:00-07:00", "2026-10-04T15:31:00-04:00"),
    ),
    order_ids=IDS,
    figures=(("lsr", figure("6.2", "4")),),
    plan=PLAN,
    request=Request(
        "reinstate",
        both(
            "Please accept this plan of action and reactivate our seller-fulfilled offers on Amazon.com.",
            "请接受本行动计划,并恢复我们在 Amazon.com 的自配送商品销售。",
        ),
    ),
    prior=(
        Prior(
            date(2026, 4, 14),
            both("Warning of a Late Shipment Rate of 4.6%.", "因迟发率 4.6% 收到警告。"),
            "warning",
            both(
                "After that warning we only reminded the packing team. The second hand-over route and the queue alarm described above did not exist then.",
                "那次警告之后我们只口头提醒了打包组,上述第二条交接途径和队列报警当时都不存在。",
            ),
        ),
    ),
    grounds=(
        ground(
            "hub_closed",
            both(
                "UPS announced that its Reno hub would make no pickups from 2026-09-28 to 2026-09-30.",
                "UPS 公告里诺站点自 2026-09-28 至 2026-09-30 停止揽收。",
            ),
            (CLOSURE, Place(CLOSURE.file, page=1)),
            cls=GroundClass.EXPLAINS_ONLY,
            orders=IDS[:2],
        ),
    ),
    rules=(
        threshold(
            "amazon.late_shipment_rate",
            "4",
            "lt",
            Wording.of(en="Late Shipment Rate policy", zh="迟发率政策"),
            date(2019, 1, 1),
            "unknown",
        ),
    ),
    channel=Channel(
        "amazon.ch.metric_deactivation",
        "amazon",
        both("Account Health, Submit appeal", "账户状况页“提交申诉”"),
        "https://sellercentral.amazon.com/",
        ("lsr",),
    ),
    must_disclose=True,
)
