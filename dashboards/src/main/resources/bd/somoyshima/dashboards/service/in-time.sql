WITH counted AS (
    SELECT coalesce(sum(closed_instant + closed_within), 0) AS in_time, coalesce(sum(closed_late), 0) AS late
      FROM dash.service_month
     WHERE division_code IN (${division:sqlstring}) AND kind = 'SERVICE_REQUEST'
       AND department IN (${department:sqlstring}) AND service IN (${service:sqlstring}) AND @demonstration@
       AND month BETWEEN date_trunc('month', @from@::timestamp)::date AND @to@
)
SELECT round(100.0 * in_time / nullif(in_time + late, 0), 1) AS in_time_percent,
       @standing(in_time, late)@ AS standing,
       in_time + late AS judged
  FROM counted
