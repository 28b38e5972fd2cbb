-- On-time delivery (准时送达): tracked units (or packages, by the rule) delivered by the promised day without its extension.
WITH parcel AS (
  SELECT rule.ruleset, p.marketplace, p.order_id, {anchor_day} AS day, p.protected,
    CASE WHEN rule.per = 'unit' THEN coalesce(p.units, 1) ELSE 1 END AS amount,
    p.delivered IS NOT NULL OR p.delivered_day IS NOT NULL AS arrived,
    coalesce(p.deliver_by_day, local_day(p.marketplace, p.deliver_by)) AS due,
    CASE WHEN p.deliver_by IS NULL OR p.delivered IS NULL
      THEN coalesce(p.delivered_day, local_day(p.marketplace, p.delivered))
           <= coalesce(p.deliver_by_day, local_day(p.marketplace, p.deliver_by))
      ELSE p.delivered <= p.deliver_by END AS in_time,
    coalesce(p.first_scan_day, local_day(p.marketplace, p.first_scan))
      <= coalesce(p.ship_by_day, local_day(p.marketplace, p.ship_by)) AS scanned_in_time
  FROM packages p JOIN rule USING (marketplace)
  WHERE p.fulfilment IS DISTINCT FROM 'platform'
    AND (p.first_scan IS NOT NULL OR p.first_scan_day IS NOT NULL OR p.delivered IS NOT NULL OR p.delivered_day IS NOT NULL)
)
SELECT ruleset, p.marketplace, 'seller_fulfilled' AS segment, order_id, p.day,
  CASE WHEN coalesce(in_time, false) THEN amount ELSE 0 END AS num, amount AS den, den - num AS weight,
  CASE WHEN weight = 0 THEN NULL
    WHEN NOT arrived THEN 'not_delivered'
    WHEN NOT coalesce(scanned_in_time, false) THEN 'dispatched_late'
    WHEN protected THEN 'protected_label'
    WHEN e.day IS NOT NULL THEN 'network_event'
    ELSE 'carrier_delay' END AS cause
FROM parcel p LEFT JOIN network_event e ON e.marketplace = p.marketplace AND e.day = p.due
