"""JSON of Walmart and eBay (沃尔玛与 eBay 接口数据): performance in both response shapes, orders, seller standards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from appealdesk.core.metrics.figures import Figure
from appealdesk.core.place import Place
from appealdesk.measure.json_exports import Fields, Shape

WALMART = {
    "otd": "otdr",
    "vtr": "vtr",
    "srr": "response_time",
    "ots": "on_time_shipment",
    "ontimeshipment": "on_time_shipment",
    "ontime": "otdr",
    "delivery": "otdr",
    "tracking": "vtr",
    "cancel": "cr",
    "response": "response_time",
    "shipment": "lsr",
}
BETTER_HIGH = frozenset({"otdr", "vtr", "response_time", "on_time_shipment"})
# The standard is told in words: “above 90%”, “2% or below”.
HIGH_WORDS = re.compile(r"above|over|more|least|≥|>", re.IGNORECASE)
LOW_WORDS = re.compile(r"below|under|less|most|≤|<", re.IGNORECASE)
NUMBER = re.compile(r"\d+(?:\.\d+)?")
STANDARDS = ("standard", "performanceStandard", "threshold", "target", "standardRate")
EBAY = {
    "DEFECTIVE_TRANSACTION_RATE": "odr",
    "SHIPPING_MISS_RATE": "late_delivery",
    "CLAIMS_SAF_RATE": "claims_closed",
}


def walmart_performance(node: Mapping[str, Any], place: Place) -> Iterator[Figure]:
    """Yield both rates: overall, and what the seller answers for; the difference is what an appeal can aim at."""
    metric = _walmart_metric(node, place)
    told = next((str(node[name]) for name in STANDARDS if node.get(name) is not None), "")
    number = NUMBER.search(told)
    high = bool(HIGH_WORDS.search(told)) or (metric in BETTER_HIGH and not LOW_WORDS.search(told))
    for key, segment in (
        ("overallRate", "overall"),
        ("cumulativeRate", "overall"),
        ("sellerAccountableRate", "seller_accountable"),
    ):
        if node.get(key) is not None:
            yield Figure(
                metric,
                "",
                place,
                segment,
                rate=Decimal(str(_plain(node[key]))),
                target=Decimal(number[0]) if number else None,
                op="gte" if high else "lte",
            )


def _walmart_metric(node: Mapping[str, Any], place: Place) -> str:
    """Tell the metric by a field, by what the answer stands under, else by the file: the answer itself does not name it."""
    for said in (
        node.get("metricType"),
        node.get("metric"),
        node.get("name"),
        place.spot,
        Path(place.file).stem,
    ):
        plain = "".join(sign for sign in str(said or "").lower() if sign.isalpha())
        code = next((code for word, code in WALMART.items() if word in plain), None)
        if code:
            return code
    return "performance"


def walmart_order(node: Mapping[str, Any]) -> Iterator[tuple[str, Fields]]:
    """Yield an order with a parcel for each line that was shipped. Times are milliseconds."""
    info = node.get("shippingInfo") or {}
    lines = (node.get("orderLines") or {}).get("orderLine") or []
    states = [
        one for line in lines for one in (line.get("orderLineStatuses") or {}).get("orderLineStatus") or []
    ]
    fields = {
        "order": str(node["purchaseOrderId"]),
        "bought": str(node.get("orderDate") or ""),
        "status": str(states[0].get("status", "")) if states else "",
        "fulfilment": str((node.get("shipNode") or {}).get("type") or "seller"),
        "ship_by": str(info.get("estimatedShipDate") or ""),
        "deliver_by": str(info.get("estimatedDeliveryDate") or ""),
    }
    yield "orders", fields
    for state in states:
        sent = state.get("trackingInfo") or {}
        if sent:
            carrier = sent.get("carrierName") or {}
            yield (
                "packages",
                {
                    **fields,
                    "confirmed": str(sent.get("shipDateTime") or ""),
                    "tracking": str(sent.get("trackingNumber") or ""),
                    "carrier": str(carrier.get("carrier") or carrier.get("otherCarrier") or ""),
                },
            )
        if str(state.get("status", "")).lower() in {"cancelled", "canceled"}:
            reason = str(state.get("cancellationReason") or "")
            by = "buyer" if "customer" in reason.lower() else "seller"
            yield "cancels", {"order": fields["order"], "cancelled_by": by, "reason": reason}


def walmart_return(node: Mapping[str, Any]) -> Iterator[tuple[str, Fields]]:
    """Yield the purchase orders of a return; a return alone is no defect of a metric here."""
    for line in node.get("returnOrderLines") or []:
        yield (
            "defects",
            {
                "order": str(line["purchaseOrderId"]),
                "kind": "none",
                "reason": str(line.get("returnReason") or ""),
            },
        )


def ebay_standards(node: Mapping[str, Any], place: Place) -> Iterator[Figure]:
    """Yield the metrics of a seller standards profile, current or projected."""
    cycle = str((node.get("cycle") or {}).get("cycleType", "")).lower()
    program = str(node.get("program", "")).removeprefix("PROGRAM_")
    for one in node["metrics"]:
        value = one.get("value")
        held = value if isinstance(value, dict) else {"value": value}
        yield Figure(
            EBAY.get(str(one["metricKey"]), str(one["metricKey"]).lower()),
            program,
            place,
            cycle,
            _whole(held.get("numerator")),
            _whole(held.get("denominator")),
            _rate(held.get("value")) if one.get("type", "RATE") == "RATE" else None,
            status=str(one.get("level") or node.get("standardsLevel") or ""),
            first=_day(one.get("lookbackStartDate")),
            last=_day(one.get("lookbackEndDate")),
        )


def ebay_service(node: Mapping[str, Any], place: Place) -> Iterator[Figure]:
    """Yield the rates of a customer service metric by dimension."""
    cycle = node.get("evaluationCycle") or {}
    for entry in node["dimensionMetrics"]:
        held = {one.get("metricKey"): one.get("value") for one in entry.get("metrics") or []}
        yield Figure(
            "customer_service",
            str(node.get("marketplaceId", "")),
            place,
            str(
                (entry.get("dimension") or {}).get("value")
                or (entry.get("dimension") or {}).get("name")
                or ""
            ),
            _whole(held.get("COUNT")),
            _whole(held.get("TRANSACTION_COUNT")),
            _rate(held.get("RATE")),
            first=_day(cycle.get("startDate")),
            last=_day(cycle.get("endDate")),
        )


def _plain(value: Any) -> Any:
    held = value.get("value", value.get("rate")) if isinstance(value, dict) else value
    return str(held).rstrip("% ")


def _whole(value: Any) -> int | None:
    return int(Decimal(str(value))) if value not in {None, ""} else None


def _rate(value: Any) -> Decimal | None:
    return Decimal(str(value).rstrip("% ")) if value not in {None, ""} else None


def _day(value: Any) -> date | None:
    return date.fromisoformat(str(value)[:10]) if value else None


SHAPES = (
    Shape(
        "walmart.performance",
        "walmart",
        lambda node: bool({"overallRate", "cumulativeRate", "sellerAccountableRate"} & node.keys()),
        figures=walmart_performance,
        seen=False,
    ),
    Shape(
        "walmart.order",
        "walmart",
        lambda node: "purchaseOrderId" in node and bool({"orderDate", "orderLines"} & node.keys()),
        walmart_order,
        headers={"order": "purchaseOrderId", "bought": "orderDate"},
    ),
    Shape(
        "walmart.return",
        "walmart",
        lambda node: "returnOrderId" in node and "returnOrderLines" in node,
        walmart_return,
    ),
    Shape(
        "ebay.standards",
        "ebay",
        lambda node: "standardsLevel" in node and "metrics" in node,
        figures=ebay_standards,
    ),
    Shape(
        "ebay.service",
        "ebay",
        lambda node: isinstance(node.get("dimensionMetrics"), list),
        figures=ebay_service,
    ),
)
