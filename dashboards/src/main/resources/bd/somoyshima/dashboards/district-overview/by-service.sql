WITH office AS (
    SELECT * FROM dash.office WHERE district_code IN (${district:sqlstring})
), counted AS (
    SELECT o.department, d.service AS service_code, sum(d.received) AS received, sum(d.closed_instant) AS instant,
           sum(d.instant_promised) AS promised,
           sum(d.closed_instant + d.closed_within) AS in_time, sum(d.closed_late) AS late
      FROM dash.office_day d
      JOIN office o USING (office_id)
     WHERE d.area IN (${district:sqlstring}) AND d.kind = 'SERVICE_REQUEST' AND d.tier = 0 AND @demonstration@
       AND d.day BETWEEN @from@ AND @to@
     GROUP BY o.department, d.service
), named AS (
    SELECT o.department, s.service_code, min(s.name_@lang@) AS service, min(s.limit_text) AS limit_text
      FROM dash.service s
      JOIN office o USING (office_id)
     GROUP BY o.department, s.service_code
)
SELECT coalesce(n.service, c.service_code) AS service, n.limit_text,
       @standing(in_time, late)@ AS standing,
       round(100.0 * in_time / nullif(in_time + late, 0), 1) AS in_time_percent, in_time + late AS judged, late,
       round(100.0 * instant / nullif(promised, 0), 1) AS instant_percent, promised, received,
       c.service_code, c.department
  FROM counted c
  LEFT JOIN named n USING (department, service_code)
 WHERE received > 0 OR in_time + late > 0
 ORDER BY in_time_percent NULLS LAST, late DESC, 1
