WITH monthly AS (
    SELECT date_trunc('month', day::timestamp) AS month, sum(closed_instant + closed_within) AS in_time, sum(closed_late) AS late
      FROM dash.area_day
     WHERE division_code IN (${division:sqlstring}) AND kind = 'SERVICE_REQUEST' AND tier = 0 AND @demonstration@
       AND day BETWEEN (date_trunc('month', @from@::timestamp) - interval '1 year')::date AND @to@
     GROUP BY 1
)
SELECT (m.month AT TIME ZONE 'Asia/Dhaka') AS "time",
       round(100.0 * m.in_time / nullif(m.in_time + m.late, 0), 1) AS in_time_percent,
       round(100.0 * y.in_time / nullif(y.in_time + y.late, 0), 1) AS in_time_percent_last_year
  FROM monthly m
  LEFT JOIN monthly y ON y.month = m.month - interval '1 year'
 WHERE m.month >= date_trunc('month', @from@::timestamp)
 ORDER BY 1
