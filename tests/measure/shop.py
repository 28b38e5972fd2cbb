"""A seeded shop: small Amazon exports with planted causes, edges of days and clock changes, in any of the headers' versions."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

CHANNELS = {
    "Amazon.com": "US",
    "Amazon.de": "DE",
    "Amazon.co.uk": "UK",
    "Amazon.co.jp": "JP",
    "Amazon.com.au": "AU",
}
COLUMNS = (
    "amazon-order-id", "merchant-order-id", "purchase-date", "last-updated-date", "order-status", "fulfillment-channel",
    "sales-channel", "order-channel", "url", "ship-service-level", "product-name", "sku", "asin", "item-status", "quantity",
    "currency", "item-price", "item-tax", "shipping-price", "shipping-tax", "gift-wrap-price", "gift-wrap-tax",
    "item-promotion-discount", "ship-promotion-discount", "ship-city", "ship-state", "ship-postal-code", "ship-country",
    "promotion-ids", "is-business-order", "purchase-order-number", "price-designation", "is-prime", "is-iba",
)  # fmt: skip
PACKAGES = (
    "order-id", "package-id", "sales-channel", "units", "carrier-name", "tracking-id", "promised-ship-date",
    "ship-confirm-date", "carrier-first-scan-date", "promised-delivery-date", "actual-delivery-date", "Origin country",
    "Package value",
)  # fmt: skip
CLAIMS = ("Granted-SellerFunded", "Granted-AmazonFunded", "Denied", "Withdrawn", "UnderReview")
REASONS = ("NoInventory", "BuyerRequestedByMessage", "official request", "Other")


@dataclass(slots=True)
class Shop:
    """Rows by file name; the first row of each is the header."""

    files: dict[str, list[list[str]]] = field(default_factory=dict)

    def write(self, folder: Path) -> list[Path]:
        paths = []
        for name, rows in self.files.items():
            path = folder / name
            path.write_text("".join("\t".join(row) + "\n" for row in rows), "utf-8")
            paths.append(path)
        return paths


def shop(
    seed: int, orders: int = 120, first: date = date(2026, 1, 20), days: int = 75, columns: int = 32
) -> Shop:
    """Make a shop. The span holds the clock changes of spring; moments fall on the very edges of days now and then."""
    chance = random.Random(seed)
    made = Shop()
    held = [_order(chance, number, first, days) for number in range(orders)]
    made.files["orders.txt"] = [
        list(COLUMNS[:columns]),
        *(row for one in held for row in _lines(chance, one, columns)),
    ]
    made.files["shipments.txt"] = [list(PACKAGES), *(row for one in held for row in _packages(chance, one))]
    made.files["cancels.txt"] = [
        ["order-id", "cancel-date", "requested-by", "reason"],
        *_cancels(chance, held),
    ]
    made.files["claims.txt"] = [
        ["order-id", "claim-date", "type", "reason", "status", "amount"],
        *_claims(chance, held),
    ]
    made.files["feedback.txt"] = [
        ["Date", "Rating", "Comments", "Your Response", "Order ID", "Rater Email"],
        *_feedback(chance, held),
    ]
    made.files["messages.txt"] = [
        ["thread-id", "order-id", "direction", "sent-at", "auto", "kind"],
        *_messages(chance, held),
    ]
    return made


@dataclass(slots=True)
class _Order:
    id: str
    channel: str
    at: datetime
    seller: bool
    status: str


def _order(chance: random.Random, number: int, first: date, days: int) -> _Order:
    begin = datetime(first.year, first.month, first.day, tzinfo=UTC)
    at = begin + timedelta(seconds=chance.randrange(days * 86400))
    if chance.random() < 0.25:  # full hours are where the days of some zone begin and end
        at = at.replace(minute=0, second=0) - timedelta(seconds=chance.randrange(2))
    status = chance.choices(["Shipped", "Cancelled", "Unshipped", "Pending"], [80, 12, 5, 3])[0]
    id_ = f"{chance.randrange(100, 119)}-{chance.randrange(10**7):07d}-{number:07d}"
    return _Order(id_, chance.choice(list(CHANNELS)), at, chance.random() < 0.7, status)


def _lines(chance: random.Random, order: _Order, columns: int) -> list[list[str]]:
    cells = dict.fromkeys(COLUMNS[:columns], "")
    cells |= {
        "amazon-order-id": order.id,
        "purchase-date": stamp(order.at),
        "order-status": order.status,
        "item-status": order.status,
        "fulfillment-channel": "Merchant" if order.seller else "Amazon",
        "sales-channel": order.channel,
        "product-name": chance.choice(['12" shelf', "Box, large", "收纳盒", "Müller’s lid"]),
        "sku": f"SKU-{chance.randrange(4)}",
        "asin": f"B0{chance.randrange(4)}",
        "quantity": "1",
        "is-business-order": chance.choice(["true", "false"]),
    }
    row = [cells[name] for name in COLUMNS[:columns]]
    # Trailing empty fields may be cut off, as real files do.
    if chance.random() < 0.2:
        while len(row) > 1 and not row[-1]:
            row.pop()
    return [row] * chance.choice([1, 1, 1, 2])


def _packages(chance: random.Random, order: _Order) -> list[list[str]]:
    if not order.seller or order.status != "Shipped":
        return []
    return [_package(chance, order, number) for number in range(chance.choice([1, 1, 1, 2]))]


def _package(chance: random.Random, order: _Order, number: int) -> list[str]:
    by = (order.at + timedelta(days=chance.randrange(1, 4))).date()
    promised = by + timedelta(days=chance.randrange(2, 6))
    edge = datetime(by.year, by.month, by.day, tzinfo=UTC) + timedelta(days=1)
    # Around midnight of UTC and of the marketplaces: half a day on either side, sometimes to the second.
    confirmed = edge + timedelta(hours=chance.randrange(-20, 20), seconds=-chance.randrange(2))
    scanned = confirmed + timedelta(hours=chance.randrange(-18, 10))
    arrived = datetime(promised.year, promised.month, promised.day, tzinfo=UTC) + timedelta(
        hours=chance.randrange(-40, 60)
    )
    arrived += timedelta(days=chance.choice([0, 0, 0, 0, 17, 18]))
    tracking = chance.choice(
        ["", f"94{chance.randrange(10**10):010d}", f"1Z{chance.randrange(10**9)}", "单号123"]
    )
    return [
        order.id, str(number), order.channel, str(chance.randrange(1, 4)), chance.choice(["USPS", "UPS", "Other", "4PX"]), tracking,
        by.isoformat(), stamp(confirmed), chance.choice(["", stamp(scanned), stamp(scanned)]), promised.isoformat(),
        chance.choice(["", stamp(arrived), stamp(arrived)]), chance.choice(["", "US", "CN"]), chance.choice(["", "3.50", "5.00", "12"]),
    ]  # fmt: skip


def _cancels(chance: random.Random, orders: list[_Order]) -> list[list[str]]:
    return [
        [
            one.id,
            stamp(one.at + timedelta(hours=30)),
            chance.choice(["Seller", "Seller", "Buyer"]),
            chance.choice(REASONS),
        ]
        for one in orders
        if one.status == "Cancelled"
    ]


def _claims(chance: random.Random, orders: list[_Order]) -> list[list[str]]:
    return [
        [
            one.id,
            stamp(one.at + timedelta(days=9)),
            chance.choice(["A-to-z", "A-to-z", "Chargeback"]),
            "Item not received",
            chance.choice(CLAIMS),
            "12.30",
        ]
        for one in orders
        if chance.random() < 0.15
    ]


def _feedback(chance: random.Random, orders: list[_Order]) -> list[list[str]]:
    rows = [
        [
            (one.at + timedelta(days=7)).strftime("%m/%d/%Y"),
            str(chance.randrange(1, 6)),
            "“so-so”",
            "",
            one.id,
            "",
        ]
        for one in orders
        if chance.random() < 0.2
    ]
    burst = [one for one in orders if chance.random() < 0.1]
    return rows + [["02/18/2026", "1", "bad", "", one.id, ""] for one in burst]


def _messages(chance: random.Random, orders: list[_Order]) -> list[list[str]]:
    rows = []
    for number, one in enumerate(order for order in orders if chance.random() < 0.3):
        at = one.at + timedelta(hours=chance.randrange(90))
        kind = chance.choice(
            ["question", "return_negotiation", "thanks_no_answer_needed", "no_response_needed"]
        )
        rows.append([str(number), one.id, "buyer", stamp(at), "false", kind])
        if chance.random() < 0.4:
            rows.append([str(number), one.id, "seller", stamp(at + timedelta(minutes=1)), "true", kind])
        if chance.random() < 0.8:
            answer = at + timedelta(hours=chance.choice([1, 12, 24, 25, 70]), seconds=chance.randrange(2))
            rows.append([str(number), one.id, "seller", stamp(answer), "false", kind])
    return rows


def stamp(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S+00:00")
