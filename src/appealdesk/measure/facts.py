"""The facts that exports hold (事实表): which fields each fact has, and of what type. Columns of files map to these fields."""

from __future__ import annotations

from collections.abc import Mapping

# The type of each field. A moment may be a bare day; it then keeps the day and names no instant.
FIELDS: Mapping[str, str] = {
    "order": "text",
    "package": "text",
    "marketplace": "marketplace",
    "bought": "moment",
    "fulfilment": "word",
    "status": "word",
    "product": "text",
    "category": "text",
    "business": "flag",
    "units": "int",
    "value": "money",
    "carrier": "text",
    "tracking": "text",
    "origin": "text",
    "ship_by": "moment",
    "confirmed": "moment",
    "first_scan": "moment",
    "deliver_by": "moment",
    "delivered": "moment",
    "valid": "verdict",
    "delivery_scan": "verdict",
    "protected": "flag",
    "outside": "verdict",
    "happened": "moment",
    "cancelled_by": "word",
    "reason": "text",
    "kind": "word",
    "claim_status": "word",
    "rating": "int",
    "thread": "text",
    "direction": "word",
    "auto": "flag",
    "topic": "word",
}
# Which table of words.yaml explains a field's words.
TABLES: Mapping[str, str] = {
    "fulfilment": "fulfilment",
    "status": "status",
    "cancelled_by": "actor",
    "kind": "defect",
    "claim_status": "claim",
    "direction": "direction",
    "topic": "topic",
}
FACTS: Mapping[str, tuple[str, ...]] = {
    "orders": (
        "order",
        "marketplace",
        "bought",
        "fulfilment",
        "status",
        "product",
        "category",
        "business",
    ),
    "packages": (
        "order",
        "package",
        "marketplace",
        "bought",
        "fulfilment",
        "units",
        "value",
        "carrier",
        "tracking",
        "origin",
        "category",
        "ship_by",
        "confirmed",
        "first_scan",
        "deliver_by",
        "delivered",
        "valid",
        "delivery_scan",
        "protected",
        "outside",
    ),
    "cancels": ("order", "marketplace", "happened", "cancelled_by", "reason"),
    "defects": ("order", "marketplace", "kind", "claim_status", "reason", "happened", "rating"),
    "messages": ("thread", "order", "marketplace", "direction", "happened", "auto", "topic"),
}
# Words of SQL are no names of columns.
COLUMNS: Mapping[str, str] = {"order": "order_id", "value": "parcel_value"}
# What merging adds: another marketplace whose export holds the order too, and whether an order has several parcels.
ADDED: Mapping[str, Mapping[str, str]] = {
    "orders": {"elsewhere": "marketplace_code"},
    "packages": {"many": "BOOLEAN"},
}
SQL_TYPES: Mapping[str, str] = {
    "text": "VARCHAR",
    "marketplace": "marketplace_code",
    "moment": "TIMESTAMP",
    "flag": "BOOLEAN",
    "verdict": "BOOLEAN",
    "int": "INTEGER",
    "money": "DECIMAL(18,2)",
}


def sql_type(field: str) -> str:
    """Return the type of a field's column. Coded words are enumerations: a byte each, in the order of their codes."""
    return f"{TABLES[field]}_code" if FIELDS[field] == "word" else SQL_TYPES[FIELDS[field]]


def column(field: str) -> str:
    """Return the column that holds a field."""
    return COLUMNS.get(field, field)


def fields_of(facts: tuple[str, ...]) -> tuple[str, ...]:
    """Return every field that some of these facts have, once."""
    return tuple(dict.fromkeys(field for fact in facts for field in FACTS[fact]))
