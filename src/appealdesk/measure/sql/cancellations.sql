-- Cancellations (取消): orders that the seller cancelled, out of the orders he was to fulfil; unpaid orders stay out.
WITH held AS (
  SELECT order_id, min(cancelled_by) AS by_whom,
    max(CASE WHEN said IN ('officialrequest', 'buyerrequestonrecord', 'requestedbybuyer') THEN '1:buyer_request_on_record'
      WHEN said LIKE 'buyerrequest%' OR said LIKE '%askedbybuyer%' OR said LIKE 'customerrequest%' THEN '2:buyer_asked_by_message'
      WHEN said LIKE '%stock%' OR said LIKE '%inventory%' THEN '3:out_of_stock'
      ELSE '4:cancelled_by_seller' END)[3:] AS cause
  FROM (SELECT order_id, cancelled_by, regexp_replace(lower(coalesce(reason, '')), '[^a-z]', '', 'g') AS said FROM cancels)
  WHERE cancelled_by = 'seller' OR cancelled_by = 'platform'
  GROUP BY order_id
)
SELECT rule.ruleset, o.marketplace, 'seller_fulfilled' AS segment, o.order_id, {anchor_day} AS day,
  (h.by_whom IS NOT NULL AND (h.by_whom <> 'platform' OR rule.automatic))::INTEGER AS num, 1 AS den, num AS weight,
  CASE WHEN num = 0 THEN NULL WHEN h.by_whom = 'platform' THEN 'cancelled_automatically' ELSE h.cause END AS cause
FROM orders o JOIN rule USING (marketplace) LEFT JOIN held h USING (order_id)
WHERE o.status IS DISTINCT FROM 'waiting' AND o.fulfilment IS DISTINCT FROM 'platform'
