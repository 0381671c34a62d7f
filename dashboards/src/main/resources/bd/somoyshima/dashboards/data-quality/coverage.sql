SELECT count(silent_from_on) AS silent, count(*) FILTER (WHERE NOT closed) AS offices
  FROM dash.office
 WHERE division_code IN (${division:sqlstring})
