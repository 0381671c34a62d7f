SELECT coalesce(sum(received), 0) AS received
  FROM dash.office_day
 WHERE office_id IN (${office:sqlstring}) AND kind = 'SERVICE_REQUEST' AND tier = 0 AND @demonstration@
   AND day BETWEEN @from@ AND @to@
