WITH counted AS (
    SELECT tier,
           sum(received) FILTER (WHERE day >= @from@) AS received,
           sum(closed_instant + closed_within) FILTER (WHERE day >= @from@) AS in_time,
           sum(closed_late) FILTER (WHERE day >= @from@) AS late,
           sum(transferred) FILTER (WHERE day >= @from@) AS escalated,
           sum(ran_out) FILTER (WHERE day >= @from@ AND day < @today@) AS ran_out,
           sum(backlog) AS pending,
           sum(overdue) FILTER (WHERE day < @today@) AS ripe
      FROM dash.area_day
     WHERE area IN (${district:sqlstring}) AND kind = 'COMPLAINT' AND tier BETWEEN 1 AND 3 AND @demonstration@
       AND day <= @to@
     GROUP BY tier
)
SELECT 'TIER_' || tier AS tier, coalesce(received, 0) AS received, coalesce(in_time, 0) AS in_time,
       coalesce(late, 0) AS late, @standing(coalesce(in_time, 0), coalesce(late, 0))@ AS standing,
       coalesce(ran_out, 0) AS ran_out, coalesce(escalated, 0) AS escalated, coalesce(pending, 0) AS pending,
       coalesce(ripe, 0) AS ripe
  FROM counted
 ORDER BY 1
