-- Late delivery (延迟交货): delivered after the estimate without an acceptance scan in handling time; a scan in time acquits.
WITH parcel AS (
  SELECT rule.ruleset, p.marketplace, p.order_id, {anchor_day} AS day,
    coalesce(p.delivered_day, local_day(p.marketplace, p.delivered))
      > coalesce(p.deliver_by_day, local_day(p.marketplace, p.deliver_by)) AS late,
    coalesce(p.first_scan_day, local_day(p.marketplace, p.first_scan))
      <= coalesce(p.ship_by_day, local_day(p.marketplace, p.ship_by)) AS scanned_in_time
  FROM packages p JOIN rule USING (marketplace)
)
SELECT ruleset, marketplace, '' AS segment, order_id, min(day) AS day,
  coalesce(bool_or(late AND NOT coalesce(scanned_in_time, false)), false)::INTEGER AS num, 1 AS den, num AS weight,
  CASE WHEN num = 1 THEN 'delivered_late' END AS cause
FROM parcel
GROUP BY ruleset, marketplace, order_id
