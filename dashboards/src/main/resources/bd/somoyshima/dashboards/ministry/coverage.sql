SELECT count(*) - count(silent_from_on) AS reporting, count(*) AS offices
  FROM dash.office
 WHERE division_code IN (${division:sqlstring})
