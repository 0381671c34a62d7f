SELECT c.case_no, coalesce(s.name_@lang@, c.service_code) AS service, c.waiting_for,
       to_char(c.received_on, 'YYYY-MM-DD') AS received_on, @today@ - c.received_on AS age_days, c.receipt
  FROM dash.open_case c
  LEFT JOIN dash.service s USING (office_id, service_code)
 WHERE c.office_id IN (${office:sqlstring}) AND c.waiting_for IS NOT NULL AND @demonstration@
 ORDER BY c.received_on, c.case_no
 LIMIT 100
