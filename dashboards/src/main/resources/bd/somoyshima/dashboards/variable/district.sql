SELECT p.name_@lang@ AS __text, p.code AS __value
  FROM dash.place p
 WHERE p.code IN (SELECT district_code FROM dash.office)
 ORDER BY 1
