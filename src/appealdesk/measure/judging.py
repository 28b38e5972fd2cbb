"""Facts to daily table and culprits (逐单判定): each metric's SQL judges every counted thing once; sums and culprits follow."""

# ruff: noqa: S608 - every name in the SQL is one of our own; what a person chose is bound or quoted

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import duckdb

from appealdesk.core.metrics.burst import bursts
from appealdesk.core.metrics.culprit import Contest, Culprit
from appealdesk.core.metrics.daily import Line
from appealdesk.core.metrics.metric import METRICS
from appealdesk.core.metrics.ruleset import Ruleset
from appealdesk.core.metrics.zones import changes
from appealdesk.core.policy import Parcels

FOLDER = Path(__file__).parent
# The day of each anchor, in the table that the formula reads.
DAYS: Mapping[str, str] = {
    "order_date": "coalesce({table}.bought_day, local_day({table}.marketplace, {table}.bought))",
    "expected_ship_date": "coalesce({table}.ship_by_day, local_day({table}.marketplace, {table}.ship_by))",
    "promised_delivery_date": "coalesce({table}.deliver_by_day, local_day({table}.marketplace, {table}.deliver_by))",
    "message_date": "local_day({table}.marketplace, {table}.happened)",
}
TABLE_OF = {"packages": "p", "orders": "o", "messages": "m"}
MOMENTS = {
    "orders": ("bought",),
    "packages": ("ship_by", "confirmed", "first_scan", "deliver_by", "delivered", "bought"),
    "defects": ("happened",),
    "messages": ("happened",),
}
PLACES = " UNION ".join(f"SELECT DISTINCT marketplace::VARCHAR FROM {table}" for table in MOMENTS)
# No order is older or newer; a typing error must not ask for the clocks of the year 1.
EARLIEST, LATEST = date(1970, 1, 2), date(2100, 1, 1)
RESULTS = """
CREATE OR REPLACE TABLE daily (metric VARCHAR, ruleset VARCHAR, marketplace VARCHAR, segment VARCHAR, day DATE, num BIGINT, den BIGINT);
CREATE OR REPLACE TABLE culprit (metric VARCHAR, ruleset VARCHAR, marketplace VARCHAR, segment VARCHAR, day DATE,
  order_id VARCHAR, weight INTEGER, cause VARCHAR, class VARCHAR, evidence VARCHAR);
CREATE OR REPLACE TABLE cause (cause VARCHAR, class VARCHAR, evidence VARCHAR);
"""
CLASSES = {one.value: one for one in Contest}
# The ruleset is joined to the sums: it follows from the marketplace, and long texts make slow groups.
SUMS = (
    "SELECT rule.ruleset, found.* FROM (SELECT marketplace, segment, day, sum(num)::BIGINT AS num, sum(den)::BIGINT AS den{more} "
    "FROM ({text}) GROUP BY marketplace, segment, day) found JOIN rule USING (marketplace)"
)
# Sums and culprits in one pass: what is judged is as much as the orders, and is never written down.
MORE = ", count(*) AS things, list({order_id: order_id, weight: weight, cause: cause}) FILTER (WHERE weight > 0) AS held"
# A download of late orders has no others to divide by; the orders of the store do, dated by the order.
OF_ORDERS = """
SELECT rule.ruleset, o.marketplace, 'seller_fulfilled' AS segment, o.order_id,
  coalesce(o.bought_day, local_day(o.marketplace, o.bought)) AS day, coalesce(j.num, 0) AS num, 1 AS den, num AS weight, j.cause
FROM orders o JOIN rule USING (marketplace) LEFT JOIN ({}) j ON j.order_id = o.order_id
WHERE o.fulfilment IS DISTINCT FROM 'platform' AND coalesce(o.status, '') NOT IN ('waiting', 'cancelled')
"""
NEGATIVES = """
SELECT marketplace, product, coalesce(happened_day, local_day(marketplace, happened)) AS day, count(DISTINCT order_id)
FROM defects WHERE kind = 'negative_feedback' AND rating <= 2 AND product IS NOT NULL AND marketplace IS NOT NULL
GROUP BY ALL HAVING day IS NOT NULL ORDER BY ALL
"""
# Two carriers do not fail on one day by chance. Only parcels that they took in time and brought late speak of them.
EVENTS = """
CREATE OR REPLACE TABLE network_event AS
SELECT marketplace, day FROM (
  SELECT marketplace, day, carrier FROM (
    SELECT marketplace, lower(carrier) AS carrier, coalesce(deliver_by_day, local_day(marketplace, deliver_by)) AS day,
      coalesce(delivered_day, local_day(marketplace, delivered)) AS arrived
    FROM packages
    WHERE carrier IS NOT NULL AND marketplace IS NOT NULL
      AND coalesce(first_scan_day, local_day(marketplace, first_scan)) <= coalesce(ship_by_day, local_day(marketplace, ship_by))
  ) WHERE day IS NOT NULL AND carrier NOT IN ('other', '其他')
  GROUP BY ALL HAVING count_if(arrived > day) >= {least} AND count_if(arrived > day) * 2 >= count(*)
) GROUP BY ALL HAVING count(*) >= 2
"""
LATE_AT_LEAST = 5


def prepare(con: duckdb.DuckDBPyConnection, zones: Mapping[str, str]) -> None:
    """Make the macros and side tables that the formulas use. `zones` maps a marketplace to its IANA zone."""
    set_zones(con, zones)
    con.execute(EVENTS.format(least=LATE_AT_LEAST))
    con.execute("CREATE OR REPLACE TABLE burst (marketplace marketplace_code, product VARCHAR, day DATE)")
    # By marketplace, as it is rated: what happens in one explains nothing in another.
    for place, rows in groupby(con.execute(NEGATIVES).fetchall(), key=itemgetter(0)):
        found = [[place, product, day] for product, day in bursts(row[1:] for row in rows)]
        if found:
            con.executemany("INSERT INTO burst VALUES (?, ?, ?)", found)


def set_zones(con: duckdb.DuckDBPyConnection, zones: Mapping[str, str]) -> None:
    """Make `local_day(marketplace, moment)`: the day in the marketplace's zone, by plain arithmetic.

    Every use of it is planned anew, so it knows no more zones than the facts have marketplaces.
    """
    there = {place for (place,) in con.execute(PLACES).fetchall()}
    zones = {place: zone for place, zone in zones.items() if place in there}
    con.execute(
        f"CREATE OR REPLACE MACRO local_day(marketplace, moment) AS DATE '1970-01-01' "
        f"+ CAST((epoch_us(moment) // 1000000 + {_offset(zones, *_span(con))}) // 86400 AS INTEGER)"
    )


def parcel_rules(con: duckdb.DuckDBPyConnection, rules: Mapping[str, Parcels]) -> None:
    """Store which parcels need how many scans, by marketplace, origin and value."""
    con.execute(
        "CREATE OR REPLACE TABLE parcel_rule (marketplace VARCHAR, origin VARCHAR, counts BOOLEAN, "
        "at_least DECIMAL(18,2), below DECIMAL(18,2), scans INTEGER)"
    )
    rows = [
        [marketplace, origin, one.counts, one.at_least, one.below, one.scans]
        for marketplace, parcels in rules.items()
        for one in parcels.rules
        for origin in one.origins
    ]
    _fill(con, "parcel_rule", rows)


def _fill(con: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Sequence[object]]) -> None:
    """Insert all rows in one statement; one statement a row takes twenty times as long."""
    if rows:
        marks = ", ".join([f"({', '.join('?' * len(rows[0]))})"] * len(rows))
        con.execute(f"INSERT INTO {table} VALUES {marks}", [cell for row in rows for cell in row])


def judge(
    con: duckdb.DuckDBPyConnection, rules: Sequence[Ruleset], as_of: date, *, of_orders: bool = False
) -> int:
    """Judge one metric under its rulesets, one a marketplace, into the tables daily and culprit.

    A promise whose day is yet to come is neither kept nor broken: days after `as_of` stay out. `of_orders` takes the
    denominator from the orders, for files that list defects only. Returns how many of the counted things have no date.
    """
    metric = rules[0].metric
    _judged(con, rules, of_orders=of_orders)
    con.execute(
        "INSERT INTO daily SELECT ?, ruleset, marketplace, segment, day, num, den FROM judged WHERE day <= ?",
        [metric, as_of],
    )
    con.execute(
        "INSERT INTO culprit SELECT ?, ruleset, marketplace, segment, day, one.order_id, one.weight::INTEGER, cause, class, evidence "
        "FROM (SELECT * EXCLUDE held, unnest(held) AS one FROM judged WHERE day <= ?) JOIN cause ON cause = one.cause",
        [metric, as_of],
    )
    undated = con.execute("SELECT sum(things) FROM judged WHERE day IS NULL").fetchone()
    return int(undated[0] or 0) if undated else 0


def counted(con: duckdb.DuckDBPyConnection, rules: Sequence[Ruleset], as_of: date) -> tuple[Line, ...]:
    """Count one metric under other rulesets, without touching the tables of results."""
    _rule_table(con, rules)
    text = formula(rules[0].metric, rules[0].anchor)
    rows = con.execute(f"FROM ({SUMS.format(more='', text=text)}) WHERE day <= ?", [as_of]).fetchall()
    return tuple(Line(rules[0].metric, *row) for row in rows)


def lists_defects_only(con: duckdb.DuckDBPyConnection) -> bool:
    """Whether everything that was judged last is a defect: then the file is a list of defects, and no rate."""
    row = con.execute("SELECT sum(things), sum(coalesce(len(held), 0)) FROM judged").fetchone()
    return row is not None and bool(row[0]) and row[0] == row[1]


def _judged(con: duckdb.DuckDBPyConnection, rules: Sequence[Ruleset], *, of_orders: bool = False) -> None:
    _rule_table(con, rules)
    text = formula(rules[0].metric, rules[0].anchor)
    text = OF_ORDERS.format(text) if of_orders else text
    con.execute(f"CREATE OR REPLACE TEMP TABLE judged AS {SUMS.format(more=MORE, text=text)}")


def begin(con: duckdb.DuckDBPyConnection, platform: str) -> None:
    """Empty the tables of results, and store what each cause means on a platform."""
    con.execute(RESULTS)
    told = [
        [code, contest_of(code, platform).value, ",".join(entry["evidence"])]
        for code, entry in causes().items()
    ]
    _fill(con, "cause", told)


def lines(con: duckdb.DuckDBPyConnection) -> tuple[Line, ...]:
    """Return the daily table in its order."""
    return tuple(Line(*row) for row in con.execute("SELECT * FROM daily ORDER BY ALL").fetchall())


def culprits(con: duckdb.DuckDBPyConnection) -> tuple[Culprit, ...]:
    """Return the culprits in their order."""
    rows = con.execute("SELECT * FROM culprit ORDER BY ALL").fetchall()
    return tuple(_culprit(*row) for row in rows)


def _culprit(
    metric: str,
    ruleset: str,
    marketplace: str,
    segment: str,
    day: date,
    order: str,
    weight: int,
    cause: str,
    held: str,
    evidence: str,
) -> Culprit:
    return Culprit(metric, ruleset, marketplace, segment, day, order, weight, cause, CLASSES[held], evidence)


def formula(metric: str, anchor: str) -> str:
    """Return the SQL of a metric, dated by an anchor."""
    shape = METRICS[metric]
    table = TABLE_OF[shape.needs[0]]
    text = (FOLDER / "sql" / f"{shape.formula}.sql").read_text("utf-8")
    return text.replace("{anchor_day}", DAYS[anchor or shape.anchor.value].replace("{table}", table))


@cache
def causes() -> Mapping[str, Mapping[str, Any]]:
    """Return every cause with its names, classes and evidence."""
    from appealdesk.readers.yaml_file import parse

    document: dict[str, dict[str, Any]] = parse((FOLDER / "causes.yaml").read_text("utf-8"), "causes.yaml")
    return document


def contest_of(cause: str, platform: str) -> Contest:
    """Return the class of a cause on a platform."""
    entry = causes()[cause]
    return Contest(entry.get("platforms", {}).get(platform, entry["class"]))


def _rule_table(con: duckdb.DuckDBPyConnection, rules: Iterable[Ruleset]) -> None:
    rows = [
        (
            one.marketplace,
            one.id,
            one.clock,
            one.hours,
            one.denominator,
            one.per or METRICS[one.metric].per,
            one.automatic,
        )
        for one in rules
    ]
    marks = ", ".join(["(?, ?, ?, ?, ?, ?, ?)"] * len(rows))
    con.execute(
        "CREATE OR REPLACE TEMP TABLE rule AS SELECT place::marketplace_code AS marketplace, ruleset, clock, hours, denominator, "
        f"per, automatic FROM (VALUES {marks}) t(place, ruleset, clock, hours, denominator, per, automatic)",
        [cell for row in rows for cell in row],
    )


def _span(con: duckdb.DuckDBPyConnection) -> tuple[date, date]:
    """Return the first and last day in the facts, so that the zone table holds every change between them."""
    found: list[datetime] = []
    for table, columns in MOMENTS.items():
        asked = ", ".join(f"min({name}), max({name})" for name in columns)
        found += [at for at in con.execute(f"SELECT {asked} FROM {table}").fetchone() or () if at is not None]
    days = [min(max(at.date(), EARLIEST), LATEST) for at in found] or [EARLIEST]
    return min(days), max(days)


def _offset(zones: Mapping[str, str], first: date, last: date) -> str:
    """Return SQL for the offset of a moment: plain cases that every engine reads alike."""
    by_zone: dict[str, list[str]] = {}
    for marketplace, zone in zones.items():
        by_zone.setdefault(zone, []).append(marketplace)
    cases = []
    for zone, places in by_zone.items():
        table = changes(zone, first, last)
        later = " ".join(
            f"WHEN epoch_us(moment) >= {one.at * 1_000_000} THEN {one.offset}" for one in reversed(table[1:])
        )
        value = f"CASE {later} ELSE {table[0].offset} END" if later else str(table[0].offset)
        said = ", ".join(f"'{place}'" for place in places)
        cases.append(f"WHEN marketplace IN ({said}) THEN {value}")
    return f"CASE {' '.join(cases)} ELSE 0 END" if cases else "0"
