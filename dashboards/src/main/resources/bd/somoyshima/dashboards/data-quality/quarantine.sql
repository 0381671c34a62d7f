SELECT q.reason, count(*) FILTER (WHERE q.outcome IS NULL) AS still_open,
       count(*) FILTER (WHERE q.arrived_at >= $__timeFrom()::timestamptz AND q.arrived_at <= $__timeTo()::timestamptz) AS arrived,
       count(*) FILTER (WHERE q.outcome IN ('ACCEPTED', 'DUPLICATE')) AS accepted_later,
       count(*) FILTER (WHERE q.outcome = 'DISMISSED') AS dismissed,
       to_char(min(q.arrived_at) FILTER (WHERE q.outcome IS NULL) AT TIME ZONE 'Asia/Dhaka', 'YYYY-MM-DD') AS oldest_open
  FROM gateway.dash_quarantine q
 WHERE q.outcome IS NULL OR q.arrived_at >= $__timeFrom()::timestamptz AND q.arrived_at <= $__timeTo()::timestamptz
 GROUP BY q.reason
 ORDER BY still_open DESC, 1
