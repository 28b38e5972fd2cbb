"""The shape of a metric (指标): what is counted, per what, dated by which event. Numbers are dated data, not shape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from appealdesk.core.wording import Wording


class Anchor(StrEnum):
    """The event whose local day a counted thing belongs to (归属日期)."""

    ORDER = "order_date"
    SHIP_BY = "expected_ship_date"
    DELIVER_BY = "promised_delivery_date"
    MESSAGE = "message_date"


@dataclass(frozen=True, slots=True)
class Metric:
    """One metric. `formula` names the SQL that judges each counted thing; several metrics may share one.

    `counts_good` is true where the numerator holds what went well, as in on-time delivery: a culprit is then missing
    from the numerator. `per` is order, package, unit or message; `needs` the facts without which nothing is counted.
    """

    code: str
    name: Wording
    formula: str
    per: str
    anchor: Anchor
    counts_good: bool
    needs: tuple[str, ...]


_ALL = (
    ("odr", "Order Defect Rate", "订单缺陷率", "order_defects", "order", Anchor.ORDER, False, ("orders", "defects")),
    ("lsr", "Late Shipment Rate", "迟发率", "late_dispatch", "order", Anchor.SHIP_BY, False, ("packages",)),
    ("ldr", "Late Dispatch Rate", "延迟发货率", "late_dispatch", "order", Anchor.SHIP_BY, False, ("packages",)),
    ("cr", "Cancellation Rate", "取消率", "cancellations", "order", Anchor.ORDER, False, ("orders", "cancels")),
    ("sfcr", "Seller-Fault Cancellation Rate", "卖家责任取消率", "cancellations", "order", Anchor.ORDER, False, ("orders", "cancels")),
    ("nfr", "Non-Fulfilment Rate", "订单未完成率", "non_fulfilment", "order", Anchor.ORDER, False, ("orders", "cancels")),
    ("vtr", "Valid Tracking Rate", "有效追踪率", "valid_tracking", "package", Anchor.DELIVER_BY, True, ("packages",)),
    ("otdr", "On-Time Delivery Rate", "准时送达率", "on_time_delivery", "unit", Anchor.DELIVER_BY, True, ("packages",)),
    ("idr", "Invoice Defect Rate", "发票缺陷率", "invoice_defects", "order", Anchor.ORDER, False, ("orders", "invoices")),
    ("response_time", "Response within the time allowed", "按时回复率", "response_time", "message", Anchor.MESSAGE, True, ("messages",)),
    ("late_delivery", "Late delivery without a scan in time", "延迟交货率", "late_delivery", "order", Anchor.DELIVER_BY, False, ("packages",)),
    ("transaction_defect_rate", "Transaction Defect Rate", "不良交易率", "transaction_defects", "order", Anchor.ORDER, False, ("orders", "cancels")),
)  # fmt: skip

METRICS: Mapping[str, Metric] = {
    code: Metric(code, Wording.of(en=en, zh=zh), formula, per, anchor, good, needs)
    for code, en, zh, formula, per, anchor, good, needs in _ALL
}
