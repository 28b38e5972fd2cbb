"""A seeded store of any size: six Amazon exports with planted causes, byte for byte the same for one seed and size."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl

LAST = np.datetime64("2026-03-10T23:59:59", "s")
DAYS = 180
CHANNELS = ("Amazon.com", "Amazon.de", "Amazon.co.uk", "Amazon.co.jp", "Amazon.ca", "Amazon.com.au")
CURRENCIES = ("USD", "EUR", "GBP", "JPY", "CAD", "AUD")
CARRIERS = ("USPS", "UPS", "FedEx", "DHL", "YunExpress", "4PX", "Royal Mail", "Other")
CLAIMS = ("Granted-SellerFunded", "Granted-AmazonFunded", "Denied", "Withdrawn", "UnderReview")
KINDS = ("question", "return_negotiation", "thanks_no_answer_needed")
HOUR, DAY = 3600, 86400
FILES = ("orders", "shipments", "cancels", "claims", "feedback", "messages")


def write(folder: Path, orders: int, seed: int = 7) -> list[Path]:
    """Write the files once; a folder that holds them is left alone."""
    paths = [folder / f"{name}.txt" for name in FILES]
    if not all(path.exists() for path in paths):
        folder.mkdir(parents=True, exist_ok=True)
        tables = _tables(orders, np.random.default_rng(seed))
        for path, table in zip(paths, tables, strict=True):
            table.write_csv(path, separator="\t", quote_style="never")
    return paths


def _tables(n: int, chance: np.random.Generator) -> list[pl.DataFrame]:
    at = LAST - chance.integers(0, DAYS * DAY, n).astype("timedelta64[s]")
    place = chance.choice(6, n, p=[0.46, 0.18, 0.14, 0.12, 0.06, 0.04])
    seller = chance.random(n) < 0.62
    state = chance.choice(
        np.array(["Shipped", "Cancelled", "Unshipped", "Pending"]), n, p=[0.965, 0.021, 0.009, 0.005]
    )
    ids = _ids(n, chance)
    sku = chance.zipf(1.4, n) % 400
    orders = _orders(chance, ids, at, place, seller, state, sku)
    held = np.flatnonzero(seller & (state == "Shipped"))
    cancelled = np.flatnonzero(state == "Cancelled")
    return [
        orders,
        _shipments(chance, ids, at, place, held),
        _cancels(chance, ids, at, cancelled),
        _claims(chance, ids, at, np.flatnonzero(chance.random(n) < 0.004)),
        _feedback(chance, ids, at, sku),
        _messages(chance, ids, at, np.flatnonzero(chance.random(n) < 0.06)),
    ]


def _ids(n: int, chance: np.random.Generator) -> pl.Series:
    key = chance.permutation(n).astype(np.int64)
    parts = [_padded(100 + key % 15, 3), _padded(key * 7919 % 10_000_000, 7), _padded(key, 7)]
    return pl.select(pl.concat_str(parts, separator="-")).to_series()


def _orders(chance, ids, at, place, seller, state, sku) -> pl.DataFrame:
    lines = 1 + (chance.random(len(at)) < 0.12).astype(int) + (chance.random(len(at)) < 0.03).astype(int)
    rows = np.repeat(np.arange(len(at)), lines)
    size = len(rows)
    blank = pl.Series([""]).extend_constant("", size - 1)
    price = np.round(5 + chance.gamma(2, 14, size), 2)
    frame = pl.DataFrame({
        "amazon-order-id": ids.gather(rows), "merchant-order-id": blank, "purchase-date": _stamp(at[rows]),
        "last-updated-date": _stamp(at[rows] + chance.integers(0, 9 * DAY, size).astype("timedelta64[s]")),
        "order-status": state[rows], "fulfillment-channel": np.where(seller, "Merchant", "Amazon")[rows],
        "sales-channel": np.array(CHANNELS)[place][rows], "order-channel": blank, "url": blank, "ship-service-level": "Standard",
        "product-name": pl.select(pl.lit('Shelf 12" of series ') + pl.Series(sku[rows]).cast(pl.String) + pl.lit(", with lid")).to_series(),
        "sku": pl.select(pl.lit("SKU-") + _padded(sku[rows], 5)).to_series(), "asin": pl.select(pl.lit("B0") + _padded(sku[rows], 8)).to_series(),
        "item-status": state[rows], "quantity": 1 + (chance.random(size) < 0.07).astype(int), "currency": np.array(CURRENCIES)[place][rows],
        "item-price": price, "item-tax": np.round(price * 0.08, 2), "shipping-price": np.round(chance.random(size) * 6, 2),
        "shipping-tax": np.zeros(size), "gift-wrap-price": blank, "gift-wrap-tax": blank, "item-promotion-discount": np.zeros(size),
        "ship-promotion-discount": np.zeros(size), "ship-city": pl.select(pl.lit("City") + _padded(chance.integers(0, 900, size), 3)).to_series(),
        "ship-state": "CA", "ship-postal-code": _padded(chance.integers(10000, 99999, size), 5), "ship-country": "US",
        "promotion-ids": blank, "is-business-order": np.where(chance.random(size) < 0.05, "true", "false"),
        "purchase-order-number": blank, "price-designation": blank,
    })  # fmt: skip
    return frame.sort("purchase-date", maintain_order=True)


def _shipments(chance, ids, at, place, held) -> pl.DataFrame:
    rows = np.repeat(held, 1 + (chance.random(len(held)) < 0.03).astype(int))
    size = len(rows)
    by = np.busday_offset(at[rows].astype("datetime64[D]"), chance.integers(1, 3, size), roll="forward")
    promised = np.busday_offset(by, chance.choice([2, 5], size), roll="forward")
    noon = by.astype("datetime64[s]") + np.timedelta64(12 * HOUR, "s")
    late = chance.random(size) < 0.018
    scan = np.where(late, noon + _hours(chance, 14, 74, size), noon - _hours(chance, 0, 30, size))
    scan = np.maximum(scan, at[rows] + np.timedelta64(2 * HOUR, "s"))
    sent = np.maximum(scan - _hours(chance, 0, 3, size), at[rows] + np.timedelta64(HOUR // 2, "s"))
    # Three outages of three days: scanned in time, confirmed a day or two too late.
    outage = np.zeros(size, bool)
    for back in (20, 47, 75):
        first = LAST.astype("datetime64[D]") - np.timedelta64(back, "D")
        outage |= (by >= first) & (by < first + np.timedelta64(3, "D")) & (chance.random(size) < 0.28) & ~late
    sent = np.where(outage, np.maximum(sent, noon + _hours(chance, 22, 62, size)), sent)
    arrived = scan + _hours(chance, 15, 140, size)
    carrier = chance.choice(8, size, p=[0.28, 0.2, 0.12, 0.075, 0.13, 0.08, 0.11, 0.005])
    fate = chance.random(size)
    empty = pl.Series([""]).extend_constant("", size - 1)
    tracked = pl.Series(fate >= 0.012)
    seen = pl.Series((fate >= 0.022) & (scan <= LAST))
    digits = [pl.lit("94"), _padded(chance.integers(0, 10**10, size), 10), _padded(np.arange(size), 10)]
    return pl.DataFrame({
        "order-id": ids.gather(rows), "package-id": np.arange(1, size + 1), "sales-channel": np.array(CHANNELS)[place][rows],
        "units": 1 + (chance.random(size) < 0.1).astype(int), "carrier-name": np.array(CARRIERS)[carrier],
        "tracking-id": pl.select(pl.concat_str(digits)).to_series().zip_with(tracked, empty),
        "promised-ship-date": _date(by), "ship-confirm-date": _stamp(sent),
        "carrier-first-scan-date": _stamp(scan).zip_with(seen, empty), "promised-delivery-date": _date(promised),
        "actual-delivery-date": _stamp(arrived).zip_with(seen & pl.Series(arrived <= LAST), empty),
    })  # fmt: skip


def _cancels(chance, ids, at, rows) -> pl.DataFrame:
    size = len(rows)
    by = np.where(chance.random(size) < 0.4, "Seller", "Buyer")
    reason = np.where(
        by == "Buyer",
        "BuyerCanceled",
        np.where(chance.random(size) < 0.2, "BuyerRequestedByMessage", "NoInventory"),
    )
    return pl.DataFrame(
        {
            "order-id": ids.gather(rows),
            "cancel-date": _stamp(at[rows] + _hours(chance, 1, 48, size)),
            "requested-by": by,
            "reason": reason,
        }
    )


def _claims(chance, ids, at, rows) -> pl.DataFrame:
    size = len(rows)
    return pl.DataFrame({
        "order-id": ids.gather(rows), "claim-date": _stamp(at[rows] + _hours(chance, 72, 800, size)),
        "type": chance.choice(np.array(["A-to-z", "Chargeback"]), size, p=[0.9, 0.1]), "reason": "Item not received",
        "status": chance.choice(np.array(CLAIMS), size, p=[0.42, 0.18, 0.22, 0.1, 0.08]), "amount": np.round(5 + chance.gamma(2, 14, size), 2),
    })  # fmt: skip


def _feedback(chance, ids, at, sku) -> pl.DataFrame:
    rows = np.flatnonzero(chance.random(len(at)) < 0.05)
    stars = chance.choice(5, len(rows), p=[0.05, 0.03, 0.05, 0.12, 0.75]) + 1
    burst = np.flatnonzero(
        (sku == 1) & (at > LAST - np.timedelta64(30, "D")) & (chance.random(len(at)) < 0.01)
    )
    days = (at[rows] + _hours(chance, 120, 700, len(rows))).astype("datetime64[D]")
    days = np.concatenate([days, np.full(len(burst), LAST.astype("datetime64[D]") - np.timedelta64(20, "D"))])
    rows, stars = np.concatenate([rows, burst]), np.concatenate([stars, np.ones(len(burst), int)])
    blank = pl.Series([""]).extend_constant("", len(rows) - 1)
    return pl.DataFrame(
        {
            "Date": _date(days),
            "Rating": stars,
            "Comments": "so so",
            "Your Response": blank,
            "Order ID": ids.gather(rows),
            "Rater Email": blank,
        }
    )


def _messages(chance, ids, at, rows) -> pl.DataFrame:
    size = len(rows)
    asked = at[rows] + _hours(chance, 0, 144, size)
    holiday = (asked >= np.datetime64("2026-02-15")) & (asked < np.datetime64("2026-02-22"))
    answer = asked + np.where(
        holiday, _hours(chance, 30, 90, size), (chance.gamma(2, 5, size) * HOUR).astype("timedelta64[s]")
    )
    kind = chance.choice(np.array(KINDS), size, p=[0.7, 0.22, 0.08])
    parts = [
        (np.arange(size), "buyer", asked, "false"),
        (np.flatnonzero(chance.random(size) < 0.97), "seller", answer, "false"),
        (np.flatnonzero(holiday), "seller", asked + np.timedelta64(60, "s"), "true"),
    ]
    frames = [
        pl.DataFrame(
            {
                "thread-id": some,
                "order-id": ids.gather(rows[some]),
                "direction": who,
                "sent-at": _stamp(when[some]),
                "auto": auto,
                "kind": kind[some],
            }
        )
        for some, who, when, auto in parts
    ]
    return pl.concat(frames).sort("thread-id", "sent-at", maintain_order=True)


def _hours(chance: np.random.Generator, low: float, high: float, size: int) -> np.ndarray:
    return chance.integers(int(low * HOUR), int(high * HOUR), size).astype("timedelta64[s]")


def _stamp(at: np.ndarray) -> pl.Series:
    return pl.Series(at.astype("datetime64[us]")).dt.strftime("%Y-%m-%dT%H:%M:%S+00:00")


def _date(at: np.ndarray) -> pl.Series:
    return pl.Series(at.astype("datetime64[us]")).dt.strftime("%Y-%m-%d")


def _padded(numbers: np.ndarray, width: int) -> pl.Series:
    return pl.Series(numbers).cast(pl.String).str.zfill(width)
