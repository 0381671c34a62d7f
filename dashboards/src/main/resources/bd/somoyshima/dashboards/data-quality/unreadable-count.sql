SELECT count(*) FILTER (WHERE s.needs_review) AS unreadable, count(*) AS services
  FROM dash.service s
  JOIN dash.office o USING (office_id)
 WHERE NOT o.closed AND o.division_code IN (${division:sqlstring})
