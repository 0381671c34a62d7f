SELECT count(*) FILTER (WHERE NOT closed) - count(silent_from_on) AS reporting, count(*) FILTER (WHERE NOT closed) AS offices
  FROM dash.office
 WHERE division_code IN (${division:sqlstring})
