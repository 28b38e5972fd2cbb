-- Valid tracking (有效追踪), by product category: the number is there and readable, and the scans the parcel needs were made.
WITH parcel AS (
  SELECT rule.ruleset, p.marketplace, p.order_id, {anchor_day} AS day, coalesce(p.category, '') AS segment, p.valid,
    p.tracking IS NULL AS no_tracking,
    lower(p.carrier) IN ('other', '其他') AS carrier_other,
    regexp_matches(p.tracking, '[^0-9A-Za-z ./_-]') AS unreadable,
    p.first_scan IS NOT NULL OR p.first_scan_day IS NOT NULL OR coalesce(p.delivery_scan, false) AS scanned,
    p.delivered IS NOT NULL OR p.delivered_day IS NOT NULL OR coalesce(p.delivery_scan, false) AS arrived,
    coalesce(p.delivered_day, local_day(p.marketplace, p.delivered))
      - coalesce(p.deliver_by_day, local_day(p.marketplace, p.deliver_by)) >= 17 AS far_too_late,
    coalesce(n.scans, 1) AS needs, coalesce(n.counts, true) AS counts
  FROM packages p JOIN rule USING (marketplace)
  LEFT JOIN parcel_rule n ON n.marketplace = p.marketplace AND n.origin = upper(p.origin)
    AND (n.at_least IS NULL OR p.parcel_value >= n.at_least) AND (n.below IS NULL OR p.parcel_value < n.below)
  WHERE p.fulfilment IS DISTINCT FROM 'platform'
), judged AS (
  SELECT *, CASE
    WHEN no_tracking THEN 'no_tracking'
    WHEN valid THEN NULL
    WHEN unreadable THEN 'number_unreadable'
    WHEN carrier_other AND NOT scanned THEN 'carrier_other'
    WHEN NOT scanned THEN 'no_scan'
    WHEN needs > 1 AND NOT arrived THEN 'no_delivery_scan'
    WHEN coalesce(far_too_late, false) THEN 'delivered_far_too_late'
    WHEN NOT valid THEN 'called_invalid' END AS cause
  FROM parcel WHERE counts
)
SELECT ruleset, marketplace, segment, order_id, day,
  (cause IS NULL)::INTEGER AS num, 1 AS den, 1 - num AS weight, cause
FROM judged
