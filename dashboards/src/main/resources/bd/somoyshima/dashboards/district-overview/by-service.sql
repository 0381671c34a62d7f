WITH closed AS (
    SELECT office_id, service_code,
           sum(d.received) AS received, sum(d.instant) AS instant, sum(d.within_limit) AS within_limit,
           sum(d.late) AS late, sum(d.not_judged) AS not_judged
      FROM dash.compliance_day d
     WHERE d.kind = 'SERVICE_REQUEST'
       AND d.received_on BETWEEN ($__timeFrom()::timestamptz AT TIME ZONE 'Asia/Dhaka')::date
                             AND ($__timeTo()::timestamptz AT TIME ZONE 'Asia/Dhaka')::date
       AND d.office_id IN (${office:sqlstring})
       AND (NOT d.demonstration OR 'include' IN (${demonstration:sqlstring}))
     GROUP BY office_id, service_code
    HAVING sum(d.received) > 0
), unsettled AS (
    SELECT office_id, service_code,
           count(*) FILTER (WHERE c.verdict = 'OVERDUE') AS overdue,
           count(*) FILTER (WHERE c.verdict <> 'OVERDUE') AS open_in_time
      FROM dash.open_case c
     WHERE c.kind = 'SERVICE_REQUEST'
       AND c.received_on BETWEEN ($__timeFrom()::timestamptz AT TIME ZONE 'Asia/Dhaka')::date
                             AND ($__timeTo()::timestamptz AT TIME ZONE 'Asia/Dhaka')::date
       AND c.office_id IN (${office:sqlstring})
       AND (NOT c.demonstration OR 'include' IN (${demonstration:sqlstring}))
     GROUP BY office_id, service_code
)
SELECT s.name_@lang@ AS service, o.name_@lang@ AS office, s.limit_text,
       received, instant, within_limit, late,
       coalesce(overdue, 0) AS overdue, coalesce(open_in_time, 0) AS open_in_time, not_judged,
       round(100.0 * (instant + within_limit) / nullif(instant + within_limit + late + coalesce(overdue, 0), 0), 1)
           AS in_time_percent,
       instant + within_limit + late + coalesce(overdue, 0) AS judged
  FROM closed
  LEFT JOIN unsettled USING (office_id, service_code)
  JOIN dash.office o USING (office_id)
  LEFT JOIN dash.service s USING (office_id, service_code)
 ORDER BY in_time_percent NULLS LAST, received DESC
