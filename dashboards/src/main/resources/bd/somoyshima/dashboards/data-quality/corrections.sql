WITH case_file AS (
    SELECT office_id, received_on, corrections, demonstration FROM dash.open_case
     WHERE office_id IN (SELECT office_id FROM dash.office WHERE district_code IN (${district:sqlstring}))
    UNION ALL
    SELECT office_id, received_on, corrections, demonstration FROM dash.closed_case
     WHERE office_id IN (SELECT office_id FROM dash.office WHERE district_code IN (${district:sqlstring}))
)
SELECT o.name_@lang@ AS office, sum(c.corrections) AS corrections, count(*) FILTER (WHERE c.corrections > 0) AS cases,
       count(*) AS received
  FROM case_file c
  JOIN dash.office o USING (office_id)
 WHERE c.received_on BETWEEN @from@ AND @to@ AND @demonstration@
 GROUP BY c.office_id, 1
 ORDER BY corrections DESC, 1
