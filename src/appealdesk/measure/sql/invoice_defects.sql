-- Invoice defects (发票缺陷): business orders whose invoice was missing or late.
WITH held AS (
  SELECT order_id, min(kind) AS kind FROM defects WHERE kind IN ('invoice_missing', 'invoice_late') GROUP BY order_id
)
SELECT rule.ruleset, o.marketplace, '' AS segment, o.order_id, {anchor_day} AS day,
  (h.order_id IS NOT NULL)::INTEGER AS num, 1 AS den, num AS weight, h.kind AS cause
FROM orders o JOIN rule USING (marketplace) LEFT JOIN held h USING (order_id)
WHERE o.business AND o.status IS DISTINCT FROM 'waiting'
