SELECT p.name_en || ' · ' || p.name_bn AS district, sum(a.overdue) AS ripe
  FROM dash.area_day a
  JOIN dash.place p ON p.code = a.area
 WHERE a.kind = 'COMPLAINT' AND a.tier BETWEEN 1 AND 3 AND a.day < @today@
 GROUP BY a.area, 1
 ORDER BY 1
