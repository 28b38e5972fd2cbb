"""The same counts in Polars, written for speed: lazy scans of the columns needed, joins and groups in its own engine."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import polars as pl
from definitions import AS_OF, KNOWN, PLACES, account, zone_table

from appealdesk.core.metrics.burst import bursts

SELLER, PLATFORM = "seller_fulfilled", "platform_fulfilled"


def compute(folder: Path):
    """Return daily table, culprit table and account of the rows, as this engine holds them."""
    orders, accounts = _orders(folder)
    parcels, more = _parcels(folder)
    accounts += more
    judged = [_lsr(parcels), _vtr(parcels), _otdr(parcels)]
    for make in (_odr, _cr, _response):
        table, more = make(folder, orders)
        judged.append(table)
        accounts += more
    daily, culprits = [], []
    for table in judged:
        ripe = table.filter(pl.col("day") <= AS_OF)
        daily.append(
            ripe.group_by("metric", "place", "segment", "day").agg(pl.col("num").sum(), pl.col("den").sum())
        )
        culprits.append(
            ripe.filter(pl.col("weight") > 0).select(
                "metric", "place", "segment", "order", "day", "weight", "cause"
            )
        )
    return pl.concat(daily), pl.concat(culprits), accounts


def rows(held):
    daily, culprits, accounts = held
    return daily.rows(), culprits.rows(), accounts


def _scan(folder: Path, name: str, columns: list[str]) -> pl.LazyFrame:
    options = {"separator": "\t", "quote_char": None, "infer_schema": False}
    return pl.scan_csv(folder / f"{name}.txt", **options).select(pl.col(columns).fill_null(""))


def _at(column: str) -> pl.Expr:
    # Every time of these files is written in UTC, which the row account checks by its ending.
    return pl.col(column).str.slice(0, 19).str.to_datetime("%Y-%m-%dT%H:%M:%S", strict=False)


def _bad(column: str) -> pl.Expr:
    said = pl.col(column) != ""
    return (said & (_at(column).is_null() | ~pl.col(column).str.ends_with("+00:00"))).sum()


def _day(at: pl.Expr, place: str = "place") -> pl.Expr:
    offset = None
    for code in PLACES.values():
        for change in reversed(zone_table(code)):
            moment = pl.lit(change.at).cast(pl.Int64)
            test = (pl.col(place) == code) & (at.dt.epoch("s") >= moment)
            offset = (
                pl.when(test).then(change.offset) if offset is None else offset.when(test).then(change.offset)
            )
    return (at + pl.duration(seconds=offset.otherwise(0))).dt.date()


def _orders(folder: Path):
    names = [
        "amazon-order-id",
        "purchase-date",
        "order-status",
        "fulfillment-channel",
        "sales-channel",
        "asin",
    ]
    raw = _scan(folder, "orders", names).select(
        pl.col("amazon-order-id").alias("order"),
        pl.col("purchase-date"),
        pl.col("order-status").alias("status"),
        (pl.col("fulfillment-channel") == "Merchant").alias("seller"),
        pl.col("sales-channel").replace_strict(PLACES, return_dtype=pl.String).alias("place"),
        pl.col("asin"),
        _at("purchase-date").alias("at"),
    )
    held = raw.collect(engine="streaming")
    accounts = [account(folder, "orders", held.height, held.select(_bad("purchase-date")).item())]
    merged = held.group_by("order").agg(
        pl.col("status").min(),
        pl.col("seller").min(),
        pl.col("place").min(),
        pl.col("asin").min(),
        pl.col("at").min(),
    )
    return merged.with_columns(_day(pl.col("at")).alias("day")), accounts


def _parcels(folder: Path):
    names = ["order-id", "sales-channel", "units", "carrier-name", "tracking-id", "promised-ship-date", "ship-confirm-date",
             "carrier-first-scan-date", "promised-delivery-date", "actual-delivery-date", "package-id"]  # fmt: skip
    held = _scan(folder, "shipments", names).collect(engine="streaming")
    times = ("ship-confirm-date", "carrier-first-scan-date", "actual-delivery-date")
    bad = held.select(pl.sum_horizontal(*(_bad(name) for name in times))).item()
    place = pl.col("sales-channel").replace_strict(PLACES, return_dtype=pl.String).alias("place")
    table = held.with_columns(place).select(
        pl.col("order-id").alias("order"),
        "place",
        pl.col("units").cast(pl.Int32),
        pl.col("carrier-name").alias("carrier"),
        pl.col("tracking-id").alias("tracking"),
        pl.when(pl.col("tracking-id") == "").then("package-id").otherwise("tracking-id").alias("parcel"),
        pl.col("promised-ship-date").str.to_date("%Y-%m-%d").alias("ship_by"),
        pl.col("promised-delivery-date").str.to_date("%Y-%m-%d").alias("deliver_by"),
        _day(_at("ship-confirm-date")).alias("confirmed"),
        _day(_at("carrier-first-scan-date")).alias("scanned"),
        _day(_at("actual-delivery-date")).alias("arrived"),
    )
    return table.unique(subset=["order", "parcel"], keep="any"), [
        account(folder, "shipments", held.height, bad)
    ]


def _known(metric: str) -> pl.Expr:
    return pl.col("place").is_in(list(KNOWN[metric]))


def _finish(table: pl.DataFrame, metric: str, segment: pl.Expr | str, day: str = "day") -> pl.DataFrame:
    segment = pl.lit(segment) if isinstance(segment, str) else segment
    return table.select(
        pl.lit(metric).alias("metric"), "place", segment.alias("segment"), "order", pl.col(day).alias("day"),
        pl.col("num").cast(pl.Int64), pl.col("den").cast(pl.Int64), pl.col("weight").cast(pl.Int64), "cause",
    )  # fmt: skip


def _lsr(parcels: pl.DataFrame) -> pl.DataFrame:
    late = pl.col("confirmed") > pl.col("ship_by")
    table = (
        parcels.filter(_known("lsr"))
        .with_columns(
            late.alias("late"),
            (late & (pl.col("scanned") > pl.col("ship_by"))).fill_null(False).alias("sent_late"),
            (late & pl.col("scanned").is_null()).alias("unseen"),
        )
        .group_by("place", "order")
        .agg(
            pl.col("ship_by").min().alias("day"),
            pl.col("late").any(),
            pl.col("sent_late").any(),
            pl.col("unseen").any(),
        )
        .with_columns(pl.col("late").alias("num"), pl.lit(1).alias("den"), pl.col("late").alias("weight"))
        .with_columns(
            pl.when("sent_late")
            .then(pl.lit("dispatched_late"))
            .when("unseen")
            .then(pl.lit("late_without_scan"))
            .otherwise(pl.lit("erp_sync_lag"))
            .alias("cause")
        )
    )
    return _finish(table, "lsr", SELLER)


def _vtr(parcels: pl.DataFrame) -> pl.DataFrame:
    far = (pl.col("arrived") - pl.col("deliver_by")) >= timedelta(days=17)
    cause = (
        pl.when(pl.col("tracking") == "").then(pl.lit("no_tracking"))
        .when(pl.col("tracking").str.contains("[^0-9A-Za-z ./_-]")).then(pl.lit("number_unreadable"))
        .when(pl.col("scanned").is_null() & (pl.col("carrier") == "Other")).then(pl.lit("carrier_other"))
        .when(pl.col("scanned").is_null()).then(pl.lit("no_scan"))
        .when(far.fill_null(False)).then(pl.lit("delivered_far_too_late"))
    )  # fmt: skip
    table = parcels.filter(_known("vtr")).with_columns(cause.alias("cause"))
    table = table.with_columns(
        pl.col("cause").is_null().alias("num"),
        pl.lit(1).alias("den"),
        pl.col("cause").is_not_null().alias("weight"),
    )
    return _finish(table, "vtr", "", "deliver_by")


def _otdr(parcels: pl.DataFrame) -> pl.DataFrame:
    good = (pl.col("arrived") <= pl.col("deliver_by")).fill_null(False)
    in_time = (pl.col("scanned") <= pl.col("ship_by")).fill_null(False)
    cause = (
        pl.when(pl.col("arrived").is_null())
        .then(pl.lit("not_delivered"))
        .when(in_time & pl.col("event"))
        .then(pl.lit("network_event"))
        .when(in_time)
        .then(pl.lit("carrier_delay"))
        .otherwise(pl.lit("dispatched_late"))
    )
    parcels = parcels.join(_events(parcels), on=["place", "deliver_by"], how="left")
    table = parcels.filter(
        _known("otdr") & (pl.col("scanned").is_not_null() | pl.col("arrived").is_not_null())
    )
    table = table.with_columns(
        pl.when(good).then("units").otherwise(0).alias("num"),
        pl.col("units").alias("den"),
        cause.alias("cause"),
    )
    return _finish(
        table.with_columns((pl.col("den") - pl.col("num")).alias("weight")), "otdr", SELLER, "deliver_by"
    )


def _events(parcels: pl.DataFrame) -> pl.DataFrame:
    """Days on which two carriers or more brought half of what they took in time too late, at least five parcels each."""
    late = (pl.col("arrived") > pl.col("deliver_by")).sum()
    in_time = (pl.col("scanned") <= pl.col("ship_by")) & (pl.col("carrier") != "Other")
    held = (
        parcels.filter(in_time).group_by("place", "deliver_by", "carrier").agg(late.alias("late"), pl.len())
    )
    failing = held.filter((pl.col("late") >= 5) & (pl.col("late") * 2 >= pl.col("len")))
    found = (
        failing.group_by("place", "deliver_by")
        .agg(pl.len().alias("carriers"))
        .filter(pl.col("carriers") >= 2)
    )
    return found.select("place", "deliver_by", pl.lit(True).alias("event"))


def _odr(folder: Path, orders: pl.DataFrame):
    stars = _scan(folder, "feedback", ["Date", "Rating", "Order ID"]).collect()
    claims = _scan(folder, "claims", ["order-id", "claim-date", "type", "status"]).collect()
    accounts = [
        account(folder, "feedback", stars.height, 0),
        account(folder, "claims", claims.height, claims.select(_bad("claim-date")).item()),
    ]
    negative = (
        stars.filter(pl.col("Rating").cast(pl.Int32) <= 2)
        .rename({"Order ID": "order"})
        .join(orders.select("order", "asin", "seller", "place"), on="order")
    )
    negative = negative.with_columns(pl.col("Date").str.to_date("%Y-%m-%d").alias("on"))
    counts = negative.group_by("place", "asin", "on").agg(pl.col("order").n_unique()).rows()
    found = [
        (place, *one)
        for place in PLACES.values()
        for one in bursts(row[1:] for row in counts if row[0] == place)
    ]
    schema = {"place": pl.String, "asin": pl.String, "on": pl.Date}
    burst = pl.DataFrame(found, schema=schema, orient="row").with_columns(pl.lit(True).alias("burst"))
    bad = negative.join(burst, on=["place", "asin", "on"], how="left").select(
        "order",
        pl.when(~pl.col("seller"))
        .then(pl.lit("2:feedback_on_platform_fulfilment"))
        .when(pl.col("burst"))
        .then(pl.lit("3:review_burst"))
        .otherwise(pl.lit("3:negative_feedback"))
        .alias("cause"),
    )
    words = {
        "Withdrawn": "1:claim_withdrawn",
        "Granted-AmazonFunded": "1:claim_platform_funded",
        "UnderReview": "2:claim_under_review",
    }
    counted = claims.filter(pl.col("status") != "Denied").select(
        pl.col("order-id").alias("order"),
        pl.when(pl.col("type") == "Chargeback")
        .then(pl.lit("2:chargeback"))
        .otherwise(pl.col("status").replace_strict(words, default="3:claim_granted"))
        .alias("cause"),
    )
    held = pl.concat([bad, counted]).group_by("order").agg(pl.col("cause").max().str.slice(2))
    table = orders.filter((pl.col("status") != "Pending") & _known("odr")).join(held, on="order", how="left")
    table = table.with_columns(
        pl.col("cause").is_not_null().alias("num"),
        pl.lit(1).alias("den"),
        pl.col("cause").is_not_null().alias("weight"),
    )
    return _finish(table, "odr", pl.when("seller").then(pl.lit(SELLER)).otherwise(pl.lit(PLATFORM))), accounts


def _cr(folder: Path, orders: pl.DataFrame):
    cancels = _scan(folder, "cancels", ["order-id", "cancel-date", "requested-by", "reason"]).collect()
    words = {"NoInventory": "out_of_stock", "BuyerRequestedByMessage": "buyer_asked_by_message"}
    held = cancels.filter(pl.col("requested-by") == "Seller").select(
        pl.col("order-id").alias("order"),
        pl.col("reason").replace_strict(words, default="cancelled_by_seller").alias("cause"),
    )
    table = orders.filter((pl.col("status") != "Pending") & pl.col("seller") & _known("cr")).join(
        held, on="order", how="left"
    )
    table = table.with_columns(
        pl.col("cause").is_not_null().alias("num"),
        pl.lit(1).alias("den"),
        pl.col("cause").is_not_null().alias("weight"),
    )
    return _finish(table, "cr", SELLER), [
        account(folder, "cancels", cancels.height, cancels.select(_bad("cancel-date")).item())
    ]


def _response(folder: Path, orders: pl.DataFrame):
    raw = _scan(
        folder, "messages", ["thread-id", "order-id", "direction", "sent-at", "auto", "kind"]
    ).collect()
    accounts = [account(folder, "messages", raw.height, raw.select(_bad("sent-at")).item())]
    table = raw.with_columns(_at("sent-at").alias("at")).sort("at")
    asked = (
        table.filter(pl.col("direction") == "buyer")
        .join(orders.select("order", "place"), left_on="order-id", right_on="order")
        .sort("at")
    )
    for name, auto in (("person", "false"), ("robot", "true")):
        some = table.filter((pl.col("direction") == "seller") & (pl.col("auto") == auto)).select(
            "thread-id", "at", pl.col("at").alias(name)
        )
        asked = asked.join_asof(some, on="at", by="thread-id", strategy="forward", check_sortedness=False)
    due = pl.col("at") + timedelta(hours=24)
    good = (pl.col("person") <= due).fill_null(False)
    cause = (
        pl.when(pl.col("kind").str.starts_with("thanks")).then(pl.lit("thanks"))
        .when(pl.col("kind").str.starts_with("return")).then(pl.lit("return_negotiation"))
        .when((pl.col("robot") <= due).fill_null(False)).then(pl.lit("auto_reply"))
        .when(pl.col("person").is_null()).then(pl.lit("not_answered")).otherwise(pl.lit("answered_late"))
    )  # fmt: skip
    asked = asked.filter(_known("response_time")).with_columns(
        _day(pl.col("at")).alias("day"),
        pl.col("order-id").alias("order"),
        good.alias("num"),
        pl.lit(1).alias("den"),
        (~good).alias("weight"),
        cause.alias("cause"),
    )
    return _finish(asked, "response_time", ""), accounts
