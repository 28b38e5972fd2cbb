"""What the facts leave open (数据缺口): said beside the figures, in Chinese and English, so that no gap passes for a nought."""

# ruff: noqa: S608 - every name in the SQL is one of our own

from __future__ import annotations

from collections.abc import Iterator, Sequence

import duckdb

from appealdesk.core.metrics.ruleset import Ruleset
from appealdesk.core.metrics.tracking_number import wrong_check_digit
from appealdesk.measure.couriers import patterns

# Enough to show a pattern; a thousand more would say no more.
NUMBERS_CHECKED = 500
# The moment that each formula holds against a promise.
LOOKED_AT = {"late_delivery": ("delivered",), "on_time_delivery": ("delivered",)}
UNSAID = "(cancelled_by IS NULL OR cancelled_by = '?')"
MOMENT_WORDS = {"confirmed": "发货确认时间", "first_scan": "首次扫描时间", "delivered": "送达时间"}


def without_moment(con: duckdb.DuckDBPyConnection, formula: str, rules: Sequence[Ruleset]) -> str:
    """Say that no parcel tells the moment which a metric looks at; a rate of it would be a rate of nothing."""
    looked_at = {one.clock for one in rules} if formula == "late_dispatch" else LOOKED_AT.get(formula, ())
    asked = " OR ".join(f"{name} IS NOT NULL OR {name}_day IS NOT NULL" for name in looked_at)
    if not asked or con.execute(f"SELECT 1 FROM packages WHERE {asked} LIMIT 1").fetchone():
        return ""
    words = " / ".join(MOMENT_WORDS[name] for name in sorted(looked_at))
    return (
        f"文件没有{words}，无法计算 {{metric}}。No parcel says when that was, so {{metric}} is not counted."
    )


def unruled(con: duckdb.DuckDBPyConnection, known: Sequence[Ruleset]) -> Iterator[str]:
    """Say where the seller has orders for which no version of any metric is known."""
    rows = con.execute(
        "SELECT marketplace::VARCHAR, count(*) FROM orders WHERE marketplace IS NOT NULL GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    for place, count in rows:
        if place not in {one.marketplace for one in known}:
            yield f"{place} 的 {count} 个订单没有已知的统计规则。No rule is known for the {count} orders of {place}."


def mistyped(con: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Say which parcels without a scan have a number that no courier of its form could have given out."""
    rows = con.execute(
        "SELECT DISTINCT p.tracking FROM culprit c JOIN packages p USING (order_id) "
        f"WHERE c.metric = 'vtr' AND c.cause = 'no_scan' AND p.tracking IS NOT NULL ORDER BY 1 LIMIT {NUMBERS_CHECKED}"
    ).fetchall()
    wrong = [number for (number,) in rows if wrong_check_digit(number, patterns())]
    if wrong:
        yield (
            f"{len(wrong)} 个无扫描的运单号校验位有误。"
            f"{len(wrong)} numbers without a scan have a wrong check digit, e.g. {', '.join(wrong[:3])}."
        )


def _half_of_defects(con: duckdb.DuckDBPyConnection, none_of: set[str]) -> Iterator[str]:
    kinds = none_of | {row[0] for row in con.execute("SELECT DISTINCT kind FROM defects").fetchall()}
    claims, feedback = bool(kinds & {"a_to_z", "chargeback"}), "negative_feedback" in kinds
    if claims != feedback:
        there, absent = ("claims", "feedback") if claims else ("feedback", "claims")
        yield (
            f"订单缺陷仅据 {there} 计算，没有文件提供 {absent}。"
            f"Order defects are counted from {there} alone; no file holds {absent}."
        )


def unplaced(con: duckdb.DuckDBPyConnection, none_of: set[str]) -> Iterator[str]:
    """Say what belongs to no marketplace, to no order, or to nobody who cancelled it. `none_of` is what empty files deny."""
    for fact in ("orders", "packages", "messages"):
        row = con.execute(f"SELECT count(*) FROM {fact} WHERE marketplace IS NULL").fetchone()
        if row and row[0]:
            yield (
                f"{row[0]} 条 {fact} 没有站点，未计入；请给出 --marketplace。"
                f"{row[0]} {fact} name no marketplace and are not counted; give --marketplace."
            )
    row = con.execute(
        "SELECT count(DISTINCT order_id) FROM defects WHERE home IS NULL AND EXISTS (FROM orders)"
    ).fetchone()
    if row and row[0]:
        yield (
            f"{row[0]} 个有缺陷的订单不在任何订单导出中：属于其他站点，或早于导出范围。"
            f"{row[0]} orders with a defect are in no order export: of another marketplace, or older than it."
        )
    yield from _half_of_defects(con, none_of)
    row = con.execute("SELECT count(*) FROM orders WHERE elsewhere IS NOT NULL").fetchone()
    if row and row[0]:
        yield (
            f"{row[0]} 个订单出现在两个站点的导出中，只计一次。"
            f"{row[0]} orders stand in the exports of two marketplaces; they are counted once."
        )
    if con.execute(f"SELECT 1 FROM cancels WHERE {UNSAID} LIMIT 1").fetchone():
        yield from _cancelled_by_nobody(con)


def _cancelled_by_nobody(con: duckdb.DuckDBPyConnection) -> Iterator[str]:
    row = con.execute(
        f"SELECT count(*) FROM (SELECT order_id FROM cancels GROUP BY order_id HAVING bool_and({UNSAID})) "
        "JOIN orders USING (order_id) WHERE orders.status = 'cancelled'"
    ).fetchone()
    if row and row[0]:
        yield (
            f"{row[0]} 个已取消订单没有说明由谁取消，未计为卖家取消。"
            f"{row[0]} cancelled orders do not say who cancelled them; they are not counted against the seller."
        )
