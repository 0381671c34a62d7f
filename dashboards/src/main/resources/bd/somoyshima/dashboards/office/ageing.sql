WITH aged AS (
    SELECT @today@ - received_on AS days, verdict
      FROM dash.open_case
     WHERE office_id IN (${office:sqlstring}) AND kind = 'SERVICE_REQUEST' AND @demonstration@
)
SELECT b.label AS age,
       count(a.days) FILTER (WHERE a.verdict <> 'OVERDUE') AS in_time,
       count(a.days) FILTER (WHERE a.verdict = 'OVERDUE') AS overdue
  FROM (VALUES (0, 3, '0–3'), (4, 7, '4–7'), (8, 14, '8–14'), (15, 30, '15–30'), (31, 60, '31–60'),
               (61, 2000000000, '> 60')) AS b(least, most, label)
  LEFT JOIN aged a ON a.days BETWEEN b.least AND b.most
 GROUP BY b.least, b.label
 ORDER BY b.least
