SELECT count(silent_from_on) AS silent, count(*) FILTER (WHERE NOT closed) AS offices
  FROM dash.office
 WHERE district_code IN (${district:sqlstring})
