WITH counted AS (
    SELECT area, sum(received) AS received, sum(closed_instant + closed_within) AS in_time, sum(closed_late) AS late,
           sum(closed_instant) AS instant, sum(instant_promised) AS promised
      FROM dash.service_month
     WHERE division_code IN (${division:sqlstring}) AND kind = 'SERVICE_REQUEST'
       AND department IN (${department:sqlstring}) AND service IN (${service:sqlstring}) AND @demonstration@
       AND month BETWEEN date_trunc('month', @from@::timestamp)::date AND @to@
     GROUP BY area
), usual AS (
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY late::double precision / (in_time + late)) AS late_share
      FROM counted
     WHERE in_time + late > 0
)
SELECT p.name_@lang@ AS district, @standing(in_time, late)@ AS standing,
       round(100.0 * in_time / nullif(in_time + late, 0), 1) AS in_time_percent, in_time + late AS judged, late,
       round(100.0 * instant / nullif(promised, 0), 1) AS instant_percent, promised, received,
       CASE WHEN late >= 5 AND late::double precision / (in_time + late) > 2 * late_share THEN 'OUTLIER'
            ELSE 'USUAL' END AS outlier, c.area AS district_code
  FROM counted c
  JOIN dash.place p ON p.code = c.area
 CROSS JOIN usual
 WHERE received > 0 OR in_time + late > 0
 ORDER BY in_time_percent NULLS LAST, late DESC, 1
