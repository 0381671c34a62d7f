SELECT coalesce(sum(received) FILTER (WHERE kind = 'SERVICE_REQUEST'), 0) AS received,
       coalesce(sum(received) FILTER (WHERE kind = 'COMPLAINT'), 0) AS complaints
  FROM dash.area_day
 WHERE division_code IN (${division:sqlstring}) AND tier = 0 AND @demonstration@ AND day BETWEEN @from@ AND @to@
