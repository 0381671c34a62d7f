SELECT q.reason, count(*) FILTER (WHERE NOT q.settled) AS still_open,
       count(*) FILTER (WHERE q.arrived_at >= $__timeFrom()::timestamptz AND q.arrived_at <= $__timeTo()::timestamptz) AS arrived,
       count(*) FILTER (WHERE q.outcome IN ('ACCEPTED', 'DUPLICATE')) AS accepted_later,
       count(*) FILTER (WHERE q.outcome = 'DISMISSED') AS dismissed,
       to_char(min(q.arrived_at) FILTER (WHERE NOT q.settled) AT TIME ZONE 'Asia/Dhaka', 'YYYY-MM-DD') AS oldest_open
  FROM gateway.dash_quarantine q
 WHERE NOT q.settled OR q.arrived_at >= $__timeFrom()::timestamptz AND q.arrived_at <= $__timeTo()::timestamptz
 GROUP BY q.reason
 ORDER BY still_open DESC, 1
