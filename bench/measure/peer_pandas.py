"""The same counts in pandas, with the C reader or the pyarrow reader."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
from definitions import AS_OF, KNOWN, PLACES, account, zone_table

from appealdesk.core.metrics.burst import bursts

SELLER, PLATFORM = "seller_fulfilled", "platform_fulfilled"
LAST = pd.Timestamp(AS_OF)
KEYS = ["metric", "place", "segment", "day"]
CULPRIT = ["metric", "place", "segment", "order", "day", "weight", "cause"]


def compute(folder: Path, reader: str = "pyarrow"):
    orders, accounts = _orders(folder, reader)
    parcels, more = _parcels(folder, reader)
    accounts += more
    judged = [_lsr(parcels), _vtr(parcels), _otdr(parcels)]
    for make in (_odr, _cr, _response):
        table, more = make(folder, reader, orders)
        judged.append(table)
        accounts += more
    ripe = [table[table["day"] <= LAST] for table in judged]
    daily = [
        table.groupby(KEYS, observed=True, sort=False)[["num", "den"]].sum().reset_index() for table in ripe
    ]
    culprits = [table.loc[table["weight"] > 0, CULPRIT] for table in ripe]
    return pd.concat(daily), pd.concat(culprits), accounts


def rows(held):
    daily, culprits, accounts = held
    return (
        [_plain(row) for row in daily.itertuples(index=False)],
        [_plain(row) for row in culprits.itertuples(index=False)],
        accounts,
    )


def _plain(row):
    return tuple(
        cell.date()
        if isinstance(cell, pd.Timestamp)
        else int(cell)
        if isinstance(cell, (np.integer, int))
        else str(cell)
        for cell in row
    )


def _read(folder: Path, reader: str, name: str, columns: list[str]) -> pd.DataFrame:
    options = {"sep": "\t", "usecols": columns, "keep_default_na": False, "dtype": str}
    if reader == "pyarrow":
        from pyarrow import csv

        table = csv.read_csv(
            folder / f"{name}.txt",
            parse_options=csv.ParseOptions(delimiter="\t", quote_char=False),
            convert_options=csv.ConvertOptions(
                include_columns=columns,
                column_types=dict.fromkeys(columns, "string"),
                strings_can_be_null=False,
            ),
        )
        return table.to_pandas(types_mapper=lambda _kind: pd.StringDtype("pyarrow"))
    return pd.read_csv(folder / f"{name}.txt", engine="c", quoting=3, **options)


def _at(column: pd.Series) -> pd.Series:
    return pd.to_datetime(column.str.slice(0, 19), format="%Y-%m-%dT%H:%M:%S", errors="coerce")


def _bad(column: pd.Series, at: pd.Series) -> int:
    return int(((column != "") & (at.isna() | ~column.str.endswith("+00:00"))).sum())


def _day(at: pd.Series, place: pd.Series) -> pd.Series:
    offset = np.zeros(len(at), "timedelta64[s]")
    for code in PLACES.values():
        here = (place == code).to_numpy()
        for change in zone_table(code):
            later = (at >= pd.Timestamp(change.at, unit="s")).to_numpy()
            offset[here & later] = np.timedelta64(change.offset, "s")
    return (at + offset).dt.normalize()


def _orders(folder: Path, reader: str):
    names = [
        "amazon-order-id",
        "purchase-date",
        "order-status",
        "fulfillment-channel",
        "sales-channel",
        "asin",
    ]
    raw = _read(folder, reader, "orders", names)
    at = _at(raw["purchase-date"])
    accounts = [account(folder, "orders", len(raw), _bad(raw["purchase-date"], at))]
    table = pd.DataFrame({
        "order": raw["amazon-order-id"], "status": raw["order-status"], "seller": raw["fulfillment-channel"] == "Merchant",
        "place": raw["sales-channel"].map(PLACES), "asin": raw["asin"], "at": at,
    })  # fmt: skip
    # The lines of one order differ in their product alone; the least one stands for it.
    merged = table.sort_values(["asin"], kind="stable").drop_duplicates("order")
    merged["day"] = _day(merged["at"], merged["place"])
    return merged, accounts


def _parcels(folder: Path, reader: str):
    names = ["order-id", "package-id", "sales-channel", "units", "carrier-name", "tracking-id", "promised-ship-date", "ship-confirm-date",
             "carrier-first-scan-date", "promised-delivery-date", "actual-delivery-date"]  # fmt: skip
    raw = _read(folder, reader, "shipments", names)
    times = {
        name: _at(raw[name])
        for name in ("ship-confirm-date", "carrier-first-scan-date", "actual-delivery-date")
    }
    bad = sum(_bad(raw[name], at) for name, at in times.items())
    place = raw["sales-channel"].map(PLACES)
    table = pd.DataFrame({
        "order": raw["order-id"], "place": place, "units": raw["units"].astype(int), "carrier": raw["carrier-name"], "tracking": raw["tracking-id"],
        "parcel": raw["tracking-id"].where(raw["tracking-id"] != "", raw["package-id"]),
        "ship_by": pd.to_datetime(raw["promised-ship-date"], format="%Y-%m-%d"),
        "deliver_by": pd.to_datetime(raw["promised-delivery-date"], format="%Y-%m-%d"),
        "confirmed": _day(times["ship-confirm-date"], place), "scanned": _day(times["carrier-first-scan-date"], place),
        "arrived": _day(times["actual-delivery-date"], place),
    })  # fmt: skip
    return table.drop_duplicates(["order", "parcel"]), [account(folder, "shipments", len(raw), bad)]


def _finish(metric: str, table: pd.DataFrame, segment, day, num, den, cause) -> pd.DataFrame:
    made = pd.DataFrame(
        {
            "place": table["place"],
            "order": table["order"],
            "day": day,
            "num": np.asarray(num, int),
            "den": np.asarray(den, int),
        }
    )
    return made.assign(metric=metric, segment=segment, weight=cause[1], cause=cause[0])


def _lsr(parcels: pd.DataFrame) -> pd.DataFrame:
    held = parcels[parcels["place"].isin(KNOWN["lsr"])]
    late = held["confirmed"] > held["ship_by"]
    marked = held[["place", "order", "ship_by"]].assign(
        late=late, sent=late & (held["scanned"] > held["ship_by"]), unseen=late & held["scanned"].isna()
    )
    one = ~marked.duplicated("order", keep=False)
    several = (
        marked[~one]
        .groupby(["place", "order"], observed=True, sort=False)
        .agg(ship_by=("ship_by", "min"), late=("late", "any"), sent=("sent", "any"), unseen=("unseen", "any"))
        .reset_index()
    )
    table = pd.concat([marked[one], several])
    cause = np.select(
        [table["sent"], table["unseen"]], ["dispatched_late", "late_without_scan"], "erp_sync_lag"
    )
    return _finish(
        "lsr",
        table,
        SELLER,
        table["ship_by"],
        table["late"],
        np.ones(len(table)),
        (cause, table["late"].astype(int)),
    )


def _vtr(parcels: pd.DataFrame) -> pd.DataFrame:
    held = parcels[parcels["place"].isin(KNOWN["vtr"])]
    far = (held["arrived"] - held["deliver_by"]) >= pd.Timedelta(days=17)
    unreadable = held["tracking"].str.contains("[^0-9A-Za-z ./_-]", regex=True).astype(bool)
    tests = [
        held["tracking"] == "",
        unreadable,
        held["scanned"].isna() & (held["carrier"] == "Other"),
        held["scanned"].isna(),
        far,
    ]
    names = ["no_tracking", "number_unreadable", "carrier_other", "no_scan", "delivered_far_too_late"]
    cause = np.select([np.asarray(test, bool) for test in tests], names, "")
    return _finish(
        "vtr",
        held,
        "",
        held["deliver_by"],
        cause == "",
        np.ones(len(held)),
        (cause, (cause != "").astype(int)),
    )


def _otdr(parcels: pd.DataFrame) -> pd.DataFrame:
    held = parcels[
        parcels["place"].isin(KNOWN["otdr"]) & (parcels["scanned"].notna() | parcels["arrived"].notna())
    ]
    good = held["arrived"] <= held["deliver_by"]
    in_time = held["scanned"] <= held["ship_by"]
    event = pd.MultiIndex.from_frame(held[["place", "deliver_by"]]).isin(_events(parcels))
    cause = np.select(
        [held["arrived"].isna(), in_time & event, in_time],
        ["not_delivered", "network_event", "carrier_delay"],
        "dispatched_late",
    )
    num = held["units"].where(good, 0)
    return _finish("otdr", held, SELLER, held["deliver_by"], num, held["units"], (cause, held["units"] - num))


def _events(parcels: pd.DataFrame) -> list[tuple[str, pd.Timestamp]]:
    """Days on which two carriers or more brought half of what they took in time too late, at least five parcels each."""
    held = parcels[(parcels["scanned"] <= parcels["ship_by"]) & (parcels["carrier"] != "Other")]
    late = (held["arrived"] > held["deliver_by"]).groupby(
        [held["place"], held["deliver_by"], held["carrier"]]
    )
    told = late.agg(["sum", "size"])
    failing = told[(told["sum"] >= 5) & (told["sum"] * 2 >= told["size"])]
    carriers = failing.groupby(level=[0, 1]).size()
    return list(carriers[carriers >= 2].index)


def _odr(folder: Path, reader: str, orders: pd.DataFrame):
    stars = _read(folder, reader, "feedback", ["Date", "Rating", "Order ID"])
    claims = _read(folder, reader, "claims", ["order-id", "claim-date", "type", "status"])
    accounts = [
        account(folder, "feedback", len(stars), 0),
        account(folder, "claims", len(claims), _bad(claims["claim-date"], _at(claims["claim-date"]))),
    ]
    negative = stars[stars["Rating"].astype(int) <= 2].merge(
        orders[["order", "asin", "seller", "place"]], left_on="Order ID", right_on="order"
    )
    negative["on"] = pd.to_datetime(negative["Date"], format="%Y-%m-%d").dt.date
    counts = list(
        negative.groupby(["place", "asin", "on"])["order"].nunique().reset_index().itertuples(index=False)
    )
    burst = {
        (place, *one)
        for place in PLACES.values()
        for one in bursts(tuple(row[1:]) for row in counts if row[0] == place)
    }
    inside = [key in burst for key in zip(negative["place"], negative["asin"], negative["on"], strict=True)]
    cause = np.select(
        [~negative["seller"].astype(bool), inside],
        ["2:feedback_on_platform_fulfilment", "3:review_burst"],
        "3:negative_feedback",
    )
    counted = claims[claims["status"] != "Denied"]
    words = {
        "Withdrawn": "1:claim_withdrawn",
        "Granted-AmazonFunded": "1:claim_platform_funded",
        "UnderReview": "2:claim_under_review",
    }
    other = np.where(
        counted["type"] == "Chargeback",
        "2:chargeback",
        counted["status"].map(words).fillna("3:claim_granted"),
    )
    both = pd.DataFrame({"order": [*negative["order"], *counted["order-id"]], "cause": [*cause, *other]})
    held = both.groupby("order")["cause"].max().str.slice(2)
    table = orders[(orders["status"] != "Pending") & orders["place"].isin(KNOWN["odr"])]
    found = table["order"].map(held)
    bad = found.notna()
    segment = np.where(table["seller"], SELLER, PLATFORM)
    return _finish(
        "odr", table, segment, table["day"], bad, np.ones(len(table)), (found, bad.astype(int))
    ), accounts


def _cr(folder: Path, reader: str, orders: pd.DataFrame):
    cancels = _read(folder, reader, "cancels", ["order-id", "cancel-date", "requested-by", "reason"])
    words = {"NoInventory": "out_of_stock", "BuyerRequestedByMessage": "buyer_asked_by_message"}
    mine = (
        cancels[cancels["requested-by"] == "Seller"]
        .set_index("order-id")["reason"]
        .map(words)
        .fillna("cancelled_by_seller")
    )
    table = orders[(orders["status"] != "Pending") & orders["seller"] & orders["place"].isin(KNOWN["cr"])]
    found = table["order"].map(mine)
    bad = found.notna()
    accounts = [
        account(folder, "cancels", len(cancels), _bad(cancels["cancel-date"], _at(cancels["cancel-date"])))
    ]
    return _finish(
        "cr", table, SELLER, table["day"], bad, np.ones(len(table)), (found, bad.astype(int))
    ), accounts


def _response(folder: Path, reader: str, orders: pd.DataFrame):
    raw = _read(folder, reader, "messages", ["thread-id", "order-id", "direction", "sent-at", "auto", "kind"])
    raw["at"] = _at(raw["sent-at"])
    accounts = [account(folder, "messages", len(raw), _bad(raw["sent-at"], raw["at"]))]
    table = raw.sort_values("at", kind="stable")
    asked = (
        table[table["direction"] == "buyer"]
        .merge(orders[["order", "place"]], left_on="order-id", right_on="order")
        .sort_values("at", kind="stable")
    )
    for name, auto in (("person", "false"), ("robot", "true")):
        some = table[(table["direction"] == "seller") & (table["auto"] == auto)][["thread-id", "at"]].assign(
            **{name: lambda held: held["at"]}
        )
        asked = pd.merge_asof(asked, some, on="at", by="thread-id", direction="forward")
    asked = asked[asked["place"].isin(KNOWN["response_time"])]
    due = asked["at"] + pd.Timedelta(hours=24)
    good = asked["person"] <= due
    tests = [
        asked["kind"].str.startswith("thanks"),
        asked["kind"].str.startswith("return"),
        asked["robot"] <= due,
        asked["person"].isna(),
    ]
    cause = np.select(
        [np.asarray(test, bool) for test in tests],
        ["thanks", "return_negotiation", "auto_reply", "not_answered"],
        "answered_late",
    )
    return _finish(
        "response_time",
        asked,
        "",
        _day(asked["at"], asked["place"]),
        good,
        np.ones(len(asked)),
        (cause, (~good).astype(int)),
    ), accounts
