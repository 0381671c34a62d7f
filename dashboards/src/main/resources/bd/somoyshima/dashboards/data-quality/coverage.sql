SELECT count(silent_from_on) AS silent, count(*) AS offices
  FROM dash.office
 WHERE division_code IN (${division:sqlstring})
