SELECT count(*) AS overdue
  FROM dash.open_case c
 WHERE c.kind = 'SERVICE_REQUEST' AND c.verdict = 'OVERDUE'
   AND c.office_id IN (${office:sqlstring})
   AND (NOT c.demonstration OR 'include' IN (${demonstration:sqlstring}))
