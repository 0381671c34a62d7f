SELECT c.case_no, coalesce(s.name_@lang@, c.service_code) AS service,
       to_char(c.received_on, 'YYYY-MM-DD') AS received_on, to_char(c.due_on, 'YYYY-MM-DD') AS due_on, c.verdict,
       @today@ - c.received_on AS age_days, c.receipt
  FROM dash.open_case c
  LEFT JOIN dash.service s USING (office_id, service_code)
 WHERE c.office_id IN (${office:sqlstring}) AND c.kind = 'SERVICE_REQUEST' AND @demonstration@
 ORDER BY c.due_at NULLS LAST, c.received_on, c.case_no
 LIMIT 100
