"""One row an order, a package, a defect (归并): overlapping exports are merged, marketplaces found by the order."""

# ruff: noqa: S608 - every name in the SQL is one of our own; what a person chose is bound or quoted

from __future__ import annotations

from collections.abc import Iterator

import duckdb

from appealdesk.measure.facts import FACTS, FIELDS, TABLES

ORDERS = """
CREATE OR REPLACE TABLE orders AS
SELECT "order" AS order_id, {place} AS marketplace, {elsewhere} AS elsewhere,
  min(bought) AS bought, min(bought_day) AS bought_day, min(fulfilment) AS fulfilment, min(status) AS status,
  min(sku) AS sku, min(asin) AS asin, min(category) AS category, bool_or(business) AS business
FROM raw_orders GROUP BY "order"
"""
# Rows that know only the parcel number, such as a tracking download, join the order that has it.
NUMBERED = """
UPDATE raw_packages SET "order" = known."order", marketplace = coalesce(raw_packages.marketplace, known.marketplace)
FROM (SELECT tracking, min("order") AS "order", min(marketplace) AS marketplace FROM raw_packages
      WHERE "order" IS NOT NULL AND tracking IS NOT NULL GROUP BY tracking) known
WHERE raw_packages."order" IS NULL AND raw_packages.tracking = known.tracking
"""
PACKAGES = """
CREATE OR REPLACE TABLE packages AS
SELECT coalesce("order", tracking) AS order_id, coalesce(tracking, package, '') AS parcel, min(marketplace) AS marketplace,
  min(bought) AS bought, min(bought_day) AS bought_day, min(fulfilment) AS fulfilment,
  max(units) AS units, max("value") AS "value", min(carrier) AS carrier, max(tracking) AS tracking, min(origin) AS origin,
  min(category) AS category, min(ship_by) AS ship_by, min(ship_by_day) AS ship_by_day, min(confirmed) AS confirmed,
  min(confirmed_day) AS confirmed_day, min(first_scan) AS first_scan, min(first_scan_day) AS first_scan_day,
  min(deliver_by) AS deliver_by, min(deliver_by_day) AS deliver_by_day, min(delivered) AS delivered,
  min(delivered_day) AS delivered_day, bool_and(valid) AS valid, bool_or(delivery_scan) AS delivery_scan,
  bool_or(protected) AS protected
FROM raw_packages GROUP BY 1, 2
"""
PLACED = """
UPDATE packages SET marketplace = orders.marketplace FROM orders
WHERE packages.order_id = orders.order_id AND packages.marketplace IS NULL
"""
OTHERS = """
CREATE OR REPLACE TABLE {fact} AS
SELECT DISTINCT r.* EXCLUDE ("order", marketplace, file, bad), r."order" AS order_id,
  coalesce(r.marketplace, o.marketplace, {fallback}) AS marketplace, o.marketplace AS home, o.asin AS asin
FROM raw_{fact} r LEFT JOIN orders o ON r."order" = o.order_id
"""


def resolve(con: duckdb.DuckDBPyConnection, fallback: str | None) -> None:
    """Build orders, packages, cancels, defects and messages. `fallback` is the marketplace of rows that name none."""
    named = f"'{fallback}'" if fallback else "NULL"
    place = f"coalesce(min(marketplace), {named})"
    con.execute(ORDERS.format(place=place, elsewhere="nullif(max(marketplace), min(marketplace))"))
    if _holds(con, 'raw_packages WHERE "order" IS NULL'):
        con.execute(NUMBERED)
    con.execute(PACKAGES)
    if _holds(con, "packages WHERE marketplace IS NULL"):
        con.execute(PLACED)
        con.execute(f"UPDATE packages SET marketplace = {named} WHERE marketplace IS NULL")
    for fact in ("cancels", "defects", "messages"):
        con.execute(OTHERS.format(fact=fact, fallback=named))


def release(con: duckdb.DuckDBPyConnection) -> None:
    """Drop the rows as read; from here on only merged facts are needed."""
    for fact in FACTS:
        con.execute(f"DROP TABLE raw_{fact}")


def unknown_words(con: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Say which words in coded columns mean nothing to us, and how many rows hold them."""
    for fact, fields in FACTS.items():
        for name in fields:
            if name in TABLES or FIELDS[name] == "marketplace":
                rows = con.execute(
                    f'SELECT "{name}"[2:], count(*) FROM raw_{fact} WHERE starts_with("{name}", \'?\') '
                    "GROUP BY ALL ORDER BY 2 DESC, 1 LIMIT 20"
                ).fetchall()
                for word, count in rows:
                    yield f"{count} rows of {fact} say “{word}” as {name}, which means nothing here."


def _holds(con: duckdb.DuckDBPyConnection, what: str) -> bool:
    return con.execute(f"SELECT 1 FROM {what} LIMIT 1").fetchone() is not None
