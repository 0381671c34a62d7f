SELECT count(*) AS ripe
  FROM dash.complaint_tier
 WHERE ripe AND @demonstration@
   AND office_id IN (SELECT office_id FROM dash.office WHERE district_code IN (${district:sqlstring}))
