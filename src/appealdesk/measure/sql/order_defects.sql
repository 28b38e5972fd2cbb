-- Order defects (订单缺陷): an order with several defects counts once, on the day it was placed, whenever the defect came.
-- Its cause is that of its firmest defect: an order leaves the rate only when every one of its defects does.
-- A label bought from the platform and scanned in time shields from a claim that the parcel did not arrive.
WITH shielded AS (
  SELECT order_id FROM packages p WHERE outside IS NOT NULL
  GROUP BY order_id HAVING bool_and(NOT outside AND coalesce(coalesce(p.first_scan_day, local_day(p.marketplace, p.first_scan))
    <= coalesce(p.ship_by_day, local_day(p.marketplace, p.ship_by)), false))
), defect AS (
  SELECT d.order_id, CASE
    WHEN d.kind = 'chargeback_fraud' THEN '1:chargeback_fraud'
    WHEN d.kind = 'chargeback' THEN '2:chargeback'
    WHEN d.kind = 'closed_case' THEN '2:closed_case'
    WHEN d.kind = 'negative_feedback' AND o.fulfilment = 'platform' THEN '2:feedback_on_platform_fulfilment'
    WHEN d.kind = 'negative_feedback' AND b.product IS NOT NULL THEN '3:review_burst'
    WHEN d.kind = 'negative_feedback' THEN '3:negative_feedback'
    WHEN d.claim_status = 'withdrawn' THEN '1:claim_withdrawn'
    WHEN d.claim_status = 'platform_funded' THEN '1:claim_platform_funded'
    WHEN d.kind = 'a_to_z' AND s.order_id IS NOT NULL AND regexp_matches(lower(d.reason), 'not.{0,12}(received|arriv|deliver)|未收到') THEN '1:claim_on_shielded_label'
    WHEN d.claim_status = 'under_review' THEN '2:claim_under_review'
    ELSE '3:claim_granted' END AS cause
  FROM defects d LEFT JOIN orders o USING (order_id) LEFT JOIN shielded s USING (order_id)
  LEFT JOIN burst b ON b.marketplace = d.marketplace AND b.product = d.product AND b.day = coalesce(d.happened_day, local_day(d.marketplace, d.happened))
  WHERE d.kind IN ('a_to_z', 'chargeback', 'chargeback_fraud', 'negative_feedback', 'closed_case')
    AND (d.kind <> 'negative_feedback' OR d.rating <= 2)
    AND coalesce(d.claim_status, '') NOT IN ('denied', 'removed')
), held AS (
  SELECT order_id, max(cause)[3:] AS cause FROM defect GROUP BY order_id
)
SELECT rule.ruleset, o.marketplace, CASE WHEN o.fulfilment = 'platform' THEN 'platform_fulfilled' ELSE 'seller_fulfilled' END AS segment,
  o.order_id, {anchor_day} AS day, (h.order_id IS NOT NULL)::INTEGER AS num, 1 AS den, num AS weight,
  CASE WHEN h.order_id IS NULL THEN NULL WHEN o.elsewhere IS NOT NULL THEN 'elsewhere' ELSE h.cause END AS cause
FROM orders o JOIN rule USING (marketplace) LEFT JOIN held h USING (order_id)
WHERE o.status IS DISTINCT FROM 'waiting'
  AND (rule.denominator <> 'without_cancelled' OR o.status IS DISTINCT FROM 'cancelled')
