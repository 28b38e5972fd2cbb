-- Transaction defects (不良交易): cancelled by the seller, or a case closed without his resolution; one defect a transaction.
WITH held AS (
  SELECT order_id, max(cause)[3:] AS cause FROM (
    SELECT order_id, '2:cancelled_by_seller' AS cause FROM cancels WHERE cancelled_by = 'seller'
    UNION ALL
    SELECT order_id, '1:closed_case' FROM defects WHERE kind = 'closed_case'
  ) GROUP BY order_id
)
SELECT rule.ruleset, o.marketplace, '' AS segment, o.order_id, {anchor_day} AS day,
  (h.order_id IS NOT NULL)::INTEGER AS num, 1 AS den, num AS weight, h.cause AS cause
FROM orders o JOIN rule USING (marketplace) LEFT JOIN held h USING (order_id)
WHERE o.status IS DISTINCT FROM 'waiting'
