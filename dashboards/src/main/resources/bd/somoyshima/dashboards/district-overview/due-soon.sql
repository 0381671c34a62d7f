SELECT count(*) AS due_soon
  FROM dash.open_case
 WHERE kind = 'SERVICE_REQUEST' AND verdict IN ('ON_TRACK', 'AT_RISK') AND due_soon_at <= now() AND @demonstration@
   AND office_id IN (SELECT office_id FROM dash.office WHERE district_code IN (${district:sqlstring}))
