SELECT s.limit_text, min(s.limit_days) AS limit_days, count(*) AS offices
  FROM dash.service s
  JOIN dash.office o USING (office_id)
 WHERE o.department IN (${department:sqlstring}) AND s.service IN (${service:sqlstring})
   AND o.division_code IN (${division:sqlstring})
 GROUP BY s.limit_text
 ORDER BY offices DESC, 1
 LIMIT 20
