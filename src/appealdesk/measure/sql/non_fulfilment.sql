-- Non-fulfilment (未完成): cancelled by seller or system, or returned, out of these and the net orders.
WITH held AS (
  SELECT order_id, max(cancelled_by) AS by_whom FROM cancels
  WHERE cancelled_by IN ('seller', 'platform', 'buyer') GROUP BY order_id
)
SELECT rule.ruleset, o.marketplace, '' AS segment, o.order_id, {anchor_day} AS day,
  (coalesce(o.status = 'returned', false) OR coalesce(h.by_whom IN ('seller', 'platform'), false))::INTEGER AS num, 1 AS den, num AS weight,
  CASE WHEN num = 0 THEN NULL WHEN h.by_whom = 'platform' THEN 'cancelled_automatically'
    WHEN h.by_whom = 'seller' THEN 'cancelled_by_seller' ELSE 'returned' END AS cause
FROM orders o JOIN rule USING (marketplace) LEFT JOIN held h USING (order_id)
WHERE o.status IS DISTINCT FROM 'waiting'
  AND NOT (o.status = 'cancelled' AND coalesce(h.by_whom, 'buyer') = 'buyer')
