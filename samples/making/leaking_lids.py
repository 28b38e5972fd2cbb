"""Feedback burst after one bad batch, Amazon US: the seller's own fault, honestly told."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from making import paper, tracking
from making.facts import Parcel, Scan, table, told

FOLDER = "feedback-burst-own-batch"
TOLD = told("leaking_lids")


@dataclass(frozen=True, slots=True)
class Complaint:
    """One order with bad feedback: bought, delivered, what the buyer wrote, how it was made good."""

    order: str
    bought: str
    delivered: str
    rated: str
    stars: int
    words: str
    remedy: str
    new: str = ""
    to: tuple[str, str, str] = ("", "", "")


COMPLAINTS = tuple(Complaint(*row) for row in TOLD["complaints"])
ANSWER = "The lid ring of this batch is too soft. That is our fault. Please see our message of November 10; you need not return anything."
FEEDBACK_HEADER = ("Date", "Rating", "Comments", "Your Response", "Order ID", "Rater Email")
ORDER_HEADER = (
    "amazon-order-id",
    "purchase-date",
    "ship-confirm-date",
    "delivered-date",
    "order-status",
    "fulfillment-channel",
    "sales-channel",
    "sku",
    "asin",
    "lot",
    "quantity",
    "currency",
    "item-price",
    "carrier",
)
REFUND_HEADER = (
    "order_id",
    "type",
    "decided_at",
    "completed_on",
    "amount",
    "currency",
    "reason",
    "reference",
)
MESSAGE_HEADER = ("order_id", "sent_at", "sender", "text")
SORRY = "You reported that the lid leaks. We stopped the batch today: its lid ring is softer than specified. {offer} Nothing has to be sent back. If you would rather have {other}, answer this message."


def files() -> dict[str, bytes]:
    """Return the exhibits of the folder by name."""
    facts = {"orders": [item.order for item in COMPLAINTS]}
    return {
        "reviews_export.csv": table(FEEDBACK_HEADER, [_feedback(item) for item in COMPLAINTS]),
        "order_detail.csv": table(ORDER_HEADER, [_order(item) for item in COMPLAINTS]),
        "refund_record.csv": table(
            REFUND_HEADER, [_remedy(number, item) for number, item in enumerate(COMPLAINTS, 1)]
        ),
        "lid-mailing.csv": table(
            ("letter", "order_ends_in", "written_at", "answer", "lid_sent_on"), _mailing()
        ),
        "buyer_messages.csv": table(MESSAGE_HEADER, _messages()),
        "carrier_tracking.json": tracking.seventeen_track(
            [_parcel(item) for item in COMPLAINTS if item.new],
            (21051, "USPS"),
            "2026-11-17T20:15:00-08:00",
        ),
        "inspection_report.pdf": paper.pdf("lid-report.typ", facts, "2026-11-14T17:30:00+08:00"),
        "rectification_statement.pdf": paper.pdf("lid-statement.typ", facts, "2026-11-17T16:00:00+08:00"),
        "sop.pdf": paper.pdf("lot-sop.typ", facts, "2026-11-16T15:00:00+08:00"),
    }


def _feedback(item: Complaint) -> tuple[str, ...]:
    day = date.fromisoformat(item.rated)
    return (f"{day.month}/{day.day}/{day:%y}", str(item.stars), item.words, ANSWER, item.order, "")


def _order(item: Complaint) -> tuple[str, ...]:
    shipped = datetime.fromisoformat(item.bought) + timedelta(days=1)
    while shipped.weekday() > 4:
        shipped += timedelta(days=1)
    zone = "-08:00" if shipped.month == 11 else "-07:00"  # clocks went back on November 1
    confirmed = f"{shipped:%Y-%m-%d}T15:{int(item.order[-2:]) % 60:02d}:{shipped.day:02d}{zone}"
    return (
        item.order,
        item.bought,
        confirmed,
        item.delivered,
        "Shipped",
        "MFN",
        "Amazon.com",
        "BP-TB40-SG",
        "B0ZQ7BP40S",
        "MC2610B",
        "1",
        "USD",
        "32.95",
        "USPS",
    )


def _remedy(number: int, item: Complaint) -> tuple[str, ...]:
    reference = f"BP-1110-{number:02d}"
    if item.remedy == "refund":
        return (
            item.order,
            "full refund",
            "2026-11-10T17:40:00-08:00",
            "2026-11-11",
            "32.95",
            "USD",
            "lid leaks, lot MC2610B",
            reference,
        )
    return (
        item.order,
        "replacement",
        "2026-11-10T17:40:00-08:00",
        "2026-11-12",
        "0.00",
        "USD",
        f"lid leaks, lot MC2610B; new cup of lot MC2608A, {item.new}",
        reference,
    )


def _mailing() -> list[tuple[str, ...]]:
    """172 other orders of the batch: written to on November 13; 96 asked for a lid by November 16."""
    dice = random.Random(172)  # noqa: S311 - invented digits, not a secret
    rows = []
    for number in range(172):
        written = datetime.fromisoformat("2026-11-13T09:00:00-08:00") + timedelta(seconds=37 * number)
        asked = number * 96 // 172 != (number + 1) * 96 // 172
        answer, sent = ("lid wanted", "2026-11-16") if asked else ("none yet", "")
        rows.append((f"{number + 1:03d}", f"{dice.randrange(10**4):04d}", written.isoformat(), answer, sent))
    return rows


def _messages() -> list[tuple[str, ...]]:
    rows = [tuple(row) for row in TOLD["early_messages"]]
    for number, item in enumerate(COMPLAINTS):
        refund = item.remedy == "refund"
        offer = (
            "We have refunded the full price of 32.95 USD."
            if refund
            else "A new cup of another, tested batch leaves tomorrow or on Thursday."
        )
        at = datetime.fromisoformat("2026-11-10T18:02:00-08:00") + timedelta(minutes=2 * number)
        rows.append(
            (
                item.order,
                at.isoformat(),
                "seller",
                SORRY.format(offer=offer, other="a new cup" if refund else "a refund"),
            )
        )
    rows += [tuple(row) for row in TOLD["late_messages"]]
    return rows


def _parcel(item: Complaint) -> Parcel:
    city, state, code = item.to
    day = "2026-11-14" if city in {"Fresno", "Las Vegas"} else "2026-11-16"
    scans = (
        Scan(
            "2026-11-12T10:20:00-08:00",
            "Shipping Label Created, USPS Awaiting Item",
            "InfoReceived/InfoReceived",
            "Ontario",
            "CA",
            "91761",
        ),
        Scan(
            "2026-11-12T17:48:00-08:00",
            "USPS in possession of item",
            "PickedUp/InTransit_PickedUp",
            "Ontario",
            "CA",
            "91761",
        ),
        Scan(
            f"{day}T05:10:00-08:00",
            "Arrived at USPS Facility",
            "Arrival/InTransit_Arrival",
            city,
            state,
            code,
        ),
        Scan(
            f"{day}T08:32:00-08:00",
            "Out for Delivery",
            "OutForDelivery/OutForDelivery_Other",
            city,
            state,
            code,
        ),
        Scan(
            f"{day}T13:{int(item.new[-3:-1]):02d}:00-08:00",
            "Delivered, In/At Mailbox",
            "Delivered/Delivered_Other",
            city,
            state,
            code,
        ),
    )
    return Parcel(item.order, item.new, "USPS Ground Advantage", city, state, code, "US", scans)
