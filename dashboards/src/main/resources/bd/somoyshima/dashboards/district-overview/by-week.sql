SELECT ((date_trunc('week', day + 1)::date - 1)::timestamp AT TIME ZONE 'Asia/Dhaka') AS "time",
       sum(received) AS received, sum(closed_instant + closed_within) AS in_time, sum(closed_late) AS late
  FROM dash.area_day
 WHERE area IN (${district:sqlstring}) AND kind = 'SERVICE_REQUEST' AND tier = 0 AND @demonstration@
   AND day BETWEEN @from@ AND @to@
 GROUP BY 1
HAVING sum(received + closed_instant + closed_within + closed_late) > 0
 ORDER BY 1
