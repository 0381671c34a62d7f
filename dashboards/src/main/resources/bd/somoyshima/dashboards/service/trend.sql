SELECT (month::timestamp AT TIME ZONE 'Asia/Dhaka') AS "time",
       round(100.0 * sum(closed_instant + closed_within)
             / nullif(sum(closed_instant + closed_within + closed_late), 0), 1) AS in_time_percent,
       round(100.0 * sum(closed_instant) / nullif(sum(instant_promised), 0), 1) AS instant_percent
  FROM dash.service_month
 WHERE division_code IN (${division:sqlstring}) AND kind = 'SERVICE_REQUEST'
   AND department IN (${department:sqlstring}) AND service IN (${service:sqlstring}) AND @demonstration@
   AND month BETWEEN date_trunc('month', @from@::timestamp)::date AND @to@
 GROUP BY month
 ORDER BY 1
