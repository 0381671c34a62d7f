SELECT count(*) AS backlog, count(*) FILTER (WHERE verdict = 'OVERDUE') AS overdue,
       count(*) FILTER (WHERE verdict = 'PAUSED') AS paused
  FROM dash.open_case
 WHERE office_id IN (${office:sqlstring}) AND kind = 'SERVICE_REQUEST' AND @demonstration@
