SELECT s.case_no, o.name_@lang@ AS office,
       concat_ws(', ', CASE WHEN late_pause THEN '@word(LATE_PAUSE)@' END, CASE WHEN reported_late THEN '@word(REPORTED_LATE)@' END,
                 CASE WHEN reopened THEN '@word(REOPENED)@' END,
                 CASE WHEN long_wait THEN '@word(LONG_WAIT)@' END) AS patterns,
       to_char(s.received_on, 'YYYY-MM-DD') AS received_on, to_char(s.due_on, 'YYYY-MM-DD') AS due_on,
       to_char(s.closed_on, 'YYYY-MM-DD') AS closed_on, s.receipt
  FROM dash.signal s
  JOIN dash.office o USING (office_id)
 WHERE o.district_code IN (${district:sqlstring}) AND @demonstration.s@
   AND (s.closed_on BETWEEN @from@ AND @to@ OR s.closed_on IS NULL AND s.received_on <= @to@)
   AND (late_pause OR reported_late OR reopened OR long_wait)
 ORDER BY s.closed_on DESC NULLS FIRST, s.case_no
 LIMIT 200
