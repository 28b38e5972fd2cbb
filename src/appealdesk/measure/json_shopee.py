"""Shopee's JSON (Shopee 接口数据): account health, late orders, order details; times are seconds, null means not rated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from appealdesk.core.metrics.figures import Figure
from appealdesk.core.place import Place
from appealdesk.measure.json_exports import Fields, Shape

SIGNS = {"<": "lt", "<=": "lte", ">": "gt", ">=": "gte"}
METRICS = {
    "late_shipment_rate": "lsr",
    "non_fulfillment_rate": "nfr",
    "response_rate": "response_time",
    "on_time_delivery_rate": "otdr",
}
PERCENT = 2
FAILED_BY = {1: "system", 2: "seller", 3: ""}


def performance(node: Mapping[str, Any], place: Place) -> Iterator[Figure]:
    """Yield the figures of an account-health answer. Only those of unit 2 are rates, in per cent."""
    for number, one in enumerate(node["metric_list"]):
        target = one.get("target") or {}
        value = one.get("current_period")
        spot = Place(place.file, spot=f"{place.spot}.metric_list[{number}]")
        yield Figure(
            METRICS.get(one["metric_name"], one["metric_name"])
            if one.get("unit") == PERCENT
            else one["metric_name"],
            "",
            spot,
            rate=Decimal(str(value)) if value is not None else None,
            target=Decimal(str(target["value"])) if target.get("value") is not None else None,
            op=SIGNS.get(str(target.get("comparator", "")), ""),
        )


def late_order(node: Mapping[str, Any]) -> Iterator[tuple[str, Fields]]:
    """Yield a parcel of a list of late orders; one not yet shipped has no moment of shipping."""
    yield (
        "packages",
        {
            "order": str(node["order_sn"]),
            "ship_by": str(node["shipping_deadline"]),
            "confirmed": str(node.get("actual_shipping_time") or ""),
            "first_scan": str(node.get("actual_pick_up_time") or ""),
        },
    )


def not_fulfilled(node: Mapping[str, Any]) -> Iterator[tuple[str, Fields]]:
    """Yield a cancellation of the non-fulfilment list: 1 by the system, 2 by the seller; 3 is a return."""
    by = FAILED_BY[int(node["non_fulfillment_type"])]
    if by:
        yield "cancels", {"order": str(node["order_sn"]), "cancelled_by": by, "reason": "non-fulfilment list"}


def order(node: Mapping[str, Any]) -> Iterator[tuple[str, Fields]]:
    """Yield an order with its parcels, and who cancelled it."""
    fields = {
        "order": str(node["order_sn"]),
        "bought": str(node.get("create_time") or ""),
        "marketplace": str(node.get("region") or ""),
        "status": str(node.get("order_status") or ""),
        "fulfilment": str(node.get("fulfillment_flag") or "seller"),
    }
    yield "orders", fields
    for parcel in node.get("package_list") or [{}]:
        yield (
            "packages",
            {
                **fields,
                "package": str(parcel.get("package_number") or ""),
                "carrier": str(parcel.get("shipping_carrier") or node.get("shipping_carrier") or ""),
                "ship_by": str(node.get("ship_by_date") or ""),
                "first_scan": str(node.get("pickup_done_time") or ""),
                "confirmed": str(node.get("actual_shipping_time") or ""),
            },
        )
    if node.get("cancel_by"):
        by = {
            "order": fields["order"],
            "cancelled_by": str(node["cancel_by"]),
            "reason": str(node.get("cancel_reason") or ""),
        }
        yield "cancels", {**by, "happened": str(node.get("update_time") or node.get("create_time") or "")}


SHAPES = (
    Shape(
        "shopee.account_health",
        "shopee",
        lambda node: isinstance(node.get("metric_list"), list),
        figures=performance,
    ),
    Shape(
        "shopee.order_detail",
        "shopee",
        lambda node: "order_sn" in node and bool({"create_time", "order_status"} & node.keys()),
        order,
        headers={"order": "order_sn", "bought": "create_time"},
    ),
    Shape(
        "shopee.late_orders",
        "shopee",
        lambda node: "order_sn" in node and "shipping_deadline" in node,
        late_order,
    ),
    Shape(
        "shopee.not_fulfilled",
        "shopee",
        lambda node: "order_sn" in node and "non_fulfillment_type" in node,
        not_fulfilled,
    ),
    Shape(
        "shopee.penalties", "shopee", lambda node: "penalty_point_list" in node or "punishment_list" in node
    ),
    Shape("shopee.tracking", "shopee", lambda node: "order_sn" in node and "tracking_info" in node),
)
