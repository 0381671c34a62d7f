SELECT p.name_en || ' · ' || p.name_bn AS district, count(o.silent_from_on) AS silent
  FROM dash.office o
  JOIN dash.place p ON p.code = coalesce(o.district_code, o.place)
 GROUP BY p.code, 1
 ORDER BY 1
