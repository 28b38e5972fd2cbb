"""What speaks against an asserted cause (反证): the platform looks at its own data first, so the seller should look before it.

For each cause, orders of the same days, carrier or product that do not fit the story.
"""

# ruff: noqa: S608 - the queries are our own; days are bound

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from appealdesk.core.wording import Wording
from appealdesk.measure.engine import Session

EXAMPLES = 10


@dataclass(frozen=True, slots=True)
class CounterEvidence:
    """Orders that speak against a cause at a marketplace: how many, out of which culprits, with examples."""

    cause: str
    marketplace: str
    says: Wording
    count: int
    examples: tuple[str, ...]


# Each query yields (marketplace, order) that speaks against the cause, for the culprits of the window.
AGAINST: dict[str, tuple[Wording, str]] = {
    "carrier_delay": (
        Wording.of(
            en="parcels of the same carrier, promised for the same days, that arrived in time",
            zh="同一承运商、同一承诺送达日、按时送达的其他包裹",
        ),
        """
        WITH held AS (
          SELECT DISTINCT p.marketplace, p.carrier, c.day FROM culprit c JOIN packages p ON p.order_id = c.order_id
          WHERE c.cause = 'carrier_delay' AND c.day BETWEEN ? AND ? AND p.carrier IS NOT NULL)
        SELECT DISTINCT p.marketplace, p.order_id FROM packages p JOIN held h ON h.marketplace = p.marketplace
          AND h.carrier = p.carrier AND h.day = coalesce(p.deliver_by_day, local_day(p.marketplace, p.deliver_by))
        WHERE coalesce(p.delivered_day, local_day(p.marketplace, p.delivered)) <= h.day
        """,
    ),
    "late_without_scan": (
        Wording.of(
            en="parcels that the same carrier accepted on the ship-by days in question",
            zh="同一承运商在相关最迟发货日揽收的其他包裹",
        ),
        """
        WITH held AS (
          SELECT DISTINCT p.marketplace, p.carrier, c.day FROM culprit c JOIN packages p ON p.order_id = c.order_id
          WHERE c.cause = 'late_without_scan' AND c.day BETWEEN ? AND ? AND p.carrier IS NOT NULL)
        SELECT DISTINCT p.marketplace, p.order_id FROM packages p JOIN held h ON h.marketplace = p.marketplace
          AND h.carrier = p.carrier AND h.day = coalesce(p.first_scan_day, local_day(p.marketplace, p.first_scan))
        """,
    ),
    "erp_sync_lag": (
        Wording.of(
            en="orders that were confirmed on the very days on which the system is said to have sent nothing",
            zh="在所称系统未同步的当日仍正常确认发货的订单",
        ),
        """
        WITH held AS (SELECT DISTINCT marketplace, day FROM culprit WHERE cause = 'erp_sync_lag' AND day BETWEEN ? AND ?)
        SELECT DISTINCT p.marketplace, p.order_id FROM packages p JOIN held h ON h.marketplace = p.marketplace
          AND h.day = coalesce(p.confirmed_day, local_day(p.marketplace, p.confirmed))
        WHERE NOT EXISTS (FROM culprit c WHERE c.order_id = p.order_id AND c.metric IN ('lsr', 'ldr'))
        """,
    ),
    "out_of_stock": (
        Wording.of(
            en="orders of the same product that were placed no earlier and still shipped",
            zh="同一商品在其后下单却已发货的订单",
        ),
        """
        WITH held AS (
          SELECT o.marketplace, o.product, min(c.day) AS day FROM culprit c JOIN orders o ON o.order_id = c.order_id
          WHERE c.cause = 'out_of_stock' AND c.day BETWEEN ? AND ? AND o.product IS NOT NULL GROUP BY ALL)
        SELECT o.marketplace, o.order_id FROM orders o JOIN held h ON h.marketplace = o.marketplace AND h.product = o.product
        WHERE o.status = 'shipped' AND coalesce(o.bought_day, local_day(o.marketplace, o.bought)) BETWEEN h.day AND h.day + 3
        """,
    ),
    "auto_reply": (
        Wording.of(
            en="messages that a person did answer on the days of the automatic replies",
            zh="自动回复当日仍有人工回复的消息",
        ),
        """
        WITH held AS (SELECT DISTINCT marketplace, day FROM culprit WHERE cause = 'auto_reply' AND day BETWEEN ? AND ?)
        SELECT DISTINCT m.marketplace, m.order_id FROM messages m JOIN held h ON h.marketplace = m.marketplace
          AND h.day = local_day(m.marketplace, m.happened)
        WHERE m.direction = 'seller' AND NOT coalesce(m.auto, false)
        """,
    ),
}


def counter_evidence(session: Session, first: date, last: date) -> tuple[CounterEvidence, ...]:
    """Find what speaks against each cause among the culprits of a span. Counts first of all, then a few examples."""
    return tuple(found for cause in AGAINST for found in _against(session, cause, first, last))


def _against(session: Session, cause: str, first: date, last: date) -> Iterator[CounterEvidence]:
    says, query = AGAINST[cause]
    rows = session.store.con.execute(
        f"SELECT marketplace, count(*), list_sort(list(order_id))[1:{EXAMPLES}] FROM ({query}) GROUP BY marketplace ORDER BY 1",
        [first, last],
    ).fetchall()
    for marketplace, count, examples in rows:
        yield CounterEvidence(cause, marketplace, says, count, tuple(examples))
