SELECT (date_trunc('month', day)::timestamp AT TIME ZONE 'Asia/Dhaka') AS "time",
       sum(pauses) AS pauses, sum(paused_days) AS paused_days
  FROM dash.office_day
 WHERE office_id IN (${office:sqlstring}) AND kind = 'SERVICE_REQUEST' AND tier = 0 AND @demonstration@
   AND day BETWEEN @from@ AND @to@
 GROUP BY 1
HAVING sum(closed_instant + closed_within + closed_late + withdrawn + transferred + closed_unjudged) > 0
 ORDER BY 1
