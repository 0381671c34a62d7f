SELECT count(*) AS overdue
  FROM dash.open_case
 WHERE kind = 'SERVICE_REQUEST' AND verdict = 'OVERDUE' AND @demonstration@
   AND office_id IN (SELECT office_id FROM dash.office WHERE district_code IN (${district:sqlstring}))
