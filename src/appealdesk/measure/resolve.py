"""One row an order, a package, a defect (归并): overlapping exports are merged, marketplaces found by the order.

Most orders stand in one row, so only those that do not are grouped.
"""

# ruff: noqa: S608 - every name in the SQL is one of our own; what a person chose is bound or quoted

from __future__ import annotations

import duckdb

# Found by hash, which is two thirds of the work with the text; two orders of one hash would only be grouped in vain, each by itself.
ORDERS = """
CREATE TEMP TABLE repeated AS SELECT hash(order_id) AS known FROM orders GROUP BY known HAVING count(*) > 1;
CREATE TEMP TABLE merged AS
SELECT order_id, min(marketplace) AS marketplace, nullif(max(marketplace), min(marketplace)) AS elsewhere,
  min(bought) AS bought, min(bought_day) AS bought_day, min(fulfilment) AS fulfilment, min(status) AS status,
  min(product) AS product, min(category) AS category, bool_or(business) AS business
FROM orders WHERE hash(order_id) IN (FROM repeated) GROUP BY order_id;
DELETE FROM orders WHERE hash(order_id) IN (FROM repeated);
INSERT INTO orders BY NAME FROM merged;
DROP TABLE repeated;
DROP TABLE merged;
"""
# Rows that know only the parcel number, such as a tracking download, join the order that has it.
NUMBERED = """
UPDATE packages SET order_id = known.order_id, marketplace = coalesce(packages.marketplace, known.marketplace)
FROM (SELECT tracking, min(order_id) AS order_id, min(marketplace) AS marketplace FROM packages
      WHERE order_id IS NOT NULL AND tracking IS NOT NULL GROUP BY tracking) known
WHERE packages.order_id IS NULL AND packages.tracking = known.tracking;
UPDATE packages SET order_id = tracking WHERE order_id IS NULL;
"""
# An order of several parcels is marked, so that only its rows need grouping later.
SEVERAL = """
UPDATE packages SET many = true
WHERE hash(order_id) IN (SELECT hash(order_id) AS known FROM packages GROUP BY known HAVING count(*) > 1)
"""
TWICE = "(SELECT 1 FROM packages WHERE many GROUP BY order_id, coalesce(tracking, package, '') HAVING count(*) > 1)"
PACKAGES = """
CREATE TEMP TABLE merged AS
SELECT order_id, coalesce(tracking, package, '') AS parcel, min(package) AS package, min(marketplace) AS marketplace,
  min(bought) AS bought, min(bought_day) AS bought_day, min(fulfilment) AS fulfilment,
  max(units) AS units, max(parcel_value) AS parcel_value, min(carrier) AS carrier, max(tracking) AS tracking, min(origin) AS origin,
  min(category) AS category, min(ship_by) AS ship_by, min(ship_by_day) AS ship_by_day, min(confirmed) AS confirmed,
  min(confirmed_day) AS confirmed_day, min(first_scan) AS first_scan, min(first_scan_day) AS first_scan_day,
  min(deliver_by) AS deliver_by, min(deliver_by_day) AS deliver_by_day, min(delivered) AS delivered,
  min(delivered_day) AS delivered_day, bool_and(valid) AS valid, bool_or(delivery_scan) AS delivery_scan,
  bool_or(protected) AS protected, bool_or(outside) AS outside, true AS many
FROM packages WHERE many GROUP BY order_id, parcel;
DELETE FROM packages WHERE many;
INSERT INTO packages BY NAME SELECT * EXCLUDE parcel FROM merged;
DROP TABLE merged;
"""
PLACED = """
UPDATE packages SET marketplace = orders.marketplace FROM orders
WHERE packages.order_id = orders.order_id AND packages.marketplace IS NULL
"""
OTHERS = """
CREATE OR REPLACE TABLE {fact} AS
SELECT {distinct} r.* EXCLUDE (marketplace, file, bad), coalesce(r.marketplace, o.marketplace, {fallback}) AS marketplace,
  o.marketplace AS home, o.product AS product
FROM {fact} r LEFT JOIN orders o USING (order_id)
"""


def resolve(con: duckdb.DuckDBPyConnection, fallback: str | None) -> None:
    """Merge orders and packages, and place the rest. `fallback` is the marketplace of rows that name none."""
    named = f"'{fallback}'::marketplace_code" if fallback else "NULL"
    if fallback:
        con.execute(f"UPDATE orders SET marketplace = {named} WHERE marketplace IS NULL")
    con.execute(ORDERS)
    if _holds(con, "packages WHERE order_id IS NULL"):
        con.execute(NUMBERED)
    con.execute(SEVERAL)
    if _holds(con, TWICE):
        con.execute(PACKAGES)
    if _holds(con, "packages WHERE marketplace IS NULL"):
        con.execute(PLACED)
        con.execute(f"UPDATE packages SET marketplace = {named} WHERE marketplace IS NULL")
    for fact in ("cancels", "defects", "messages"):
        # A defect said twice is still one defective order; a message said twice would be two messages.
        distinct = "DISTINCT" if fact == "messages" and _files(con, fact) > 1 else ""
        con.execute(OTHERS.format(fact=fact, fallback=named, distinct=distinct))


def _files(con: duckdb.DuckDBPyConnection, fact: str) -> int:
    row = con.execute(f"SELECT count(DISTINCT file) FROM {fact}").fetchone()
    return int(row[0]) if row else 0


def _holds(con: duckdb.DuckDBPyConnection, what: str) -> bool:
    return con.execute(f"SELECT 1 FROM {what} LIMIT 1").fetchone() is not None
