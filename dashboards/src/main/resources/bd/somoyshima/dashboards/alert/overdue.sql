SELECT p.name_en || ' · ' || p.name_bn AS district,
       round(100.0 * coalesce(sum(a.overdue) FILTER (WHERE a.day < @today@), 0)
             / sum(a.backlog) FILTER (WHERE a.day <= @today@), 1)
           AS overdue_percent
  FROM dash.area_day a
  JOIN dash.place p ON p.code = a.area
 WHERE a.kind = 'SERVICE_REQUEST' AND a.tier = 0
 GROUP BY a.area, 1
HAVING sum(a.backlog) FILTER (WHERE a.day <= @today@) >= 10
 ORDER BY 1
