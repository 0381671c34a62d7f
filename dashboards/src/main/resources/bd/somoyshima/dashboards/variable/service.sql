SELECT min(s.name_@lang@) AS __text, s.service_code AS __value
  FROM dash.service s
  JOIN dash.office o USING (office_id)
 WHERE o.department IN (${department:sqlstring}) AND s.variant IS NULL
 GROUP BY s.service_code
 ORDER BY 2
