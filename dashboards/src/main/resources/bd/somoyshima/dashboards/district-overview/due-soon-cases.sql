SELECT c.case_no, o.name_@lang@ AS office, s.name_@lang@ AS service,
       to_char(c.received_on, 'YYYY-MM-DD') AS received_on, to_char(c.due_on, 'YYYY-MM-DD') AS due_on, c.verdict, c.receipt
  FROM dash.open_case c
  JOIN dash.office o USING (office_id)
  LEFT JOIN dash.service s USING (office_id, service_code)
 WHERE c.kind = 'SERVICE_REQUEST' AND c.verdict IN ('ON_TRACK', 'AT_RISK') AND c.due_soon_at <= now() AND @demonstration@
   AND o.district_code IN (${district:sqlstring})
 ORDER BY c.due_at, c.case_no
 LIMIT 200
