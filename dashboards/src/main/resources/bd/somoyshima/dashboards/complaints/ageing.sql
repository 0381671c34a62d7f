WITH aged AS (
    SELECT @today@ - received_on AS days, total_due_on < @today@ AS out
      FROM dash.open_case
     WHERE kind = 'COMPLAINT' AND @demonstration@
       AND office_id IN (SELECT office_id FROM dash.office WHERE district_code IN (${district:sqlstring}))
)
SELECT b.label AS age,
       count(a.days) FILTER (WHERE a.out IS NOT TRUE) AS in_time,
       count(a.days) FILTER (WHERE a.out) AS overdue
  FROM (VALUES (0, 7, '0–7'), (8, 30, '8–30'), (31, 60, '31–60'), (61, 90, '61–90'), (91, 180, '91–180'),
               (181, 2000000000, '> 180')) AS b(least, most, label)
  LEFT JOIN aged a ON a.days BETWEEN b.least AND b.most
 GROUP BY b.least, b.label
 ORDER BY b.least
