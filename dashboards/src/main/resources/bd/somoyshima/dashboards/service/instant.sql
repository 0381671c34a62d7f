SELECT round(100.0 * sum(closed_instant) / nullif(sum(instant_promised), 0), 1) AS instant_percent,
       coalesce(sum(instant_promised), 0) AS promised
  FROM dash.service_month
 WHERE division_code IN (${division:sqlstring}) AND kind = 'SERVICE_REQUEST'
   AND department IN (${department:sqlstring}) AND service IN (${service:sqlstring}) AND @demonstration@
   AND month BETWEEN date_trunc('month', @from@::timestamp)::date AND @to@
