SELECT coalesce(sum(backlog) FILTER (WHERE day <= @today@), 0) AS backlog,
       coalesce(sum(overdue) FILTER (WHERE day < @today@), 0) AS overdue
  FROM dash.area_day
 WHERE division_code IN (${division:sqlstring}) AND kind = 'SERVICE_REQUEST' AND tier = 0 AND @demonstration@
