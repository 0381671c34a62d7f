SELECT count(silent_from_on) AS silent, count(*) AS offices
  FROM dash.office
 WHERE district_code IN (${district:sqlstring})
