SELECT (date_trunc('month', day)::timestamp AT TIME ZONE 'Asia/Dhaka') AS "time",
       sum(reported_late) AS reported_late,
       sum(received + closed_instant + closed_within + closed_late + withdrawn + transferred + closed_unjudged)
           - sum(reported_late) AS reported_same_day
  FROM dash.office_day
 WHERE office_id IN (${office:sqlstring}) AND tier = 0 AND @demonstration@ AND day BETWEEN @from@ AND @to@
 GROUP BY 1
HAVING sum(received + closed_instant + closed_within + closed_late + withdrawn + transferred + closed_unjudged) > 0
 ORDER BY 1
