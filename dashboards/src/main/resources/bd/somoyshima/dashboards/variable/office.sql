SELECT o.name_@lang@ AS __text, o.office_id AS __value
  FROM dash.office o
 WHERE o.district_code IN (${district:sqlstring})
 ORDER BY 1
