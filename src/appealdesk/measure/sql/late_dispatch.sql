-- Late dispatch (迟发): one row an order; late when the moment the rule looks at falls after the ship-by day of any parcel.
-- A ship-by instant is compared as an instant, a ship-by day as a local day: an end of day is written either way.
WITH parcel AS (
  SELECT rule.ruleset, p.marketplace, p.order_id, {anchor_day} AS day,
    CASE WHEN p.ship_by IS NULL OR done(rule.clock, p.confirmed, p.first_scan) IS NULL
      THEN coalesce(done_day(rule.clock, p.confirmed_day, p.first_scan_day),
                    local_day(p.marketplace, done(rule.clock, p.confirmed, p.first_scan)))
           > coalesce(p.ship_by_day, local_day(p.marketplace, p.ship_by))
      ELSE done(rule.clock, p.confirmed, p.first_scan) > p.ship_by END AS late,
    CASE WHEN p.ship_by IS NULL OR p.first_scan IS NULL
      THEN coalesce(p.first_scan_day, local_day(p.marketplace, p.first_scan))
           > coalesce(p.ship_by_day, local_day(p.marketplace, p.ship_by))
      ELSE p.first_scan > p.ship_by END AS scanned_late,
    coalesce(p.confirmed_day, local_day(p.marketplace, p.confirmed))
      > coalesce(p.ship_by_day, local_day(p.marketplace, p.ship_by)) AS confirmed_late,
    rule.clock
  FROM packages p JOIN rule USING (marketplace)
  WHERE p.fulfilment IS DISTINCT FROM 'platform'
)
SELECT ruleset, marketplace, 'seller_fulfilled' AS segment, order_id, min(day) AS day,
  coalesce(bool_or(late), false)::INTEGER AS num, 1 AS den, num AS weight,
  CASE WHEN num = 0 THEN NULL
    WHEN min(clock) = 'first_scan' AND NOT coalesce(bool_or(late AND confirmed_late), false) THEN 'picked_up_late'
    WHEN coalesce(bool_or(late AND scanned_late), false) THEN 'dispatched_late'
    WHEN coalesce(bool_or(late AND scanned_late IS NULL), false) THEN 'late_without_scan'
    ELSE 'erp_sync_lag' END AS cause
FROM parcel
GROUP BY ruleset, marketplace, order_id
