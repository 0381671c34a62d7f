SELECT o.name_@lang@ AS office, s.name_@lang@ AS service, s.limit_text,
       (SELECT count(*) FROM dash.open_case c
         WHERE c.office_id = s.office_id AND c.service_code = s.service_code AND @demonstration.c@) AS open_cases,
       s.office_id, o.district_code
  FROM dash.service s
  JOIN dash.office o USING (office_id)
 WHERE s.needs_review AND NOT o.closed AND o.division_code IN (${division:sqlstring})
 ORDER BY open_cases DESC, 1, 2
 LIMIT 200
