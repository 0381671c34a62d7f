SELECT (date_trunc('month', day)::timestamp AT TIME ZONE 'Asia/Dhaka') AS "time",
       coalesce(sum(transferred) FILTER (WHERE tier = 1), 0) AS from_first,
       coalesce(sum(transferred) FILTER (WHERE tier = 2), 0) AS from_second,
       coalesce(sum(ran_out) FILTER (WHERE day < @today@), 0) AS ran_out
  FROM dash.area_day
 WHERE area IN (${district:sqlstring}) AND kind = 'COMPLAINT' AND tier BETWEEN 1 AND 3 AND @demonstration@
   AND day BETWEEN @from@ AND @to@
 GROUP BY 1
HAVING sum(received + closed_instant + closed_within + closed_late + transferred + ran_out) > 0
 ORDER BY 1
