SELECT count(*) AS backlog,
       count(*) FILTER (WHERE total_due_on < @today@) AS total_out,
       count(*) FILTER (WHERE EXISTS (
           SELECT 1 FROM dash.complaint_tier t
            WHERE t.office_id = c.office_id AND t.case_no = c.case_no AND t.ripe)) AS ripe
  FROM dash.open_case c
 WHERE kind = 'COMPLAINT' AND @demonstration@
   AND office_id IN (SELECT office_id FROM dash.office WHERE district_code IN (${district:sqlstring}))
