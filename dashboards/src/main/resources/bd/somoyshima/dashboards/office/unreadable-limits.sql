SELECT s.name_@lang@ AS service, s.limit_text,
       (SELECT count(*) FROM dash.open_case c
         WHERE c.office_id = s.office_id AND c.service_code = s.service_code AND @demonstration.c@) AS open_cases
  FROM dash.service s
 WHERE s.needs_review AND s.office_id IN (${office:sqlstring})
 ORDER BY open_cases DESC, 1
