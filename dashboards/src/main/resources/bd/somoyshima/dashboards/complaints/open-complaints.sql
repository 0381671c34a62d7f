SELECT c.case_no, o.name_@lang@ AS office, 'TIER_' || c.tier AS tier,
       to_char(c.received_on, 'YYYY-MM-DD') AS received_on,
       to_char(t.due_on, 'YYYY-MM-DD') AS tier_due_on,
       CASE WHEN t.ripe THEN 'RIPE' WHEN t.due_at IS NULL THEN 'NO_TARGET' ELSE 'RUNNING' END AS tier_clock,
       to_char(c.total_due_on, 'YYYY-MM-DD') AS total_due_on,
       CASE WHEN c.total_due_on IS NULL THEN 'NO_TARGET' WHEN c.total_due_on < @today@ THEN 'OUT' ELSE 'RUNNING' END
           AS total_clock,
       @today@ - c.received_on AS age_days, c.receipt
  FROM dash.open_case c
  JOIN dash.office o USING (office_id)
  LEFT JOIN dash.complaint_tier t
         ON t.office_id = c.office_id AND t.case_no = c.case_no AND t.tier = c.tier AND t.ended_at IS NULL
 WHERE c.kind = 'COMPLAINT' AND @demonstration.c@
   AND o.district_code IN (${district:sqlstring})
 ORDER BY t.ripe DESC NULLS LAST, t.due_at NULLS LAST, c.received_on, c.case_no
 LIMIT 200
