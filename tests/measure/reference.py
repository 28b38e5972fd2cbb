"""The metrics once more, row by row in the standard library: slow, plain, and independent of the engine it is held against."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from shop import CHANNELS

from appealdesk.core.metrics.burst import bursts

ZONE = {
    "US": "America/Los_Angeles",
    "DE": "Europe/Berlin",
    "UK": "Europe/London",
    "JP": "Asia/Tokyo",
    "AU": "Australia/Sydney",
    "CA": "America/Los_Angeles",
}
FULFILMENT = {"Merchant": "seller_fulfilled", "Amazon": "platform_fulfilled"}
Row = dict[str, str]
# metric, marketplace, segment, order, day, num, den, weight, cause
Judged = tuple[str, str, str, str, date, int, int, int, str]


@dataclass
class Exports:
    """The rows of each file by name without its ending."""

    rows: dict[str, list[Row]]
    orders: dict[str, Row] = field(default_factory=dict)

    @classmethod
    def read(cls, paths: Iterable[Path]) -> Exports:
        held = {path.stem: list(_rows(path)) for path in paths}
        made = cls(held)
        for row in held.get("orders", []) or held.get("all_orders", []):
            made.orders.setdefault(row["amazon-order-id"], row)
        return made


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")


def _feedback_day(words: str) -> date:
    if "/" not in words:
        return _date(words)
    month, day, year = map(int, words.split("/"))
    return date(year, month, day)


def judged(exports: Exports, needs_scans: Callable[[str, str, str], int | None]) -> Iterator[Judged]:
    """Judge everything. `needs_scans(marketplace, origin, value)` is how many scans a parcel needs, None where exempt."""
    yield from _order_defects(exports)
    yield from _late(exports)
    yield from _cancelled(exports)
    yield from _tracking(exports, needs_scans)
    yield from _delivery(exports)
    yield from _response(exports)


def daily(rows: Iterable[Judged], as_of: date) -> dict[tuple[str, str, str, date], tuple[int, int]]:
    sums: defaultdict[tuple[str, str, str, date], list[int]] = defaultdict(lambda: [0, 0])
    for metric, place, segment, _, day, num, den, _, _ in rows:
        if day <= as_of:
            sums[metric, place, segment, day][0] += num
            sums[metric, place, segment, day][1] += den
    return {key: (num, den) for key, (num, den) in sums.items()}


def culprits(rows: Iterable[Judged], as_of: date) -> list[tuple[str, str, str, str, date, int, str]]:
    return sorted(
        (metric, place, segment, order, day, weight, cause)
        for metric, place, segment, order, day, _, _, weight, cause in rows
        if weight and day <= as_of
    )


def _order_defects(exports: Exports) -> Iterator[Judged]:
    negative = [
        (order["asin"], _feedback_day(row["Date"]), row["Order ID"])
        for row in exports.rows["feedback"]
        if int(row["Rating"]) <= 2 and (order := exports.orders.get(row["Order ID"]))
    ]
    burst = _bursts(exports, negative)
    defects: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for asin, day, id_ in negative:
        if exports.orders[id_]["fulfillment-channel"] == "Amazon":
            defects[id_].append((2, "feedback_on_platform_fulfilment"))
        elif (_place(exports.orders[id_]), _first_asin(exports, id_, asin), day) in burst:
            defects[id_].append((3, "review_burst"))
        else:
            defects[id_].append((3, "negative_feedback"))
    for row in exports.rows["claims"]:
        if found := _claim(row):
            defects[row["order-id"]].append(found)
    for id_, row in exports.orders.items():
        if row["order-status"] == "Pending":
            continue
        cause = max(defects[id_])[1] if defects.get(id_) else ""
        bad = int(bool(cause))
        place = CHANNELS.get(row["sales-channel"]) or {"Amazon.ca": "CA"}[row["sales-channel"]]
        yield (
            "odr",
            place,
            FULFILMENT[row["fulfillment-channel"]],
            id_,
            _day(place, row["purchase-date"]),
            bad,
            1,
            bad,
            cause,
        )


def _bursts(exports: Exports, negative: list[tuple[str, date, str]]) -> set[tuple[str, str, date]]:
    counts: defaultdict[str, defaultdict[tuple[str, date], set[str]]] = defaultdict(lambda: defaultdict(set))
    for asin, day, id_ in negative:
        counts[_place(exports.orders[id_])][_first_asin(exports, id_, asin), day].add(id_)
    return {
        (place, asin, day)
        for place, held in counts.items()
        for asin, day in bursts((asin, day, len(ids)) for (asin, day), ids in held.items())
    }


def _first_asin(exports: Exports, id_: str, fallback: str) -> str:
    rows = exports.rows.get("orders") or exports.rows["all_orders"]
    if not hasattr(exports, "asins"):
        table: dict[str, str] = {}
        for row in rows:
            held = table.get(row["amazon-order-id"])
            table[row["amazon-order-id"]] = row["asin"] if held is None else min(held, row["asin"])
        exports.asins = table  # type: ignore[attr-defined]
    return exports.asins.get(id_, fallback)  # type: ignore[attr-defined,no-any-return]


def _claim(row: Row) -> tuple[int, str] | None:
    if row["status"] == "Denied":
        return None
    if row["type"] == "Chargeback":
        return 2, "chargeback"
    return {
        "Withdrawn": (1, "claim_withdrawn"),
        "Granted-AmazonFunded": (1, "claim_platform_funded"),
        "UnderReview": (2, "claim_under_review"),
    }.get(row["status"], (3, "claim_granted"))


def _late(exports: Exports) -> Iterator[Judged]:
    parcels: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in _parcels(exports):
        parcels[_place(row), row["order-id"]].append(row)
    for (place, id_), rows in parcels.items():
        late = [
            row for row in rows if _day(place, row["ship-confirm-date"]) > _date(row["promised-ship-date"])
        ]
        scans = {
            row["carrier-first-scan-date"]
            and _day(place, row["carrier-first-scan-date"]) > _date(row["promised-ship-date"])
            for row in late
        }
        cause = "dispatched_late" if True in scans else "late_without_scan" if "" in scans else "erp_sync_lag"
        day = min(_date(row["promised-ship-date"]) for row in rows)
        yield (
            "lsr",
            place,
            "seller_fulfilled",
            id_,
            day,
            int(bool(late)),
            1,
            int(bool(late)),
            cause if late else "",
        )


def _cancelled(exports: Exports) -> Iterator[Judged]:
    by_seller = {
        row["order-id"]: row["reason"] for row in exports.rows["cancels"] if row["requested-by"] == "Seller"
    }
    causes = {
        "NoInventory": "out_of_stock",
        "BuyerRequestedByMessage": "buyer_asked_by_message",
        "official request": "buyer_request_on_record",
    }
    for id_, row in exports.orders.items():
        if row["order-status"] == "Pending" or row["fulfillment-channel"] == "Amazon":
            continue
        bad = int(id_ in by_seller)
        cause = causes.get(by_seller[id_], "cancelled_by_seller") if bad else ""
        yield (
            "cr",
            _place(row),
            "seller_fulfilled",
            id_,
            _day(_place(row), row["purchase-date"]),
            bad,
            1,
            bad,
            cause,
        )


def _parcels(exports: Exports) -> Iterator[Row]:
    """Each parcel once: the same number in one order is the same parcel."""
    merged: dict[tuple[str, str], Row] = {}
    for row in exports.rows["shipments"]:
        key = (row["order-id"], row["tracking-id"] or row["package-id"])
        held = merged.get(key)
        merged[key] = row if held is None else _merged(held, row)
    return iter(merged.values())


def _merged(one: Row, other: Row) -> Row:
    least = {name: min((one[name], other[name]), key=lambda cell: (not cell, cell)) for name in one}
    units = str(max(int(one["units"]), int(other["units"])))
    value = max(
        (one.get("Package value", ""), other.get("Package value", "")), key=lambda cell: float(cell or -1)
    )
    return {**least, "units": units, "Package value": value}


def _tracking(exports: Exports, needs_scans: Callable[[str, str, str], int | None]) -> Iterator[Judged]:
    for row in _parcels(exports):
        place = _place(row)
        needed = needs_scans(place, row.get("Origin country", ""), row.get("Package value", ""))
        if needed is None:
            continue
        cause = _untracked(row, place, needed)
        day = _date(row["promised-delivery-date"])
        yield "vtr", place, "", row["order-id"], day, int(not cause), 1, int(bool(cause)), cause


def _untracked(row: Row, place: str, needed: int) -> str:
    if not row["tracking-id"]:
        return "no_tracking"
    if not all(sign.isascii() and (sign.isalnum() or sign in " ./_-") for sign in row["tracking-id"]):
        return "number_unreadable"
    if not row["carrier-first-scan-date"]:
        return "carrier_other" if row["carrier-name"] == "Other" else "no_scan"
    if needed > 1 and not row["actual-delivery-date"]:
        return "no_delivery_scan"
    arrived = row["actual-delivery-date"] and _day(place, row["actual-delivery-date"])
    if arrived and arrived - _date(row["promised-delivery-date"]) >= timedelta(days=17):
        return "delivered_far_too_late"
    return ""


def _network_events(exports: Exports) -> set[tuple[str, date]]:
    """Days on which two carriers or more brought half of what they took in time too late, at least five parcels each."""
    late: defaultdict[tuple[str, date, str], list[bool]] = defaultdict(list)
    for row in _parcels(exports):
        scan, carrier, place = row["carrier-first-scan-date"], row["carrier-name"].lower(), _place(row)
        if scan and carrier and carrier != "other" and _day(place, scan) <= _date(row["promised-ship-date"]):
            by = _date(row["promised-delivery-date"])
            arrived = row["actual-delivery-date"]
            late[place, by, carrier].append(bool(arrived) and _day(place, arrived) > by)
    failing = [
        (place, by) for (place, by, _), held in late.items() if sum(held) >= 5 and sum(held) * 2 >= len(held)
    ]
    return {one for one in failing if failing.count(one) >= 2}


def _delivery(exports: Exports) -> Iterator[Judged]:
    events = _network_events(exports)
    for row in _parcels(exports):
        if not row["carrier-first-scan-date"] and not row["actual-delivery-date"]:
            continue
        place, units = _place(row), int(row["units"])
        by = _date(row["promised-delivery-date"])
        arrived = _day(place, row["actual-delivery-date"]) if row["actual-delivery-date"] else None
        scanned = _day(place, row["carrier-first-scan-date"]) if row["carrier-first-scan-date"] else None
        good = arrived is not None and arrived <= by
        in_time = scanned is not None and scanned <= _date(row["promised-ship-date"])
        by_carrier = "network_event" if (place, by) in events else "carrier_delay"
        cause = "not_delivered" if arrived is None else by_carrier if in_time else "dispatched_late"
        num = units if good else 0
        yield (
            "otdr",
            place,
            "seller_fulfilled",
            row["order-id"],
            by,
            num,
            units,
            units - num,
            "" if good else cause,
        )


def _response(exports: Exports) -> Iterator[Judged]:
    threads: defaultdict[str, list[Row]] = defaultdict(list)
    for row in exports.rows["messages"]:
        threads[row["thread-id"]].append(row)
    for rows in threads.values():
        for row in rows:
            if (
                row["direction"] != "buyer"
                or row["kind"] == "no_response_needed"
                or row["order-id"] not in exports.orders
            ):
                continue
            place = _place(exports.orders[row["order-id"]])
            asked, due = _at(row["sent-at"]), _at(row["sent-at"]) + timedelta(hours=24)
            replies = [
                (_at(one["sent-at"]), one["auto"])
                for one in rows
                if one["direction"] == "seller" and _at(one["sent-at"]) >= asked
            ]
            person = min((at for at, auto in replies if auto == "false"), default=None)
            robot = min((at for at, auto in replies if auto == "true"), default=None)
            good = person is not None and person <= due
            cause = ""
            if not good:
                cause = (
                    "thanks" if row["kind"].startswith("thanks") else "return_negotiation" if row["kind"].startswith("return")
                    else "auto_reply" if robot is not None and robot <= due else "not_answered" if person is None else "answered_late"
                )  # fmt: skip
            yield (
                "response_time",
                place,
                "",
                row["order-id"],
                _day(place, row["sent-at"]),
                int(good),
                1,
                int(not good),
                cause,
            )


def _place(row: Row) -> str:
    return CHANNELS.get(row["sales-channel"]) or {"Amazon.ca": "CA"}[row["sales-channel"]]


def _at(words: str) -> datetime:
    return datetime.fromisoformat(words).astimezone(UTC)


def _day(place: str, words: str) -> date:
    return datetime.fromisoformat(words).astimezone(ZoneInfo(ZONE[place])).date()


def _date(words: str) -> date:
    return date.fromisoformat(words)
