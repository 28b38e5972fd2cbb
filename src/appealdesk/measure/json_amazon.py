"""Amazon's JSON (亚马逊接口数据): the performance report, and orders of both API models; 领星 carries the same metrics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from appealdesk.core.metrics.figures import Figure
from appealdesk.core.place import Place
from appealdesk.measure.cells import plain
from appealdesk.measure.json_exports import Fields, Shape

OPS = {
    "LESS_THAN": "lt",
    "GREATER_THAN": "gt",
    "EQUALS": "lte",
    "LESS_THAN_OR_EQUAL": "lte",
    "GREATER_THAN_OR_EQUAL": "gte",
}
# Of each block of the report: our metric, and where its numerator and denominator stand.
BLOCKS = {
    "lateShipmentRate": ("lsr", "lateShipmentCount", "orderCount"),
    "prefulfillmentCancelRate": ("cr", "cancellationCount", "orderCount"),
    "validTrackingRate": ("vtr", "validTrackingCount", "shipmentCount"),
    "onTimeDeliveryRate": ("otdr_packages", "onTimeDeliveryCount", "shipmentCountWithValidTracking"),
    "unitOnTimeDeliveryRate": ("otdr", "unitOnTimeDeliveryCount", "totalUnitCount"),
    "invoiceDefectRate": ("idr", "invoiceDefect", "orderCount"),
}
PARTS = ("claims", "chargebacks", "negativeFeedback", "missingInvoice", "lateInvoice")
SEGMENTS = {"mfn": "seller_fulfilled", "afn": "platform_fulfilled"}
LINGXING = {
    "orderWithDefect": ("odr", "seller_fulfilled"),
    "fbaOrderWithDefect": ("odr", "platform_fulfilled"),
    "lateShipment": ("lsr", ""),
    "preFulfillmentCancellation": ("cr", ""),
    "validTracking": ("vtr", ""),
    "onTimeDelivery": ("otdr_packages", ""),
    "unitOnTimeDelivery": ("otdr", ""),
    "invoiceDefect": ("idr", ""),
}


def report(node: Mapping[str, Any], place: Place) -> Iterator[Figure]:
    """Yield the figures of one marketplace of the performance report. Its rates are fractions."""
    where = str(node["marketplaceId"])
    for name, block in node.items():
        if name == "orderDefectRate":
            for fulfilment, segment in SEGMENTS.items():
                if isinstance(block, dict) and isinstance(block.get(fulfilment), dict):
                    yield _defects(block[fulfilment], where, segment, place)
        elif name in BLOCKS and isinstance(block, dict):
            metric, num, den = BLOCKS[name]
            yield _figure(metric, where, place, block, _count(block.get(num)), _count(block.get(den)))
        elif isinstance(block, dict) and "defectsCount" in block:
            yield _figure(name, where, place, block, _count(block["defectsCount"]), None)


def _defects(block: Mapping[str, Any], where: str, segment: str, place: Place) -> Figure:
    num, den = _count(block.get("orderWithDefects")), _count(block.get("orderCount"))
    label = SEGMENTS.get(str(block.get("fulfillmentType", "")).lower(), "")
    return _figure("odr", where, place, block, num, den, segment, label)


def _figure(
    metric: str,
    where: str,
    place: Place,
    block: Mapping[str, Any],
    num: int | None,
    den: int | None,
    segment: str = "",
    label: str = "",
) -> Figure:
    span = block.get("reportingDateRange") or {}
    parts = tuple((part, count) for part in PARTS if (count := _count(block.get(part))) is not None)
    # A count of violations has a target too, but it is no rate.
    scale = 100 if den is not None or "rate" in block else 1
    return Figure(
        metric,
        where,
        place,
        segment,
        num,
        den,
        _decimal(block.get("rate"), scale),
        _decimal(block.get("targetValue"), scale) if scale == 100 else None,
        OPS.get(str(block.get("targetCondition", "")), ""),
        str(block.get("status", "")),
        _day(span.get("reportingDateFrom")),
        _day(span.get("reportingDateTo")),
        parts,
        label,
    )


def lingxing(node: Mapping[str, Any], place: Place) -> Iterator[Figure]:
    """Yield the figures of a 领星 metric page. Its rates are per cent."""
    where = str(node.get("marketplaceId") or node.get("marketplace") or node.get("country") or "")
    for name, (metric, segment) in LINGXING.items():
        block = node.get(name)
        if isinstance(block, dict):
            yield Figure(
                metric,
                where,
                place,
                segment,
                _count(block.get("count")),
                _count(block.get("orderCount")),
                _decimal(block.get("rate")),
                first=_day(block.get("windowTimeStart")),
                last=_day(block.get("windowTimeEnd")),
            )


def order_v0(node: Mapping[str, Any]) -> Iterator[tuple[str, Fields]]:
    """Yield an order of the Orders API v0, with its promises as a parcel."""
    seller = str(node.get("FulfillmentChannel", "")).upper() != "AFN"
    fields = {
        "order": str(node["AmazonOrderId"]),
        "bought": str(node.get("PurchaseDate", "")),
        "marketplace": str(node.get("MarketplaceId") or node.get("SalesChannel") or ""),
        "fulfilment": "seller" if seller else "platform",
        "status": str(node.get("OrderStatus", "")),
        "business": str(node.get("IsBusinessOrder", "")),
    }
    yield "orders", fields
    promises = {"ship_by": node.get("LatestShipDate"), "deliver_by": node.get("LatestDeliveryDate")}
    if any(promises.values()):
        yield "packages", {**fields, **{name: str(value) for name, value in promises.items() if value}}


def order_2026(node: Mapping[str, Any]) -> Iterator[tuple[str, Fields]]:
    """Yield an order of the newer model, with who asked for a cancellation and who carried it out."""
    fulfilment = node.get("fulfillment") or {}
    channel = node.get("salesChannel") or {}
    fields = {
        "order": str(node["orderId"]),
        "bought": str(node.get("createdTime", "")),
        "marketplace": str(channel.get("marketplaceId") or channel.get("marketplaceName") or ""),
        "fulfilment": "platform" if str(fulfilment.get("fulfilledBy", "")).upper() == "AMAZON" else "seller",
        "status": str(fulfilment.get("fulfillmentStatus", "")).replace("_", ""),
    }
    yield "orders", fields
    ship, deliver = (fulfilment.get(name) or {} for name in ("shipByWindow", "deliverByWindow"))
    if ship.get("latestDateTime"):
        by = {"ship_by": str(ship["latestDateTime"]), "deliver_by": str(deliver.get("latestDateTime") or "")}
        yield "packages", {**fields, **by}
    for item in node.get("orderItems") or []:
        yield from _cancellation(item, fields["order"], str(node.get("lastUpdatedTime") or fields["bought"]))


def _cancellation(item: Mapping[str, Any], order: str, at: str) -> Iterator[tuple[str, Fields]]:
    held = item.get("cancellation") or item
    done = held.get("cancellationExecution") or {}
    asked = held.get("cancellationRequest") or {}
    if done.get("cancelledBy"):
        by_buyer = str(asked.get("requester", "")).upper() == "BUYER"
        reason = "buyer request on record" if by_buyer else str(asked.get("cancelReason") or "")
        yield (
            "cancels",
            {"order": order, "happened": at, "cancelled_by": str(done["cancelledBy"]), "reason": reason},
        )


def _count(value: Any) -> int | None:
    if isinstance(value, dict):
        value = value.get("count")
    said = plain(str("" if value is None else value))
    return int(said) if said else None


def _decimal(value: Any, scale: int = 1) -> Decimal | None:
    said = plain(str("" if value is None else value))
    return Decimal(said.rstrip("% ")) * scale if said else None


def _day(value: Any) -> date | None:
    text = str(value or "")[:10]
    return date.fromisoformat(text) if text else None


SHAPES = (
    Shape(
        "amazon.performance_report",
        "amazon",
        lambda node: "marketplaceId" in node and bool(BLOCKS.keys() & node.keys()),
        figures=report,
    ),
    Shape(
        "lingxing.metrics",
        "amazon",
        lambda node: len(LINGXING.keys() & node.keys()) >= 3,
        figures=lingxing,
        seen=False,
    ),
    Shape(
        "amazon.orders_api",
        "amazon",
        # An answer may leave out any of them; one with none of them is about something else than the order itself.
        lambda node: (
            "AmazonOrderId" in node
            and bool({"PurchaseDate", "OrderStatus", "FulfillmentChannel"} & node.keys())
        ),
        order_v0,
        headers={"order": "AmazonOrderId", "bought": "PurchaseDate"},
    ),
    Shape(
        "amazon.orders_api_2026",
        "amazon",
        lambda node: (
            "orderId" in node and ("createdTime" in node or {"orderItems", "salesChannel"} <= node.keys())
        ),
        order_2026,
        headers={"order": "orderId", "bought": "createdTime"},
    ),
)
