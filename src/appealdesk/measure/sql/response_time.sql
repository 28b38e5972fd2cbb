-- Response in time (按时回复): a buyer's message answered by a person within the hours the rule allows; robots do not answer.
WITH asked AS (
  SELECT rule.ruleset, rule.hours, m.marketplace, coalesce(m.thread, m.order_id) AS thread, m.order_id, m.happened, m.topic,
    {anchor_day} AS day
  FROM messages m JOIN rule USING (marketplace)
  WHERE m.direction = 'buyer' AND m.happened IS NOT NULL AND m.topic IS DISTINCT FROM 'answer_not_needed'
), person AS (
  SELECT coalesce(thread, order_id) AS thread, happened FROM messages
  WHERE direction = 'seller' AND NOT coalesce(auto, false) AND happened IS NOT NULL
), robot AS (
  SELECT coalesce(thread, order_id) AS thread, happened FROM messages
  WHERE happened IS NOT NULL AND (direction = 'automatic' OR direction = 'seller' AND coalesce(auto, false))
), answered AS (
  SELECT a.*, p.happened AS answer FROM asked a ASOF LEFT JOIN person p ON a.thread = p.thread AND p.happened >= a.happened
), replied AS (
  SELECT a.*, r.happened AS reply FROM answered a ASOF LEFT JOIN robot r ON a.thread = r.thread AND r.happened >= a.happened
)
SELECT ruleset, marketplace, '' AS segment, coalesce(order_id, thread) AS order_id, day,
  (answer IS NOT NULL AND answer <= happened + to_hours(hours))::INTEGER AS num, 1 AS den, 1 - num AS weight,
  CASE WHEN num = 1 THEN NULL
    WHEN topic = 'thanks' THEN 'thanks'
    WHEN topic = 'return' THEN 'return_negotiation'
    WHEN reply <= happened + to_hours(hours) THEN 'auto_reply'
    WHEN answer IS NULL THEN 'not_answered'
    ELSE 'answered_late' END AS cause
FROM replied
