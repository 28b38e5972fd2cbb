-- Late dispatch (迟发): one row an order; late when the moment the rule looks at falls after the ship-by day of any parcel.
-- A ship-by instant is compared as an instant, a ship-by day as a local day: an end of day is written either way.
WITH moment AS (
  SELECT rule.ruleset, p.marketplace, p.order_id, coalesce(p.many, false) AS many, rule.clock, {anchor_day} AS day, p.ship_by,
    coalesce(p.ship_by_day, local_day(p.marketplace, p.ship_by)) AS due,
    p.confirmed, coalesce(p.confirmed_day, local_day(p.marketplace, p.confirmed)) AS confirmed_on,
    p.first_scan, coalesce(p.first_scan_day, local_day(p.marketplace, p.first_scan)) AS scanned_on
  FROM packages p JOIN rule USING (marketplace)
  WHERE p.fulfilment IS DISTINCT FROM 'platform'
    AND (rule.denominator <> 'shipped' OR p.confirmed IS NOT NULL OR p.confirmed_day IS NOT NULL)
), compared AS (
  SELECT ruleset, marketplace, order_id, many, clock, day,
    CASE WHEN ship_by IS NULL OR confirmed IS NULL THEN confirmed_on > due ELSE confirmed > ship_by END AS confirmed_late,
    CASE WHEN ship_by IS NULL OR first_scan IS NULL THEN scanned_on > due ELSE first_scan > ship_by END AS scanned_late
  FROM moment
), parcel AS (
  SELECT ruleset, marketplace, order_id, many, day, clock = 'first_scan' AS by_scan,
    coalesce(CASE WHEN clock = 'first_scan' THEN scanned_late ELSE confirmed_late END, false) AS late,
    late AND coalesce(confirmed_late, false) AS and_confirmed_late,
    late AND coalesce(scanned_late, false) AS and_scanned_late,
    late AND scanned_late IS NULL AS and_no_scan
  FROM compared
), held AS (
  SELECT * EXCLUDE many FROM parcel WHERE NOT many
  UNION ALL
  SELECT ruleset, marketplace, order_id, min(day), bool_or(by_scan), bool_or(late), bool_or(and_confirmed_late),
    bool_or(and_scanned_late), bool_or(and_no_scan)
  FROM parcel WHERE many GROUP BY ruleset, marketplace, order_id
)
SELECT ruleset, marketplace, 'seller_fulfilled' AS segment, order_id, day, late::INTEGER AS num, 1 AS den, num AS weight,
  CASE WHEN NOT late THEN NULL
    WHEN by_scan AND NOT and_confirmed_late THEN 'picked_up_late'
    WHEN and_scanned_late THEN 'dispatched_late'
    WHEN and_no_scan THEN 'late_without_scan'
    ELSE 'erp_sync_lag' END AS cause
FROM held
